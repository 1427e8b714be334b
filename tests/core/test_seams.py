"""What is seen as one sign never falls apart where a text is cut."""

import pytest

from bot.adapters.slack.splitting import length, shortened
from bot.adapters.slack.splitting import split as slack_split
from bot.adapters.telegram.outgoing import split as telegram_split
from bot.core.files import clean_name
from bot.core.one_line import one_line
from bot.core.seams import cut, seam

SIGNS = {
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "a flag": "\U0001f1ee\U0001f1f9",
    "the flag of Scotland": "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "the rainbow flag": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "a dark thumb": "\U0001f44d\U0001f3fd",
    "an accent of its own": "x\u0301",
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_sign_is_cut_off_whole_or_not_at_all(sign):
    text = sign * 60
    for most in range(len(sign) + 2, 60):
        shown = cut(text, most)
        assert len(shown) <= most
        assert shown == sign * ((most - 1) // len(sign)) + "…"


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_both_platforms_part_words_without_end_between_signs(sign):
    text = sign * 3000
    for pieces in (list(telegram_split(text, 997)), slack_split(text, lambda piece: length(piece) <= 997)):
        assert "".join(pieces) == text
        assert all(len(piece) % len(sign) == 0 and length(piece) <= 997 for piece in pieces)
    assert len(shortened(text, 75).removesuffix("…")) % len(sign) == 0


def test_names_are_cut_between_signs_too():
    flag = SIGNS["a flag"]
    assert one_line(f"a{flag * 40}", 7) == f"a{flag * 2}…"
    stem = clean_name(f"a{flag * 90}.pdf").removesuffix("….pdf")
    assert stem == "a" + flag * (len(stem) // 2)


def test_what_has_no_end_is_cut_all_the_same():
    text = "e" + "\u0301" * 200
    assert seam(text, 100) == 100
