"""Small pictures to send, made from nothing."""

from __future__ import annotations

import struct
import zlib


def png(side: int, tint: int, *, height: int | None = None) -> bytes:
    """A square (or a rectangle) whose colours run into each other; `tint` tells pictures apart."""
    rows = height or side
    pixels = b"".join(
        b"\0"
        + b"".join(bytes((120 + 90 * x // side, (60 + 40 * tint + 80 * y // rows) % 256, 140)) for x in range(side))
        for y in range(rows)
    )
    header = struct.pack(">IIBBBBB", side, rows, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
