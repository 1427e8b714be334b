"""A recap at a glance, as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from bot.core.desk import Desk, Reader
from bot.core.effects import Picture
from bot.core.pictures import CardLine, CardPart, RecapCard
from bot.core.recap_parts import Recap
from bot.messages.recap_lines import Told, charts_of
from bot.wording.moments import short
from bot.wording.sizes import price

MOST_LINES = 5
MOST_CHARTS = 4
# What each part of the card is made of.
_PARTS: tuple[tuple[Literal["done", "waiting", "next"], tuple[str, ...]], ...] = (
    ("done", ("done", "decided")),
    ("waiting", ("waiting",)),
    ("next", ("next",)),
)


def card(desk: Desk, reader: Reader, client: str, recap: Recap, parts: Sequence[Told]) -> Picture:
    """Done, waiting, next, money, the progress of steps, and up to four charts."""
    language = reader.language
    row = desk.clients.get(client)
    made = []
    for kind, among in _PARTS:
        told = [each for each in parts if each.part in among]
        lines = [CardLine(what=line.what, note=line.note) for each in told for line in each.lines]
        if lines:
            made.append(_part(desk, reader, kind, desk.say(f"recap-part-{kind}", language), lines))
    sums = [CardLine(what=what, note=amount) for what, amount in sums_of(desk, reader, recap)]
    if sums:
        made.append(_part(desk, reader, "money", desk.say("recap-part-money", language), sums))
    done, planned = recap.progress or (0, 0)
    data = RecapCard(
        title=desk.say("recap-card-title", language),
        client=row.name if row else "",
        period=period(desk, reader, recap),
        parts=tuple(made),
        progress=recap.progress,
        progress_label=desk.say("recap-progress", language, done=done, count=planned) if recap.progress else "",
        charts=tuple(charts_of(desk, reader, client, recap)[:MOST_CHARTS]),
        footer=upto(desk, reader, client),
    )
    alt = desk.say("recap-card-title", language)
    name = f"{desk.say('recap-file', language)}.png"
    return Picture(template="recap", data=to_builtins(data), name=name, alt=alt)


def sums_of(desk: Desk, reader: Reader, recap: Recap) -> list[tuple[str, str]]:
    """What is still to be paid and what came in, with the amount, currency by currency."""
    language = reader.language
    found = []
    for each in recap.sums:
        if each.open_cents:
            found.append((desk.say("recap-money-open", language), price(each.open_cents, each.currency, language)))
        if each.received_cents:
            received = price(each.received_cents, each.currency, language)
            found.append((desk.say("recap-money-received", language), received))
    return found


def period(desk: Desk, reader: Reader, recap: Recap) -> str:
    """From which day to which; the last one alone if nothing happened since the recap before."""
    zone = ZoneInfo(reader.timezone)
    last = short(desk.now.astimezone(zone).date(), reader.language)
    first = short(recap.since_at.astimezone(zone).date(), reader.language) if recap.since_at else last
    return last if first == last else desk.say("recap-period", reader.language, first=first, last=last)


def upto(desk: Desk, reader: Reader, client: str) -> str:
    """Up to which entry of the ledger it tells, with the short hash by which that can be checked."""
    head = desk.books.head(client)
    return desk.say("recap-upto", reader.language, seq=head.seq, hash=head.hash[:12])


def _part(
    desk: Desk, reader: Reader, kind: Literal["done", "waiting", "next", "money"], title: str, lines: Iterable[CardLine]
) -> CardPart:
    shown = tuple(lines)
    more = len(shown) - MOST_LINES
    said = desk.say("money-more", reader.language, count=more) if more > 0 else ""
    return CardPart(kind=kind, title=title, lines=shown[:MOST_LINES], more=said)
