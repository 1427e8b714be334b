import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.media import FAMILIES
from bot.adapters.telegram.outgoing import TEXT_LIMIT, length, topic_of, words_of
from bot.adapters.telegram.parts import fit
from bot.core.effects import Button, Buttons, File, Message, Picture, Place, Quote, Text, Title

ROW = Buttons((Button(token="k7", choice="yes", label="Yes"),))
SHA = "a" * 64


def ours(kind: str, name: str = "", **more) -> File:
    """A file that the store has."""
    return File(kind=kind, name=name or kind, **({"sha256": SHA, "size": 1000} | more))


def theirs(what: str, number: int = 1) -> File:
    """A file that Telegram has."""
    kind = "video" if what == "video_note" else what
    return File(kind=kind, name="", ref=f"telegram:{what}:AgACAgIAAxkBAAI{number:08d}")


PHOTO, VIDEO, PAPER, SONG = ours("photo"), ours("video"), ours("document"), ours("audio")
PICTURE = Picture(template="week", data={}, name="week.png", alt="Monday to Friday, nine to six")
CALENDAR = Picture(template="appointment", data={}, name="call.ics", alt="The call", kind="calendar")
PLACE = Place(latitude="41.9", longitude="12.5")


def parts(*blocks) -> list[tuple]:
    return [part.blocks for part in fit(Message(blocks, language="it"))]


def test_every_part_keeps_the_language_and_whether_the_message_is_secret():
    fitted = fit(Message((PLACE, PHOTO), language="it", secret=True))
    assert [(part.language, part.secret) for part in fitted] == [("it", True)] * 2


@pytest.mark.parametrize("file", [PHOTO, PAPER, VIDEO, SONG, ours("voice"), ours("animation"), PICTURE, CALENDAR])
def test_text_before_a_file_is_its_caption_and_the_buttons_hang_below(file):
    assert parts(Title("The plan"), Text("As agreed"), file, ROW) == [(Title("The plan"), Text("As agreed"), file, ROW)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 1024, 1), ("a" * 1025, 2), ("😀" * 512, 1), ("😀" * 512 + "a", 2), ("<&>" * 341 + "a", 1)],
)
def test_a_caption_has_1024_units_and_a_longer_one_is_a_message_of_its_own_before(text, count):
    got = parts(Text(text), PHOTO)
    assert got == ([(Text(text), PHOTO)] if count == 1 else [(Text(text),), (PHOTO,)])


def test_a_text_longer_than_a_message_is_split_before_its_file():
    *texts, last = parts(Quote("word " * 2000), PAPER)
    assert len(texts) == 3
    assert last == (PAPER,)


@pytest.mark.parametrize("bare", [ours("sticker", mime="image/webp"), theirs("video_note"), PLACE])
def test_a_sticker_a_video_message_and_a_place_have_no_caption_but_can_have_buttons(bare):
    assert parts(Text("Look"), bare, ROW) == [(Text("Look"),), (bare, ROW)]


@pytest.mark.parametrize(
    ("files", "sizes"),
    [
        ([PHOTO, VIDEO, PICTURE], [3]),
        ([PAPER, PAPER], [2]),
        ([SONG, SONG], [2]),
        ([PHOTO, PAPER, PAPER], [1, 2]),
        ([PAPER, SONG], [1, 1]),
        ([ours("voice"), ours("voice")], [1, 1]),
        ([theirs("animation"), theirs("animation")], [1, 1]),
        ([theirs("photo"), PHOTO], [2]),
        ([PHOTO] * 10, [10]),
        ([PHOTO] * 11, [10, 1]),
        ([PAPER] * 23, [10, 10, 3]),
        ([PHOTO, PLACE, PHOTO], [1, 1, 1]),
    ],
)
def test_files_that_follow_each_other_and_may_stand_in_one_album_do(files, sizes):
    assert [len(part) for part in parts(*files)] == sizes


def test_files_with_words_between_them_are_no_album():
    assert parts(Text("One"), PHOTO, Text("Two"), PHOTO) == [(Text("One"), PHOTO), (Text("Two"), PHOTO)]


def test_an_albums_caption_is_the_text_before_it():
    assert parts(Text("Both"), PHOTO, PHOTO) == [(Text("Both"), PHOTO, PHOTO)]


def test_an_album_cannot_carry_buttons_so_its_text_does():
    assert parts(Text("Both"), PHOTO, PHOTO, ROW) == [(Text("Both"), ROW), (PHOTO, PHOTO)]


def test_where_nothing_can_carry_the_buttons_they_get_a_message_of_their_own():
    assert parts(PHOTO, PHOTO, ROW) == [(PHOTO, PHOTO), (ROW,)]


def test_buttons_hang_below_the_last_part_that_can_carry_them():
    assert parts(PHOTO, Text("Which one?"), PAPER, PAPER, ROW) == [(PHOTO, ROW), (Text("Which one?"), PAPER, PAPER)]


def test_more_buttons_than_a_keyboard_holds_go_on_below_another_message():
    rows = [
        Buttons(tuple(Button(token="k", choice=f"{row}{each}", label="x") for each in range(8))) for row in range(14)
    ]
    first, second = parts(PHOTO, *rows)
    assert first == (PHOTO, *rows[:12])
    assert second == tuple(rows[12:])


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (ours("document", "plan.pdf", sha256=None), "📎 plan.pdf (0.0 MB)"),
        (ours("photo", "a.png", sha256=None, size=None), "🖼 a.png"),
        (ours("document", "film.zip", size=50_000_001), "📎 film.zip (50.0 MB)"),
        (ours("video", "film.mp4", size=3_000_000_000), "🎬 film.mp4 (3000.0 MB)"),
        (File(kind="voice", name="", ref="slack:T1:F1"), "🎤"),
        (File(kind="document", name="x", ref="telegram:document:pyproject.toml"), "📎 x"),
    ],
)
def test_a_file_that_cannot_be_sent_is_named_in_the_text_and_never_swallowed(file, line):
    assert parts(Text("Here"), file, PHOTO) == [(Text("Here"), Text(line), PHOTO)]


def test_what_telegram_has_is_sent_on_however_large_it_is():
    large = File(kind="video", name="film.mp4", size=3_000_000_000, ref="telegram:video:AgACAgIAAxkBAAI00000001")
    assert parts(large) == [(large,)]


def test_a_photo_too_large_for_a_photo_counts_as_the_document_that_it_will_be():
    large = ours("photo", "a.jpg", size=10_000_001)
    assert parts(large, PAPER, PHOTO) == [(large, PAPER), (PHOTO,)]


@pytest.mark.parametrize(
    ("kind", "name", "mime"),
    [
        ("photo", "a.svg", ""),
        ("photo", "a", "image/heic"),
        ("video", "a.mov", "video/quicktime"),
        ("audio", "a", "audio/flac; rate=44100"),
        ("voice", "a.wav", ""),
        ("sticker", "a", "image/png"),
    ],
)
def test_content_that_telegram_does_not_take_as_what_it_is_counts_as_a_document(kind, name, mime):
    odd = ours(kind, name, mime=mime)
    assert parts(odd, PAPER) == [(odd, PAPER)]


def test_a_message_that_opens_a_topic_stays_as_it_is():
    message = Message((Title("Rossi SRL"),), opens_topic=True)
    assert fit(message) == [message]


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ((Text("Welcome"), Title("  Rossi\nSRL ")), "Rossi SRL"),
        ((Text("Rossi SRL"),), "Rossi SRL"),
        ((Title("x" * 128),), "x" * 128),
        ((Title("word " * 40),), "word " * 25 + "…"),
        ((Title("😀" * 65),), "😀" * 63 + "…"),
        ((), "…"),
    ],
)
def test_a_topic_bears_the_title_in_one_line_of_at_most_128_units(blocks, title):
    assert topic_of(Message(blocks, opens_topic=True)).replace(" …", "…") == title.replace(" …", "…")


texts = st.text(st.sampled_from("ab<&😀\n "), max_size=40).map(lambda text: text * 40)
media = st.sampled_from(
    (PHOTO, VIDEO, PAPER, SONG, ours("voice"), PICTURE, CALENDAR, PLACE, theirs("video_note"), theirs("photo"))
)
blocks = st.lists(st.builds(Text, texts) | media | st.just(ROW), max_size=30)


@given(blocks)
def test_nothing_is_lost_and_every_part_is_one_call_that_telegram_takes(given_blocks):
    fitted = fit(Message(tuple(given_blocks)))
    shown = [block for part in fitted for block in part.blocks]
    for kind in (File, Picture, Place, Buttons):
        assert [block for block in shown if isinstance(block, kind)] == [
            block for block in given_blocks if isinstance(block, kind)
        ]
    written = "".join("".join(each.text.split()) for each in words_of(Message(tuple(given_blocks))))
    assert "".join("".join(each.text.split()) for each in words_of(Message(tuple(shown)))) == written
    for part in fitted:
        held = [block for block in part.blocks if isinstance(block, File | Picture | Place)]
        assert length(words_of(part)) <= (1024 if held else TEXT_LIMIT)
        if len(held) > 1:
            assert len(held) <= 10
            kinds = {"document" if block is CALENDAR else block.kind for block in held}
            assert len({FAMILIES[kind] for kind in kinds}) == 1
            assert not any(isinstance(block, Buttons) for block in part.blocks)


@pytest.mark.parametrize("kind", ["document", "text", "calendar"])
def test_what_is_written_or_typeset_never_stands_in_an_album_with_pictures(kind):
    paper = Picture(template="x", data={}, name="x", alt="x", kind=kind)
    assert parts(PICTURE, PHOTO, paper, PAPER) == [(PICTURE, PHOTO), (paper, PAPER)]
