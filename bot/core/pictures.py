"""What can be drawn: the data of each picture, as its template wants them.

All words come with the data, in the language of whoever will look at it. `msgspec.to_builtins` makes of them what
`bot.core.effects.Picture` carries.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

DAY_MINUTES = 24 * 60

# Both in minutes from the midnight with which the day begins. A span belongs to the day on which it begins and may end
# on the next one (22:00 to 02:00 is 1320 to 1560); it is drawn in both. One that began on the day before the first is
# given to the first with a negative beginning.
FromMinute = Annotated[int, Meta(ge=-1440, lt=1440)]
ToMinute = Annotated[int, Meta(gt=0, le=2880)]
Span = tuple[FromMinute, ToMinute]
Cents = Annotated[int, Meta(ge=0)]
Thousandths = Annotated[int, Meta(ge=-(10**18), le=10**18)]


class Day(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column: `name` ("Mon") and `date_label` ("7 Dec"), its hours, and the hours for calls.

    `today` marks it. `closed_label` says why nothing is drawn ("Closed", "Immacolata"); empty on an open day.
    """

    name: str
    date_label: str
    today: bool = False
    closed_label: str = ""
    open: tuple[Span, ...] = ()
    calls: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for a span that ends before it begins, or lasts longer than a day."""
        for from_minute, to_minute in self.open + self.calls:
            if not 0 < to_minute - from_minute <= DAY_MINUTES:
                raise ValueError(f"a span from minute {from_minute} to {to_minute}")


class Legend(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the two markings are called; each is shown only if there is such a marking."""

    open: str
    calls: str


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A holiday or an absence below the week: `when` ("24 Dec") and `what` ("Christmas, away")."""

    when: str
    what: str


class Week(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An office's week, for the template `week`.

    `title` is the office's name, `zone` says whose hours these are ("Rome time"). Seven days, in the order in which
    they are drawn. Of the notes the first eight are shown, and how many more there are; without notes, no title either.
    """

    title: str
    zone: str
    days: Annotated[tuple[Day, ...], Meta(min_length=7, max_length=7)]
    legend: Legend
    notes: tuple[Note, ...] = ()
    notes_title: str = ""


class Transfer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payment code to scan, with what it says beside it; for the template `transfer`.

    `payload` and `charset` as `bot.core.epc.code` gives them. `iban` in its plain form: it is shown in groups of four.
    `hint` says what to do with the code ("Scan it with your bank's app"). `rows`: labels and what they say (whom it is
    for, the reference); what is empty is left out.
    """

    title: str
    amount: str
    payload: Annotated[str, Meta(min_length=1, max_length=331)]
    charset: Literal["utf-8", "iso-8859-1"]
    payee_label: str
    payee: str
    iban_label: str
    iban: Annotated[str, Meta(pattern=r"\A[A-Z0-9]{5,34}\Z")]
    rows: Annotated[tuple[tuple[str, str], ...], Meta(max_length=4)] = ()
    hint: str = ""


class MoneyColumn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day or a week: what is due in it and not promised, what was promised for it, and how their sum reads.

    `label` may be empty (days have labels on Mondays only). `amount` is left out where there is no room for it.
    """

    label: str = ""
    due_cents: Cents = 0
    promised_cents: Cents = 0
    amount: str = ""


class MoneySum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the sums above the chart; it is also what the colour of its `kind` means."""

    kind: Literal["overdue", "due", "promised", "disputed"]
    label: str
    amount: str


class Money(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The money that is to come, in one currency; for the template `money`.

    `columns`: days or weeks from today on, in order, all equally long. What is overdue belongs to none of them and has
    a column of its own before them, with `overdue_label` below it. `empty` is said in place of a chart without money.
    """

    title: str
    period: str = ""
    sums: Annotated[tuple[MoneySum, ...], Meta(max_length=4)] = ()
    overdue_cents: Cents = 0
    overdue_label: str = ""
    overdue_amount: str = ""
    columns: Annotated[tuple[MoneyColumn, ...], Meta(min_length=1, max_length=62)]
    empty: str = ""


class Listing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plain text file: a title, an empty line, and the lines; for the template `listing`."""

    title: str
    lines: tuple[str, ...]


class Appointment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A call for somebody's calendar (`.ics`), for the template `appointment`.

    `uid` stays the same when it is moved or cancelled, and `sequence` grows: so a calendar finds what it has already.
    """

    uid: str
    sequence: Annotated[int, Meta(ge=0)] = 0
    title: str
    starts_at: Annotated[datetime, Meta(tz=True)]
    ends_at: Annotated[datetime, Meta(tz=True)]
    made_at: Annotated[datetime, Meta(tz=True)]
    about: str = ""
    cancelled: bool = False


class Point(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of a chart: how many days after the first one, in thousandths, and how it reads."""

    day: Annotated[int, Meta(ge=0, le=4000)]
    thousandths: Thousandths
    label: str


class Chart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A metric over time, with its target as a line and its trend; for the template `chart`.

    `name` ("Visits"), `now` is the newest value as it reads ("1,240"), `unit` what stands beside or below it. The
    target is a line, with its `target_label`. `trend_label` says it in words ("12 % up in four weeks"); `good` whether
    that is well (a tick, a warning sign): None where nobody can tell (a dash). `first_label` and `last_label` are the
    days at both ends. Between values that are far apart the line is dotted; the highest and the lowest one are shown
    with their labels.
    """

    name: str
    unit: str = ""
    now: str
    points: Annotated[tuple[Point, ...], Meta(min_length=1, max_length=400)]
    target_thousandths: Thousandths | None = None
    target_label: str = ""
    trend_label: str = ""
    good: bool | None = None
    first_label: str
    last_label: str


class Month(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A month of check-ins: what was answered, 1 to 5, in order; none where nobody was asked or nobody answered."""

    label: str
    scores: Annotated[tuple[Annotated[int, Meta(ge=1, le=5)], ...], Meta(max_length=31)] = ()


class Scores(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A year of a client's answers, for the template `scores`. `levels` are the five answers in words, 1 first."""

    title: str
    subtitle: str = ""
    months: Annotated[tuple[Month, ...], Meta(min_length=12, max_length=13)]
    levels: tuple[str, str, str, str, str]
    empty: str = ""


class CardLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a recap's card: what, and what stands at its right (a day, an amount)."""

    what: str
    note: str = ""


class CardPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a recap's card. `more` says how many lines there was no room for ("and 12 more"); empty for none."""

    kind: Literal["done", "waiting", "next", "money"]
    title: str
    lines: Annotated[tuple[CardLine, ...], Meta(max_length=5)]
    more: str = ""


class RecapCard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recap at a glance, for the template `recap`: parts without lines are left out.

    `progress` is how many of the project's steps are done, and how many there are, with the `progress_label`. A client
    whose name is in a writing that our fonts lack is not named: the text beside the card does that.
    """

    title: str
    client: str
    period: str
    parts: tuple[CardPart, ...] = ()
    progress: tuple[Annotated[int, Meta(ge=0, le=10**6)], Annotated[int, Meta(ge=1, le=10**6)]] | None = None
    progress_label: str = ""
    charts: Annotated[tuple[Chart, ...], Meta(max_length=4)] = ()
    footer: str = ""
