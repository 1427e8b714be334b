"""The glossary: ours, and what an office's own file adds to it, replaces and takes out."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot import toml_lines
from bot.core.errors import SettingsError
from bot.core.glossary import Entries, Glossary, Words, folded
from bot.wording import FOLDER, LANGUAGES

PARTS = ("terms", "phrases", "money")
LONGEST = 120  # characters of an entry, and of what is said instead


@cache
def ours() -> Glossary:
    """What comes with Paletti."""
    tables: dict[str, Any] = {}
    for language in LANGUAGES:
        tables |= tomllib.loads((FOLDER / language / "glossary.toml").read_text("utf-8"))
    return _glossary(tables, dict.fromkeys(LANGUAGES, Words()))


def of(path: Path | None) -> tuple[Glossary, tuple[str, ...]]:
    """Ours with the office's file at `path` upon it, and what is wrong in the file, each with its line.

    What is wrong is left out; of a file that cannot be read at all, everything.
    """
    if path is None:
        return ours(), ()
    try:
        document = toml_lines.read(path)
    except SettingsError as error:
        return ours(), (str(error),)
    faults = list(_faults(document.tables))
    told = tuple(f"{document.where(*keys)}: {fault}" for keys, fault in faults)
    tables = document.tables
    for keys, _ in faults:
        tables = _without(tables, keys)
    return _glossary(tables, ours()), told


def _glossary(tables: Mapping[str, Any], before: Glossary) -> Glossary:
    found = {}
    for language, words in before.items():
        given = tables.get(language, {})
        found[language] = Words(
            terms=_upon(words.terms, given.get("terms", {})),
            phrases=_upon(words.phrases, given.get("phrases", {})),
            money=(*words.money, *given.get("money", ())),
        )
    return found


def _upon(before: Entries, given: Entries) -> Entries:
    """An entry replaces one that is written alike; an empty one takes it out."""
    folded = {_same(entry) for entry in given}
    kept = {entry: instead for entry, instead in before.items() if _same(entry) not in folded}
    return kept | {entry.strip(): instead.strip() for entry, instead in given.items() if instead.strip()}


def _same(entry: str) -> str:
    return " ".join(folded(entry).replace("...", "…").split())


def _faults(tables: Mapping[str, Any]) -> Iterator[tuple[Sequence[str], str]]:
    """Where something is wrong, and what."""
    for language, parts in tables.items():
        if language not in LANGUAGES or not isinstance(parts, dict):
            yield (language,), f"there is no language “{language}”; there are {', '.join(LANGUAGES)}"
            continue
        for part, given in parts.items():
            if part not in PARTS:
                near = difflib.get_close_matches(part, PARTS, n=1, cutoff=0.0)
                yield (language, part), f"there is no “{part}”. Did you mean {near[0]}?"
            elif part == "money":
                if not isinstance(given, list) or not all(isinstance(each, str) and each.strip() for each in given):
                    yield (language, part), 'money must be a list of words, such as ["invoice*", "fee"]'
            elif not isinstance(given, dict):
                yield (language, part), f"{part} must be a section, [{language}.{part}]"
            else:
                yield from (
                    ((language, part, entry), fault)
                    for entry, instead in given.items()
                    if (fault := _fault(entry, instead))
                )


def _fault(entry: str, instead: Any) -> str:
    if not isinstance(instead, str):
        return f"“{entry}” must be a text in quotes (empty to take the entry out)"
    if not entry.strip()[:1].isalnum():
        return f"“{entry}” must begin with a word"
    if max(len(entry), len(instead)) > LONGEST:
        return f"“{entry[:40]}…” is longer than {LONGEST} characters"
    return ""


def _without(tables: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    first, *rest = keys
    if not rest:
        return {key: value for key, value in tables.items() if key != first}
    return {**tables, first: _without(tables[first], rest)}
