"""What there is to erase of a client: rows of all side tables, words of ledger entries, files.

Which rows are about a client is told in two ways: a row says so itself (`client`, as every table's rows do where they
have one), or one of the client's own ids stands somewhere in it: an account, a private or shared chat, a contact, a
message. So a table that is new tomorrow is swept as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from bot.core.books import Books
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import Erased
from bot.core.facts import Wish
from bot.core.names import plain
from bot.core.office import LEDGER
from bot.core.side_tables import TABLES

# About the office or its platforms, or what the chain is held by.
_NOT_ABOUT_CLIENTS = frozenset({"seals", "members", "rooms", "platforms"})
# One row for several clients: the others go on using it, so only the ids are taken out.
_SHARED = frozenset({"cards", "posts"})
# Where words stand without an id beside them: what was shown, what our code failed on, lines of a bank statement.
_WORDY = frozenset({"outbox", "failed", "statements"})
_SHORTEST_NAME = 4
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


class Found(Struct, frozen=True):
    """What is to be erased. `effects` take the rows away (or the ids out of them); `openings` by ledger."""

    client: str
    effects: tuple[Keep, ...]
    openings: dict[str, list[int]]
    files: tuple[str, ...]

    @property
    def opened(self) -> int:
        """How many openings these are."""
        return sum(map(len, self.openings.values()))

    def record(self, wish: Wish) -> tuple[Effect, ...]:
        """The rows' effects, and the entry that tells what was erased and on whose wish."""
        facts = Erased(
            client=self.client, openings=self.opened, rows=len(self.effects), files=len(self.files), wish=wish
        )
        return (*self.effects, Record(ledger=self.client, facts=facts, how="command", subject=self.client))


def find(client: str, desk: Desk, ledgers: Iterable[str]) -> Found:
    """All of a client, whose ledger must exist. `ledgers` are those that there are.

    Files stay where a row that is left, or an entry of another client, names them.
    """
    books = desk.books
    mine = _Mine(client, desk)
    effects, files, left = [], set[str](), set[str]()
    for table in TABLES:
        for key, row in books.rows(table):
            kept = mine.without(table, key, row)
            if kept != row:
                effects.append(Keep(table, key, None if kept is None else msgspec.convert(kept, TABLES[table])))
                files.update(_hashes(row))
            if kept is not None:
                left.update(_hashes(kept))
    openings = {ledger: list(_opened(books, ledger, client)) for ledger in (client, LEDGER)}
    files.update(*(_named(books, client, openings[client])))
    wanted = files - left
    if wanted:
        wanted -= _needed(books, [each for each in ledgers if each != client], openings)
    return Found(client, tuple(effects), openings, tuple(sorted(wanted)))


class _Mine:
    """The ids and names of a client."""

    def __init__(self, client: str, desk: Desk) -> None:
        people = desk.people.where(client=client)
        chats = [chat.chat for chat in desk.chats.where(client=client)]
        chats += [person.private for person in people if person.private]
        accounts = [person.account for person in people]
        contacts = [person.contact for person in people if person.contact]
        self._client = client
        self._chats, self._accounts = set(chats), set(accounts)
        messages = [each.id for each in desk.messages.where() if self._owns(msgspec.to_builtins(each))]
        self._ids = _any_of([client, *chats, *accounts, *contacts, *messages])
        row = desk.clients.get(client)
        self._name = _any_of([plain(row.name)] if row and plain(row.name) else [])
        names = [plain(person.name) for person in people]
        self._names = _any_of([name for name in names if len(name) >= _SHORTEST_NAME])

    def without(self, table: str, key: str, row: dict[str, Any]) -> dict[str, Any] | None:
        """The row as it may stay, None if it may not."""
        if table in _NOT_ABOUT_CLIENTS:
            return row
        if self._owns(row) or self._ids.search(key):
            return None
        texts = list(_strings(row))
        if any(self._ids.search(text) for text in texts):
            return self._scrubbed(row) if table in _SHARED else None
        return None if table in _WORDY and self._named(row, texts) else row

    def _named(self, row: Mapping[str, Any], texts: Iterable[str]) -> bool:
        """Whether it names the client or (once it has done its duty) one of its people.

        Others may be called alike: what is still to be sent, or is another client's, is not taken away for that.
        """
        if row.get("client") is not None:
            return False
        settled = row.get("state") not in ("pending", "sending")
        plainly = [plain(text) for text in texts]
        return any(self._name.search(text) or (settled and self._names.search(text)) for text in plainly)

    def _owns(self, row: Mapping[str, Any]) -> bool:
        return (
            row.get("client") == self._client
            or row.get("chat") in self._chats
            or any(row.get(field) in self._accounts for field in ("by", "account"))
        )

    def _scrubbed(self, value: Any) -> Any:
        """The same without the client's ids; lists keep their length, for people count in them."""
        if isinstance(value, str):
            return "" if self._ids.search(value) else value
        if isinstance(value, list):
            return [self._scrubbed(each) for each in value]
        if isinstance(value, dict):
            return {key: self._scrubbed(each) for key, each in value.items()}
        return value


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these where it stands by itself: `telegram:7` is not in `telegram:70`. Nothing fits no words."""
    ordered = sorted(set(words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])" if ordered else r"(?!)")


def _strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value, keys of objects as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _strings(each)


def _hashes(row: dict[str, Any]) -> Iterator[str]:
    for text in _strings(row):
        yield from _SHA256.findall(text)


def _opened(books: Books, ledger: str, client: str) -> Iterator[int]:
    """The entries about a client that still have words: all of its own ledger's, the office's by their subject."""
    for entry in books.entries(ledger):
        if entry.opening is not None and client in (ledger, entry.core.subject):
            yield entry.core.seq


def _named(books: Books, ledger: str, numbers: list[int]) -> Iterator[set[str]]:
    wanted = set(numbers)
    for entry in books.entries(ledger):
        if entry.opening is not None and entry.core.seq in wanted:
            yield {file.sha256 for file in entry.opening.value.files}
        yield set(_SHA256.findall(bytes(entry.core.facts).decode()))


def _needed(books: Books, ledgers: Iterable[str], erased: dict[str, list[int]]) -> set[str]:
    """The files that entries of other ledgers name, in their words or in their facts."""
    found: set[str] = set()
    for ledger in ledgers:
        gone = set(erased.get(ledger, ()))
        for entry in books.entries(ledger):
            found.update(_SHA256.findall(bytes(entry.core.facts).decode()))
            if entry.opening is not None and entry.core.seq not in gone:
                found.update(file.sha256 for file in entry.opening.value.files)
    return found
