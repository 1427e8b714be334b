"""How words will sound to a client: terms of the trade, reproaches, capitals and exclamation marks that shout.

It points out and never forbids: whoever wrote the words decides. What the client wrote themselves, what is quoted,
addresses, names of files and code are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.core.glossary import Glossary, Words, compiled, folded

Kind = Literal["jargon", "blame", "capitals", "marks", "money"]

# What is nobody's wording: addresses, code, what somebody else said, files, names of people and channels.
_APART = re.compile(
    r"""
    ```.*?(?:```|\Z) | `[^`\n]*`
    | "[^"\n]*" | “[^”]*” | «[^»]*» | „[^“”]*[“”]
    | ^[^\S\n]*>[^\n]*
    | \b(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]+
    | (?<!\w)[@\#/][\w-]+
    | (?<![\w.-])(?:[\w-]{1,63}\.)+[a-z]{2,4}\d?(?!\w)(?:/\S*)?
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:[' ,]+[^\W\d_]{2,}){1,40}(?!\w)")
_LOUD_LETTERS, _LONG_WORD = 10, 5  # acronyms in a row are shorter
_MARKS = re.compile(r"(?<![!?])\?*!\?*![!?]*")
_DENIED = re.compile(r"(?<!\w)no[nt]\s$")
_MANY_MARKS = 3  # "Thank you! See you tomorrow!" is friendly
_SENTENCE = re.compile(r"[^.!?\n]+!?")
_SIGN = re.compile("[€$£]")


class Finding(Struct, frozen=True):
    """The words from `start` to `end`, and what could stand there instead (empty: there is nothing to replace)."""

    start: int
    end: int
    kind: Kind
    words: str
    instead: str = ""


class Tone:
    """Looks through texts with a glossary. Without one it finds nothing."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        """`glossary` by language; None turns the check off."""
        self._glossary = glossary
        self._patterns = lru_cache(maxsize=None)(self._compiled)  # compiled when first needed: at start it costs 20 ms

    def check(
        self, text: str, language: str, *, expert: bool = False, known: Iterable[str] = ()
    ) -> tuple[Finding, ...]:
        """What to point out, in the order of the text, each wording once. Never raises, whatever the text.

        `expert` knows the words of the trade, as anybody knows the words in `known`: their own, their name.
        """
        if self._glossary is None or not text.strip():
            return ()
        words = self._glossary.get(language, Words())
        terms, phrases, money = self._patterns(language)
        theirs = {word for each in known for word in _words(each)}
        clear = _APART.sub(lambda match: "\0" * len(match[0]), text)
        small = folded(clear)
        found = [
            *_listed(phrases, list(words.phrases.values()), "blame", small),
            *(() if expert else _listed(terms, list(words.terms.values()), "jargon", small)),
            *_loud(clear, theirs),
            *_marked(small, money),
        ]
        return _in_order(found, text, theirs)

    def _compiled(self, language: str) -> tuple[re.Pattern[str] | None, ...]:
        words = (self._glossary or {}).get(language, Words())
        return (
            compiled(list(words.terms), language, inflected=True),
            compiled(list(words.phrases), language),
            compiled(list(words.money), language),
        )


def _listed(pattern: re.Pattern[str] | None, instead: list[str], kind: Kind, text: str) -> Iterator[Finding]:
    if pattern is None:
        return
    for match in pattern.finditer(text):
        if _DENIED.search(text, max(match.start() - 5, 0), match.start()):
            continue  # "non è colpa Sua"
        at = int((match.lastgroup or "e0")[1:])
        yield Finding(match.start(), match.end(), kind, match[0], instead[at])


def _loud(text: str, theirs: set[str]) -> Iterator[Finding]:
    """Capitals in a row, but names."""
    for match in _CAPITALS.finditer(text):
        for start, end in _runs(match[0]):
            words = _words(match[0][start:end])
            letters = sum(map(len, words))
            if letters >= _LOUD_LETTERS and max(map(len, words)) >= _LONG_WORD and not theirs.issuperset(words):
                yield Finding(match.start() + start, match.start() + end, "capitals", match[0][start:end])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where capitals follow each other, two words at least."""
    start, end, count = 0, 0, 0
    for word in re.finditer(r"[^\W\d_]+", text):
        if word[0].isupper():
            start, end, count = (word.start() if not count else start), word.end(), count + 1
            continue
        if count > 1:
            yield start, end
        count = 0
    if count > 1:
        yield start, end


def _marked(text: str, money: re.Pattern[str] | None) -> Iterator[Finding]:
    for sentence in _SENTENCE.finditer(text):
        if not sentence[0].endswith("!"):
            continue
        if _SIGN.search(sentence[0]) or (money and money.search(sentence[0])):
            yield Finding(sentence.end() - 1, sentence.end(), "money", "!")
            return
    several = next(_MARKS.finditer(text), None)
    if several:
        yield Finding(several.start(), several.end(), "marks", several[0])
    elif text.count("!") >= _MANY_MARKS:
        at = text.rindex("!")
        yield Finding(at, at + 1, "marks", "!")


def _in_order(found: list[Finding], text: str, theirs: set[str]) -> tuple[Finding, ...]:
    """By place, with the words as written: of what overlaps the longer, of one advice the first.

    No term that the client says themselves.
    """
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.kind == "jargon" and theirs.issuperset(_words(each.words)):
            continue
        if not kept or kept[-1].end <= each.start:
            kept.append(each)
        elif each.end - each.start > kept[-1].end - kept[-1].start:
            kept[-1] = each
    first = {(each.kind, each.instead or each.words): each for each in reversed(kept)}
    return tuple(
        replace(each, words=text[each.start : each.end])
        for each in kept
        if first[each.kind, each.instead or each.words] is each
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
