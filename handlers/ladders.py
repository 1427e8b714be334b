"""`/ladder`: when and how the office reminds of what is due; off until somebody has seen every text and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, Pressed
from bot.core.facts import Facts
from bot.core.office import LEDGER
from bot.core.payment_entries import LadderSet, RemindersPaused, RemindersResumed, Rung
from bot.core.payments import LADDER
from bot.core.plain_dates import moment
from bot.core.rows import Client
from handlers.clients import named
from handlers.replies import line, opening, reply, reply_with_card, toast
from handlers.verbs import word_of

MOST_RUNGS = 10
FARTHEST_DAYS = 365
_DAYS = re.compile(r"\s*[+-]?\d{1,4}(?:\s*[,;\s]\s*[+-]?\d{1,4})*\s*")
_UNTIL = re.compile(r"(?:(?:until|fino\s+al?|al)\s|fino\s+all['’])\s*", re.IGNORECASE)  # noqa: RUF001  as typed


def ladder(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/ladder` (as it is), `on`, `off`, `-3 0 7 15` (proposed), `CLIENT` (every text), `CLIENT pause [until DAY]`."""
    text = event.rest.strip()
    if not text:
        return reply(event, desk, "ladder")
    if word_of(text) == "off":
        return _proposed(event, (), None, desk)
    if word_of(text) == "on":
        return _proposed(event, desk.office.ladder or LADDER, None, desk)
    if _DAYS.fullmatch(text):
        return _proposed(event, _rungs(text), None, desk)
    client, rest = named(text, desk)
    if not rest:
        return _proposed(event, desk.office.ladder or LADDER, client, desk)
    return _paused(event, client, rest, desk)


def _rungs(text: str) -> tuple[Rung, ...]:
    """Days as typed, in order, with the words that fit: before, on the day, soon after, later, last, notice."""
    days = sorted({int(each) for each in re.findall(r"[+-]?\d+", text)})
    if len(days) > MOST_RUNGS or max(map(abs, days)) > FARTHEST_DAYS:
        raise BadInput("ladder-absurd", most=MOST_RUNGS, days=FARTHEST_DAYS)
    return tuple(replace(_like(each), days=each) for each in days)


def _like(days: int) -> Rung:
    """The rung of the ladder that an office begins with whose words fit."""
    return [rung for rung in LADDER if rung.days <= max(days, LADDER[0].days)][-1]


def _proposed(event: Commanded, rungs: Sequence[Rung], client: Client | None, desk: Desk) -> Sequence[Effect]:
    """Shown whole before it counts."""
    about = client.client if client else _somebody(desk)
    data = {"rungs": msgspec.to_builtins(rungs), "client": about}
    return reply_with_card(event, desk, "ladder", subject="ladder", data=data)


def _somebody(desk: Desk) -> str | None:
    """A client with something open, whose reminders serve as the example."""
    for client in desk.office.clients:
        requests = desk.client(client).payments.requests.values()
        if any(each.balance_cents > 0 and not each.withdrawn for each in requests):
            return client
    return None


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`yes`: from now on; `no`: all stays as it was."""
    card = desk.cards.get(event.token)
    if card is None or card.state != "open" or event.choice not in ("yes", "no"):
        return toast(event, desk, "button-old")
    rungs = tuple(Rung(**each) for each in card.data["rungs"])
    state = ("set" if rungs else "stopped") if event.choice == "yes" else "kept"
    record = Record(ledger=LEDGER, facts=LadderSet(rungs=rungs), how="inline_button", opening=opening(event, desk))
    redrawn = redraw(card, f"edit:{event.id}", "ladder", account=event.by.id)
    kept = Keep("cards", card.token, replace(card, state=state))
    return (kept, *((record,) if event.choice == "yes" else ()), redrawn, Answer())


def _paused(event: Commanded, client: Client, text: str, desk: Desk) -> Sequence[Effect]:
    word, _, rest = text.partition(" ")
    meaning = word_of(word)
    facts: Facts
    if meaning == "resume" and not rest:
        facts, key = RemindersResumed(), "ladder-client-resumed"
    elif meaning == "pause":
        facts, key = RemindersPaused(until=_until(rest, desk) if rest else None), "ladder-client-paused"
    else:
        raise BadInput("ladder-what")
    record = Record(ledger=client.client, facts=facts, how="command", opening=opening(event, desk))
    return (record, *line(event, desk, key, name=client.name))


def _until(text: str, desk: Desk) -> date:
    on, _, rest = moment(_UNTIL.sub("", text, count=1), desk.today)
    if on is None or rest.strip():
        raise BadInput("ladder-what")
    return on
