"""Which open requests a bank's text speaks of: by their references, or by the names of who owes them.

Both are looked up in an index, so that a statement of 20,000 lines costs no more with 5,000 open requests than with 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

TELLING = 50  # requests; what stands in more of them tells nothing
# So many characters make a reference that is known wherever it stands; a shorter one has to be announced.
_LONG_DIGITS = 5
_LONG_MIXED = 4
_LONG_LETTERS = 8
_LEAST_NAME = 4  # letters; a shorter name is part of too many texts
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")
# A short number is only the beginning of something else: 12/2027, 12B, 30 %, 500,00, 500 EUR.
_MORE = re.compile(r"[/.,\-][a-z0-9]|[a-z]|\s?(?:[%€$£]|(?:eur|euro|gbp|usd|chf)\b)")
# A day is no reference, although 11/2026 in 24/11/2026 looks like one.
_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b", re.ASCII)
# After these a short number is a reference.
_ANNOUNCING_WORDS = """
    n nr no num numero fattura fatture fatt ft parcella nota proforma avviso richiesta rif
    invoice invoices inv bill request ref reference number rechnung rechnungen re rg rnr
"""
_ANNOUNCING = frozenset(_ANNOUNCING_WORDS.split())
_BETWEEN = frozenset({"e", "ed", "and", "und"})
# Words that tell nobody from anybody else.
_COMMON_WORDS = """
    srl srls spa snc sas sapa scarl scrl coop soc societa ltd limited plc llp llc inc corp gmbh ag kg ohg ug gbr sa
    sarl bv nv co di e and und the il la lo studio
"""
_COMMON = frozenset(_COMMON_WORDS.split())
Name = frozenset[str]
"""The words by which somebody is known, in any order."""


class OpenRequest(Struct, frozen=True, kw_only=True):
    """A payment request with what is left of it: `cents` above zero. `number` is its number in the office.

    `names`: whom the money may come from; `references`: what the payer may write, such as the invoice's number.
    """

    request: str
    number: int
    cents: int
    currency: str
    names: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class _Trie(Struct, frozen=True):
    """Requests by a reference without gaps, and all beginnings of references, so that a search ends early."""

    requests: dict[str, list[OpenRequest]]
    beginnings: set[str]


class References:
    """The references of open requests."""

    def __init__(self, requests: Iterable[OpenRequest]) -> None:
        everywhere: dict[str, dict[str, OpenRequest]] = {}
        announced: dict[str, dict[str, OpenRequest]] = {}
        for request in requests:
            for text in (str(request.number), *request.references):
                for key in _forms(text):
                    known = everywhere if _is_telling(key) else announced
                    known.setdefault(key, {})[request.request] = request
        self._everywhere, self._announced = _trie(everywhere), _trie(announced)

    def named_in(self, text: str) -> list[OpenRequest]:
        """The requests that a text names, the longest reference at each place, in the order of the text."""
        plain = _DAY.sub(" ", _plain(text))
        words = _TOKEN.findall(plain)
        forms = [words]
        if any(each[0] == "0" for each in words):
            forms.append(_unpadded(words))
        found: dict[str, OpenRequest] = {}
        at, announced = 0, False
        while at < len(words):
            end, requests = _longest(self._everywhere, forms, at)
            if end == at and announced and words[at].isdigit():
                end, requests = _longest(self._announced, forms, at)
                if chain := _hangs_together(plain, at, max(end, at + 1)):
                    end, requests = chain, []
            found |= {each.request: each for each in requests}
            word = words[at]
            announced = end > at or word in _ANNOUNCING or (announced and (word in _BETWEEN or word.isdigit()))
            at = max(end, at + 1)
        return list(found.values())


class Names:
    """The names of who owes open requests."""

    def __init__(self, requests: Iterable[OpenRequest]) -> None:
        self._requests: dict[Name, list[OpenRequest]] = {}
        self._by_amount: dict[tuple[Name, int], list[OpenRequest]] = {}
        for request in _in_order(requests):
            for name in {_name(each) for each in request.names} - {frozenset()}:
                self._requests.setdefault(name, []).append(request)
                self._by_amount.setdefault((name, request.cents), []).append(request)
        often = Counter(word for name in self._requests for word in name)
        # Each name waits under the rarest of its words.
        self._by_word: dict[str, list[Name]] = {}
        for name in self._requests:
            self._by_word.setdefault(min(name, key=lambda word: (often[word], word)), []).append(name)

    def named_in(self, *texts: str) -> list[Name]:
        """The names of which every word stands in the texts, in any order; legal forms do not count."""
        words = {each for text in texts for each in _words(text)}
        return [name for word in words for name in self._by_word.get(word, ()) if name <= words]

    def requests(self, names: Sequence[Name]) -> Sequence[OpenRequest]:
        """All that they owe, by number."""
        return _joined([self._requests[name] for name in names])

    def requests_of(self, names: Sequence[Name], cents: int) -> Sequence[OpenRequest]:
        """What they owe of just this amount, by number."""
        return _joined([self._by_amount.get((name, cents), []) for name in names])


def _plain(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.lower()
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))


def _forms(text: str) -> set[str]:
    """A reference without gaps, as written and without leading zeros: banks drop either."""
    words = _words(text)
    return {"".join(words), "".join(_unpadded(words))} - {""}


def _unpadded(words: Iterable[str]) -> list[str]:
    return [each.lstrip("0") or "0" for each in words]


def _words(text: str) -> list[str]:
    """Words and numbers, which stand apart even where nothing parts them: `FT12` is `ft`, `12`."""
    return _TOKEN.findall(_plain(text))


def _is_telling(key: str) -> bool:
    if key.isdigit():
        return len(key) >= _LONG_DIGITS
    return len(key) >= (_LONG_MIXED if any(each.isdigit() for each in key) else _LONG_LETTERS)


def _trie(known: dict[str, dict[str, OpenRequest]]) -> _Trie:
    kept = {key: _in_order(requests.values()) for key, requests in known.items() if len(requests) <= TELLING}
    return _Trie(kept, {key[:length] for key in kept for length in range(1, len(key) + 1)})


def _longest(trie: _Trie, forms: Sequence[Sequence[str]], at: int) -> tuple[int, list[OpenRequest]]:
    """Where the longest reference that begins there ends, and whose it is; where it begins if there is none."""
    best = (at, list[OpenRequest]())
    for words in forms:
        joined, end = words[at], at + 1
        while joined in trie.beginnings:
            if end > best[0] and joined in trie.requests:
                best = (end, trie.requests[joined])
            if end == len(words):
                break
            joined, end = joined + words[end], end + 1
    return best


def _hangs_together(plain: str, at: int, end: int) -> int:
    """Where the chain ends to which a short number belongs that is no whole: 12 in 12/2027-B; 0 if it is one."""
    tokens = list(_TOKEN.finditer(plain))
    if not _MORE.match(plain, tokens[end - 1].end()):
        return 0
    chain = at + 1
    while chain < len(tokens) and re.fullmatch(r"[/.,\-]?", plain[tokens[chain - 1].end() : tokens[chain].start()]):
        chain += 1
    return chain


def _name(name: str) -> Name:
    """The words by which a name is known; none if they are too short to tell anybody."""
    # "S.r.l." falls into three letters, which tell as little as the form that they make.
    kept = frozenset(each for each in _words(name) if each not in _COMMON and (len(each) > 1 or each.isdigit()))
    return kept if sum(map(len, kept)) >= _LEAST_NAME else frozenset()


def _joined(lists: Sequence[list[OpenRequest]]) -> Sequence[OpenRequest]:
    # Mostly there is one, which is not copied: a client may owe thousands.
    return lists[0] if len(lists) == 1 else _in_order(each for one in lists for each in one)


def _in_order(requests: Iterable[OpenRequest]) -> list[OpenRequest]:
    return sorted({each.request: each for each in requests}.values(), key=lambda each: (each.number, each.request))
