"""What our fonts can show, and what is set in place of the rest: in pictures, and where a text must keep its form."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
LONGEST = 300
"""Characters; no template has room for more of one text."""

# More accents than two on one letter belong to no language that Inter can set; they would tower over other lines.
_TOWERS = re.compile(r"([\u0300-\u036f]{2})[\u0300-\u036f]+")
_LEFT_OUT = "\N{HORIZONTAL ELLIPSIS}"
_LACKED = "\N{WHITE SQUARE}"
# Stands for what is lacked while a text is worked on; no text holds it by then.
_GAP = "\0"
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_STRETCH = re.compile(f"{_GAP}+")
_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
# Marks, control characters, and symbols such as emoji: the text is whole without them.
_PASSED_OVER = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Sk", "So"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_UNICODE_FULL = 12


def settable(text: str) -> str:
    """The text in characters that our fonts have, in one line, at most 300 characters.

    What has a plain form gets it (full-width letters, digits of other scripts, a letter whose accent we lack). Symbols,
    marks and control characters are passed over. Writing that we cannot set (Chinese, Hebrew) is shown as left out, by
    one ellipsis for each stretch of it; so is a text of which nothing else would remain.
    """
    begun = _TOWERS.sub(r"\1", unicodedata.normalize("NFC", text[:LONGEST]))
    # A stretch of writing that is left out may hold spaces of its own; it still gets one ellipsis.
    tidy = " ".join("".join(_shown(each) for each in begun).split())
    once = re.sub(f"{_LEFT_OUT}(?: ?{_LEFT_OUT})+", _LEFT_OUT, tidy)
    if len(text) > LONGEST:
        once = once.rstrip(_LEFT_OUT) + _LEFT_OUT
    return once or (_LEFT_OUT if text.strip() else "")


def settable_lines(text: str) -> str:
    """The text in characters that our fonts have, whole: every line, every space, whatever its length.

    What has a plain form gets it. Where anything else is lacked (symbols too, since nothing may seem to be missing
    from what somebody wrote), □ stands, once for each stretch. Control characters, which nobody sees, are passed over.
    """
    begun = _TOWERS.sub(r"\1", unicodedata.normalize("NFC", text))
    return "\n".join(_LACKED.join(_STRETCH.split(_line(each))) for each in _LINE_ENDS.split(begun))


def _line(line: str) -> str:
    return "".join(each if each in covered() else _exact(each) for each in line)


def _exact(each: str) -> str:
    if each == "\t":
        return " " * 4
    if each in _VARIANTS:
        return ""
    shown = _shown(each)
    # A control character is nothing; anything else that came to nothing is lacked.
    return _GAP if shown == _LEFT_OUT or (not shown and unicodedata.category(each)[0] != "C") else shown


@cache
def covered() -> frozenset[str]:
    """All characters that every weight of Inter has; the other font is for hashes, which are ASCII."""
    return frozenset.intersection(*(_characters(path.read_bytes()) for path in sorted(FONTS.glob("Inter-*.otf"))))


def _shown(each: str) -> str:
    kind = unicodedata.category(each)
    if each.isspace() or kind in _SPACES:
        return " "
    if kind[0] == "C":
        return ""
    if each in covered():
        return each
    if (digit := unicodedata.decimal(each, None)) is not None:
        return str(digit)
    plain = "".join(part for part in unicodedata.normalize("NFKD", each) if part in covered() and not part.isspace())
    if plain:
        return plain
    return "" if kind in _PASSED_OVER else _LEFT_OUT


def _characters(font: bytes) -> frozenset[str]:
    """The characters of an OpenType font, from the groups (first, last, glyph) of its `cmap` for all of Unicode."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    starts = (cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)[2] for number in range(subtables))
    start = next(start for start in starts if struct.unpack_from(">H", font, start) == (_UNICODE_FULL,))
    (groups,) = struct.unpack_from(">I", font, start + 12)
    ends = (struct.unpack_from(">II", font, start + 16 + 12 * number) for number in range(groups))
    return frozenset(chr(code) for first, last in ends for code in range(first, last + 1))
