"""How it is, as people type it: "4", "4 – all fine", "molto bene". 1 is very bad, 5 is very good."""  # noqa: RUF002  as typed

from __future__ import annotations

import re
import unicodedata

from bot.core.names import plain

_WORDS = (
    "very bad|very badly|terrible|molto male|malissimo|pessimo|pessima",
    "bad|badly|not good|not well|male|non bene",
    "neither good nor bad|so so|soso|cosi cosi|ne bene ne male",
    "good|well|fine|all good|all fine|all well|bene|buono|buona|tutto bene",
    "very good|very well|great|excellent|molto bene|benissimo|ottimo|ottima|ottimamente",
)
_SCORES = {word: score for score, words in enumerate(_WORDS, 1) for word in words.split("|")}
_THANKS = re.compile(r"(?: (?:grazie(?: mille)?|thanks|thank you(?: very much)?|many thanks))+$")
# A digit alone, or parted from what follows: "4 – all fine", "4/5", "4: …". Not "45", "4.5", "3-4" or "4/10".  # noqa: RUF003
_PARTED = re.compile(r"([1-5])(?:\s*/\s*5)?(?!\w)(?:\s*[.:,;!)–—-]+(?![0-9])\s*(.*)|\s*)", re.DOTALL)  # noqa: RUF001  dashes
_LOOSE = re.compile(r"([1-5])\s+(?![0-9/–—-])(.*)", re.DOTALL)  # noqa: RUF001  dashes
_KEYCAP = re.compile("[\ufe0f\u20e3]")


def score_of(text: str, *, loose: bool = False) -> tuple[int, str] | None:
    """The score that a text gives, and what it says beside it; None if it gives none.

    `loose`: it surely answers the question, so "4 the logo is nice" will do, which else may be about four of something.
    """
    given = _KEYCAP.sub("", unicodedata.normalize("NFKC", text)).strip()
    found = _PARTED.fullmatch(given) or (_LOOSE.fullmatch(given) if loose else None)
    if found is None:
        score = _SCORES.get(_bare(given))
        return (score, "") if score else None
    score, rest = int(found[1]), (found[2] or "").strip()
    return score, "" if _SCORES.get(_bare(rest)) == score or not _bare(rest) else rest


def _bare(text: str) -> str:
    said = _THANKS.sub("", f" {plain(text)}").strip()
    return "" if said in ("grazie", "thanks") else said
