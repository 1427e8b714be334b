"""A quote that is drawn up: what was filled in is read back to the member, who sends, changes or drops it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.errors import BadInput
from bot.core.events import FromPerson, Pressed
from bot.core.form_rows import Filling
from bot.core.forms import Values
from bot.core.quote_rows import QuoteDraft
from bot.core.quotes import read
from handlers.forms import opened
from handlers.quote_forms import filling
from handlers.quote_sending import begun, open_to, redrawn, sendable
from handlers.replies import toast, why_not


def wrong(values: Values, desk: Desk) -> Mapping[str, BadInput]:
    """What is wrong with these answers, by field."""
    return read(values, desk.today)[1]


def submitted(event: FromPerson, row: Filling, values: Values, desk: Desk) -> Sequence[Effect]:
    """The form was filled in: what is wrong is told at its field, else the draft is read back."""
    terms, errors = read(values, desk.today)
    client = desk.clients.get(row.client)
    if client is None:
        raise BadInput("form-old")
    try:
        open_to(terms.title if terms else "", client.client, desk)
    except BadInput as error:
        errors = {**errors, "title": errors.get("title", error)}
    if terms is None or errors:
        return (Answer(errors={name: why_not(event, desk, error) for name, error in errors.items()}),)
    before = desk.quote_drafts.get(row.data.get("draft"))
    draft = QuoteDraft(
        token=before.token if before and before.state == "open" else desk.fresh("d"),
        by=event.by.id,
        chat=row.chat,
        thread=row.thread,
        at=desk.now,
        client=client.client,
        values={name: value for name, value in values.items() if isinstance(value, str)},
        terms=terms,
    )
    gone = (Keep("cards", before.card, None),) if before and before.card and before.state == "open" else ()
    done = Keep("fillings", row.token, replace(row, done=True))
    return (*gone, done, *_shown(draft, desk), Answer())


def _shown(draft: QuoteDraft, desk: Desk) -> Sequence[Effect]:
    """The draft with its buttons, as the newest message."""
    token = desk.fresh("t")
    send = Send(
        id=f"quote-draft:{token}",
        chat=draft.chat,
        thread=draft.thread,
        say="quote_draft",
        args={"account": draft.by, "client": draft.client, "draft": draft.token},
        client=draft.client,
    )
    return (
        Keep("quote_drafts", draft.token, replace(draft, card=token)),
        *with_card(send, desk, subject="quote", may="member", token=token, data={"draft": draft.token}),
    )


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Send, Edit or Throw away, below a draft."""
    card = desk.cards.get(event.token)
    draft = desk.quote_drafts.get(card.data["draft"]) if card else None
    if card is None or draft is None or draft.state != "open" or draft.card != card.token:
        return toast(event, desk, "button-old")
    match event.choice:
        case "send":
            return _sent(draft, desk)
        case "edit":
            form = filling(
                event, draft.client, draft.values, (draft.chat, draft.thread), desk, review=True, draft=draft.token
            )
            return opened(event, form, desk)
        case "drop":
            gone = Keep("quote_drafts", draft.token, None)
            return (gone, redrawn(draft, event.id), Answer(desk.say("quote-dropped", desk.office.language)))
    return toast(event, desk, "button-old")


def _sent(draft: QuoteDraft, desk: Desk) -> Sequence[Effect]:
    """The PDF is made first; what no longer holds since it was typed is told. Raises BadInput."""
    made = begun(draft, sendable(draft, desk), desk)
    setting = desk.say("quote-setting", desk.office.language)
    return (*made, redrawn(draft, f"{draft.token}:{draft.attempt + 1}"), Answer(setting))
