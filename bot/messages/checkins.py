"""Check-ins: what a client is asked, and what stands on the card once they have answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.checkin_asking import hurts_now
from bot.core.checkins import Score
from bot.core.client_day import day_of
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Text
from bot.core.rows import Card
from bot.messages.parts import message, office_name, reader_of, row_of, text

SCORES = range(1, 6)


def checkin_question(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The question; none while something hurts. What the clock asks keeps to the client's day, however late it is."""
    card, client = desk.cards.get(args["card"]), args["client"]
    if card is None or hurts_now(client, desk) is not None:
        return None
    if args["by"] == "clock":
        asked = desk.client(client).touch.checkins
        if asked.every_days is None or not day_of(client, desk).is_open(desk.now):
            return None
    return checkin_card(desk, args)


def checkin_card(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """The same as it stands: with five answers, with the one that was given, or closed by a newer question."""
    card, client = desk.cards.get(args["card"]), args["client"]
    if card is None:
        return None
    reader, checkins = reader_of(desk, args), desk.client(client).touch.checkins
    # In a shared chat everybody who decides can answer, so the buttons stay.
    answers = _answers(desk, reader, card)
    waits = card.state == "open" or card.data["account"] is None
    is_old = card.message is not None and checkins.asked != card.data["checkin"]
    blocks: list[Block] = [text(desk, reader, "checkin-question", office=office_name(desk, reader)), *answers]
    if is_old:
        return message(reader, *blocks, text(desk, reader, "checkin-closed"))
    if answers:
        blocks.append(text(desk, reader, "checkin-thanks"))
    if waits:
        return message(reader, *blocks, *_levels(desk, reader, card.token))
    return message(reader, *blocks, row_of(desk, reader, card.token, {"change": "button-checkin-change"}))


def _levels(desk: Desk, reader: Reader, token: str) -> list[Buttons]:
    """One below the other: side by side a phone would cut their words off."""
    return [
        Buttons((Button(token=token, choice=f"s{score}", label=level(desk, score, reader.language)),))
        for score in SCORES
    ]


def level(desk: Desk, score: int, language: str) -> str:
    """A score and what it means: "4 · good"."""
    return f"{score} · {desk.say(f'checkin-level-{score}', language)}"


def _answers(desk: Desk, reader: Reader, card: Card) -> list[Text]:
    """What was answered to this question; with names where several people can read it."""
    scores: Sequence[Score] = desk.client(card.client or "").touch.checkins.scores
    scores = [each for each in scores if each.checkin == card.data["checkin"]]
    names = {each.contact: each.name for each in reversed(desk.people.where(client=card.client)) if each.name}
    if card.data["account"] is not None:
        person = desk.people.get(card.data["account"])
        scores = [each for each in scores if person is not None and each.contact == person.contact]
        return [text(desk, reader, "checkin-is", level=level(desk, each.score, reader.language)) for each in scores]
    somebody = desk.say("somebody", reader.language)
    return [Text(f"{names.get(each.contact, somebody)}: {level(desk, each.score, reader.language)}") for each in scores]


def checkin_better(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What should be better? Passed on as a complaint once it is said, or by button."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = reader_of(desk, args)
    words = {"office": office_name(desk, reader)}
    if card.state != "open":
        return message(reader, text(desk, reader, f"checkin-better-{card.state}", **words))
    key = "checkin-better-said" if card.data["words"] else "checkin-better"
    buttons = row_of(desk, reader, card.token, {"pass": "button-checkin-pass", "leave": "button-checkin-leave"})
    return message(reader, text(desk, reader, key, **words), buttons)
