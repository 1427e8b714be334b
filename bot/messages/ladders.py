"""The ladder of reminders: its rungs, and every text and date as a client would read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Message, Quote, Text, Title
from bot.core.payment_entries import Rung
from bot.core.payments import LADDER
from bot.core.places import payer
from bot.messages.parts import message, office_name, office_reader, row_of, text
from bot.messages.requests import line_of, told_of, words_of
from bot.wording.moments import day


def ladder(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The rungs with their days and words, as they are or as they are proposed."""
    reader = office_reader(desk)
    card = desk.cards.get(args.get("card"))
    rungs = [Rung(**each) for each in card.data["rungs"]] if card else list(desk.office.ladder or ())
    if card is not None and card.state != "open":
        return message(reader, text(desk, reader, f"ladder-{card.state}"))
    lines = [f"• {_rung(desk, reader, rung)}" for rung in rungs]
    head = Title(desk.say("ladder-proposed" if card else "ladder-on" if rungs else "ladder-off", reader.language))
    if card is None and not rungs:
        lines = [f"• {_rung(desk, reader, rung)}" for rung in LADDER]
        return message(reader, head, Text("\n".join(lines)), text(desk, reader, "ladder-how"))
    buttons = row_of(desk, reader, card.token, {"yes": "button-ladder-yes", "no": "button-ladder-no"}) if card else None
    shown = Text("\n".join(lines)) if lines else None
    return message(reader, head, shown, *(_previews(desk, reader, card.data["client"], rungs) if card else ()), buttons)


def _rung(desk: Desk, reader: Reader, rung: Rung) -> str:
    key = "ladder-before" if rung.days < 0 else "ladder-day" if rung.days == 0 else "ladder-after"
    tone = desk.say(f"ladder-tone-{rung.tone}", reader.language)
    return desk.say(key, reader.language, days=abs(rung.days), tone=tone)


def _previews(desk: Desk, reader: Reader, client: str | None, rungs: Sequence[Rung]) -> list[Block]:
    """Every text and date for an open request of the client that was named, as the client will read it."""
    requests = desk.client(client).payments.requests.values() if client else ()
    request = next((each for each in requests if each.balance_cents > 0 and not each.withdrawn), None)
    if request is None or client is None:
        return []
    place = payer(client, desk)
    theirs = desk.reader(place[1].account if place and place[1] else None, client)
    blocks: list[Block] = [text(desk, reader, "ladder-preview", **words_of(desk, reader.language, request))]
    for number, rung in enumerate(each for each in rungs if each.tone != "notice"):
        tone = "friendly" if number == 0 else rung.tone
        on = desk.say(
            "ladder-preview-on",
            reader.language,
            day=day(request.due_on + timedelta(days=rung.days), reader.language, year=True),
        )
        frame = desk.say(f"payment-frame-{tone}", theirs.language, office=office_name(desk, theirs))
        told = told_of(desk, theirs, tone, rung.days)
        blocks += [Text(on), Quote(f"{frame}\n{line_of(desk, theirs, request)}\n{told}")]
    return blocks
