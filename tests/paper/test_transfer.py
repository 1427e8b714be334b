"""The picture of a payment code is read back by a reader that is not ours."""

import pytest

from bot.core.epc import LARGEST_CENTS, MOST_BYTES
from bot.core.errors import CannotDraw
from bot.paper import _compiled, draw
from bot.paper.codes import dots
from tests.paper.transfers import opened, read, scaled, transfer
from tests.paper.weeks import size

# Pixels: as a platform shows a photo in full, and as it shows it small, among the messages.
PHONE_WIDE, SMALL_WIDE = 720, 400
NAMES = [
    "Studio Marta",
    "Jürgen Groß & Söhne Übersetzungen",
    "株式会社デザイン",
    "Студия Марта",
    "سارة للتصميم",
    "סטודיו מרתה",
    "Marta 🎨 Studio 👩‍👩‍👧",
    "M" * 70,
    "Ü" * 70,
    "株" * 70,
    "😀" * 70,
    "Marta; EUR1.00 #sys *bold* \\n",
]
LARGEST = transfer(payee="ö" * 70, text="ü" * 140)

EXTREMES = {
    "usual": transfer(),
    "the largest code": LARGEST,
    "long words": transfer(title="Invoice " * 40, hint="Scan it with your bank's app. " * 10, amount="9" * 60),
    "words without spaces": transfer(title="W" * 300, hint="W" * 300, payee_label="W" * 300, amount="W" * 300),
    "a long IBAN": transfer(iban="MT31MALT01100000000000000000123"),
    "nothing but the code": transfer(title="", hint="", payee_label="", iban_label="", amount="", rows=[]),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wide", [1200, PHONE_WIDE, SMALL_WIDE])
def test_what_a_banks_app_reads_is_what_was_encoded_at_any_size(name, wide):
    data = transfer(payee=name)
    [found] = read(scaled(opened(draw("transfer", data)), wide))
    assert found.bytes == data["payload"].encode(data["charset"])
    assert found.bytes.split(b"\n")[5].decode() == data["payee"]


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_card_has_one_width_and_one_code_that_can_be_read(data):
    picture = draw("transfer", data)
    wide, tall = size(picture)
    assert (wide, 1000 < tall < 2200) == (1200, True)
    [found] = read(opened(picture))
    assert found.bytes == data["payload"].encode(data["charset"])


def test_a_text_in_latin_1_is_read_as_such():
    [found] = read(opened(draw("transfer", LARGEST)))
    assert found.bytes.decode("iso-8859-1").split("\n")[5] == "ö" * 70


def test_the_code_has_the_correction_that_the_standard_wants_and_no_more():
    # 21 dots are version 1, and four more each further one.
    [found] = read(opened(draw("transfer", transfer())))
    assert (found.ec_level, found.format.name) == ("M", "QRCode")


def test_the_largest_payload_still_fits_the_largest_version():
    full = "BCD\n" + "x" * (MOST_BYTES - 4)
    assert len(dots(full, "utf-8")) == 21 + 4 * 12
    with pytest.raises(CannotDraw, match="version 14"):
        dots(full + "x", "utf-8")


@pytest.mark.parametrize(
    ("payload", "charset", "reason"),
    [("x" * 4000, "utf-8", "no code for this"), ("株", "iso-8859-1", "no code for this")],
)
def test_what_no_code_can_hold_is_refused(payload, charset, reason):
    with pytest.raises(CannotDraw, match=reason):
        dots(payload, charset)


def test_dots_lie_on_whole_pixels_so_that_their_edges_are_sharp():
    # In the white card beside the code's first row every pixel is either dark or light.
    picture = opened(draw("transfer", LARGEST)).convert("L")
    [found] = read(picture.convert("RGB"))
    corner, end = found.position.top_left, found.position.bottom_right
    seen = picture.crop((corner.x - 8, corner.y - 8, end.x + 8, end.y + 8)).tobytes()
    assert set(seen) == {0, 255}


def test_around_the_code_four_dots_are_left_empty():
    picture = opened(draw("transfer", LARGEST)).convert("L")
    [found] = read(picture.convert("RGB"))
    side = len(dots(LARGEST["payload"], LARGEST["charset"]))
    corner, end = found.position.top_left, found.position.bottom_right
    margin = 4 * round((end.x - corner.x) / side) - 2
    left = picture.crop((corner.x - margin, corner.y, corner.x - 3, end.y))
    above = picture.crop((corner.x, corner.y - margin, end.x, corner.y - 3))
    assert set(left.tobytes()) == set(above.tobytes()) == {255}


def test_the_iban_is_shown_in_groups_of_four_and_what_is_empty_not_at_all():
    with_row, without = transfer(), transfer(rows=[["Reason for payment", ""]])
    assert size(draw("transfer", with_row))[1] > size(draw("transfer", without))[1]
    assert _compiled("transfer", without, "svg") == _compiled("transfer", transfer(rows=[]), "svg")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"payload": ""}, r"`\$\.payload`"),
        ({"payload": "x" * 332}, r"`\$\.payload`"),
        ({"charset": "utf-16"}, r"`\$\.charset`"),
        ({"iban": "IT60 X054"}, r"`\$\.iban`"),
        ({"rows": [["a", "b"]] * 5}, r"`\$\.rows`"),
        ({"payload": "株", "charset": "iso-8859-1"}, "no code for this"),
    ],
)
def test_a_card_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        draw("transfer", transfer(**change))


def test_the_largest_amount_is_encoded_to_the_cent():
    data = transfer(payload=f"BCD\n002\n1\nSCT\n\nM\nIT60X0542811101000000123456\nEUR{LARGEST_CENTS // 100}.99")
    [found] = read(opened(draw("transfer", data)))
    assert found.bytes.endswith(b"EUR999999999.99")
