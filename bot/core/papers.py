"""What can be typeset: the data of each paper, as its template wants them.

All words come with the data, in the language of whoever will read it; so do dates, as they shall read. Every paper has
its own date, `dated_at`, from which the file's date is taken: the same data are the same bytes for ever.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

# Hexadecimal and its like is set in a font of its own, of which only these characters are used.
Plain = Annotated[str, Meta(pattern=r"\A[\x20-\x7e]*\Z")]
Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
# Up to some forty pages of prose. A longer one is refused rather than cut: it would not be what was approved.
LongText = Annotated[str, Meta(max_length=100_000)]

Fact = tuple[str, str]
"""A label and what it says."""
Mark = tuple[str, Plain]
"""A label and a hash, a number of the chain, a signature or a fingerprint."""
FileLine = tuple[str, str, Sha256]
"""A file's name, its size in words ("1.2 MB") and its SHA-256."""


class Receipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The receipt of an approval, for the template `receipt`; an empty text or list is left out with its title.

    `sentence` is what was approved, as it was said on the card. `facts`: what, which version, who, when in their zone,
    entry number, how it was recorded. `words` is exactly what they typed, `shown` exactly what they approved; both
    keep their lines and are attached to the file as `words.txt` and `shown.txt`, byte for byte. `inexact` is printed
    where either has characters that our fonts lack; it tells that □ stands for them, and where the exact text is.
    `hashes`: entry hash, head, signature, key's fingerprint. `notes`: what the receipt proves and what not. `seal_json`
    is the whole seal, one JSON object in ASCII: printed, and attached as `seal.json`.
    """

    title: str
    lang: Annotated[str, Meta(pattern=r"\A[a-z]{2}\Z")]
    dated_at: Annotated[datetime, Meta(tz=True)]
    office: str
    client: str
    sentence: str
    facts: tuple[Fact, ...]
    words_title: str = ""
    words: LongText = ""
    shown_title: str = ""
    shown: LongText = ""
    inexact: str
    files_title: str = ""
    files: tuple[FileLine, ...] = ()
    hashes_title: str
    hashes: tuple[Mark, ...]
    notes: tuple[str, ...] = ()
    seal_title: str
    seal_json: Annotated[str, Meta(pattern=r"\A[\x20-\x7e\n]*\Z")]

    def __post_init__(self) -> None:
        """Raises ValueError without a title (a file that can be read aloud has one), or without a seal."""
        if not self.title.strip():
            raise ValueError("a receipt needs a title")
        try:
            msgspec.json.decode(self.seal_json, type=dict)
        except msgspec.DecodeError as error:
            raise ValueError(f"seal_json is no JSON object: {error}") from error


Paper = Receipt
"""Any of them."""
