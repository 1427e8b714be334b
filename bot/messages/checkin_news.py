"""Check-ins, for the office: what was answered, how things stand with a client, and whom it is time to call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.checkin_asking import hurts_now, newest, next_question
from bot.core.checkins import CheckinAnswered, Score
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Quote, Text, Title
from bot.core.in_person import talked_at
from bot.core.ledger import facts_of
from bot.core.places import payer
from bot.core.plain_scores import score_of
from bot.messages.checkin_picture import picture
from bot.messages.checkins import level
from bot.messages.parts import message, office_day, office_reader, ours, text

_SHOWN = 5  # of the last scores
_BEFORE = 3


def checkin_news(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What clients answered, as far as it still stands: the score, what it was before, and their words."""
    reader = office_reader(desk)
    blocks = [block for client, seq in args["answers"] for block in _told(desk, reader, client, seq)]
    return message(reader, *blocks) if blocks else None


def _told(desk: Desk, reader: Reader, client: str, seq: int) -> list[Block]:
    row = desk.clients.get(client)
    scores = desk.client(client).touch.checkins.scores
    score = next((each for each in scores if each.seq == seq), None)
    if row is None or score is None:
        return []  # erased, or answered anew: that is told by itself
    entry = next(iter(desk.books.entries(client, seq, seq)))
    value = entry.opening.value if entry.opening else None
    who = value.who.name if value and value.who else ""
    said = [each for each in scores if each.contact == score.contact and each.checkin != score.checkin]
    before = ", ".join(str(each.score) for each in said[-_BEFORE:])
    words = {"who": who or row.name, "name": row.name, "level": level(desk, score.score, reader.language)}
    told = text(desk, reader, "checkin-news", **words)
    if before:
        told = text(desk, reader, "checkin-news-before", before=before, **words)
    quoted = value.words if value and value.words and isinstance(facts_of(entry.core), CheckinAnswered) else None
    given = score_of(quoted, loose=True) if quoted else None
    return [told, *([Quote(quoted)] if quoted and given and given[1] else [])]


def checkin_glance(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """How it is between the office and a client; `did`: after a command, without the picture."""
    client, did = args["client"], args["did"]
    row = desk.clients.get(client)
    if row is None:
        return None
    reader = office_reader(desk)
    state = desk.client(client)
    checkins = state.touch.checkins
    nudge = desk.nudges.get(client)
    talked = talked_at(state, desk.now)
    every = checkins.every_days
    lines = [
        text(desk, reader, "checkin-every", days=every) if every else text(desk, reader, "checkin-is-off"),
        _next(desk, reader, client) if every else None,
        text(desk, reader, "checkin-talked-at", day=office_day(desk, talked))
        if talked
        else text(desk, reader, "checkin-never-talked"),
        text(desk, reader, "checkin-calls-stopped") if nudge is not None and nudge.stopped else None,
    ]
    scores = [] if did else [_line(desk, reader, client, each) for each in reversed(checkins.scores[-_SHOWN:])]
    return message(
        reader,
        text(desk, reader, f"checkin-did-{did}", name=row.name) if did else Title(row.name),
        Text("\n".join(each.text for each in lines if each is not None)),
        Text("\n".join(scores)) if scores else None if did else text(desk, reader, "checkin-no-answers"),
        picture(desk, reader, client, row.name) if scores else None,
    )


def _next(desk: Desk, reader: Reader, client: str) -> Text:
    """When the client is asked next, or what stands in the way."""
    if payer(client, desk) is None:
        return text(desk, reader, "checkin-next-nobody")
    hurt = hurts_now(client, desk)
    if hurt is not None:
        return text(desk, reader, f"checkin-next-{hurt}")
    last = newest(client, desk)
    if last is not None and last.state in ("pending", "sending"):
        return text(desk, reader, "checkin-next-now")
    at = next_question(client, desk).at
    if at is None:
        return text(desk, reader, "checkin-next-waits")
    return text(desk, reader, "checkin-next", moment=ours(desk, at))


def _line(desk: Desk, reader: Reader, client: str, score: Score) -> str:
    names = {each.contact: each.name for each in reversed(desk.people.where(client=client)) if each.name}
    said = level(desk, score.score, reader.language)
    who = f" ({names[score.contact]})" if score.contact in names else ""
    return f"• {office_day(desk, score.at)}: {said}{who}"


def in_person(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """Whom it is time to call; whoever was called, put off or left out has no buttons any more."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    blocks: list[Block] = []
    several = len(card.data["clients"]) > 1
    for place, (client, done) in enumerate(zip(card.data["clients"], card.data["done"], strict=True), 1):
        row = desk.clients.get(client)
        if row is None:
            continue
        talked = talked_at(desk.client(client), desk.now)
        settled = done or ("called" if talked is not None and talked >= card.at else "")
        if settled:
            blocks.append(text(desk, reader, f"in-person-{settled}", name=row.name))
            continue
        # Platforms put all buttons below all text: a number tells whose they are.
        mark = (f"{place}. ", f"{place} · ") if several else ("", "")
        since = _since(desk, reader, client, row.name)
        blocks += [Text(mark[0] + since), _buttons(desk, reader, card.token, client, mark[1])]
    if not blocks:
        return None
    more = card.data["more"]
    title = Title(desk.say("in-person", reader.language))
    return message(reader, title, *blocks, text(desk, reader, "in-person-more", count=more) if more else None)


def _buttons(desk: Desk, reader: Reader, token: str, client: str, mark: str) -> Buttons:
    labels = {"called": "button-called", "later": "button-called-later", "stop": "button-called-stop"}
    return Buttons(
        tuple(
            Button(token=token, choice=f"{choice}-{client}", label=mark + desk.say(key, reader.language))
            for choice, key in labels.items()
        )
    )


def _since(desk: Desk, reader: Reader, client: str, name: str) -> str:
    """When somebody last talked to the client, and what the client last answered."""
    state = desk.client(client)
    talked, scores = talked_at(state, desk.now), state.touch.checkins.scores
    lines = [
        text(desk, reader, "in-person-since", name=name, day=office_day(desk, talked))
        if talked
        else text(desk, reader, "in-person-never", name=name)
    ]
    if scores:
        lines.append(text(desk, reader, "in-person-score", level=level(desk, scores[-1].score, reader.language)))
    return " ".join(each.text for each in lines)
