"""Erasing a client: one commit that says so, then files and bytes leave the disk.

A crash before the commit leaves everything; after it, the next start does the rest, since the commit's line says what
has to go.
"""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from bot.core import ledger as chain
from bot.core.desk import Desk
from bot.core.effects import Keep
from bot.core.erasing import Found, find
from bot.core.errors import BrokenChain, PalettiError
from bot.core.facts import Wish
from bot.core.office import LEDGER
from bot.core.receipts import receipt_text
from bot.core.tables import Effects
from bot.engine.receive import Engine
from bot.store.files import FileStore
from bot.store.tinydb_journal import TinyDBJournal


class NothingToErase(PalettiError):
    """There is no such ledger; the text names it."""


class Eraser:
    """Erases clients, and finishes what a crash interrupted."""

    def __init__(self, engine: Engine, store: TinyDBJournal, files: FileStore, key: Ed25519PrivateKey) -> None:
        """`key` is the office's: it seals the ledger as it is afterwards."""
        self._engine = engine
        self._store = store
        self._files = files
        self._key = key

    def finish(self) -> None:
        """Let all that was erased or taken away leave the disk. Raises StorageFault; then the next call does it."""
        leaving = self._store.leaving()
        self._files.remove(leaving)
        self._store.left(leaving)
        self._store.compact()

    def erase(self, client: str, wish: Wish) -> dict[str, Any]:
        """Erase a client (by id), and prove it: JSON types, to be shown.

        Raises NothingToErase; StorageFault, and then either nothing was erased, or the rest is done at the next start.
        """
        if client not in self._store.ledgers() or client == LEDGER:
            raise NothingToErase(f"there is no client's ledger {client}")
        found: Found | None = None

        def decide(desk: Desk) -> Effects:
            nonlocal found
            found = find(client, desk, self._store.ledgers())
            # Facts hold hashes of other things, too.
            found = replace(found, files=tuple(each for each in found.files if self._files.path(each).exists()))
            self._store.erase(found.openings, found.files)
            return found.record(wish)

        self._engine.commit(decide)
        self.finish()
        return self._proof(client, found)

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The same for the command socket."""
        wish: Wish = "office" if request.get("wish") == "office" else "client"
        return self.erase(str(request["client"]), wish)

    def _proof(self, client: str, found: Found | None) -> dict[str, Any]:
        head = self._store.head(client)
        sealed = chain.seal(self._key, client, head, self._engine.clock.now())
        self._engine.commit(lambda _: (Keep("seals", f"{client}/{head.seq}", sealed),))
        return {
            "ledger": client,
            "seq": head.seq,
            "hash": head.hash,
            "openings": found.opened if found else 0,
            "rows": len(found.effects) if found else 0,
            "files": len(found.files) if found else 0,
            "trouble": self._trouble(client),
            "receipt": receipt_text(sealed, self._key.public_key()),
        }

    def _trouble(self, ledger: str) -> str | None:
        """Why the ledger does not add up; None if it does."""
        head = chain.EMPTY
        try:
            for entry in self._store.entries(ledger):
                head = chain.check(head, ledger, entry)
        except BrokenChain as error:
            return str(error)
        return None
