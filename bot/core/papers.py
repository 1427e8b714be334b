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


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every paper has: its title, the language that it is read aloud in (`it`, `en`), and its own date."""

    title: str
    lang: Annotated[str, Meta(pattern=r"\A[a-z]{2}\Z")]
    dated_at: Annotated[datetime, Meta(tz=True)]

    def __post_init__(self) -> None:
        """Raises ValueError without a title: a file that can be read aloud has one."""
        if not self.title.strip():
            raise ValueError(f"a {type(self).__name__.lower()} needs a title")


class Receipt(Document, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The receipt of an approval, for the template `receipt`; an empty text or list is left out with its title.

    `sentence` is what was approved, as it was said on the card. `facts`: what, which version, who, when in their zone,
    entry number, how it was recorded. `words` is exactly what they typed, `shown` exactly what they approved; both
    keep their lines and are attached to the file as `words.txt` and `shown.txt`, byte for byte. `inexact` is printed
    where either has characters that our fonts lack; it tells that □ stands for them, and where the exact text is.
    `hashes`: entry hash, head, signature, key's fingerprint. `notes`: what the receipt proves and what not. `seal_json`
    is the whole seal, one JSON object in ASCII: printed, and attached as `seal.json`.
    """

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
        """Raises ValueError without a title or without a seal."""
        super().__post_init__()
        try:
            msgspec.json.decode(self.seal_json, type=dict)
        except msgspec.DecodeError as error:
            raise ValueError(f"seal_json is no JSON object: {error}") from error


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a quote: `quantity` ("12 h"), `price` of one, and their `sum`, as they shall read."""

    what: str
    details: str = ""
    quantity: str = ""
    price: str = ""
    sum: str


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two to seven columns. `aligned`: for each of them `l` (words) or `r` (numbers)."""

    head: Annotated[tuple[str, ...], Meta(min_length=2, max_length=7)]
    aligned: Annotated[str, Meta(pattern=r"\A[lr]{2,7}\Z")]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Raises ValueError for a row that has more cells than there are columns, or fewer."""
        if {len(self.head)} != {len(each) for each in (self.aligned, *self.rows)} | {len(self.head)}:
            raise ValueError(f"a table of {len(self.head)} columns has rows of another length")


class Quote(Document, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quote, for the template `quote`; an empty text or list is left out with its title.

    `logo`: the SHA-256 of a PNG or JPEG, whose bytes are given along. `about` says what is quoted, `facts` number,
    version, date and validity (side by side). `items_head`: what the four columns of the items are called. `sums`: net,
    each tax; `total` below them, `sums_note` what is withheld. `steps` and `plan` are dated. `duties`: for each side a
    title and what it does. `sign` is the sentence that signing records, `inexact` as in Receipt: the exact texts are
    attached as `quote.json`.
    """

    office: str
    office_lines: tuple[str, ...] = ()
    logo: Annotated[str, Meta(pattern=r"\A([0-9a-f]{64})?\Z")] = ""
    client: str
    client_lines: tuple[str, ...] = ()
    about: str
    facts: tuple[Fact, ...]
    intro: LongText = ""
    items_head: tuple[str, str, str, str]
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]
    sums: tuple[Fact, ...] = ()
    total: Fact
    sums_note: str = ""
    steps_title: str = ""
    steps: tuple[Fact, ...] = ()
    duties: Annotated[tuple[tuple[str, tuple[str, ...]], ...], Meta(max_length=2)] = ()
    rounds_title: str = ""
    rounds: str = ""
    plan_title: str = ""
    plan: Table | None = None
    conditions_title: str = ""
    conditions: tuple[LongText, ...] = ()
    sign_title: str
    sign: str
    inexact: str


class Notice(Document, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A formal notice of default for somebody to sign and send, for the template `notice`.

    `how` says by which way it goes ("By registered letter"). `place_label` stands before the line for place and date,
    `signature_label` above that for the signature. `opening`, `demand` and `closing` are paragraphs. `requests`: what
    is open; `interest`: principal, days, rate and half-year of each span, with the convention in `interest_note`.
    `sums` and `total` as in Quote. `payment`: payee, IBAN, reference. `inexact`: the exact texts are attached as
    `notice.json`.
    """

    sender: str
    sender_lines: tuple[str, ...] = ()
    recipient: str
    recipient_lines: tuple[str, ...] = ()
    how: str = ""
    place_label: str
    subject_label: str = ""
    subject: str
    opening: LongText
    requests: Table
    interest_title: str = ""
    interest: Table | None = None
    interest_note: str = ""
    sums: tuple[Fact, ...] = ()
    total: Fact
    demand: LongText
    payment_title: str = ""
    payment: tuple[Fact, ...] = ()
    closing: LongText = ""
    signature_label: str
    notes: tuple[str, ...] = ()
    inexact: str


Paper = Receipt | Quote | Notice
"""Any of them."""
