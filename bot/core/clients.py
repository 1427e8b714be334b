"""What a client's ledger adds up to."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core import entries as e
from bot.core.ledger import Core, facts_of


class ClientState(Struct, frozen=True):
    """A client as of now. `contacts` pairs opaque contact ids with roles.

    `language` and `timezone` are None until somebody sets them: then each person's own count, else the office's.
    """

    language: e.Language | None = None
    timezone: str | None = None
    contacts: tuple[tuple[str, e.Role], ...] = ()

    def role(self, contact: str | None) -> e.Role:
        """Whoever is not named is a reader."""
        return next((role for each, role in self.contacts if each == contact), "reader")


def apply(client: ClientState, core: Core) -> ClientState:
    """The client after one more entry. Reads public facts only."""
    match facts_of(core):
        case e.ClientOpened() | e.ChatBound():
            return client
        case e.ClientSet(language=language, timezone=timezone):
            return replace(client, language=language or client.language, timezone=timezone or client.timezone)
        case e.ContactJoined(contact=contact, role=role):
            others = tuple(pair for pair in client.contacts if pair[0] != contact)
            return replace(client, contacts=(*others, (contact, role)))
        case other:
            raise TypeError(f"{type(other).__name__} does not belong in a client's ledger")
