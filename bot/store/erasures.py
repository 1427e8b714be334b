"""What was erased and is not yet off the disk: openings of entries, and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.store.lines import Commit, erasing_json


class Erasures:
    """The marks that commits have left since the journal was compacted. Whoever reads heeds them."""

    def __init__(self) -> None:
        self._openings: dict[str, set[int]] = {}
        self._staged_openings: dict[str, set[int]] = {}
        self._staged_files: set[str] = set()
        self.leaving: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._openings or self.leaving)

    def covers(self, ledger: str, seq: int) -> bool:
        """Whether the opening of that entry counts as gone; in the open transaction, too."""
        return seq in self._openings.get(ledger, ()) or seq in self._staged_openings.get(ledger, ())

    def committed(self, ledger: str, seq: int) -> bool:
        """Whether it is gone for good."""
        return seq in self._openings.get(ledger, ())

    def stage(self, openings: Mapping[str, Iterable[int]], files: Iterable[str]) -> None:
        """Have the open transaction erase these."""
        for ledger, numbers in openings.items():
            self._staged_openings.setdefault(ledger, set()).update(numbers)
        self._staged_files.update(files)

    def staged_json(self) -> bytes:
        """What the commit's line says of them; empty if there are none."""
        return erasing_json(self._staged_openings, self._staged_files)

    def settle(self) -> None:
        """What was staged counts from now on."""
        self._add(self._staged_openings, self._staged_files)
        self.forget()

    def forget(self) -> None:
        """Drop what was staged."""
        self._staged_openings = {}
        self._staged_files = set()

    def load(self, commit: Commit) -> None:
        """Take over what a line says."""
        self._add(commit.erased, commit.leaving)

    def compacted(self) -> None:
        """The openings are off the disk."""
        self._openings.clear()

    def _add(self, openings: Mapping[str, Iterable[int]], files: Iterable[str]) -> None:
        for ledger, numbers in openings.items():
            if found := set(numbers):
                self._openings.setdefault(ledger, set()).update(found)
        self.leaving.update(files)
