"""receive(event): known? stop; else handlers, then one commit of all that follows. Nothing here waits."""

from __future__ import annotations

import base64
import secrets
import traceback
from collections.abc import Callable
from typing import Protocol

import msgspec
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.clock import Clock
from bot.core.desk import Desk
from bot.core.dues import Dues
from bot.core.effects import Answer, Keep
from bot.core.errors import StorageFault
from bot.core.events import Done, Event, Failed, PersonEvent, Prepared, Pressed
from bot.core.post_rows import Errand, Mishap, Parcel, Seen
from bot.core.tables import Effects, Tables
from bot.core.tone import Tone
from bot.engine.claim import Claim
from bot.engine.dispatch import at_home, handle, overtaken
from bot.engine.transaction import Transaction
from bot.store import Store

log = structlog.get_logger()

# What comes back from our own outbox is told apart by the state of its row, not by having been seen.
OURS = (Done, Failed, Prepared)


class Carrier(Protocol):
    """Who carries away what a commit put into the outbox."""

    def claim(self, row: Parcel | Errand) -> Claim | None:
        """A claim to decide in the commit that makes the row, if it can leave at once."""

    def add(self, row: Parcel | Errand, claim: Claim | None = None) -> None:
        """A committed row waits to be carried out; with its claim, if that was committed as well."""


class Engine:
    """The one critical section of an office: all that it knows changes here, between two awaits of anybody."""

    def __init__(  # noqa: PLR0913  the composition root gives it these, once
        self,
        store: Store,
        clock: Clock,
        tables: Tables,
        *,
        key: Ed25519PrivateKey,
        say: Callable[..., str],
        redact: Callable[[str], str],
        dues: Dues | None = None,
        tone: Tone | None = None,
    ) -> None:
        """`key` is the office's: it seals, and one-time codes are derived from it. `say`, `dues` and `tone` as in Desk.

        `redact` takes tokens out of what is kept of a fault.
        """
        self.store = store
        self.clock = clock
        self.tables = tables
        self.carrier: Carrier | None = None
        self.after_commit: list[Callable[[], None]] = []
        self._say = say
        self._redact = redact
        self._secret = key.private_bytes_raw()
        self._dues = dues or Dues()
        self._tone = tone or Tone()

    def desk(self) -> Desk:
        """The desk as of now."""
        return Desk(
            self.store,
            now=self.clock.now(),
            fresh=fresh,
            say=self._say,
            secret=self._secret,
            dues=self._dues,
            tone=self._tone,
        )

    def receive(self, event: Event) -> Answer | None:
        """Commit the event and all it leads to. An event that was committed before changes nothing.

        Raises StorageFault if nothing could be committed: then the platform must deliver it again. An event on which
        our own code fails is kept aside and reported; the queue goes on.
        """
        if self.store.row("seen", event.id) is not None:
            return None
        try:
            desk = self.desk()
            event = at_home(event, desk)
            work = Transaction(self.store, desk, self.tables, event=event, paced=False)
            if isinstance(event, PersonEvent):
                work.apply(self.tables.first(event, desk))
            if isinstance(event, Pressed):
                work.apply(overtaken(event, desk, self.tables))
            work.apply(handle(event, desk, self.tables))
            if not isinstance(event, OURS):
                work.apply((Keep("seen", event.id, Seen(at=desk.now)),))
            # That a message of ours has arrived may be lost in a power cut: it is then unsure, and treated as such.
            self._commit(work, durable=not isinstance(event, Done), claim=self._claim(work, desk))
        except StorageFault:
            self.store.rollback()
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, one poison event must not block the queue
            self.store.rollback()
            self.set_aside(event.id, msgspec.json.encode(event).decode(), error)
            return None
        return work.answer

    def fall_due(self, name: str, decide: Callable[[Desk], Effects]) -> int | None:
        """Commit what time has brought, and tell how many rows it took away; None if the schedule failed.

        Such a failure is reported. Raises StorageFault.
        """
        try:
            return self.commit(decide, paced=True)
        except StorageFault:
            raise
        except Exception as error:  # noqa: BLE001  one schedule that fails must not stop the others
            self.set_aside(f"due:{name}:{self.clock.now().isoformat()}", name, error)
            return None

    def commit(self, decide: Callable[[Desk], Effects], *, paced: bool = False, durable: bool = True) -> int:
        """One commit of what `decide` answers, none if that is nothing; tells how many rows it took away.

        Whatever it raises undoes all of it.
        """
        try:
            desk = self.desk()
            work = Transaction(self.store, desk, self.tables, event=None, paced=paced)
            effects = decide(desk)
            if effects:
                work.apply(effects)
                self._commit(work, durable=durable)
            return work.forgotten  # noqa: TRY300  nothing after this could raise
        except BaseException:
            self.store.rollback()
            raise

    def set_aside(self, event_id: str, payload: str, error: Exception) -> None:
        """Keep what our code failed on, tell the owner, and count it as seen. Raises StorageFault."""
        trace = fresh("x")
        log.error("set aside", trace=trace, event_id=event_id, exc_info=error)
        lines = self._redact("".join(traceback.format_exception(error)))

        def decide(desk: Desk) -> Effects:
            return (
                Keep("failed", trace, Mishap(at=desk.now, event=payload, error=lines)),
                Keep("seen", event_id, Seen(at=desk.now)),
                *self.tables.mishap(trace, type(error).__name__, desk),
            )

        self.commit(decide)

    def _claim(self, work: Transaction, desk: Desk) -> Claim | None:
        """What answers somebody is claimed in the same commit, if it can leave at once."""
        if self.carrier is None or not work.outgoing:
            return None
        claim = self.carrier.claim(work.outgoing[0])
        if claim is not None:
            try:
                effects = claim.decide(desk)
            except Exception:  # noqa: BLE001  it is claimed again on the ordinary way, which reports what is wrong
                return None
            work.apply(effects)
        return claim

    def _commit(self, work: Transaction, *, durable: bool, claim: Claim | None = None) -> None:
        self.store.commit(durable=durable)
        if self.carrier is not None:
            for row in work.outgoing:
                self.carrier.add(row, claim)
                claim = None
        for follow in self.after_commit:
            follow()


def fresh(prefix: str) -> str:
    """A new id: the prefix and 80 random bits in lower-case letters and digits, 16 of them."""
    return prefix + base64.b32encode(secrets.token_bytes(10)).decode().lower()
