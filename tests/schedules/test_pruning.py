"""Once a day rows that have done their duty go, and only those."""

from datetime import timedelta

import pytest

from bot.core.approval_rows import Picking
from bot.core.booking import Booking
from bot.core.chat_rows import Topic
from bot.core.effects import Keep
from bot.core.events import Quoted, Wrote
from bot.core.files import Attached
from bot.core.post_rows import Errand, Mishap, Parcel, Seen
from bot.core.rows import Burst, Call, Card, Client, Code, Held, Member, Person, Post, Title, Tries
from bot.core.statement_columns import Columns
from bot.core.statement_rows import Booked, Layout, Statement, StatementLine
from schedules import pruning
from tests.kit import NIGHT

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
LATER = NIGHT + 1000 * DAY


def held(age, state="answered"):
    at = LATER - age
    answered_at = at if state == "answered" else None
    return Held(id="k", chat="c", by="b", text="t", at=at, state=state, answered_at=answered_at)


def parcel(age, state):
    return Parcel(id="k", chat="none:1", say="line", args={}, at=LATER - age, state=state)


def errand(age, state):
    return Errand(id="k", recipe="describe", args={}, then="described", at=LATER - age, state=state)


def form(age):
    about = {"chat": "none:1", "shared": True, "message": "m", "quoted": Quoted(text="t"), "reads": "all:"}
    return Picking(token="k", by="none:a", at=LATER - age, **about)


def statement(age):
    file = Attached(kind="document", name="a.csv")
    return Statement(token="k", by="none:a", chat="none:1", at=LATER - age, file=file)


def line(age):
    booking = Booking(on=LATER.date(), cents=1)
    about = {"clients": ("k",), "booking": booking, "why": "payer", "sure": True, "requests": ("r",), "others": ()}
    return StatementLine(statement="k", number=1, at=LATER - age, **about)


GOES = [
    ("statements", statement(14 * DAY + SECOND)),
    ("statement_lines", line(14 * DAY + SECOND)),
    ("seen", Seen(at=LATER - 8 * DAY - SECOND)),
    *[("outbox", parcel(60 * DAY + SECOND, state)) for state in ("sent", "cancelled", "failed", "unsure")],
    ("outbox", errand(60 * DAY + SECOND, "failed")),
    ("failed", Mishap(at=LATER - 60 * DAY - SECOND, event="{}", error="")),
    ("messages", held(30 * DAY + SECOND)),
    ("posts", Post(about=(("k",),), kind="passed", at=LATER - 90 * DAY - SECOND)),
    ("cards", Card(token="k", subject="digest", may="owner", chat="c", at=LATER - 90 * DAY - SECOND)),
    ("codes", Code(role="contact", expires_at=LATER - SECOND)),
    ("calls", Call(id="k", client="c", account="a", chat="none:1", at=LATER - 60 * DAY - SECOND, state="taken")),
    ("bursts", Burst(since=LATER - DAY - SECOND, count=3)),
    ("tries", Tries(wrong=12, not_before=LATER - DAY - SECOND)),
    ("forms", form(DAY + SECOND)),
]
STAYS = [
    ("statements", statement(14 * DAY)),
    ("statement_lines", line(14 * DAY)),
    ("layouts", Layout(columns=Columns(on=0, amount=1))),
    ("booked", Booked(client="k", request="r", payment="b", at=LATER - 900 * DAY)),
    ("seen", Seen(at=LATER - 8 * DAY)),
    *[("outbox", parcel(60 * DAY, state)) for state in ("sent", "cancelled", "failed", "unsure")],
    *[("outbox", parcel(900 * DAY, state)) for state in ("pending", "sending")],
    ("outbox", errand(900 * DAY, "pending")),
    ("messages", held(30 * DAY)),
    *[("messages", held(900 * DAY, state)) for state in ("held", "passed")],
    ("posts", Post(about=(("k",),), kind="passed", at=LATER - 90 * DAY)),
    ("cards", Card(token="k", subject="digest", may="owner", chat="c", at=LATER - 90 * DAY)),
    ("codes", Code(role="contact", expires_at=LATER)),
    ("codes", Code(role="contact", expires_at=LATER, used=True)),
    ("calls", Call(id="k", client="c", account="a", chat="none:1", at=LATER - 60 * DAY, state="taken")),
    ("bursts", Burst(since=LATER - DAY, count=3)),
    ("tries", Tries(wrong=12, not_before=LATER - DAY)),
    ("forms", form(DAY)),
    ("people", Person(account="k")),
    ("members", Member(member="k")),
    ("topics", Topic(chat="none:1", client="c", thread="1")),
    ("clients", Client(client="k", name="Rossi SRL")),
    ("titles", Title(text="Studio Neri")),
    ("failed", Mishap(at=LATER - 60 * DAY, event="{}", error="")),
]


def named(case):
    return f"{case[0]} {getattr(case[1], 'state', '')}" if isinstance(case, tuple) else ""


async def pruned(house, table, row):
    """Whether a row is gone after a tick a thousand days later."""
    house.engine.commit(lambda _: (Keep(table, "k", row),))
    await house.moves_to(LATER)
    return house.store.row(table, "k") is None


@pytest.mark.parametrize("case", GOES, ids=named)
async def test_what_has_done_its_duty_goes(house, case):
    assert await pruned(house, *case)


@pytest.mark.parametrize("case", STAYS, ids=named)
async def test_what_has_not_stays(house, case):
    assert not await pruned(house, *case)


async def test_it_happens_once_a_day(house):
    await house.moves_to(NIGHT)
    assert pruning.next_due(house.desk) == NIGHT + DAY
    await house.moves_to(NIGHT + 3 * DAY)
    assert pruning.next_due(house.desk) == NIGHT + 4 * DAY


async def test_what_is_forgotten_leaves_the_disk_too(house):
    await house.writes("giulia", "between us")
    await house.commands("marta", "digest")
    await house.presses("marta", "Answered")
    await house.moves_to(NIGHT + 29 * DAY)
    assert b"between us" in (house.folder / "paletti.journal").read_bytes()
    await house.moves_to(NIGHT + 31 * DAY)
    assert b"between us" not in (house.folder / "paletti.journal").read_bytes()


async def test_a_forgotten_event_id_is_older_than_any_platform_repeats(house):
    event = house.deed(Wrote, "giulia", text="ciao", message="1")
    await house.receives(event)
    await house.moves_to(NIGHT + 7 * DAY)
    await house.receives(event)
    assert len(house.said_to("giulia")) == 1


async def test_a_used_code_can_be_told_apart_from_an_unknown_one_until_it_would_have_expired(house):
    code = await house.invitation("new Bianchi SNC")
    await house.commands("paolo", f"start {code}")
    await house.moves_to(NIGHT + timedelta(days=13))
    await house.commands("luca", f"start {code}")
    assert house.last_to("luca").startswith("This code has already been used.")
    await house.moves_to(NIGHT + timedelta(days=15))
    await house.commands("luca", f"start {code}")
    assert house.last_to("luca").startswith("This code is not known here.")
