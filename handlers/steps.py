"""`/step`: what happens when in a project; done, moved with the reason, dropped. A client is told what was moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.facts import Facts
from bot.core.names import plain
from bot.core.one_line import one_line
from bot.core.past_days import past_day
from bot.core.places import informed
from bot.core.rows import Client, Title
from bot.core.step_lines import LONGEST_REASON, moved, planned
from bot.core.steps import Step, StepDone, StepDropped, StepMoved, StepPlanned, StepReopened, next_number, ordered
from bot.wording.moments import day
from handlers.clients import named
from handlers.replies import opening, reply
from handlers.verbs import word_of

MOST_STEPS = 200  # of a client at a time; more are a list that nobody looks at
_NUMBER = re.compile(r"(?:n[.°o]*\s*|#\s*)?(\d{1,9})(?!\w|[./-]\d)[.,:)]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NOT_DONE = re.compile(r"(?:not|non)\s+(?=done\b|fatto\b)\w+", re.IGNORECASE)


def step(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/step`: what is past its day. `/step CLIENT`: all. With `WHAT on DAY`, one a line: so many more.

    `done 3 [on DAY]`, `undone 3`, `move 3 DAY because WHY`, `drop 3`.
    """
    head, _, body = event.rest.strip().partition("\n")
    if not head:
        return reply(event, desk, "steps_overdue")
    client, first = named(head, desk)
    first = _NOT_DONE.sub("undone", first, count=1) if _NOT_DONE.match(first) else first
    word, _, rest = first.partition(" ")
    meaning = word_of(word)
    if (first or "list", body) == ("list", "") or (meaning == "list" and not rest):
        return reply(event, desk, "step_list", client=client.client)
    deed = _DEEDS.get(meaning)
    if deed is None:
        return _added(event, client, [first, *body.splitlines()], desk)
    number = _NUMBER.fullmatch(f"{rest}\n{body}".strip())
    if number is None:
        raise BadInput("step-which", word=word, name=client.name)
    return deed(event, client, _numbered(int(number[1]), client, desk), number[2].strip(), desk)


def _numbered(number: int, client: Client, desk: Desk) -> Step:
    for known in ordered(desk.client(client.client).touch.steps):
        if known.number == number:
            return known
    raise BadInput("step-unknown", number=number, name=client.name)


def called(known: Step, desk: Desk) -> str:
    """What a step is called; empty once that was erased."""
    title = desk.titles.get(known.step)
    return title.text if title else ""


def _added(event: Commanded, client: Client, lines: Sequence[str], desk: Desk) -> Sequence[Effect]:
    """All of these lines, or none if one of them cannot be meant."""
    steps = desk.client(client.client).touch.steps
    there = {plain(called(each, desk)): each for each in ordered(steps) if each.done_on is None}
    wanted = [planned(line, desk.today) for line in lines if line.strip()]
    if len(ordered(steps)) + len(wanted) > MOST_STEPS:
        raise BadInput("step-many", most=MOST_STEPS)
    first = next_number(steps)
    effects: list[Effect] = []
    for number, each in enumerate(wanted, first):
        if plain(each.what) in there:
            same = there[plain(each.what)]
            raise BadInput("step-there", number=same.number, title=called(same, desk), name=client.name)
        facts = StepPlanned(step=desk.fresh("s"), number=number, on=each.on)
        effects += [
            Keep("titles", facts.step, Title(text=each.what, client=client.client)),
            _record(event, client, facts, desk),
        ]
    return (*effects, *_replied(event, client, "added", desk, first=first, count=len(wanted)))


def _done(event: Commanded, client: Client, known: Step, text: str, desk: Desk) -> Sequence[Effect]:
    if known.done_on is not None:
        raise _is_done(known, client, desk)
    on = past_day(text, desk.today) if text else desk.today
    if on is None:
        raise BadInput("step-day", text=one_line(text), number=known.number, name=client.name)
    if on > desk.today:
        raise BadInput("step-future", text=one_line(text))
    return _recorded(event, client, known, StepDone(step=known.step, on=on), "done", desk)


def _undone(event: Commanded, client: Client, known: Step, _text: str, desk: Desk) -> Sequence[Effect]:
    if known.done_on is None:
        raise BadInput("step-not-done", number=known.number, title=called(known, desk))
    return _recorded(event, client, known, StepReopened(step=known.step), "undone", desk)


def _dropped(event: Commanded, client: Client, known: Step, _text: str, desk: Desk) -> Sequence[Effect]:
    return _recorded(event, client, known, StepDropped(step=known.step), "dropped", desk)


def _moved(event: Commanded, client: Client, known: Step, text: str, desk: Desk) -> Sequence[Effect]:
    """To another day, for a reason, which the client hears at once. The first day of a step needs no reason."""
    if known.done_on is not None:
        raise _is_done(known, client, desk)
    on, reason = moved(text, desk.today)
    words: dict[str, str | int] = {"number": known.number, "title": called(known, desk), "name": client.name}
    if on is None:
        raise BadInput("step-when", **words)
    said = day(on, desk.office.language, now=desk.today)
    if on < desk.today:
        raise BadInput("step-past", text=one_line(text))
    if on == known.on:
        raise BadInput("step-same-day", **words, day=said)
    if known.on is not None and not plain(reason):
        raise BadInput("step-why", **words, day=said)
    if len(reason) > LONGEST_REASON:
        raise BadInput("step-why-long", most=LONGEST_REASON)
    facts = StepMoved(step=known.step, on=on)
    if known.on is None:
        return _recorded(event, client, known, facts, "dated", desk)
    told = _told(client.client, known, known.on, on, desk)
    return (
        _record(event, client, facts, desk, shown=reason),
        *told,
        *_replied(event, client, "moved", desk, step=known.step, told=bool(told)),
    )


def _told(client: str, known: Step, was_on: date, on: date, desk: Desk) -> list[Send]:
    """To the client: which step, from when to when, and why; that is read where it is on record."""
    seq = desk.books.head(client).seq + 1
    about = {"client": client, "step": known.step, "seq": seq, "was_on": was_on.isoformat(), "on": on.isoformat()}
    return [
        Send(
            id=f"moved:{client}:{seq}:{chat}",
            chat=chat,
            say="step_moved",
            args={"account": person.account if person else None, **about},
            client=client,
        )
        for chat, person in informed(client, desk)
    ]


def _is_done(known: Step, client: Client, desk: Desk) -> BadInput:
    return BadInput("step-is-done", number=known.number, title=called(known, desk), name=client.name)


def _recorded(  # noqa: PLR0913, PLR0917  what becomes of a step has these parts
    event: Commanded, client: Client, known: Step, facts: Facts, did: str, desk: Desk
) -> Sequence[Effect]:
    return (_record(event, client, facts, desk), *_replied(event, client, did, desk, step=known.step))


def _record(event: Commanded, client: Client, facts: Facts, desk: Desk, shown: str | None = None) -> Record:
    """On record; `shown` is the reason, as the client reads it."""
    value = replace(opening(event, desk), shown=shown)
    subject: str = facts.step  # type: ignore[attr-defined]  # all of them have it
    return Record(ledger=client.client, facts=facts, how="command", subject=subject, opening=value)


def _replied(event: Commanded, client: Client, did: str, desk: Desk, **args: Any) -> Sequence[Effect]:
    return reply(event, desk, "step_list", client=client.client, did=did, **args)


_DEEDS: dict[str, Callable[[Commanded, Client, Step, str, Desk], Sequence[Effect]]] = {
    "done": _done,
    "undone": _undone,
    "move": _moved,
    "drop": _dropped,
    "remove": _dropped,
}
