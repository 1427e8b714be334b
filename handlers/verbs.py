"""Words as people type them: verbs in English and in our other languages."""

from __future__ import annotations

from functools import cache

from bot.wording import LANGUAGES, words


@cache
def _meanings(prefix: str) -> dict[str, str]:
    """What each word means, in any of our languages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for meaning, word in words(prefix, language).items():
            found[meaning] = meaning
            found[word] = meaning
    return found


def verb_of(word: str) -> str | None:
    """The verb that a word means, in any of our languages; None for any other word."""
    return _meanings("verb-").get(word.strip().lstrip("/").casefold())


def word_of(word: str) -> str:
    """What a further word of a command means; the word itself if it is none of ours."""
    return _meanings("word-").get(word.casefold(), word)


def all_words() -> tuple[str, ...]:
    """Every word that is a verb in some language."""
    return tuple(_meanings("verb-"))
