"""Quotes: what a filled-in form says, read to the cent; and how the quotes of a client stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from bot.core import quote_lines as lines
from bot.core.approvals import Approval
from bot.core.clients import ClientState
from bot.core.errors import BadInput
from bot.core.forms import Values
from bot.core.money import currency_of
from bot.core.names import plain
from bot.core.plain_dates import moment
from bot.core.quote_entries import Part
from bot.core.quote_lines import Planned
from bot.core.quote_rows import Item, Share, Terms

VALID_DAYS = 30
DUE_DAYS = 7  # to pay what was asked for, where the plan says nothing
LONGEST_TITLE = 120
LONGEST_NOTE = 300
MOST_LINES = 50
MOST_PARTS = 20
MOST_ROUNDS = 99
# In this order they are asked, and what depends on others comes after them.
FIELDS = (
    "title",
    "currency",
    "items",
    "tax",
    "tax_note",
    "plan",
    "valid",
    "steps",
    "ours",
    "theirs",
    "rounds",
    "extra",
    "start",
    "end",
)
Read = TypeVar("Read")


def read(values: Values, today: date) -> tuple[Terms | None, dict[str, BadInput]]:
    """What was filled in, or what is wrong with it, by field. `today` is the office's day."""
    wrong: dict[str, BadInput] = {}

    def got(name: str, how: Callable[[str], Read], otherwise: Read) -> Read:
        try:
            return how(_text(values, name))
        except BadInput as error:
            wrong[name] = error
            return otherwise

    none: tuple[Any, ...] = ()
    currency = got("currency", _currency, "EUR")
    items = got("items", lambda text: _items(text, currency), none)
    net_cents = sum(each.cents for each in items)
    hundredths = got("tax", lines.percent, 0)
    tax_cents = (net_cents * hundredths + lines.HUNDRED_PERCENT // 2) // lines.HUNDRED_PERCENT
    total_cents = net_cents + tax_cents
    starts_on = got("start", lambda text: _day(text, today), None)
    terms: dict[str, Any] = {
        "title": got("title", _title, ""),
        "items": items,
        "currency": currency,
        "net_cents": net_cents,
        "tax_percent_hundredths": hundredths,
        "tax_cents": tax_cents,
        "tax_note": got("tax_note", _note, ""),
        "steps": got("steps", lambda text: tuple(lines.step(line, today) for line in _lines(text)), none),
        "ours": got("ours", _lines, none),
        "theirs": got("theirs", _lines, none),
        "rounds": got("rounds", _rounds, None),
        "extra_cents": got("extra", lambda text: lines.amount(text, currency) if text else None, None),
        "plan": got("plan", lambda text: shares(text, total_cents, currency, today) if total_cents else none, none),
        "valid_until": got("valid", lambda text: _day(text, today) or today + timedelta(days=VALID_DAYS), today),
        "starts_on": starts_on,
        "ends_on": got("end", lambda text: _end(text, starts_on, today), None),
    }
    return (None if wrong else Terms(**terms)), wrong


def _text(values: Values, name: str) -> str:
    value = values.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _title(text: str) -> str:
    if not plain(text):
        raise BadInput("quote-no-title")
    if len(text) > LONGEST_TITLE:
        raise BadInput("client-name-long", most=LONGEST_TITLE)
    return " ".join(text.split())


def _currency(text: str) -> str:
    code = currency_of(text)
    if code is None:
        raise BadInput("quote-currency", text=text[: lines.SHOWN])
    return code


def _items(text: str, currency: str) -> tuple[Item, ...]:
    items = tuple(lines.item(line, currency) for line in _lines(text))
    total_cents = sum(each.cents for each in items)
    if not total_cents:
        raise BadInput("quote-zero")
    if total_cents > lines.LARGEST_CENTS:
        raise BadInput("quote-total-large")
    return items


def _lines(text: str) -> tuple[str, ...]:
    found = lines.written(text)
    if len(found) > MOST_LINES:
        raise BadInput("quote-many-lines", most=MOST_LINES)
    return tuple(found)


def _note(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise BadInput("quote-note-long", most=LONGEST_NOTE)
    return " ".join(text.split())


def _rounds(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or int(text) > MOST_ROUNDS:
        raise BadInput("quote-rounds", text=text[: lines.SHOWN])
    return int(text)


def _day(text: str, today: date) -> date | None:
    """A day from today on. Raises BadInput for one that has passed, that there is not, or that is none."""
    if not text:
        return None
    on, _, rest = moment(text, today)
    if on is None or rest.strip():
        raise BadInput("picked-no-day", text=text[: lines.SHOWN])
    if on < today:
        raise BadInput("away-past", end=text[: lines.SHOWN])
    return on


def _end(text: str, starts_on: date | None, today: date) -> date | None:
    on = _day(text, today)
    if on is not None and starts_on is not None and on < starts_on:
        raise BadInput("quote-end-first")
    return on


def shares(text: str, total_cents: int, currency: str, today: date) -> tuple[Share, ...]:
    """The payment plan of a total, exact to the cent: what rounding leaves is the last part's. Raises BadInput."""
    parts = [lines.planned(line, currency, today) for line in lines.written(text)]
    if not 1 <= len(parts) <= MOST_PARTS:
        raise BadInput("quote-plan-empty" if not parts else "quote-many-lines", most=MOST_PARTS)
    given = [_cents(part, total_cents) for part in parts]
    rests = [number for number, part in enumerate(parts) if part.hundredths is None and part.cents is None]
    if len(rests) > 1:
        raise BadInput("quote-plan-line", line=parts[rests[1]].line[: lines.SHOWN])
    left = total_cents - sum(given)
    if rests and left <= 0:
        raise BadInput("quote-plan-over")
    if not rests:
        _adds_up(parts, left)
    given[rests[0] if rests else -1] += left
    if min(given) <= 0:
        raise BadInput("quote-plan-nothing", line=parts[given.index(min(given))].line[: lines.SHOWN])
    return tuple(
        Share(
            kind=part.kind,
            cents=cents,
            hundredths=part.hundredths,
            due_days=part.due_days,
            due_on=part.due_on,
            of=part.of,
        )
        for part, cents in zip(parts, given, strict=True)
    )


def _cents(part: Planned, total_cents: int) -> int:
    if part.hundredths is not None:
        return total_cents * part.hundredths // lines.HUNDRED_PERCENT
    return part.cents or 0


def _adds_up(parts: Sequence[Planned], left: int) -> None:
    """Percents have to make a hundred; with amounts among them, less than a cent a part may be left to rounding."""
    percents = [part.hundredths for part in parts if part.hundredths is not None]
    if len(percents) == len(parts):
        if sum(percents) != lines.HUNDRED_PERCENT:
            mark = "," if any(re.search(r"\d,\d", part.line) for part in parts) else "."
            raise BadInput("quote-plan-percent", percent=_percent(sum(percents), mark))
    elif left < 0:
        raise BadInput("quote-plan-over")
    elif left >= max(1, len(percents)):
        raise BadInput("quote-plan-under")


def _percent(hundredths: int, mark: str) -> str:
    """Hundredths of a percent as a number with the decimal mark that was typed: `22`, `7.5`, `7,5`."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}{mark}{part:02}".rstrip("0") if part else str(whole)


def parts_of(
    terms: Terms, fresh: Callable[[str], str], thing: Callable[[str], str | None]
) -> tuple[tuple[Part, ...], dict[str, str]]:
    """The plan as it goes on record, and by part the name of the thing whose approval opens it.

    `thing(name)` is the id of what is called so, None if nothing is yet.
    """
    parts, names = [], {}
    for share in terms.plan:
        part = Part(
            part=fresh("p"),
            kind=share.kind,
            cents=share.cents,
            due_days=share.due_days,
            due_on=share.due_on,
            of=thing(share.of) if share.of else None,
        )
        parts.append(part)
        if share.of:
            names[part.part] = share.of
    return tuple(parts), names


def quotes_of(client: ClientState) -> list[Approval]:
    """The quotes that were ever asked of a client, in the order in which their newest versions were."""
    asked = (each for each in client.approvals.values() if each.what == "quote")
    return sorted(asked, key=lambda each: each.asked_seq)


def deposits_missing(client: ClientState, quote: str) -> list[Part]:
    """The deposits of a quote that have not come in (in full). What the office no longer asks for is not missing."""
    drawn = client.quotes.get(quote)
    deposits = [part for part in drawn.parts if part.kind == "deposit"] if drawn else []
    return [part for part in deposits if not _settled(client, quote, part.part)]


def _settled(client: ClientState, quote: str, part: str) -> bool:
    requests = [each for each in client.payments.requests.values() if (each.quote, each.part) == (quote, part)]
    return bool(requests) and all(each.withdrawn or each.balance_cents <= 0 for each in requests)
