"""Steps of a project: the list with its progress, what was moved and why, and what is past its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Message, Quote, Text, Title
from bot.core.steps import Step, ordered, overdue
from bot.messages.parts import message, office_name, office_reader, reader_of, text
from bot.wording.moments import day, short

MOST_SHOWN = 20  # of what is past its day


def step_list(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what became of a step (`did`), and all of them with their numbers."""
    row = desk.clients.get(args["client"])
    if row is None:
        return None
    reader = office_reader(desk)
    steps = desk.client(args["client"]).touch.steps
    did = None
    if args.get("did") == "added":
        did = text(desk, reader, "step-did-added", count=args["count"], first=args["first"])
    elif args.get("did"):
        known = steps[args["step"]]
        words: dict[str, str | int] = {"number": known.number, "title": name_of(desk, reader, known)}
        words |= {"day": _day(desk, reader, known.done_on or known.on), "name": row.name}
        did = text(desk, reader, f"step-did-{args['did']}", **words)
    told = (
        text(desk, reader, "step-told" if args["told"] else "step-told-nobody", name=row.name)
        if "told" in args
        else None
    )
    if not ordered(steps):
        return message(reader, did, text(desk, reader, "step-none", name=row.name))
    head = desk.say("step-title", reader.language, name=row.name, progress=progress(desk, reader, args["client"]))
    return message(reader, did, told, Title(head), Text("\n".join(lines(desk, reader, args["client"], numbered=True))))


def step_moved(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the client: which step, from when to when, and why. Nothing if that no longer holds."""
    known = desk.client(args["client"]).touch.steps.get(args["step"])
    if known is None or known.dropped or known.done_on is not None:
        return None
    reader = reader_of(desk, args)
    was_on, on = date.fromisoformat(args["was_on"]), date.fromisoformat(args["on"])
    words = {"title": name_of(desk, reader, known), "office": office_name(desk, reader)}
    words |= {"before": _day(desk, reader, was_on), "day": _day(desk, reader, on)}
    reason = _words_at(desk, args["client"], args["seq"])
    return message(reader, text(desk, reader, "step-moved", **words), Quote(reason) if reason else None)


def steps_overdue(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """To the office: each step that is past its day, the longest first."""
    reader = office_reader(desk)
    today = desk.today
    found = [(row.name, each) for row in desk.clients.where() for each in _overdue(desk, row.client)]
    if not found:
        return message(reader, text(desk, reader, "step-whose"))
    found.sort(key=lambda item: item[1].on or today)
    said = []
    for name, known in found[:MOST_SHOWN]:
        words = {"name": name, "title": name_of(desk, reader, known), "day": _day(desk, reader, known.on)}
        said.append(desk.say("step-line-late", reader.language, number=known.number, **words))
    if len(found) > MOST_SHOWN:
        said.append(desk.say("step-more", reader.language, count=len(found) - MOST_SHOWN))
    return message(reader, Title(overdue_line(desk, reader)), Text("\n".join(said)))


def overdue_line(desk: Desk, reader: Reader) -> str:
    """How many steps are past their day; empty if none is."""
    # The steps of a client that was erased are nobody's any more.
    count = sum(len(_overdue(desk, row.client)) for row in desk.clients.where())
    return desk.say("step-overdue", reader.language, count=count) if count else ""


def _overdue(desk: Desk, client: str) -> list[Step]:
    return overdue(desk.client(client).touch.steps, desk.today)


def for_client(desk: Desk, reader: Reader, client: str | None) -> list[Block]:
    """The steps with their progress, as a client sees them; nothing where there are none."""
    if client is None or not ordered(desk.client(client).touch.steps):
        return []
    head = desk.say("step-mine", reader.language, progress=progress(desk, reader, client))
    return [Title(head), Text("\n".join(lines(desk, reader, client)))]


def glance(desk: Desk, reader: Reader, client: str) -> list[str]:
    """For the office: how far it is, and what comes next; nothing where there are no steps."""
    steps = ordered(desk.client(client).touch.steps)
    if not steps:
        return []
    following = next((each for each in steps if each.done_on is None), None)
    said = progress(desk, reader, client)
    if following is None:
        return [desk.say("step-glance", reader.language, progress=said)]
    title, on = name_of(desk, reader, following), _day(desk, reader, following.on)
    return [desk.say("step-glance-next", reader.language, progress=said, title=title, day=on)]


def progress(desk: Desk, reader: Reader, client: str) -> str:
    """How far it is: "2 of 5 done"."""
    steps = ordered(desk.client(client).touch.steps)
    done = sum(each.done_on is not None for each in steps)
    return desk.say("step-progress", reader.language, done=done, count=len(steps))


def lines(desk: Desk, reader: Reader, client: str, *, numbered: bool = False) -> list[str]:
    """Each step with its day; what was moved, from when and why. `numbered` for the office, with what is late."""
    steps = desk.client(client).touch.steps
    late = {each.step for each in overdue(steps, desk.today)} if numbered else set()
    return [_line(desk, reader, client, each, numbered=numbered, late=each.step in late) for each in ordered(steps)]


def _line(  # noqa: PLR0913  a line has these parts
    desk: Desk, reader: Reader, client: str, known: Step, *, numbered: bool, late: bool
) -> str:
    words = {"title": name_of(desk, reader, known), "day": _day(desk, reader, known.done_on or known.on)}
    if known.done_on is not None:
        said = desk.say("step-line-done", reader.language, **words)
    elif was_moved(known):
        words["before"] = short(known.planned_on, reader.language) if known.planned_on else ""
        reason = why_moved(desk, client, known)
        key = "step-line-moved-why" if reason else "step-line-moved"
        said = desk.say(key, reader.language, **words, **({"reason": reason} if reason else {}))
    else:
        said = desk.say("step-line" if known.on else "step-line-undated", reader.language, **words)
    said = desk.say("step-is-late", reader.language, line=said) if late else said
    mark = "✓" if known.done_on is not None else "•"
    return f"{mark} {known.number}. {said}" if numbered else f"{mark} {said}"


def was_moved(known: Step) -> bool:
    """Whether its day is another one than it was planned for at first."""
    return known.moved_seq is not None and known.planned_on is not None and known.on != known.planned_on


def why_moved(desk: Desk, client: str, known: Step) -> str:
    """Why it was moved last; empty if it was not, or if the words were erased."""
    return _words_at(desk, client, known.moved_seq) if known.moved_seq else ""


def name_of(desk: Desk, reader: Reader, known: Step) -> str:
    """What a step is called; its number once that was erased."""
    title = desk.titles.get(known.step)
    return title.text if title else desk.say("step-nameless", reader.language, number=known.number)


def _words_at(desk: Desk, client: str, seq: int) -> str:
    entry = next(iter(desk.books.entries(client, seq, seq)), None)
    return (entry.opening.value.shown or "") if entry and entry.opening else ""


def _day(desk: Desk, reader: Reader, on: date | None) -> str:
    return day(on, reader.language, now=desk.today) if on else desk.say("step-no-day", reader.language)
