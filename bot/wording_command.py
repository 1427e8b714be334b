"""`paletti wording`: every text with an example, the office's own beside ours, and what is wrong in its file."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from bot import own_words
from bot.core.errors import PalettiError
from bot.core.manner import TU, locale_of, manner_of
from bot.settings import Settings
from bot.wording import LANGUAGES, differs, entries, keys, overrides
from bot.wording.overrides import Overrides, Wording
from bot.wording.samples import samples


def check(settings: Settings) -> int:
    """Tell what is wrong in the office's file of texts and its glossary. Exit code 0: nothing, 1: something."""
    faults = own_words.read(settings).faults
    console = _console()
    for fault in faults:
        console.print(fault, style="red", markup=False)
    if faults:
        return 1
    if not settings.wording.file and not settings.wording.glossary:
        console.print("There are no texts of your own: wording.file and wording.glossary are not set.")
        return 0
    count = sum(map(len, _own(settings).texts.values()))
    console.print(f"Nothing is wrong. Texts of your own: {count}.")
    return 0


def show(settings: Settings, key: str) -> None:
    """One text in both languages: ours, and the office's own with a preview. Raises PalettiError for no such key."""
    if key not in keys(LANGUAGES[0]):
        near = difflib.get_close_matches(key, keys(LANGUAGES[0]), n=1, cutoff=0.0)
        raise PalettiError(f"there is no text {key}. Did you mean {near[0]}?")
    own = _own(settings)
    console = _console()
    for language in LANGUAGES:
        source = entries(language)[key]
        console.print(Text(f"{language}-{key}", style="bold"))
        _block(console, "ours", source.partition("=")[2].strip())
        spoken = (language, TU) if language == locale_of(TU) and differs(source, manner_of(TU)) else (language,)
        _reads(console, key, spoken, Wording({}, _quietly))
        if key in own.texts.get(language, {}):
            _block(console, "yours", own.texts[language][key].partition("=")[2].strip())
            _reads(console, key, spoken, Wording(own.texts, _quietly))
        console.print()
    names = sorted(overrides.variables(entries(LANGUAGES[0])[key]))
    if names:
        console.print("Variables: " + ", ".join(f"${name}" for name in names), markup=False)
    _tell(console, own, key)


def every(settings: Settings, language: str, grep: str) -> None:
    """All texts of a language, as they are said in this office; with `grep` those whose key or text has that word."""
    own = _own(settings)
    wording = Wording(own.texts, _quietly)
    console = _console()
    for key in keys(language):
        said = _example(key, language, wording)
        if grep.casefold() not in f"{key} {said}".casefold():
            continue
        yours = key in own.texts.get(language, {})
        console.print(Text(f"{language}-{key}", style="bold").append(" (yours)" if yours else "", style="green"))
        _block(console, "", said)
    _tell(console, own)


def _own(settings: Settings) -> Overrides:
    return overrides.read(settings.beside(settings.wording.file))


def _reads(console: Console, key: str, spoken: tuple[str, ...], wording: Wording) -> None:
    """How a text reads, and how it does to those who are spoken to with *tu* where that is another text."""
    for language in spoken:
        _block(console, manner_of(language) or "reads", _example(key, language, wording))


def _example(key: str, language: str, wording: Wording) -> str:
    locale = locale_of(language)
    return wording.say(key, language, **samples(overrides.variables(entries(locale)[key]), locale))


def _tell(console: Console, own: Overrides, key: str = "") -> None:
    """What is wrong, below what was asked for; for one key only what is about it."""
    for fault in own.told():
        if key in fault:
            console.print(f"Not used: {fault}", style="red", markup=False)


def _block(console: Console, name: str, text: str) -> None:
    for line in _lines(name, text):
        console.print(line)


def _lines(name: str, text: str) -> Iterator[Text]:
    for at, line in enumerate(text.split("\n")):
        yield Text(f"  {name if not at else '':6}{line}")


def _quietly(_key: str, _language: str, _why: str) -> None:
    """What cannot be said was told when the file was read."""


def _console() -> Console:
    """Lines are broken for the eye only; into a pipe each goes as it is."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=10_000)
