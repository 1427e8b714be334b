"""The demo's ledgers: the entries as the page shows them, what the core's check finds, and a tampered copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from msgspec import Struct, structs
from msgspec.structs import replace

from bot.adapters.playground.notes import Finding, LedgerLine, Proof, Tampering
from bot.core.desk import Desk
from bot.core.errors import BrokenChain
from bot.core.ledger import EMPTY, Entry, Head, OpeningValue, check, facts_of
from bot.core.manner import locale_of

OPAQUE = re.compile(r"[a-z][a-z2-7]{16}(:[\d-]+)?")  # as `fresh` makes ids, and what occurs again adds its day
WORD = re.compile(r"\w+")
# What is put in place of a word, in the entry's language: the contrary where it is known, else one of two.
CONTRARY = {"approve": "refuse", "approvo": "rifiuto"}
OTHER_WORDS = {"it": ("nulla", "altro"), "en": ("nothing", "something")}
BACKDATED = timedelta(hours=1)


class Books(Protocol):
    """The ledgers, as a store has them."""

    def ledgers(self) -> list[str]:
        """The ids of all ledgers."""

    def entries(self, ledger: str, first: int = 1) -> Iterator[Entry]:
        """Entries from `first` on."""


class DemoLedger:
    """The ledgers as told to people, and the check, which is the core's own. Nothing here ever writes."""

    def __init__(self, books: Books, office_name: str) -> None:
        """`office_name` is what to call the office's own ledger; the others go by their clients' names."""
        self._books = books
        self._office_name = office_name
        self._heads: dict[str, Head] = {}  # up to where each ledger was checked
        self._copy: tuple[Entry, Tampering] | None = None

    def lines(self, desk: Desk) -> list[LedgerLine]:
        """Every entry as it is on record, oldest first."""
        names = self._names(desk)
        known = names | _people(desk)
        lines = [
            self._line(names[ledger], entry, desk, known)
            for ledger in self._books.ledgers()
            for entry in self._books.entries(ledger)
        ]
        return sorted(lines, key=lambda line: (line.at, line.ledger, line.seq))

    def proof(self, desk: Desk, *, anew: bool = False) -> Proof:
        """What the check says: of what is new (all of it: `anew`), and of a ledger with a tampered copy always all."""
        if anew:
            self._heads.clear()
        names = self._names(desk)
        findings = [each for ledger in self._books.ledgers() for each in self._checked(ledger, names[ledger])]
        entries = sum(head.seq for head in self._heads.values())
        return Proof(entries=entries, findings=tuple(findings), tampering=self._copy[1] if self._copy else None)

    def tamper(self, label: str, seq: int, desk: Desk) -> None:
        """From now on the check is given a copy of that entry in which something is otherwise.

        `label` is the ledger's as in its lines. Raises LookupError if there is no such entry.
        """
        for ledger, name in self._names(desk).items():
            entry = next((each for each in self._books.entries(ledger) if each.core.seq == seq), None)
            if name == label and entry is not None:
                self._copy = tampered(entry, label)
                return
        raise LookupError(f"there is no entry {seq} of {label}")

    def restore(self) -> None:
        """The copy is thrown away."""
        self._copy = None

    def _checked(self, ledger: str, label: str) -> Iterator[Finding]:
        """Findings of one ledger; after the first nothing more is looked at."""
        copy = self._copy[0] if self._copy and self._copy[0].core.ledger == ledger else None
        head = self._heads.get(ledger, EMPTY)
        try:
            for entry in self._books.entries(ledger, head.seq + 1):
                head = check(head, ledger, entry)
            self._heads[ledger] = head
            if copy is None:
                return
            head = EMPTY
            for entry in self._books.entries(ledger):
                head = check(head, ledger, copy if entry.core.seq == copy.core.seq else entry)
        except BrokenChain as broken:
            yield Finding(ledger=label, seq=broken.seq, reason=broken.reason)

    def _names(self, desk: Desk) -> dict[str, str]:
        clients = {row.client: row.name for row in desk.clients.where()}
        return {ledger: clients.get(ledger, self._office_name) for ledger in self._books.ledgers()} | clients

    def _line(self, label: str, entry: Entry, desk: Desk, known: dict[str, str]) -> LedgerLine:
        core, value = entry.core, entry.opening.value if entry.opening else OpeningValue()
        facts = {key: _told(each, known) for key, each in structs.asdict(facts_of(core)).items()}
        facts = {key: told for key, told in facts.items() if told}
        thing = desk.titles.get(core.subject) if core.subject else None
        return LedgerLine(
            ledger=label,
            seq=core.seq,
            kind=core.kind,
            at=core.at,
            hash=entry.hash,
            prev=core.prev,
            title=thing.text if thing else "",
            version=core.subject_version if thing else None,
            who=value.who.name if value.who else "",
            facts=({"approval": thing.text} if thing else {}) | facts,
            shown=value.shown or "",
            words=value.words or "",
        )


def _people(desk: Desk) -> dict[str, str]:
    """Names by the ids that facts use for people."""
    names: dict[str, str] = {}
    for person in desk.people.where():
        names |= {key: person.name for key in (person.contact, person.member) if key and person.name}
    return names


def _told(value: Any, known: dict[str, str]) -> str:
    """A fact for people: ids by name or not at all."""
    if isinstance(value, tuple):
        return ", ".join(told for each in value if (told := _told(each, known)))
    if isinstance(value, Struct):
        return " ".join(told for each in structs.astuple(value) if (told := _told(each, known)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return _instant(value) if isinstance(value, datetime) else value.isoformat()
    if value is None or OPAQUE.fullmatch(str(value)):
        return known.get(str(value), "")
    return str(value)


def tampered(entry: Entry, label: str) -> tuple[Entry, Tampering]:
    """A copy in which one word is another, or, where there are no words, the hour; and what was changed."""
    told = Tampering(ledger=label, seq=entry.core.seq, place="at", start=0, was="", now="")
    opening = entry.opening
    for place in ("words", "shown") if opening else ():
        text: str | None = getattr(opening.value, place) if opening else None
        found = _word(text or "")
        if opening and text and found:
            before, was, after = text[: found.start()], found[0], text[found.end() :]
            now = _other(was, opening.value.language)
            value = replace(opening.value, **{place: before + now + after})
            start = len(before.encode("utf-16-le")) // 2
            told = replace(told, place=place, start=start, was=was, now=now)
            return replace(entry, opening=replace(opening, value=value)), told
    at = entry.core.at - BACKDATED
    told = replace(told, was=_instant(entry.core.at), now=_instant(at))
    return replace(entry, core=replace(entry.core, at=at)), told


def _word(text: str) -> re.Match[str] | None:
    """The word to change: one whose contrary is known, else the longest."""
    found: Iterable[re.Match[str]] = WORD.finditer(text)
    return max(found, key=lambda word: (word[0].casefold() in CONTRARY, len(word[0])), default=None)


def _other(word: str, language: str | None) -> str:
    first, second = OTHER_WORDS["it" if locale_of(language or "") == "it" else "en"]
    other = CONTRARY.get(word.casefold(), second if word.casefold() == first else first)
    return other.capitalize() if word[0].isupper() else other


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
