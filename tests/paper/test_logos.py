"""Which files can be a logo, told before any quote needs it."""

import hashlib
import struct
import zlib

import pytest

from bot.paper import logo_problem, typeset
from bot.paper.logos import LARGEST_BYTES, LARGEST_PIXELS
from tests.paper.quotes import logo, quote


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


# A picture of 65,000 by 65,000 pixels in a few bytes: decoded it would take 12 GB.
BOMB = (
    b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 65_000, 65_000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")
)
FINE = {
    "png with alpha": logo(),
    "png in colour": logo(mode="RGB"),
    "png in grey": logo(mode="L"),
    "png with a palette": logo(mode="P"),
    "png in black and white": logo(mode="1"),
    "jpeg": logo(form="JPEG", mode="RGB"),
    "jpeg in grey": logo(form="JPEG", mode="L"),
    "a tall one": logo(120, 1200),
    "a wide one": logo(LARGEST_PIXELS, 40),
    "a dot": logo(1, 1),
}


@pytest.mark.parametrize("content", FINE.values(), ids=FINE)
def test_a_png_or_jpeg_of_any_kind_can_be_a_logo(content):
    assert logo_problem(content) is None
    sha256 = hashlib.sha256(content).hexdigest()
    assert typeset("quote", quote(logo=sha256), {sha256: content}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "kind"),
        (b"<svg xmlns='x'/>", "kind"),
        (logo(form="GIF", mode="P"), "kind"),
        (logo(form="WEBP"), "kind"),
        (b"<!doctype html>", "kind"),
        (logo() + bytes(LARGEST_BYTES), "bytes"),
        (BOMB, "pixels"),
        (logo(LARGEST_PIXELS + 1, 10), "pixels"),
        (logo(10, LARGEST_PIXELS + 1, "JPEG", "RGB"), "pixels"),
        (logo()[:20], "broken"),
        (logo()[:200], "broken"),
        (logo(form="JPEG", mode="RGB")[:12], "broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "broken"),
        (b"\xff\xd8\xff" + bytes(40), "broken"),
        (b"\xff\xd8\xff" + b"\xff" * 40, "broken"),
    ],
)
def test_what_cannot_be_a_logo_is_told_with_the_reason(content, problem):
    assert logo_problem(content) == problem
