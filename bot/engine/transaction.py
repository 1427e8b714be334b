"""Effects gathered into one commit."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Answer, Keep, Prepare, Record, Send
from bot.core.events import Event
from bot.core.ledger import Opening, chain
from bot.core.post_rows import Errand, Parcel
from bot.core.side_tables import Row
from bot.core.tables import Effects, Tables
from bot.store import Store


class Transaction:
    """One open transaction of the store.

    `outgoing` are the outbox rows it adds, `forgotten` counts the rows it takes away, `answer` is the immediate reply.
    """

    def __init__(self, store: Store, desk: Desk, tables: Tables, *, event: Event | None, paced: bool) -> None:
        """`event` is what brought it about, None for the clock; `paced` as in Parcel."""
        self._store = store
        self._desk = desk
        self._tables = tables
        self._event = event
        self._paced = paced
        self.outgoing: list[Parcel | Errand] = []
        self.forgotten = 0
        self.answer: Answer | None = None

    def apply(self, effects: Effects) -> None:
        """Each effect counts at once, so that what follows it sees it."""
        for effect in effects:
            match effect:
                case Keep(table, key, row):
                    self.forgotten += row is None
                    self._store.put(table, key, None if row is None else plain(row))
                case Send() | Prepare():
                    self._post(effect)
                case Record():
                    self._record(effect)
                case Answer():
                    self.answer = effect

    def _post(self, effect: Send | Prepare) -> None:
        """An occurrence that is in the outbox already is not put there twice."""
        if self._store.row("outbox", effect.id) is not None:
            return
        row = self._parcel(effect) if isinstance(effect, Send) else self._errand(effect)
        self._store.put("outbox", row.id, plain(row))
        self.outgoing.append(row)

    def _parcel(self, send: Send) -> Parcel:
        return Parcel(
            id=send.id,
            chat=send.chat,
            say=send.say,
            args=send.args,
            at=self._desk.now,
            thread=send.thread,
            edit=send.edit,
            client=send.client,
            once=send.once,
            paced=self._paced,
        )

    def _errand(self, prepare: Prepare) -> Errand:
        return Errand(
            id=prepare.id,
            recipe=prepare.recipe,
            args=prepare.args,
            then=prepare.then,
            at=self._desk.now,
            client=prepare.client,
        )

    def _record(self, record: Record) -> None:
        entry = chain(
            self._store.head(record.ledger),
            record.ledger,
            record.facts,
            at=self._desk.now,
            tz=self._desk.office.timezone,
            how=record.how,
            platform_at=getattr(self._event, "platform_at", None),
            subject=record.subject,
            subject_version=record.subject_version,
            supersedes=record.supersedes,
            opening=Opening(salt=secrets.token_hex(16), value=record.opening) if record.opening else None,
        )
        self._store.append(entry)
        for reaction in self._tables.reactions.get(type(record.facts), ()):
            self.apply(reaction(entry, self._desk))


def plain(row: Row) -> dict[str, Any]:
    """A row as the store takes it."""
    builtins: dict[str, Any] = msgspec.to_builtins(row)
    return builtins
