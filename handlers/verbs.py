"""The words for verbs: English everywhere, and the other languages' own."""

from __future__ import annotations

from functools import cache

from bot.wording import LANGUAGES, words


@cache
def _verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for verb, word in words("verb-", language).items():
            found[verb] = verb
            found[word] = verb
    return found


def verb_of(word: str) -> str | None:
    """The verb that a word means, in any of our languages; None for any other word."""
    return _verbs().get(word.strip().lstrip("/").casefold())


def all_words() -> tuple[str, ...]:
    """Every word that is a verb in some language."""
    return tuple(_verbs())
