"""To a member whose answer does not go at once: the office is closed, or something in it is pointed out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Button, Buttons, Code, Message, Quote
from bot.core.rows import Card
from bot.core.seams import cut
from bot.core.tone_notes import note
from bot.messages.parts import message, office_reader, ours, row_of, text
from bot.messages.tone import tone_block

PREVIEW = 280


def late(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """When shall the answer go? After the press, what became of it."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    response = desk.responses.get(card.data["response"])
    to = _to(desk, card)
    if response is None:
        key = "late-dropped" if card.state == "dropped" else "late-sent"
        return message(reader, text(desk, reader, key, name=to))
    sounds = tone_block(desk, reader, note(response.text, response.client, desk, response.account))
    if response.state == "warned":
        return message(
            reader,
            text(desk, reader, "tone-goes", name=to, at=ours(desk, response.not_before or desk.now)),
            sounds,
            text(desk, reader, "tone-how"),
            row_of(desk, reader, card.token, {"now": "button-send-now", "drop": "button-take-back"}),
        )
    schedule = desk.attended(response.client)
    after = max(desk.now, response.not_before or desk.now)
    opens_at = after if schedule.is_open(after) else schedule.next_opening(after)
    opening = ours(desk, opens_at) if opens_at else "—"
    waits = response.state == "waiting"
    keys = {"opening": "button-send-at", "now": "button-send-now", "tonight": "button-tonight", "drop": "button-drop"}
    if waits:
        del keys["opening"], keys["tonight"]
    rows = [
        Buttons((Button(token=card.token, choice=choice, label=desk.say(key, reader.language, opening=opening)),))
        for choice, key in keys.items()
    ]
    shown = cut(response.text, PREVIEW + 1)
    return message(
        reader,
        text(desk, reader, "late-waits" if waits else "late-ask", name=to, opening=opening),
        Quote(shown) if waits and shown.strip() else None,
        text(desk, reader, "tone-before") if sounds else None,
        sounds,
        *rows,
    )


def _to(desk: Desk, card: Card) -> str:
    """For whom the answer is: the client, or the person who is none yet."""
    row = desk.clients.get(card.client)
    person = desk.people.get(card.data["account"])
    return row.name if row else (person.name if person else "") or desk.say("somebody", desk.office.language)


def late_note(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """In private, once a spell: what was written in the shared chat has been seen, and how it could have waited.

    Nothing where no opening is fixed: there is nothing that it could have waited for.
    """
    opens_at = desk.attended(args["client"]).next_opening(desk.now)
    if opens_at is None:
        return None
    reader = office_reader(desk)
    row = desk.clients.get(args["client"])
    name = row.name if row else ""
    return message(
        reader,
        text(desk, reader, "late-note", name=name, opening=ours(desk, opens_at)),
        text(desk, reader, "late-note-how"),
        Code(desk.say("example-later-to", reader.language, slash=reader.slash, name=name)),
    )
