"""What a member answers to a client through us: at once while the office is open, else when the member says.

Where something in its words is pointed out to the member it goes two minutes later, as it is if nothing is changed.

A response is a row of its own only while something is missing: its files, or the hour at which it shall go.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from bot.core.cards import redraw, with_card
from bot.core.desk import Desk
from bot.core.digests import meant
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, Pressed, Wrote
from bot.core.files import Attached, attached
from bot.core.responses import leaves
from bot.core.rows import Response
from bot.core.tone_notes import note
from handlers.away import spell
from handlers.clients import named
from handlers.fetching import fetches, missing
from handlers.relay import spot
from handlers.replies import line, toast, told_in

# Long enough to read a few lines and change a word, short enough for somebody who waits.
WARNED = timedelta(minutes=2)


def respond(
    event: Wrote | Commanded, held_ids: Sequence[str], text: str, desk: Desk, *, at_opening: bool = False
) -> Sequence[Effect]:
    """The answer to these messages, which were sent as one: it goes to where the client wrote."""
    items = [held for held in map(desk.messages.get, held_ids) if held]
    if not items:
        return line(event, desk, "reply-too-late")
    first = items[0]
    written = _written(event, first.chat, text, first.client, desk, at_opening=at_opening)
    answer = replace(written, held=tuple(held.id for held in items), account=first.by, thread=first.thread)
    return _begun(answer, desk)


def later(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/later`, as an answer to what shall go at the opening; `/later TEXT`, to a client's; `/later CLIENT TEXT`."""
    replied = spot(event.chat.id, event.reply_to)
    own = desk.responses.get(replied) if event.reply_to else None
    if own is not None:
        own = replace(own, not_before=_opening(own.client, desk))
        return (Keep("responses", own.id, own), *(ready(own, desk) if own.state != "fetching" else ()))
    text = event.rest.strip()
    if not text and not event.attachments:
        raise BadInput("later-what")
    post = desk.posts.get(replied) if event.reply_to else None
    if post is not None:
        found = meant(post, text, desk)
        if found is None:
            raise BadInput("digest-which", most=len(post.about))
        return respond(event, found[0], found[1], desk, at_opening=True)
    client, rest = named(text, desk)
    place = _place_of(client.client, desk)
    if not rest and not event.attachments:
        raise BadInput("later-what")
    if place is None:
        raise BadInput("later-nowhere", name=client.name)
    to, account = place
    written = _written(event, to, rest, client.client, desk, at_opening=True)
    return _begun(replace(written, account=account), desk)


def _place_of(client: str, desk: Desk) -> tuple[str, str | None] | None:
    """Where to write to a client unasked, and to whom: to whoever decides, else into a shared chat."""
    state = desk.client(client)
    people = [each for each in desk.people.where(client=client) if each.private]
    people.sort(key=lambda each: state.role(each.contact) != "approver")
    if people and people[0].private:
        return people[0].private, people[0].account
    shared = [each for each in desk.chats.where(client=client) if each.present]
    return (shared[0].chat, None) if shared else None


def _written(  # noqa: PLR0913  these are what an answer is
    event: Wrote | Commanded, to: str, text: str, client: str | None, desk: Desk, *, at_opening: bool
) -> Response:
    asked_in, asked_thread = told_in(event, desk)
    return Response(
        id=spot(event.chat.id, event.message or event.id),  # a command may be no message
        by=event.by.id,
        asked_in=asked_in,
        asked_thread=asked_thread,
        to=to,
        text=text,
        at=desk.now,
        state="fetching",
        client=client,
        files=tuple(attached(given) for given in event.attachments),
        not_before=_opening(client, desk) if at_opening else None,
        numbered=(event.text if isinstance(event, Wrote) else event.rest.strip()).removesuffix(text),
    )


def _opening(client: str | None, desk: Desk) -> datetime:
    """The next opening for the client. Raises BadInput if there is none to wait for."""
    opens_at = desk.attended(client).next_opening(desk.now)
    if opens_at is None:
        raise BadInput("digest-no-opening")
    return opens_at


def _begun(response: Response, desk: Desk) -> Sequence[Effect]:
    if missing(response, desk):
        return (Keep("responses", response.id, response), *fetches(response, desk))
    return ready(response, desk)


def without(response: Response, file: Attached) -> Send:
    """Its author is told that this file cannot go with it."""
    return Send(
        id=f"without:{response.id}:{file.ref}",
        chat=response.asked_in,
        thread=response.asked_thread,
        say="answer_without",
        args={"account": response.by, "file": msgspec.to_builtins(file)},
        client=response.client,
    )


def ready(response: Response, desk: Desk) -> Sequence[Effect]:
    """All of it is here: it goes, or its author is asked when it shall. Nothing goes of which nothing could be had."""
    if not response.text.strip() and all(file.problem for file in response.files):
        return (Keep("responses", response.id, None),)
    if response.not_before is not None:
        waiting = replace(response, state="waiting")
        return (Keep("responses", response.id, waiting), *_ask(waiting, desk))
    schedule = desk.attended(response.client)
    if schedule.is_open(desk.now) or _unasked(response, desk) or schedule.next_opening(desk.now) is None:
        warned = pointed_out(response, desk)
        return leaves(response, desk) if warned is None else (Keep("responses", warned.id, warned), *_ask(warned, desk))
    asked = replace(response, state="asked")
    return (Keep("responses", response.id, asked), *_ask(asked, desk))


def pointed_out(response: Response, desk: Desk) -> Response | None:
    """The answer as it waits while its author reads what is pointed out; None if there is nothing, or no time."""
    if _urgent(response, desk) or not note(response.text, response.client, desk, response.account):
        return None
    return replace(response, state="warned", not_before=desk.now + WARNED)


def _urgent(response: Response, desk: Desk) -> bool:
    return any(held.urgent for held in map(desk.messages.get, response.held) if held)


def _unasked(response: Response, desk: Desk) -> bool:
    """What answers an urgent call goes at once, and so does all of it in a night in which nobody wants to be asked."""
    if _urgent(response, desk):
        return True
    person = desk.people.get(response.by)
    member = desk.members.get(person.member) if person else None
    return member is not None and member.unasked == spell(desk, response.client)


def _ask(response: Response, desk: Desk) -> Sequence[Effect]:
    """The card on which its author decides. Untouched, it goes at the opening."""
    token = desk.fresh("t")
    send = Send(
        id=f"late:{token}",
        chat=response.asked_in,
        thread=response.asked_thread,
        say="late",
        args={},
        client=response.client,
    )
    data = {"response": response.id, "account": response.account}
    return with_card(send, desk, subject="late", may="member", token=token, state=response.state, data=data)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`opening`, `now`, `tonight` (now, and no more questions until the office opens), `drop`."""
    card = desk.cards.get(event.token)
    response = desk.responses.get(card.data["response"]) if card else None
    known = event.choice in ("opening", "now", "tonight", "drop")
    if card is None or response is None or not known or response.state == "fetching":
        return toast(event, desk, "button-old")
    effects: list[Effect] = []
    if event.choice == "opening":
        opens_at = _opening(response.client, desk)
        effects.append(Keep("responses", response.id, replace(response, state="waiting", not_before=opens_at)))
    elif event.choice == "drop":
        effects.append(Keep("responses", response.id, None))
    else:
        effects += leaves(response, desk)
    if event.choice == "tonight":
        person = desk.people.get(event.by.id)
        member = desk.members.get(person.member) if person else None
        if member is not None:
            quiet = replace(member, unasked=spell(desk, response.client))
            effects.append(Keep("members", member.member, quiet))
    state = {"opening": "waiting", "drop": "dropped"}.get(event.choice, "sent")
    return (
        *effects,
        Keep("cards", card.token, replace(card, state=state)),
        redraw(card, f"edit:{event.id}", "late"),
        Answer(),
    )
