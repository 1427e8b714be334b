"""What is set in place of characters that our fonts lack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.paper import draw
from bot.paper.glyphs import LONGEST, covered, settable, settable_lines
from tests.paper.weeks import week


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Caffè Łódź Đorđe ș Ünlü", "Caffè Łódź Đorđe ș Ünlü"),
        ("Αθήνα · Київ", "Αθήνα · Київ"),
        ("24 Dec \u2013 6 Jan → €1 ₿2 “x”…", "24 Dec \u2013 6 Jan → €1 ₿2 “x”…"),
        ("#sys *bold* <a> \\ ~", "#sys *bold* <a> \\ ~"),
        ("e\u0301te\u0301", "été"),
        ("\uff26\uff55\uff4c\uff4c\u3000\uff57\uff49\uff44\uff54\uff48", "Full width"),
        ("\U0001d401\U0001d428\U0001d425\U0001d41d ﬁne \u2488", "Bold fine 1."),
        ("٣ مارس", "3 …"),
        ("Marta 🎨 Studio 👩‍👩‍👧 🇮🇹", "Marta Studio"),
        ("株式会社 Rossi", "… Rossi"),
        ("東京 大阪 Ltd", "… Ltd"),
        ("שלום", "…"),
        ("🎨", "…"),
        ("\u202eexe.pdf\u202c\u200b", "exe.pdf"),
        ("a\x00b\x07c\nd\te\u2028f", "abc d e f"),
        ("lone \ud800 half", "lone half"),
        ("z" + "\u0301" * 40, "ź\u0301\u0301"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_each_text_is_shown_in_characters_that_the_fonts_have(written, shown):
    assert settable(written) == shown


def test_a_text_that_is_too_long_is_cut_and_says_so():
    assert settable("x" * LONGEST) == "x" * LONGEST
    assert settable("x" * (LONGEST + 1)) == "x" * LONGEST + "…"
    assert settable("東" * 10_000) == "…"


@given(st.text())
def test_whatever_is_written_nothing_is_left_that_no_font_has(written):
    shown = settable(written)
    assert set(shown) <= covered() | {" "}
    assert settable(shown) == shown
    assert bool(shown) == bool(written.strip())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Caffè, 3 · €5\n\n  - due\ttre  ", "Caffè, 3 · €5\n\n  - due    tre  "),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\n\n x \n", "\n\n x \n"),
        ("Approvo 👍🏽 Marta", "Approvo □ Marta"),
        ("👩‍👩‍👧🇮🇹", "□"),
        ("❤\ufe0f", "❤"),
        ("東京 大阪 Ltd", "□ □ Ltd"),
        ("Ok, אני מאשר.", "Ok, □ □."),
        ("ﬁne \U0001d401 ٣", "fine B 3"),
        ("\u202eexe.pdf\u202c\x00\x1b", "exe.pdf"),
        ("x\ud800y", "xy"),
        ("□ … y", "□ … y"),
        ("", ""),
    ],
)
def test_where_a_text_must_stay_whole_a_square_stands_for_what_the_fonts_lack(written, shown):
    assert settable_lines(written) == shown


def test_a_text_that_must_stay_whole_is_never_cut():
    assert settable_lines("x \n" * 9_000 + "x") == "x \n" * 9_000 + "x"


@given(st.text())
def test_whatever_is_written_in_many_lines_nothing_is_left_that_no_font_has(written):
    shown = settable_lines(written)
    assert set(shown) <= covered() | {" ", "\n"}
    assert settable_lines(shown) == shown


def test_the_fonts_have_what_european_offices_write():
    wanted = {
        *(chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))),
        *"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωάέήίόύώς",
        *(chr(code) for code in range(0x410, 0x450)),
        *"ЄєІіЇїҐґЂђЈјЉљЊњЋћЏџ",
        *"\u2013—…·•←↑→↓€£¥₿\u2018\u2019“”„«»",
    }
    assert wanted - covered() == {"ŉ"}  # which Unicode has given up


def test_texts_of_any_script_become_a_picture():
    odd = "👩‍👩‍👧 株式会社 عربي עברית हिन्दी \x00\x1b[31m \ud800 \u202e z" + "\u0301" * 40
    assert draw("week", week(title=odd, zone=odd, notes=[{"when": odd, "what": odd}]))
