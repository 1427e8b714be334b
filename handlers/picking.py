"""Asking for an approval from a message's menu: the message is picked, and a form asks what a command would say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from bot.core.approval_rows import FORM_DAYS, Picking
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Chat, Commanded, FromPerson, Picked, Submitted
from bot.core.names import find
from bot.core.rows import Client
from handlers.approvers import chosen_by_name, names_of
from handlers.asking import Terms, begun, last_day, on_terms
from handlers.picking_forms import what_to_ask, whom_to_ask
from handlers.quoting import content, quoted_reading
from handlers.relay import spot
from handlers.replies import told_in

# Which field a rule is about; whatever else is wrong stands at the step's main field.
_FIELDS: Mapping[str, str] = {
    "client-unknown": "client",
    "client-unknown-near": "client",
    "client-several": "client",
    "approve-nobody": "client",
    "approve-nowhere": "client",
    "away-past": "day",
    "date-impossible": "day",
    "picked-no-day": "day",
    "approvers-too-few": "needed",
}
# What is said in other words where nobody has typed a command.
_INSTEAD: Mapping[str, str] = {"approve-what": "picked-no-title"}


def picked(event: Picked, desk: Desk) -> Sequence[Effect]:
    """A member chose "Ask for approval" in a message's menu; nobody else learns anything there. Raises BadInput."""
    _of_the_office(event, desk)
    if event.command != "approve" or event.message is None:
        raise BadInput("button-old")
    if not desk.clients.where():
        raise BadInput("picked-no-client")
    if not event.quoted.text.strip() and not event.quoted.attachments:
        raise BadInput("picked-empty")
    row = Picking(
        token=desk.fresh("f"),
        by=event.by.id,
        at=desk.now,
        chat=event.chat.id,
        shared=event.chat.shared,
        thread=event.thread,
        message=event.message,
        quoted=event.quoted,
        reads=quoted_reading(spot(event.chat.id, event.message), event.quoted, desk),
        client=_whose(event, desk),
    )
    told_in(_as_command(row, event), desk)
    unseen = desk.say("picked-unseen", desk.office.language)
    return (Keep("forms", row.token, row), Answer(unseen, form=what_to_ask(row, desk)))


def submitted(event: Submitted, desk: Desk) -> Sequence[Effect]:
    """A step of the form: what is asked of which client, then of whom. Raises BadInput if the form no longer counts.

    What cannot be meant is told at its field. Sent in twice it asks once.
    """
    _of_the_office(event, desk)
    row = desk.forms.get(event.token)
    if row is None or row.by != event.by.id or row.at < desk.now - timedelta(days=FORM_DAYS):
        raise BadInput("picked-form-old")
    if row.asked:
        return (Answer(),)
    if row.changed:
        raise BadInput("picked-changed")
    try:
        return _what(event, row, desk) if "title" in event.values else _who(event, row, desk)
    except BadInput as error:
        return (Answer(errors={_field(error, event): _said(error, event, desk)}),)


def _what(event: Submitted, row: Picking, desk: Desk) -> Sequence[Effect]:
    """The first step. It is asked at once where one person decides."""
    given = {name: _text(event, name) for name in ("client", "title", "day")}
    client = desk.clients.get(given["client"]) or find(given["client"], desk.clients.where())
    row = replace(row, client=client.client, title=given["title"], last_day=given["day"])
    asked = _asked(event, row, client, _terms(row, desk), desk)
    if len(names_of(client.client, desk)) == 1:
        return asked
    return (Keep("forms", row.token, row), Answer(form=whom_to_ask(row, desk)))


def _who(event: Submitted, row: Picking, desk: Desk) -> Sequence[Effect]:
    """The second step: the people, and how many of them."""
    client = desk.clients.get(row.client)
    if client is None:
        raise BadInput("picked-form-old")
    chosen = event.values.get("approvers", ())
    if isinstance(chosen, str):  # there were too many to choose from
        chosen = chosen_by_name(chosen, client, desk) if chosen.strip() else tuple(names_of(client.client, desk))
    if not chosen:
        raise BadInput("picked-nobody")
    needed = _text(event, "needed")
    terms = replace(_terms(row, desk), approvers=chosen, needed=int(needed) if needed.isdecimal() else 0)
    return _asked(event, row, client, terms, desk)


def _asked(event: Submitted, row: Picking, client: Client, terms: Terms, desk: Desk) -> Sequence[Effect]:
    """Just as if a command had answered the message, but for the command's own answers."""
    command = _as_command(row, event)
    asking = replace(on_terms(command, client, terms, desk), how="form")
    effects = begun(command, content(command, asking, "", desk), desk)
    told = [effect for effect in effects if not isinstance(effect, Answer)]
    return (Keep("forms", row.token, replace(row, asked=True)), *told, Answer())


def _as_command(row: Picking, event: FromPerson) -> Commanded:
    return Commanded(
        id=f"form:{row.token}",
        by=event.by,
        chat=Chat(id=row.chat, shared=row.shared),
        thread=row.thread,
        verb="approve",
        reply_to=row.message,
        quoted=row.quoted,
    )


def _terms(row: Picking, desk: Desk) -> Terms:
    return Terms(title=row.title, expires_on=_day(row.last_day, desk))


def _day(text: str, desk: Desk) -> date | None:
    on = last_day(text, desk) if text.strip() else None
    if on is None and text.strip():
        raise BadInput("picked-no-day", text=text)
    return on


def _whose(event: Picked, desk: Desk) -> str | None:
    """Whose chat, or thread in the office's chat, this is, or whose message was passed on by this one."""
    chat, post = desk.chats.get(event.chat.id), desk.posts.get(spot(event.chat.id, event.message))
    topics = [each.client for each in desk.topics.where(chat=event.chat.id, thread=event.thread)]
    known = [chat.client if chat else None, post.client if post else None, *topics]
    return next((client for client in known if client), None)


def _of_the_office(event: FromPerson, desk: Desk) -> None:
    if desk.audience(event.by) not in ("owner", "member"):
        raise BadInput("picked-not-yours")


def _text(event: Submitted, name: str) -> str:
    value = event.values.get(name, "")
    return value if isinstance(value, str) else ""


def _field(error: BadInput, event: Submitted) -> str:
    """A field of the step that was sent in: a form shows errors beside its fields alone."""
    field = _FIELDS.get(error.key, "")
    return field if field in event.values else "title" if "title" in event.values else "approvers"


def _said(error: BadInput, event: Submitted, desk: Desk) -> str:
    key = _INSTEAD.get(error.key, error.key)
    return desk.say(key, desk.office.language, slash=desk.slash(event.by.id), **error.words)
