"""An office's own texts, in one file of Fluent: `it-away = …` stands in place of our text `away` in Italian.

A `.tu = …` below it stands in place of ours for clients who are spoken to with *tu*. Without one they still read ours,
where that has such a form: the office's own would say *Lei*.
Whatever is wrong with one of them leaves ours in its place, and is told with its line.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from msgspec import Struct

from bot.core.manner import TU, locale_of, manner_of
from bot.wording import LANGUAGES, Say, differs, entries, keys, say
from bot.wording.samples import COUNTS, samples

# They are what people may type; another word would not be understood.
READ = ("verb-", "word-")
LONGEST_BUTTON = 75  # characters, as Slack takes them
LONGEST = 3000
# The forms that a text may have beside itself.
_FORMS = {locale_of(TU): {manner_of(TU)}}

# By language and our key, the entry as Fluent reads it.
Texts = Mapping[str, Mapping[str, str]]


class Fault(Struct, frozen=True):
    """What is wrong, and on which line (0: the file itself)."""

    line: int
    what: str


class Overrides(Struct, frozen=True):
    """What a file holds: texts that can take the place of ours, and what is wrong with the others."""

    path: Path | None = None
    texts: Texts = {}
    faults: tuple[Fault, ...] = ()

    def told(self) -> tuple[str, ...]:
        """The faults, a line each: "wording.ftl:3: …"."""
        return tuple(f"{self.path}:{each.line}: {each.what}" if each.line else each.what for each in self.faults)


def read(path: Path | None) -> Overrides:
    """The file at `path`. None: there is none, so all texts are ours."""
    if path is None:
        return Overrides()
    try:
        raw = path.read_bytes()
        return parsed(raw.decode("utf-8-sig"), path)
    except OSError as error:
        return Overrides(path, faults=(Fault(0, f"{path}: cannot be read: {error.strerror}"),))
    except UnicodeDecodeError as error:
        return Overrides(path, faults=(Fault(raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8"),))


def parsed(text: str, path: Path | None = None) -> Overrides:
    """The texts in a file that holds `text`."""
    text = text.replace("\r\n", "\n")
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    faults: list[Fault] = []
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, fluent.Junk):
            faults += (Fault(_line(text, note.span), _broken(note.message or "")) for note in entry.annotations)
        elif isinstance(entry, fluent.Term | fluent.Message):
            line = _line(text, entry.id.span)
            language, _, key = entry.id.name.partition("-")
            what = _fault(entry, language, key, found)
            if what:
                faults.append(Fault(line, what))
            else:
                found[language][key] = _source(entry, key)
    return Overrides(path, found, tuple(sorted(faults, key=lambda each: each.line)))


def variables(source: str) -> set[str]:
    """The names of an entry's variables."""
    seen = _Seen()
    seen.visit(FluentParser().parse(source))
    return seen.variables


class Wording:
    """Says texts as `bot.wording.say`, the office's own where there are such.

    One that cannot be said after all is told to `report(key, language, why)`, once; from then on ours is said.
    """

    def __init__(self, texts: Texts, report: Callable[[str, str, str], None]) -> None:
        self._own = {language: dict(given) for language, given in texts.items()}
        self._report = report
        self._bundle = cache(_bundle)
        self.say: Say = lru_cache(maxsize=4096, typed=True)(self._say) if any(self._own.values()) else say

    def _say(self, key: str, language: str, /, **args: str | int) -> str:
        locale, manner = locale_of(language), manner_of(language)
        source = self._own.get(locale, {}).get(key)
        if source is None or (differs(entries(locale)[key], manner) and not differs(source, manner)):
            return say(key, language, **args)
        try:
            return said(self._bundle(source, locale), key, args, manner)
        except Exception as error:  # noqa: BLE001  whatever an override does, the client gets an answer
            del self._own[locale][key]
            self._report(key, locale, str(error))
            return say(key, language, **args)


def said(bundle: FluentBundle, key: str, args: Mapping[str, str | int], manner: str = "") -> str:
    """The entry with its variables. Raises ValueError where it cannot be said or says nothing."""
    entry = bundle.get_message(key)
    pattern = entry.attributes.get(manner, entry.value)
    text, errors = bundle.format_pattern(pattern, dict(args)) if pattern else ("", [])
    if errors:
        raise ValueError("; ".join(map(str, errors)))
    if not str(text).strip():
        raise ValueError("it says nothing")
    return str(text)


class _Seen(Visitor):
    """What an entry refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.others: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802  so fluent's visitor wants it
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:  # noqa: N802  as above
        self.others.add(node.id.name)

    def visit_TermReference(self, node: fluent.TermReference) -> None:  # noqa: N802  as above
        self.others.add(f"-{node.id.name}")


def _fault(  # noqa: PLR0911  one line a fault
    entry: fluent.Message | fluent.Term, language: str, key: str, found: Texts
) -> str:
    name = entry.id.name
    if isinstance(entry, fluent.Term):
        return f"-{name} is a term, which no text of ours can use; write it out where it is needed"
    if language not in LANGUAGES:
        both = " or ".join(f"{each}-{name}" for each in LANGUAGES)
        return f"{name} does not begin with its language: {both}" if name in keys(LANGUAGES[0]) else _unknown(name)
    if key not in keys(language):
        return _unknown(name)
    if key.startswith(READ):
        return f"{name} is a word that people type; it cannot be changed"
    if key in found[language]:
        return f"{name} stands here a second time"
    forms = {each.id.name: each.value for each in entry.attributes}
    if entry.value is None or len(forms) < len(entry.attributes) or forms.keys() - _FORMS.get(language, set()):
        return f"{name} must be one text, without attributes" + (" but .tu" if language in _FORMS else "")
    source, patterns = _source(entry, key), {"": entry.value, **forms}
    return next(filter(None, (_misfit(source, key, language, *each) for each in patterns.items())), "")


def _misfit(source: str, key: str, language: str, manner: str, pattern: fluent.Pattern) -> str:
    """What keeps a text, or its form for a manner, from taking the place of ours."""
    seen = _Seen()
    seen.visit(pattern)
    name = f"{language}-{key}" + (f".{manner}" if manner else "")
    needed = variables(entries(language)[key])
    if seen.others:
        return f"{name} refers to {_names(seen.others)}; write it out"
    if seen.variables - needed:
        there = f"but {_names(needed, '$')}" if needed else "nor any other"
        return f"{name}: there is no {_names(seen.variables - needed, '$')} here, {there}"
    if needed - seen.variables:
        return f"{name} leaves out {_names(needed - seen.variables, '$')}"
    most = LONGEST_BUTTON if key.startswith("button-") else LONGEST
    bundle = _bundle(source, language)
    for count in COUNTS:
        try:
            length = len(said(bundle, key, samples(needed, language, count), manner))
        except Exception as error:  # noqa: BLE001  a file may hold anything; here it is only told
            return f"{name} cannot be said: {error}"
        if length > most:
            return f"{name} is longer than {most} characters"
    return ""


def _bundle(source: str, language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


def _source(entry: fluent.Message | fluent.Term, key: str) -> str:
    """The entry under our key, without the comment above it."""
    named = cast("fluent.Message", entry.clone())
    named.id.name, named.comment = key, None
    return str(FluentSerializer().serialize_entry(named))


def _unknown(name: str) -> str:
    known = [f"{language}-{key}" for language in LANGUAGES for key in keys(language)]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    return f"there is no text {name}. Did you mean {near[0]}?"


def _broken(message: str) -> str:
    """What Fluent's parser says, from its own words."""
    return f"this is not Fluent: {message[:1].lower()}{message[1:]}"


def _line(text: str, span: fluent.Span | None) -> int:
    at = span.start if span and span.start is not None else 0
    return text.count("\n", 0, min(at, len(text.rstrip()))) + 1


def _names(names: Iterable[str], mark: str = "") -> str:
    return ", ".join(f"{mark}{name}" for name in sorted(names))
