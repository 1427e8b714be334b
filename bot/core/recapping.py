"""Recaps on their way: when one is drafted and when it goes, what it tells, and what came of it.

The office reads the draft some working hours before. What the client gets is composed anew when it is sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import convert
from msgspec.structs import replace

from bot.core import working_time
from bot.core.cards import redraw, with_card
from bot.core.client_day import day_of
from bot.core.desk import Desk
from bot.core.effects import Code, Effect, Keep, Message, Picture, Quote, Record, Send, Text, Title
from bot.core.hours import Schedule
from bot.core.ledger import OpeningValue
from bot.core.places import whom
from bot.core.post_rows import Parcel
from bot.core.recap_days import DAY, WEEK, to_see_to
from bot.core.recap_parts import Recap, recap_of
from bot.core.recap_rows import RecapDraft
from bot.core.recaps import RecapSent
from bot.core.rows import Card

NOTICE = timedelta(hours=3)  # of working time, in which the office can look at a draft
# An office that gets its draft after the recap was due has this long all the same.
LEAST_NOTICE = timedelta(hours=1)
# So much later than it should have gone, and we were not there.
LATE = timedelta(hours=1)
MONTH = timedelta(days=31)
# More drafts at once come as one list.
MOST_AT_ONCE = 10


class Coming(NamedTuple):
    """What is to be done for a client at an instant (UTC): draft the recap for the day `on`, or send it.

    `due_at` is when it is due by the office's calendar.
    """

    what: Literal["draft", "go"]
    at: datetime
    on: date
    due_at: datetime


def coming(client: str, desk: Desk) -> Coming | None:
    """What is to be done next about a client's recaps, if nothing happens meanwhile."""
    recaps = desk.client(client).touch.recaps
    given, since = recaps.set, recaps.set_at
    if given is None or since is None or desk.clients.get(client) is None:
        return None  # of a client that was erased there is nothing to tell
    schedule, now = desk.schedule, desk.now
    row = desk.recap_drafts.get(client)
    seen = [since.astimezone(schedule.hours.zone).date() - DAY, *([recaps.done_on] if recaps.done_on else [])]
    after = max([*seen, row.on] if row else seen)
    found = to_see_to(given, schedule, after=after, since=since, now=now)
    if row is not None and row.state == "drafted":
        overtaken = found is not None and now >= row.due_at and found.at - now < DAY
        if not overtaken:
            return Coming("go", _goes_at(row, desk), row.on, row.due_at)
    return Coming("draft", _drafted_at(schedule, found.at), found.on, found.at) if found else None


def planned(client: str, desk: Desk) -> tuple[datetime | None, datetime] | None:
    """When the next draft comes (None: the office has it) and when it goes to the client; None if there are no recaps.

    An empty recap does not go.
    """
    found = coming(client, desk)
    if found is None:
        return None
    if found.what == "go":
        return None, found.at
    drafted = max(found.at, desk.now)
    row = RecapDraft(client=client, on=found.on, state="drafted", at=drafted, due_at=found.due_at)
    return drafted, _goes_at(row, desk)


def _goes_at(row: RecapDraft, desk: Desk) -> datetime:
    """When it goes, or the office is told that it waits: as planned; if that has passed, in the client's day too."""
    day = None if _waits(row.client, desk) else day_of(row.client, desk)
    at = _planned_at(row, day)
    if at >= desk.now or day is None or day.is_open(desk.now):
        return at
    return day.next_opening(desk.now) or at


def _planned_at(row: RecapDraft, day: Schedule | None) -> datetime:
    """When it is due, moved into the client's `day`. That it waits (None) is told to the office at once."""
    base = row.due_at if row.at < row.due_at else row.at + LEAST_NOTICE
    return base if day is None or day.is_open(base) else day.next_opening(base) or base


def _waits(client: str, desk: Desk) -> bool:
    given = desk.client(client).touch.recaps.set
    return given is not None and given.untouched == "waits"


@lru_cache(maxsize=1024)
def _drafted_at(schedule: Schedule, due_at: datetime) -> datetime:
    return working_time.before(schedule, due_at, NOTICE) or due_at - NOTICE


def since(client: str, desk: Desk) -> int:
    """The last entry of which a recap has told; for a first one, the last from a week (a month) before it was set."""
    recaps = desk.client(client).touch.recaps
    if recaps.upto:
        return recaps.upto
    monthly = recaps.set is not None and recaps.set.every == "month"
    begins = (recaps.set_at if recaps.set and recaps.set_at else desk.now) - (MONTH if monthly else WEEK)
    low, high = 0, desk.books.head(client).seq
    while low < high:
        middle = (low + high + 1) // 2
        entry = next(iter(desk.books.entries(client, middle, middle)), None)
        older = entry is not None and entry.core.at < begins
        low, high = (middle, high) if older else (low, middle - 1)
    return low


def told(client: str, desk: Desk, after: int, left_out: Sequence[str] = ()) -> Recap | None:
    """What is to be told of the entries after that one, and of how things stand; None if that is nothing."""
    entries = desk.books.entries(client, after + 1)
    found = recap_of(desk.client(client), entries, after, desk.today, desk.now)
    left = tuple(each for each in found.statements if each.key not in left_out)
    found = replace(found, statements=left)
    return found if found.tells else None


def seen_to(due: Sequence[tuple[str, Coming]], desk: Desk) -> Sequence[Effect]:
    """What is due for these clients is done; many drafts at once come as one list."""
    effects: list[Effect] = []
    drafts: list[RecapDraft] = []
    for client, each in due:
        row = desk.recap_drafts.get(client)
        if each.what == "draft":
            made = RecapDraft(client=client, on=each.on, state="drafted", at=desk.now, due_at=each.due_at)
            if told(client, desk, since(client, desk)) is None:
                effects.append(Keep("recap_drafts", client, replace(made, state="empty")))
            else:
                drafts.append(made)
        elif row is not None:
            effects += _time_came(row, desk)
    if len(drafts) > MOST_AT_ONCE:
        return (*effects, *_listed(drafts, desk))
    return (*effects, *(effect for each in drafts for effect in shown(each, desk)))


def _time_came(row: RecapDraft, desk: Desk) -> Sequence[Effect]:
    if _waits(row.client, desk):
        return asked(replace(row, state="waiting"), desk)
    late = row.at >= row.due_at or desk.now - _planned_at(row, day_of(row.client, desk)) > LATE
    return sending(row, desk, late=late)


def shown(row: RecapDraft, desk: Desk) -> Sequence[Effect]:
    """The draft goes to the office, and below it what can be done with it."""
    if desk.office_chat is None:
        return (Keep("recap_drafts", row.client, row),)
    occurrence = f"recap-draft:{row.recap}:{desk.fresh('e')}"
    draft = Send(id=occurrence, chat=desk.office_chat, say="recap_draft", args=_about(row), client=row.client)
    return (draft, *asked(row, desk))


def asked(row: RecapDraft, desk: Desk) -> Sequence[Effect]:
    """What the office can do with a draft; the buttons below an earlier message no longer count."""
    if desk.office_chat is None:
        return (Keep("recap_drafts", row.client, row),)
    token = desk.fresh("t")
    send = Send(id=f"recap-ask:{token}", chat=desk.office_chat, say="recap_ask", args=_about(row), client=row.client)
    kept = Keep("recap_drafts", row.client, replace(row, card=token))
    return (kept, *with_card(send, desk, subject="recap_draft", may="member", token=token))


def _about(row: RecapDraft) -> dict[str, str]:
    """Which recap a message is about, in its args."""
    return {"client": row.client, "on": row.on.isoformat()}


def redrawn(row: RecapDraft, why: str, desk: Desk) -> Sequence[Effect]:
    """The message with the buttons shows how things stand now."""
    card = desk.cards.get(row.card)
    if card is None:
        return ()
    return (redraw(card, f"redraw:{why}:{card.token}", "recap_ask", **_about(row)),)


def _listed(rows: Sequence[RecapDraft], desk: Desk) -> Sequence[Effect]:
    """One message; each draft is shown when somebody asks for it."""
    kept = [Keep("recap_drafts", row.client, row) for row in rows]
    if desk.office_chat is None:
        return kept
    token = desk.fresh("t")
    send = Send(id=f"recap-list:{token}", chat=desk.office_chat, say="recap_list", args={})
    data = {"clients": [row.client for row in rows], "days": [row.on.isoformat() for row in rows], "page": 0}
    return (*kept, *with_card(send, desk, subject="recap_list", may="member", token=token, data=data))


def sending(row: RecapDraft, desk: Desk, *, late: bool = False) -> Sequence[Effect]:
    """To everybody who decides for the client. What it tells begins where the one before ended."""
    places = whom(desk.client(row.client).approvers, row.client, desk)
    if not places:
        nobody = replace(row, state="unreachable")
        return (Keep("recap_drafts", row.client, nobody), *redrawn(nobody, "nobody", desk))
    gone = replace(row, state="going")
    effects: list[Effect] = [Keep("recap_drafts", row.client, gone), *redrawn(gone, "going", desk)]
    begins = since(row.client, desk)
    for chat, person in places:
        args = {
            **_about(row),
            "account": person.account if person else None,
            "recap": row.recap,
            "due_at": row.due_at.isoformat(),
            "since": begins,
            "late": late,
            "words": row.words,
            "left_out": row.left_out,
        }
        send = Send(id=f"recap:{row.recap}:{chat}", chat=chat, say="recap", args=args, client=row.client)
        effects += with_card(send, desk, subject="recap", may="client", data={"recap": row.recap})
    return effects


def arrived(parcel: Parcel, card: Card | None, desk: Desk) -> Sequence[Effect]:
    """On record, once for all to whom it goes, with the exact text; its card keeps that for whoever confirms it."""
    told_upto = (parcel.shown or {}).get("about", ())
    if not told_upto or card is None or parcel.client is None or parcel.client not in desk.office.clients:
        return ()  # a later part of a long one
    text, language = _text_of(parcel, desk)
    effects: list[Effect] = [Keep("cards", card.token, replace(card, data={**card.data, "shown": text}))]
    recap, on = parcel.args["recap"], date.fromisoformat(parcel.args["on"])
    if desk.client(parcel.client).touch.recaps.newest != recap:
        facts = RecapSent(recap=recap, on=on, upto=int(told_upto[0]), late=parcel.args["late"])
        value = OpeningValue(shown=text, language=language)
        effects.append(Record(ledger=parcel.client, facts=facts, how="delivery", subject=recap, opening=value))
    return effects


def _text_of(parcel: Parcel, desk: Desk) -> tuple[str, str]:
    """All words of a recap, those of its later parts and of the list in a file as well; and their language."""
    rows = desk.outbox.where(part_of=parcel.id) if parcel.part_of else [parcel]
    said = [convert(row.shown, Message) for row in rows if isinstance(row, Parcel) and row.shown]
    lines: list[str] = []
    for block in (block for each in said for block in each.blocks):
        if isinstance(block, Text | Title | Quote | Code):
            lines.append(block.text)
        elif isinstance(block, Picture) and block.template == "listing":
            lines += block.data["lines"]
    return "\n".join(lines), said[0].language if said else desk.office.language
