"""The text of an EPC QR code: a SEPA transfer that a bank's app reads off a picture (EPC069-12, version 002)."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct
from stdnum import bic as bics
from stdnum import iban as ibans
from stdnum import iso11649

from bot.core.errors import BadInput
from bot.core.identity import iban_of
from bot.core.one_line import SHOWN

LONGEST_NAME = 70
LONGEST_REFERENCE = 35
LONGEST_TEXT = 140
MOST_BYTES = 331  # what the largest code that is allowed (version 13, error correction M) holds
LARGEST_CENTS = 99_999_999_999
_EEA = frozenset(
    (
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS"),
        *("IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)
# The rest of the SEPA area: there a transfer wants the bank's BIC as well.
_BEYOND = frozenset(("AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA"))
_LATIN_1 = 0x100
_BREAKS = frozenset(("Cc", "Cs", "Zl", "Zp"))
_LOOSE = " ,;:.·|/(-"
Charset = Literal["utf-8", "iso-8859-1"]
_CHARSET_NUMBERS: dict[Charset, int] = {"utf-8": 1, "iso-8859-1": 2}


class Code(Struct, frozen=True, kw_only=True):
    """What is encoded: `payload` in `charset`, and its parts as they stand in it, to be shown beside the code."""

    payload: str
    charset: Charset
    payee: str
    iban: str
    cents: int
    reference: str
    text: str


def grouped(iban: str) -> str:
    """An IBAN in groups of four, as it is read and typed."""
    return ibans.format(iban)


def code(  # noqa: PLR0913  a transfer is made of these
    *, payee: str, iban: str, cents: int, currency: str, reference: str = "", text: str = "", bic: str = ""
) -> Code:
    """The code for a transfer of so many cents. `reference` is for machines, `text` for people: at most one of them.

    A payee's name and a text that are too long are shortened at a word; a reference never is, since it would be
    another one. UTF-8 is taken; Latin-1 where only so nothing has to be shortened.

    Raises BadInput: `epc-currency` with the `currency`; `epc-amount`; `epc-name-missing`; `epc-name-lines` for a line
    break or a control character; `epc-iban-outside` (no SEPA transfer goes there) with the `iban`; what an IBAN that is
    none is refused with (`bot.core.identity`); `epc-bic` and `epc-bic-missing` (wanted outside the EEA); `epc-both`;
    `epc-reference` with the `reference` and `epc-reference-long` with how many characters it may have at `most`;
    `epc-text` for what no charset holds.
    """
    if currency != "EUR":
        raise BadInput("epc-currency", currency=currency[:SHOWN])
    if not 1 <= cents <= LARGEST_CENTS:
        raise BadInput("epc-amount")
    if reference.strip() and text.strip():
        raise BadInput("epc-both")
    account = iban_of(iban)
    name = _shortened(_name(payee), LONGEST_NAME)
    creditor = _reference(reference)
    words = _shortened(_one_line(text), LONGEST_TEXT)
    head = ["SCT", _bic(bic, account)]
    tail = [account, f"EUR{cents // 100}.{cents % 100:02}", "", creditor]

    def given(payee: str, text: str, charset: Charset) -> Code:
        lines = ["BCD", "002", str(_CHARSET_NUMBERS[charset]), *head, payee, *tail, text]
        # What is empty at the end is left out, with the line breaks before it.
        payload = "\n".join(lines).rstrip("\n")
        return Code(
            payload=payload,
            charset=charset,
            payee=payee,
            iban=account,
            cents=cents,
            reference=creditor,
            text=text,
        )

    best = given(name, words, "utf-8")
    if _fits(best):
        return best
    if all(ord(each) < _LATIN_1 for each in name + words):
        return given(name, words, "iso-8859-1")
    while not _fits(best) and words:
        words = _shortened(words, len(words) - 1)
        best = given(name, words, "utf-8")
    while not _fits(best):
        name = _shortened(name, len(name) - 1)
        best = given(name, words, "utf-8")
    return best


def _fits(what: Code) -> bool:
    return len(what.payload.encode(what.charset)) <= MOST_BYTES


def _name(payee: str) -> str:
    name = payee.strip(" ")
    if any(unicodedata.category(each) in _BREAKS for each in name):
        raise BadInput("epc-name-lines")
    tidy = " ".join(name.split())
    # What nobody sees is no name.
    if not any(unicodedata.category(each)[0] in "LNPS" for each in tidy):
        raise BadInput("epc-name-missing")
    return tidy


def _one_line(text: str) -> str:
    """A text for people in one line; raises BadInput for half a character, which no charset holds."""
    if any(unicodedata.category(each) == "Cs" for each in text):
        raise BadInput("epc-text")
    return " ".join("".join(each if unicodedata.category(each) != "Cc" else " " for each in text).split())


def _reference(reference: str) -> str:
    """A creditor's reference: printable ASCII, and where it says that it follows ISO 11649 its check digits hold."""
    plain = " ".join(reference.split())
    compact = plain.replace(" ", "").upper()
    if re.fullmatch(r"RF\d\d[A-Z\d]+", compact, re.ASCII):
        plain = compact
        if not iso11649.is_valid(plain):
            raise BadInput("epc-reference", reference=plain[:SHOWN])
    if not re.fullmatch(r"[\x20-\x7e]*", plain):
        raise BadInput("epc-reference", reference=plain[:SHOWN])
    if len(plain) > LONGEST_REFERENCE:
        raise BadInput("epc-reference-long", most=LONGEST_REFERENCE)
    return plain


def _bic(bic: str, account: str) -> str:
    country = account[:2]
    if country not in _EEA | _BEYOND:
        raise BadInput("epc-iban-outside", iban=grouped(account))
    plain = "".join(bic.split()).upper()
    if plain and not (plain.isascii() and bics.is_valid(plain)):
        raise BadInput("epc-bic", bic=plain[:SHOWN])
    if not plain and country in _BEYOND:
        raise BadInput("epc-bic-missing")
    return plain


def _shortened(text: str, most: int) -> str:
    """At most so many characters of a text: whole words, or of a single long word its beginning."""
    if len(text) <= most:
        return text
    words = text[: most + 1].rpartition(" ")[0]
    # Rather half a long word than less than half of what there is room for.
    if len(words) * 2 < most:
        words = text[:most]
        while words and _clings(text[len(words)], words[-1]):
            words = words[:-1]
    return words.rstrip(_LOOSE) or text[:most]


def _clings(following: str, before: str) -> bool:
    """Whether a cut between two characters would tear what is seen as one: accents, joined and coloured emoji."""
    joined = "\N{ZERO WIDTH JOINER}" in {following, before}
    return joined or "\U0001f3fb" <= following <= "\U0001f3ff" or unicodedata.category(following)[0] == "M"
