"""What a client's ledger adds up to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.core import entries as e
from bot.core.approvals import Approval, stated
from bot.core.approvals import apply as approved
from bot.core.facts import Facts, Language, Manner, Role, Speech, Urgency
from bot.core.in_touch import InTouch
from bot.core.in_touch import apply as kept_in_touch
from bot.core.ledger import Core, facts_of
from bot.core.payments import Payments
from bot.core.payments import apply as paid
from bot.core.quote_entries import QuoteAcceptedElsewhere, QuoteDrawn, WorkStarted


class ClientState(Struct, frozen=True):
    """A client as of now. `contacts` pairs opaque contact ids with roles.

    `language` and `timezone` are None until somebody sets them: then each person's own count, else the office's.
    `hours` are the client's own, in `hours_timezone`; empty where the office's count. `started` are the quotes
    for which the office began regardless. `joined_at` (UTC) is when the first of the contacts came. The rest as in
    ClientSet.
    """

    language: Language | None = None
    timezone: str | None = None
    hours: str = ""
    hours_timezone: str = ""
    urgent: Urgency = "never"
    urgent_cents: int = 0
    urgent_currency: str = ""
    day: str = ""
    holidays: str = ""
    business: bool | None = None
    contacts: tuple[tuple[str, Role], ...] = ()
    approvals: dict[str, Approval] = {}  # replaced as a whole, never changed
    quotes: dict[str, QuoteDrawn] = {}  # the newest version of each; likewise
    payments: Payments = Payments()
    started: tuple[str, ...] = ()
    touch: InTouch = InTouch()
    speech: Speech = "plain"
    manner: Manner = "lei"
    joined_at: datetime | None = None

    @property
    def approvers(self) -> tuple[str, ...]:
        """The contacts who decide."""
        return tuple(contact for contact, role in self.contacts if role == "approver")

    def role(self, contact: str | None) -> Role:
        """Whoever is not named is a reader."""
        return next((role for each, role in self.contacts if each == contact), "reader")


def apply(client: ClientState, core: Core) -> ClientState:
    """The client after one more entry. Reads public facts only."""
    facts = facts_of(core)
    return _FOLLOWS.get(type(facts), _other)(client, facts, core)


def _same(client: ClientState, _facts: Facts, _core: Core) -> ClientState:
    return client


def _set(client: ClientState, given: e.ClientSet, _core: Core) -> ClientState:
    """What is None stays as it was. By position, in the order of the fields: by name it takes four times as long."""
    return ClientState(
        given.language or client.language,
        given.timezone or client.timezone,
        client.hours if given.hours is None else given.hours,
        client.hours_timezone if given.hours_timezone is None else given.hours_timezone,
        given.urgent or client.urgent,
        client.urgent_cents if given.urgent_cents is None else given.urgent_cents,
        given.urgent_currency or client.urgent_currency,
        client.day if given.day is None else given.day,
        client.holidays if given.holidays is None else given.holidays,
        client.business if given.business is None else given.business,
        client.contacts,
        client.approvals,
        client.quotes,
        client.payments,
        client.started,
        client.touch,
        given.speech or client.speech,
        given.manner or client.manner,
        client.joined_at,
    )


def _contact(client: ClientState, facts: e.ContactJoined | e.ContactSet, core: Core) -> ClientState:
    contacts = (*_without(client, facts.contact), (facts.contact, facts.role))
    return replace(client, contacts=contacts, joined_at=client.joined_at or core.at)


def _contact_left(client: ClientState, facts: e.ContactLeft, _core: Core) -> ClientState:
    return replace(client, contacts=_without(client, facts.contact))


def _quote(client: ClientState, facts: QuoteDrawn, _core: Core) -> ClientState:
    return replace(client, quotes={**client.quotes, facts.quote: facts})


def _elsewhere(client: ClientState, facts: QuoteAcceptedElsewhere, core: Core) -> ClientState:
    known = client.approvals.get(facts.quote)
    if known is None or known.version != facts.version:
        return client
    return replace(client, approvals={**client.approvals, facts.quote: stated(known, facts.sha256, core.at, core.seq)})


def _started(client: ClientState, facts: WorkStarted, _core: Core) -> ClientState:
    return replace(client, started=(*(each for each in client.started if each != facts.quote), facts.quote))


def _other(client: ClientState, facts: Facts, core: Core) -> ClientState:
    """What approvals, payments, or what else there is to keep in touch about make of it."""
    approvals = approved(client.approvals, facts, core.at, core.seq)
    if approvals is not None:
        return replace(client, approvals=approvals)
    payments = paid(client.payments, facts, core.at, core.seq)
    if payments is not None:
        return replace(client, payments=payments)
    touch = kept_in_touch(client.touch, facts, core.at, core.seq)
    if touch is not None:
        return replace(client, touch=touch)
    raise TypeError(f"{type(facts).__name__} does not belong in a client's ledger")


def _without(client: ClientState, contact: str) -> tuple[tuple[str, Role], ...]:
    return tuple(pair for pair in client.contacts if pair[0] != contact)


# What neither approvals, payments nor keeping in touch are about. A table and not a `match`: to try one class after the
# other took half of the time that a fold takes.
_FOLLOWS: dict[type[Facts], Callable[[ClientState, Any, Core], ClientState]] = {
    e.ClientOpened: _same,
    e.ChatBound: _same,
    e.AccountLinked: _same,
    e.UrgentCalled: _same,
    e.UrgentAnswered: _same,
    e.Erased: _same,
    e.ClientSet: _set,
    e.ContactJoined: _contact,
    e.ContactSet: _contact,
    e.ContactLeft: _contact_left,
    QuoteDrawn: _quote,
    QuoteAcceptedElsewhere: _elsewhere,
    WorkStarted: _started,
}
