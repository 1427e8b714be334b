"""What can be drawn: the data of each picture, as its template wants them.

All words come with the data, in the language of whoever will look at it. `msgspec.to_builtins` makes of them what
`bot.core.effects.Picture` carries.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

DAY_MINUTES = 24 * 60

# Both in minutes from the midnight with which the day begins. A span belongs to the day on which it begins and may end
# on the next one (22:00 to 02:00 is 1320 to 1560); it is drawn in both. One that began on the day before the first is
# given to the first with a negative beginning.
FromMinute = Annotated[int, Meta(ge=-1440, lt=1440)]
ToMinute = Annotated[int, Meta(gt=0, le=2880)]
Span = tuple[FromMinute, ToMinute]


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
