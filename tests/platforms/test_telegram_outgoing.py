from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.outgoing import TEXT_LIMIT, fit, html_of, keyboard_of
from bot.core.effects import Button, Buttons, Code, Message, Quote, Text, Title
from bot.wording import say
from tests.platforms.fake_telegram_rules import check_keyboard, check_text, plain_text


def test_a_message_is_html_with_everything_escaped_that_somebody_wrote():
    blocks = (Title("Held <1>"), Text("A & B"), Quote("</blockquote><a href='x'>"), Code("/hours\nMo"), Text("  "))
    assert html_of(Message(blocks)) == (
        "<b>Held &lt;1&gt;</b>\n\nA &amp; B\n\n"
        "<blockquote>&lt;/blockquote&gt;&lt;a href='x'&gt;</blockquote>\n\n<code>/hours\nMo</code>"
    )


def button(choice: str, **more: Any) -> Button:
    return Button(token="k7", choice=choice, label=choice.title(), **more)


def test_each_row_of_buttons_is_a_row_of_the_keyboard():
    message = Message(
        (Text("x"), Buttons((button("yes", style="primary"), button("no", style="danger"))), Buttons((button("skip"),)))
    )
    rows = keyboard_of(message).inline_keyboard
    assert [[(b.text, b.callback_data, b.style) for b in row] for row in rows] == [
        [("Yes", "k7:yes", "primary"), ("No", "k7:no", "danger")],
        [("Skip", "k7:skip", None)],
    ]


def test_a_message_without_buttons_has_no_keyboard():
    assert keyboard_of(Message((Text("x"),))) is None


def test_a_message_that_fits_stays_one():
    message = Message((Text("a" * TEXT_LIMIT), Buttons((button("yes"),))), language="it", secret=True)
    assert fit(message) == [message]


def test_a_long_message_is_split_between_blocks_and_its_buttons_hang_below_the_last_part():
    row = Buttons((button("yes"),))
    message = Message((Text("a" * 3000), row, Quote("b" * 3000)), language="it", secret=True)
    assert fit(message) == [
        Message((Text("a" * 3000),), language="it", secret=True),
        Message((Quote("b" * 3000), row), language="it", secret=True),
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n", " "])
def test_a_long_text_is_split_at_paragraphs_else_lines_else_words(gap):
    pieces = ["a b" * 500, "c" * 2000, "d" * 2000]
    if gap == " ":
        pieces[0] = "a" * 1500
    assert fit(Message((Quote(gap.join(pieces)),))) == [
        Message((Quote(gap.join(pieces[:2])),)),
        Message((Quote(pieces[2]),)),
    ]


def test_a_word_longer_than_a_message_is_parted_but_never_within_a_character():
    parts = fit(Message((Text("x" + "😀" * 3000),)))
    assert [len(html_of(part)) for part in parts] == [2000, 1001]


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_part_leaves_room_for_the_marks_of_the_outbox(language):
    marks = Text(say("mark-rehearsal", language)), Text(say("mark-again", language))
    for part in fit(Message((Text("word " * 3000),))):
        check_text(plain_text(html_of(Message((*marks, *part.blocks)))))


def test_a_keyboard_larger_than_telegrams_goes_on_below_another_message():
    rows = tuple(Buttons(tuple(button(f"{row}x{column}") for column in range(10))) for row in range(15))
    parts = fit(Message((Text("Choose"), *rows)))
    shown = [keyboard_of(part).to_dict() for part in parts]
    for keyboard in shown:
        check_keyboard(keyboard)
    data = [b["callback_data"] for keyboard in shown for row in keyboard["inline_keyboard"] for b in row]
    assert data == [f"k7:{row}x{column}" for row in range(15) for column in range(10)]
    assert [html_of(part) for part in parts] == ["Choose", "…"]


long_texts = st.lists(
    st.text(st.sampled_from("ab<&😀\n\n  "), max_size=60).map(lambda text: text * 60)
    | st.text(max_size=40).map(lambda text: text * 30),
    max_size=4,
).map("".join)


@given(st.lists(st.builds(lambda kind, text: kind(text), st.sampled_from((Text, Title, Quote, Code)), long_texts)))
def test_splitting_loses_nothing_and_every_part_is_what_telegram_takes(blocks):
    parts = fit(Message(tuple(blocks)))
    shown = [plain_text(html_of(part)) for part in parts]
    for text in shown:
        check_text(text)
    wanted = "".join("".join(block.text.split()) for block in blocks)
    assert "".join("".join(shown).split()) == (wanted or "…")
