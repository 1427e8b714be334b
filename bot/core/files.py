"""Files that people send: what they are, and what may be kept of their names."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from msgspec import Struct

from bot.core.seams import seam

Kind = Literal["photo", "document", "audio", "voice", "video", "animation", "sticker", "place"]
# Why a file could not be had: larger than we or the platform may take, without content, no longer there, something else
# than was announced, or no room left for it.
Problem = Literal["too_large", "empty", "gone", "not_a_file", "full"]

LONGEST_NAME = 120


class Attachment(Struct, frozen=True, kw_only=True):
    """Something in a message that is not text, as the platform announces it; nothing of that is proven.

    `ref` is what the platform's adapter needs to fetch the file, with the platform's name and a colon before it; empty
    for a place. `size` in bytes, None if it is not told. `latitude` and `longitude` (of a place) in decimal degrees, as
    text so that they can be kept anywhere.
    """

    kind: Kind
    ref: str = ""
    name: str = ""
    mime: str = ""
    size: int | None = None
    latitude: str = ""
    longitude: str = ""


class Attached(Attachment, frozen=True, kw_only=True):
    """An attachment as we keep it: once fetched with the hash of its content, else with the reason why not."""

    sha256: str | None = None
    problem: Problem | None = None

    @property
    def on_its_way(self) -> bool:
        """Whether it is still being fetched."""
        return bool(self.ref) and self.sha256 is None and self.problem is None


def attached(given: Attachment) -> Attached:
    """What we keep of an announced attachment before it is fetched."""
    return Attached(
        kind=given.kind,
        ref=given.ref,
        name=clean_name(given.name),
        mime=given.mime,
        size=given.size,
        latitude=given.latitude,
        longitude=given.longitude,
    )


def clean_name(name: str) -> str:
    """The name without folders, line breaks, control characters and marks that turn the direction of writing.

    Such marks make `exe.pdf` of `fdp.exe`. At most 120 characters, of which the ending is kept.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(each for each in last if unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    tidy = " ".join(seen.split()).strip(". ")
    if len(tidy) <= LONGEST_NAME:
        return tidy
    stem, dot, ending = tidy.rpartition(".")
    if not dot or len(ending) > 10:  # noqa: PLR2004  no known ending is longer
        return tidy[: seam(tidy, LONGEST_NAME)]
    return f"{stem[: seam(stem, LONGEST_NAME - len(ending) - 2)]}….{ending}"
