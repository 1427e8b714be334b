"""What a check found, ledger by ledger; and the check against seals and receipts, which anchor a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct, field

from bot.core.ledger import fingerprint, seal_holds
from bot.core.office import LEDGER
from bot.core.receipts import Receipt
from bot.core.rows import Seal
from bot.evidence.entry_check import Finding, LedgerCheck


class Verdict(Struct):
    """What was looked at and what was found.

    `names` are the clients' by ledger. `unchecked` are reasons why something could not be checked, `notes` what is
    worth knowing and no fault.
    """

    checks: dict[str, LedgerCheck] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seals: int = 0
    receipts: int = 0

    @property
    def exit_code(self) -> int:
        """0: all holds; 1: something does not; 2: something could not be checked."""
        if self.findings:
            return 1
        return 2 if self.unchecked else 0

    def check(self, ledger: str) -> LedgerCheck:
        """The check of that ledger, begun if need be."""
        return self.checks.setdefault(ledger, LedgerCheck(ledger))

    def only(self, ledgers: Iterable[str]) -> Verdict:
        """The same of some ledgers only. What concerns no ledger stays."""
        wanted = set(ledgers)
        return Verdict(
            checks={name: check for name, check in self.checks.items() if name in wanted},
            names=self.names,
            findings=[each for each in self.findings if each.ledger is None or each.ledger in wanted],
            unchecked=self.unchecked,
            notes=self.notes,
            seals=self.seals,
            receipts=self.receipts,
        )

    def conclude(self, key: Ed25519PublicKey | None, seals: Sequence[Seal], receipts: Iterable[Receipt]) -> None:
        """When all entries were taken: what is missing, and what the office has signed."""
        for check in self.checks.values():
            self.findings += [check.finding] if check.finding else _unexplained(check, self.checks)
        if key is None:
            self.unchecked.append("There is no key of the office, so its seals could not be checked.")
        else:
            self.findings += _other_key(self.checks.get(LEDGER), key)
            for seal in seals:
                self.seals += 1
                self.findings += self._of_seal(seal, "a seal of the office", holds=seal_holds(key, seal))
        for receipt in receipts:
            self.receipts += 1
            self.findings += self._of_seal(receipt.seal, "the receipt", holds=receipt.holds)
            if key is not None and receipt.holds and receipt.key != key.public_bytes_raw().hex():
                told = f"the receipt was sealed with another key than the office's ({_short(key)} now)"
                self.findings.append(self._at(receipt.seal, f"{told}: the key was replaced"))

    def _of_seal(self, seal: Seal, what: str, *, holds: bool) -> list[Finding]:
        """What a seal over a head gives away."""
        if not holds:
            return [self._at(seal, f"{what} over this entry does not hold")]
        check = self.checks.get(seal.ledger)
        if check is None:
            return [Finding(f"{what} is for a ledger that is not here", seal.ledger, seal.seq)]
        if check.finding is not None and seal.seq > len(check.entries):
            return []  # what comes after the first bad entry says nothing more
        if not 1 <= seal.seq <= len(check.entries):
            return [self._at(seal, f"{what} says that there was an entry {seal.seq}: the end was cut off")]
        if check.entries[seal.seq - 1].hash != seal.hash:
            return [self._at(seal, f"{what} has another hash for this entry: the ledger was made anew")]
        return []

    def _at(self, seal: Seal, reason: str) -> Finding:
        check = self.checks.get(seal.ledger)
        return check.place(seal.seq, reason) if check else Finding(reason, seal.ledger, seal.seq)


def _unexplained(check: LedgerCheck, all_checks: dict[str, LedgerCheck]) -> list[Finding]:
    """Words may be missing only where an entry says that they were erased."""

    def erased(seq: int, subject: str | None) -> bool:
        own = check if check.ledger != LEDGER else all_checks.get(subject or "")
        if own is None or own.erased_at is None:
            return False
        return own is not check or seq < own.erased_at

    taken = [seq for seq, subject in check.bare.items() if not erased(seq, subject)]
    return [check.place(seq, "its words are gone, and no entry says that they were erased") for seq in taken[:1]]


def _other_key(office: LedgerCheck | None, key: Ed25519PublicKey) -> list[Finding]:
    first: dict[str, Any] = office.facts_of_first if office else {}
    if office is None or not office.entries or first.get("fingerprint") in (None, fingerprint(key)):
        return []
    return [office.place(1, f"the office began with another key than the one it has now ({_short(key)})")]


def _short(key: Ed25519PublicKey) -> str:
    return f"fingerprint {fingerprint(key)[:16]}…"
