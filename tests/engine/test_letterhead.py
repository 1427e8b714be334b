"""Papers under the office's own head: its lines, its logo, and a clear refusal of a logo that cannot be set."""

import json
import struct
import zlib

import pytest

from bot.core.errors import SettingsError
from bot.letterhead import Letterhead
from bot.setting_sections import Papers
from bot.settings import Settings
from tests.paper.pdfs import Pdf
from tests.paper.quotes import quote

LINES = "Via Roma 1, Milano; P. IVA IT01234567897 ;"


def png(side=2):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x40\x80\xc0" * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def letterhead(**papers):
    return Letterhead(Settings(papers=Papers(**papers)))


def test_a_quote_bears_the_offices_lines_and_its_logo(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    pdf = letterhead(letterhead=LINES, logo=str(tmp_path / "logo.png")).typeset("quote", quote())
    exact = json.loads(Pdf(pdf).attachments()["quote.json"])
    assert exact["office_lines"] == ["Via Roma 1, Milano", "P. IVA IT01234567897"]
    assert len(exact["logo"]) == 64


def test_a_logo_is_looked_for_beside_the_settings_file_like_every_file_that_a_setting_names(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    settings = Settings(papers=Papers(logo="logo.png"), folder=tmp_path)
    exact = json.loads(Pdf(Letterhead(settings).typeset("quote", quote())).attachments()["quote.json"])
    assert len(exact["logo"]) == 64


def test_without_settings_a_paper_is_as_it_was():
    assert json.loads(Pdf(letterhead().typeset("quote", quote())).attachments()["quote.json"])["logo"] == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "is no PNG or JPEG"),
        (png() + bytes(500_000), "has more than 500 kB"),
        (png()[:18], "cannot be read"),
    ],
)
def test_a_logo_that_cannot_be_set_is_refused_at_the_start(tmp_path, content, words):
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(SettingsError, match=words):
        letterhead(logo=str(tmp_path / "logo.png"))


def test_a_logo_that_is_not_there_is_refused_with_its_path(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.png cannot be read: No such file"):
        letterhead(logo=str(tmp_path / "none.png"))
