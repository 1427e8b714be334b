"""What a client's ledger adds up to."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core import entries as e
from bot.core.approvals import Approval
from bot.core.approvals import apply as approved
from bot.core.facts import Language, Role, Urgency
from bot.core.ledger import Core, facts_of


class ClientState(Struct, frozen=True):
    """A client as of now. `contacts` pairs opaque contact ids with roles.

    `language` and `timezone` are None until somebody sets them: then each person's own count, else the office's.
    `hours` are the client's own, in `hours_timezone`; empty where the office's count. The rest as in ClientSet.
    """

    language: Language | None = None
    timezone: str | None = None
    hours: str = ""
    hours_timezone: str = ""
    urgent: Urgency = "never"
    urgent_cents: int = 0
    urgent_currency: str = ""
    contacts: tuple[tuple[str, Role], ...] = ()
    approvals: dict[str, Approval] = {}  # replaced as a whole, never changed

    @property
    def approvers(self) -> tuple[str, ...]:
        """The contacts who decide."""
        return tuple(contact for contact, role in self.contacts if role == "approver")

    def role(self, contact: str | None) -> Role:
        """Whoever is not named is a reader."""
        return next((role for each, role in self.contacts if each == contact), "reader")


def apply(client: ClientState, core: Core) -> ClientState:
    """The client after one more entry. Reads public facts only."""
    match facts_of(core):
        case e.ClientOpened() | e.ChatBound() | e.AccountLinked() | e.UrgentCalled() | e.UrgentAnswered() | e.Erased():
            return client
        case e.ClientSet() as given:
            return _set(client, given)
        case e.ContactJoined(contact=contact, role=role) | e.ContactSet(contact=contact, role=role):
            return replace(client, contacts=(*_without(client, contact), (contact, role)))
        case e.ContactLeft(contact=contact):
            return replace(client, contacts=_without(client, contact))
        case other:
            approvals = approved(client.approvals, other, core.at, core.seq)
            if approvals is not None:
                return replace(client, approvals=approvals)
            raise TypeError(f"{type(other).__name__} does not belong in a client's ledger")


def _set(client: ClientState, given: e.ClientSet) -> ClientState:
    """What is None stays as it was. Written out, since it is a third of the time that a start takes."""
    return ClientState(
        language=given.language or client.language,
        timezone=given.timezone or client.timezone,
        hours=client.hours if given.hours is None else given.hours,
        hours_timezone=client.hours_timezone if given.hours_timezone is None else given.hours_timezone,
        urgent=given.urgent or client.urgent,
        urgent_cents=client.urgent_cents if given.urgent_cents is None else given.urgent_cents,
        urgent_currency=given.urgent_currency or client.urgent_currency,
        contacts=client.contacts,
        approvals=client.approvals,
    )


def _without(client: ClientState, contact: str) -> tuple[tuple[str, Role], ...]:
    return tuple(pair for pair in client.contacts if pair[0] != contact)
