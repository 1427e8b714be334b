"""Terms of the trade and phrases that reproach, and how the way they are written down becomes a pattern.

An entry is written as people write: `call to action`. Upper and lower case, straight and curly apostrophes make no
difference; a hyphen may be a hyphen, a space or nothing (`back-end`); `*` at a word's end stands for any ending
(`deploy*`), `…` between words for up to three more. A term is also found in its plain inflections.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

# By the entry as it is written: the plain words for a term, what to say instead of a phrase.
Entries = dict[str, str]

_GAP = r"(?:'\w+)?(?:[^\S\n]+[\w']+){0,3}?"
_BETWEEN = r"[\s-]+"
_ACCENTS = {"à": "[àá]", "è": "[èé]", "é": "[éè]", "ì": "[ìí]", "ò": "[òó]", "ù": "[ùú]"}
_BARE = dict(zip("àèéìòù", "aeeiou", strict=True))
_VOWELS = "aeiou"
_ACRONYM = re.compile(r"[A-Z0-9/&]{2,6}")
_SHORT_FORMS = {"have": r"(?:\s+have|'ve)", "are": r"(?:\s+are|'re)", "is": r"(?:\s+is|'s)"}
_PRONOUNS = {"i", "you", "we", "they", "it", "that", "he", "she"}
_NEGATED = {"can": r"can(?:\s*not|'t)", "will": r"(?:will\s+not|won't)"}


class Words(Struct, frozen=True):
    """One language's: terms of the trade, phrases that reproach, words that tell that it is about money."""

    terms: Entries = field(default_factory=dict)
    phrases: Entries = field(default_factory=dict)
    money: tuple[str, ...] = ()


Glossary = dict[str, Words]


def compiled(entries: list[str], language: str, *, inflected: bool = False) -> re.Pattern[str] | None:
    """One pattern for them all in a `folded` text; the name of the group that matched (`e7`) tells which it was.

    Where several fit, the longest entry is found. None if there are no entries.
    """
    if not entries:
        return None
    by_letter: dict[str, list[str]] = {}  # of a hundred entries, ten times as fast
    for at in sorted(range(len(entries)), key=lambda at: -len(entries[at])):
        first = folded(entries[at].strip())[0]
        spelt = f"(?P<e{at}>{_pattern(entries[at], language, inflected=inflected)})"
        by_letter.setdefault(_BARE.get(first, first), []).append(spelt)
    groups = (f"(?={_first(letter)})(?:{'|'.join(each)})" for letter, each in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def folded(text: str) -> str:
    """The same text in small letters and with straight apostrophes, character by character: all stays in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lower.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _first(letter: str) -> str:
    accented = "".join(each for each, bare in _BARE.items() if bare == letter)
    return f"[{letter}{accented}]" if accented else re.escape(letter)


def _pattern(entry: str, language: str, *, inflected: bool) -> str:
    words = folded(entry).split()
    pattern = ""
    for at, word in enumerate(words):
        last = at == len(words) - 1
        before = words[at - 1] if at else ""
        if word in ("…", "..."):
            pattern += _GAP
        elif language == "en" and word == "not" and before.isalpha():
            pattern = _negated(pattern, before)
        elif language == "en" and word in _SHORT_FORMS and before in _PRONOUNS:
            pattern += _SHORT_FORMS[word]
        else:
            plural = _spelt(word) + "s?" if _ACRONYM.fullmatch(entry.split()[at]) else _inflected(word, language)
            spelt = plural if inflected and last else _spelt(word)
            pattern += (_BETWEEN if pattern else "") + spelt
    return pattern


def _negated(pattern: str, before: str) -> str:
    """`did not` and `didn't`."""
    if before in _NEGATED:
        return pattern[: len(pattern) - len(before)] + _NEGATED[before]
    return pattern + r"(?:\s+not|n't)"


def _spelt(word: str) -> str:
    """A word as people may type it: its accents may be apostrophes, or left out where it remains a word of its own."""
    end = word.removesuffix("*")
    tail = ""
    if end[-1:] in _ACCENTS:
        bare = _BARE[end[-1]]
        # "E" without its accent is another word.
        tail = f"(?:{_ACCENTS[end[-1]]}|{bare}'{'?' if len(end) > 1 else ''})"
        end = end[:-1]
    spelt = "".join("[-\\s]?" if sign == "-" else re.escape(sign) for sign in end)
    return spelt + tail + (r"\w*" if word.endswith("*") else "")


def _inflected(word: str, language: str) -> str:
    """The word with its plain endings."""
    if word.endswith("*") or not word[-1:].isalpha():
        return _spelt(word)
    if language == "en":
        return _english(word)
    stem, end = _spelt(word[:-1]), word[-1]
    endings = {"o": "[oi]", "a": "(?:[ae]|he)", "e": "[ei]", "à": f"(?:{_ACCENTS['à']}|a'?)"}
    return stem + endings[end] if end in endings else _spelt(word) + "s?"


def _english(word: str) -> str:
    stem, end = _spelt(word[:-1]), word[-1]
    if end == "e":
        return stem + "(?:e[sd]?|ing)"
    if end == "y" and word[-2:-1] not in _VOWELS:
        return stem + "(?:y|ies|ied|ying)"
    return _spelt(word) + rf"(?:'?s|es|{end}?ed|{end}?ing)?"
