"""Words: the one function that turns a key into a sentence. Fluent stays behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from bot.core.manner import locale_of, manner_of

LANGUAGES = ("it", "en")
# `say`, or one that says an office's own texts.
Say = Callable[..., str]
_ENTRY = re.compile(r"^([a-z][\w-]*) =.*\n(?:[ }].*\n)*", re.MULTILINE)
FOLDER = Path(__file__).parent


# In one evening many clients are told the same sentence; to render it anew takes a tenth of a commit.
@lru_cache(maxsize=4096, typed=True)
def say(key: str, language: str, /, **args: str | int) -> str:
    """The sentence for `key` in `language` (a tag of `bot.core.manner`), with its variables.

    Where a text differs by how somebody is addressed, its other form stands below it as an attribute of that name:
    `.tu` is said in "it-x-tu", and the text itself wherever it has no such form.

    Raises KeyError for an unknown key and ValueError for a missing variable: both are faults of ours, never a client's.
    """
    locale = locale_of(language)
    bundle = _bundle(locale)
    if not bundle.has_message(key):
        bundle.add_resource(FluentResource(entries(locale)[key]))
    entry = bundle.get_message(key)
    pattern = entry.attributes.get(manner_of(language), entry.value)
    if pattern is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(pattern, args)
    if errors:
        raise ValueError(f"{key} in {language}: {errors}")
    return str(text)


@cache
def keys(language: str) -> tuple[str, ...]:
    """All keys that exist in a language, in the order of the files."""
    return tuple(entries(language))


def sources(language: str) -> tuple[str, ...]:
    """The texts of a language's files, one for each subject, in the order of their names."""
    return tuple(path.read_text("utf-8") for path in sorted((FOLDER / language).glob("*.ftl")))


def words(prefix: str, language: str) -> dict[str, str]:
    """All texts whose key starts with `prefix`, by the rest of their key."""
    return {key.removeprefix(prefix): say(key, language) for key in keys(language) if key.startswith(prefix)}


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolation marks would be copied along with codes and commands; names stand in lines of their own anyway.
    return FluentBundle([language], use_isolating=False)


def differs(source: str, manner: str) -> bool:
    """Whether an entry has another form for this manner of speaking; no manner is the text itself."""
    return bool(manner) and re.search(rf"^ +\.{manner} =", source, re.MULTILINE) is not None


@cache
def entries(language: str) -> dict[str, str]:
    """What stands in the files under each key. Each is parsed when it is first said: all of them take 0.1 s."""
    found = (_ENTRY.finditer(text) for text in sources(language))
    return {entry[1]: entry[0] for entries in found for entry in entries}
