"""What the bookings of a statement may have paid. It only proposes: nothing is booked before a person says so.

Wanted is the very amount together with a reference or the payer's name. Where two readings are left, none is chosen and
both are told. The order of a statement's lines, and of the requests, makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from bot.core.booking import Booking
from bot.core.bookings import fingerprint
from bot.core.references import TELLING, Names, OpenRequest, References

# Sure are: "reference" and "payer" (with the amount of one request), "several" (with the amounts of several added up).
# "amount": only the amount fits, and nothing else has it. "ambiguous": several fit equally well. "double": it fits one
# that another booking pays already. "other_amount": a reference or the payer fits, the amount or currency does not.
# "known": it was booked before. "not_incoming": nothing came in. "none": nothing fits.
Why = Literal[
    "reference",
    "payer",
    "several",
    "amount",
    "ambiguous",
    "double",
    "other_amount",
    "known",
    "not_incoming",
    "none",
]
_SURE = frozenset({"reference", "payer", "several"})
_MOST_TOLD = 10  # requests that are named where none is chosen
_MOST_TOGETHER = 12  # requests that one transfer names and pays together


class Proposal(Struct, frozen=True, kw_only=True):
    """A booking, the `requests` that it pays if a person agrees, or else `others` among which a person may choose."""

    booking: Booking
    why: Why
    requests: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether more than the amount speaks for it. No request is in two sure proposals."""
        return self.why in _SURE


def proposals(
    bookings: Iterable[Booking], open_requests: Iterable[OpenRequest], known: Collection[str]
) -> tuple[Proposal, ...]:
    """One proposal for each booking, by day; `known` are the fingerprints of what was booked before."""
    return tuple(_Matching(bookings, open_requests, known).proposals())


class _Matching:
    """References first, then payers, then payers with two requests at once, then amounts.

    Each sees what those before it have settled, and nothing of its own, so that no order within it counts.
    """

    def __init__(
        self, bookings: Iterable[Booking], open_requests: Iterable[OpenRequest], known: Collection[str]
    ) -> None:
        self._bookings = sorted(bookings, key=_order)
        requests = sorted(open_requests, key=lambda each: (each.number, each.request))
        self._references, self._names = References(requests), Names(requests)
        self._known = frozenset(known)
        self._taken: set[str] = set()
        self._found: dict[int, Proposal] = {}
        self._by_cents: defaultdict[int, list[OpenRequest]] = defaultdict(list)
        for request in requests:
            self._by_cents[request.cents].append(request)

    def proposals(self) -> list[Proposal]:
        left = [at for at in range(len(self._bookings)) if not self._is_settled(at)]
        left = [at for at in left if not self._by_reference(at)]
        payers = {at: names for at in left if (names := self._names.named_in(*_texts(self._bookings[at])))}
        self._by_pair(self._by_payer(payers))
        self._by_amount([at for at in left if at not in payers])
        return [self._found[at] for at in range(len(self._bookings))]

    def _is_settled(self, at: int) -> bool:
        booking = self._bookings[at]
        if booking.cents <= 0:
            self._tell(at, "not_incoming")
        elif self._known and fingerprint(booking) in self._known:
            self._tell(at, "known")
        return at in self._found

    def _by_reference(self, at: int) -> bool:
        booking = self._bookings[at]
        named = self._references.named_in(booking.reference)
        if not named:
            return False
        same = [each for each in named if _pays(booking, [each])]
        if len(same) > 1:
            payers = self._names.named_in(*_texts(booking))
            theirs = {each.request for each in self._names.requests_of(payers, booking.cents)}
            one = [each for each in same if each.request in theirs]
            same = one if len(one) == 1 else same
        if len(same) == 1:
            self._claim(at, "reference", same)
        elif same:
            self._tell(at, "ambiguous", same)
        elif 1 < len(named) <= _MOST_TOGETHER and _pays(booking, named):
            self._claim(at, "several", named)
        else:
            self._tell(at, "other_amount", named)
        return True

    def _by_payer(self, payers: dict[int, list[frozenset[str]]]) -> dict[int, Sequence[OpenRequest]]:
        """Tells of each whose payer owes this very amount; returns the others, with all that their payers owe."""
        before = frozenset(self._taken)
        others: dict[int, Sequence[OpenRequest]] = {}
        for at, names in payers.items():
            booking = self._bookings[at]
            owed = self._names.requests_of(names, booking.cents)
            # Among so many of one amount none can be told from the others.
            fitting = [each for each in owed[: TELLING + 1] if _pays(booking, [each])]
            free = [each for each in fitting if each.request not in before]
            if len(free) == 1 and len(owed) <= TELLING:
                self._claim(at, "payer", free)
            elif free:
                self._tell(at, "ambiguous", free)
            elif fitting:
                self._tell(at, "double", fitting)
            else:
                others[at] = self._names.requests(names)
        return others

    def _by_pair(self, owed_by_payer: dict[int, Sequence[OpenRequest]]) -> None:
        """Two requests of one payer at once, if just one pair adds up."""
        before = frozenset(self._taken)
        for at, owed in owed_by_payer.items():
            booking = self._bookings[at]
            free = [each for each in owed if each.request not in before] if len(owed) <= TELLING else []
            pairs = list(islice(_pairs(booking, free), _MOST_TOLD))
            if len(pairs) == 1:
                self._claim(at, "several", pairs[0])
            elif pairs:
                self._tell(at, "ambiguous", [each for pair in pairs for each in pair])
            else:
                self._tell(at, "other_amount", owed)

    def _by_amount(self, left: list[int]) -> None:
        """The amount alone: only where one request has it, and one booking."""
        wanting: defaultdict[str, list[int]] = defaultdict(list)
        for at in left:
            booking = self._bookings[at]
            same = self._by_cents.get(booking.cents, [])
            fitting = [each for each in same if _pays(booking, [each])] if len(same) <= TELLING else []
            if len(fitting) == 1 and fitting[0].request not in self._taken:
                wanting[fitting[0].request].append(at)
            else:
                self._tell(at, "none")
        for request, those in wanting.items():
            for at in those:
                alone = len(those) == 1
                self._found[at] = Proposal(
                    booking=self._bookings[at],
                    why="amount" if alone else "ambiguous",
                    requests=(request,) if alone else (),
                    others=() if alone else (request,),
                )

    def _claim(self, at: int, why: Why, requests: Sequence[OpenRequest]) -> None:
        """The earliest booking has a request; a later one that fits as well is told as paying twice."""
        ids = tuple(each.request for each in requests)
        if self._taken.isdisjoint(ids):
            self._taken.update(ids)
            self._found[at] = Proposal(booking=self._bookings[at], why=why, requests=ids)
        else:
            self._tell(at, "double", requests)

    def _tell(self, at: int, why: Why, requests: Sequence[OpenRequest] = ()) -> None:
        ids = tuple(dict.fromkeys(each.request for each in requests[: 2 * _MOST_TOLD]))
        self._found[at] = Proposal(booking=self._bookings[at], why=why, others=ids[:_MOST_TOLD])


def _pays(booking: Booking, requests: Sequence[OpenRequest]) -> bool:
    """Whether it is just what these ask for, all in one currency: the booking's, if that is told."""
    currencies = {each.currency for each in requests} | ({booking.currency} if booking.currency else set())
    return len(currencies) == 1 and booking.cents == sum(each.cents for each in requests)


def _pairs(booking: Booking, requests: Sequence[OpenRequest]) -> Iterator[tuple[OpenRequest, OpenRequest]]:
    """Any two of them that it pays together."""
    before: defaultdict[int, list[OpenRequest]] = defaultdict(list)
    for each in requests:
        yield from ((other, each) for other in before[booking.cents - each.cents] if _pays(booking, (other, each)))
        before[each.cents].append(each)


def _texts(booking: Booking) -> tuple[str, str]:
    """Where the payer's name may stand: many banks write all that they know into one text."""
    return booking.payer, booking.reference


def _order(booking: Booking) -> tuple[str, int, str, str, str, int]:
    return (
        booking.on.isoformat(),
        booking.cents,
        booking.currency or "",
        booking.payer,
        booking.reference,
        booking.nth,
    )
