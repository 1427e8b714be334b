"""Logos: pictures that somebody gave for their papers, looked at before any paper needs them."""

from __future__ import annotations

import json
import struct
from typing import Literal

LARGEST_BYTES = 500_000  # it stands in every quote, and is given to the typesetter number by number
LARGEST_PIXELS = 2_000
"""Of a side. On paper a logo is some six centimetres wide: more than 300 pixels an inch no printer shows."""
Problem = Literal["kind", "bytes", "pixels", "broken"]

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of a frame, which tell its size


def problem_with(content: bytes) -> Problem | None:
    """What speaks against a file as a logo, before it is decoded: it is no PNG or JPEG, or too large."""
    if not content.startswith((_PNG, _JPEG)):
        return "kind"
    if len(content) > LARGEST_BYTES:
        return "bytes"
    try:
        sides = _png_sides(content) if content.startswith(_PNG) else _jpeg_sides(content)
    except (struct.error, IndexError):
        return "broken"
    if not all(sides):
        return "broken"
    return "pixels" if max(sides) > LARGEST_PIXELS else None


def as_numbers(content: bytes) -> str:
    """The bytes as a JSON list: a template is given texts, and makes bytes of these."""
    return json.dumps(list(content), separators=(",", ":"))


def _png_sides(content: bytes) -> tuple[int, int]:
    wide, tall = struct.unpack_from(">II", content, 16)
    return wide, tall


def _jpeg_sides(content: bytes) -> tuple[int, int]:
    """Width and height, from the first frame among the segments (marker, length, content)."""
    at = 2
    while True:
        while content[at] == 0xFF:  # noqa: PLR2004  each marker begins so, some with several
            at += 1
        marker = content[at]
        at += 1
        if marker in _FRAMES:
            tall, wide = struct.unpack_from(">HH", content, at + 3)
            return wide, tall
        if marker not in _ALONE:
            at += struct.unpack_from(">H", content, at)[0]
