"""Files from a client: passed on as what they are while open, held and told in words while closed."""

import asyncio

import pytest

from bot import errands
from bot.core.effects import File
from bot.core.errors import NotFetched, RetryLater, StorageFault, Unreachable
from bot.core.events import Wrote
from bot.core.files import Attachment
from tests.attached import content_of, fetched, files_to, given, resends, slow
from tests.kit import MORNING, NOON, opened

RIGHT_TO_LEFT = "\u202e"


@pytest.fixture
async def noon(house, monkeypatch):
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.02)
    await house.moves_to(NOON)
    await house.writes("giulia", "good morning")  # so that how to answer is explained already
    house.forget()
    return house


@pytest.mark.parametrize("kind", ["photo", "document", "audio", "voice", "video", "animation", "sticker"])
async def test_a_file_is_fetched_and_passed_on_as_what_it_is(noon, kind):
    file = given(noon, "plan.pdf", kind=kind, mime="application/pdf", size=8)
    await noon.writes("giulia", "here it is", attachments=(file,))
    assert noon.said_to("marta") == [f"Giulia Bianchi · Rossi SRL\nhere it is\n[{kind} plan.pdf]"]
    (passed,) = files_to(noon, "telegram:1")
    assert (passed.mime, passed.size, passed.ref) == ("application/pdf", 8, "telegram:plan.pdf")
    assert content_of(noon, passed) == b"plan.pdf"
    assert noon.said_to("giulia") == []


async def test_a_file_without_words_is_passed_on_without_any(noon):
    await noon.writes("giulia", "", attachments=(given(noon, "1", kind="voice", called=""),))
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[voice voice message]"]


async def test_a_place_needs_no_fetching_and_is_passed_on_as_a_place(noon):
    place = Attachment(kind="place", name="Studio", latitude="41.9028", longitude="12.4964")
    await noon.writes("giulia", "", attachments=(place,))
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[place 41.9028, 12.4964]"]
    assert fetched(noon.telegram) == []


async def test_nothing_is_passed_on_before_the_file_is_here(noon):
    with slow(noon.telegram) as gate:
        noon.engine.receive(noon.deed(Wrote, "giulia", message="1", text="see", attachments=(given(noon, "plan.pdf"),)))
        noon.engine.receive(noon.deed(Wrote, "giulia", message="2", text="and this"))
        await asyncio.sleep(0.05)
        assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\nand this"]
        gate.set()
        await noon.outbox.idle()
    assert noon.last_to("marta") == "Giulia Bianchi · Rossi SRL\nsee\n[document plan.pdf]"


async def test_several_files_of_one_message_arrive_together(noon):
    files = tuple(given(noon, name) for name in ("a.pdf", "b.pdf", "c.pdf"))
    await noon.writes("giulia", "three", attachments=files)
    assert noon.said_to("marta") == [
        "Giulia Bianchi · Rossi SRL\nthree\n[document a.pdf]\n[document b.pdf]\n[document c.pdf]"
    ]


async def test_an_album_is_passed_on_as_one_message_and_one_answer_settles_it(noon):
    for number, text in enumerate(("the photos", "", "")):
        picture = given(noon, f"{number}.jpg", kind="photo")
        noon.engine.receive(
            noon.deed(Wrote, "giulia", message=str(number), text=text, attachments=(picture,), album="77")
        )
    await noon.outbox.idle()
    assert noon.said_to("marta") == [
        "Giulia Bianchi · Rossi SRL\nthe photos\n[photo 0.jpg]\n[photo 1.jpg]\n[photo 2.jpg]"
    ]
    await noon.writes("marta", "Lovely.", reply_to=noon.last_id("marta"))
    assert noon.said_to("giulia") == ["Marta Neri\nLovely."]
    assert [held.state for held in noon.desk.messages.where(album="77")] == ["answered"] * 3


async def test_what_comes_late_of_an_album_is_passed_on_by_itself(noon):
    for number in range(3):
        picture = given(noon, f"{number}.jpg", kind="photo")
        await noon.writes("giulia", "", message=str(number), attachments=(picture,), album="77")
    assert noon.said_to("marta") == [f"Giulia Bianchi · Rossi SRL\n[photo {number}.jpg]" for number in range(3)]


async def test_a_strangers_album_stands_on_the_strangers_card_as_one(noon):
    for number in range(2):
        picture = given(noon, f"{number}.jpg", kind="photo")
        noon.engine.receive(noon.deed(Wrote, "paolo", message=str(number), text="", attachments=(picture,), album="8"))
    await noon.outbox.idle()
    await noon.writes("paolo", "", message="late", attachments=(given(noon, "late.jpg", kind="photo"),), album="8")
    first, second = noon.said_to("marta")
    assert first.splitlines()[:3] == ["Paolo Verdi · not a client yet", "[photo 0.jpg]", "[photo 1.jpg]"]
    assert second == "Paolo Verdi · not a client yet\n[photo late.jpg]"


async def test_albums_of_two_chats_with_the_same_number_are_two(noon):
    await noon.commands("luca", f"start {await noon.invitation('new Gialli')}")
    noon.forget()
    for name in ("giulia", "luca"):
        picture = given(noon, f"{name}.jpg", kind="photo", platform=noon.people[name].id.partition(":")[0])
        noon.engine.receive(noon.deed(Wrote, name, message="1", text="", attachments=(picture,), album="77"))
    await noon.outbox.idle()
    assert sorted(noon.said_to("marta")) == [
        "Giulia Bianchi · Rossi SRL\n[photo giulia.jpg]",
        "Luca Gialli · Gialli\n[photo luca.jpg]",
    ]


async def test_a_file_crosses_from_one_platform_to_the_other(noon):
    await noon.commands("luca", f"start {await noon.invitation('new Gialli')}")
    noon.forget()
    await noon.writes("luca", "", attachments=(given(noon, "plan.pdf", platform="slack"),))
    (passed,) = files_to(noon, "telegram:1")
    assert content_of(noon, passed) == b"plan.pdf"
    assert fetched(noon.slack) == ["slack:plan.pdf"]


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        ("too_large", "[document plan.pdf (3 GB): too large to be passed on here. Please ask for a link to it.]"),
        ("empty", "[document plan.pdf (3 GB): it arrived empty. Please ask to have it sent again.]"),
        ("gone", "[document plan.pdf (3 GB): it can no longer be fetched. Please ask to have it sent again.]"),
        (
            "not_a_file",
            (
                "[document plan.pdf (3 GB): what arrived is not what was announced, so it is not passed on. "
                "Please ask to have it sent again.]"
            ),
        ),
        (
            "full",
            (
                "[document plan.pdf (3 GB): there is no room left for files. "
                "The setting is PALETTI_STORE_FILES_MEGABYTES.]"
            ),
        ),
    ],
)
async def test_a_file_that_cannot_be_had_is_told_with_the_reason_and_the_words_arrive(noon, problem, told):
    file = given(noon, "plan.pdf", content=NotFetched(problem), size=3_000_000_000)
    await noon.writes("giulia", "see", attachments=(file,))
    assert noon.said_to("marta") == [f"Giulia Bianchi · Rossi SRL\nsee\n{told}"]


async def test_why_a_file_is_missing_is_told_in_the_offices_language(tmp_path):
    async with opened(tmp_path / "data", language="it", start=NOON) as house:
        file = given(house, "plan.pdf", content=NotFetched("empty"), size=1_200_000)
        await house.writes("giulia", "ecco", attachments=(file,))
        assert house.said_to("marta")[0].splitlines()[1:4] == [
            "ecco",
            "Rispondi a questo messaggio: la risposta arriva al cliente.",
            "[documento plan.pdf (1,2 MB): è arrivato vuoto. Occorre chiedere di inviarlo di nuovo.]",
        ]


async def test_of_several_files_only_the_one_that_cannot_be_had_is_missing(noon):
    files = (given(noon, "a.pdf"), given(noon, "b.pdf", content=NotFetched("empty")), given(noon, "c.pdf"))
    await noon.writes("giulia", "", attachments=files)
    assert noon.said_to("marta")[0].splitlines()[1:] == [
        "[document a.pdf]",
        "[document b.pdf: it arrived empty. Please ask to have it sent again.]",
        "[document c.pdf]",
    ]


async def test_on_its_own_platform_a_file_too_large_for_us_is_sent_on_by_its_reference(noon):
    await resends(noon)
    await noon.writes("giulia", "", attachments=(given(noon, "film.mp4", content=NotFetched("too_large")),))
    assert files_to(noon, "telegram:1") == [
        File(kind="document", name="film.mp4", ref="telegram:film.mp4", sha256=None)
    ]


async def test_on_another_platform_a_file_too_large_for_us_is_told_in_words(noon):
    await resends(noon)
    await noon.commands("marta", "member new Luca")
    await noon.commands("luca", f"start {code_in(noon.last_to('marta'))}")
    file = given(noon, "film.mp4", content=NotFetched("too_large"))
    await noon.writes("giulia", "", attachments=(file,))
    await noon.commands("luca", "digest")
    await noon.presses("luca", "2 · Read")
    assert files_to(noon, "slack:D9") == []
    assert "[document film.mp4: too large to be passed on here." in noon.last_to("luca")


def code_in(text):
    return next(word for word in text.split() if word.count("-") == 2)


@pytest.mark.parametrize("error", [Unreachable("403"), ValueError("a fault of ours")], ids=["definite", "ours"])
async def test_an_errand_that_is_given_up_is_told_like_a_file_that_is_gone(noon, error):
    await noon.writes("giulia", "see", attachments=(given(noon, "plan.pdf", content=error),))
    told = "[document plan.pdf: it can no longer be fetched. Please ask to have it sent again.]"
    assert f"Giulia Bianchi · Rossi SRL\nsee\n{told}" in noon.said_to("marta")
    assert not [row for row in noon.desk.outbox.where() if row.state != "sent"]


@pytest.mark.parametrize("error", [RetryLater("429", after_seconds=0.01), StorageFault("disk full")])
async def test_what_passes_is_tried_until_the_file_is_here(noon, error, monkeypatch):
    monkeypatch.setattr("bot.engine.settling.STORAGE_PAUSE_SECONDS", 0.01)
    file, tries = given(noon, "plan.pdf"), [error, error]
    fetch = noon.telegram.fetch

    async def at_last(attachment, files):
        if tries:
            raise tries.pop()
        return await fetch(attachment, files)

    noon.telegram.fetch = at_last
    await noon.writes("giulia", "", attachments=(file,))
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\n[document plan.pdf]"]
    assert tries == []


async def test_while_closed_files_are_held_told_in_words_and_read_in_full_by_a_button(house):
    files = (
        given(house, "plan.pdf", size=1_200_000),
        given(house, "1", kind="voice", called="", size=812),
        Attachment(kind="place", name="Studio", latitude="41.9", longitude="12.5"),
    )
    await house.writes("giulia", "for tomorrow", attachments=files)
    await house.moves_to(MORNING)
    assert house.last_to("marta").splitlines()[2:] == [
        "yesterday at 21:40",
        "for tomorrow",
        "• document plan.pdf (1.2 MB)",
        "• voice message (812 B)",
        "• location Studio",
        "Reply to this message to answer it.",
    ]
    assert files_to(house, "telegram:1") == []
    await house.presses("marta", "Read")
    assert house.last_to("marta").splitlines()[1:6] == [
        "for tomorrow",
        "Reply to this message to answer; I pass it back.",
        "[document plan.pdf]",
        "[voice voice message]",
        "[place 41.9, 12.5]",
    ]
    assert [content_of(house, file) for file in files_to(house, "telegram:1")] == [b"plan.pdf", b"1"]


async def test_an_album_held_at_night_is_one_item_of_the_digest(house, monkeypatch):
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.0)
    for number in range(3):
        picture = given(house, f"{number}.jpg", kind="photo")
        await house.writes("giulia", "", message=str(number), attachments=(picture,), album="77")
    await house.moves_to(MORNING)
    assert house.last_to("marta").splitlines()[:6] == [
        "One message is waiting for you",
        "Giulia Bianchi · Rossi SRL",
        "yesterday at 21:40",
        "• photo 0.jpg",
        "• photo 1.jpg",
        "• photo 2.jpg",
    ]
    await house.presses("marta", "Read")
    assert [file.name for file in files_to(house, "telegram:1")] == ["0.jpg", "1.jpg", "2.jpg"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\giulia\\plan.pdf", "plan.pdf"),
        ("plan\n[photo of the safe].pdf", "plan[photo of the safe].pdf"),
        (f"invoice{RIGHT_TO_LEFT}fdp.exe", "invoicefdp.exe"),
        ("x" * 5000 + ".pdf", "x" * 115 + "….pdf"),
        ("..", "document"),
        ("\x00\x1b[2J", "[2J"),
    ],
)
async def test_names_are_shown_without_what_deceives(noon, name, shown):
    await noon.writes("giulia", "", attachments=(given(noon, "1", called=name),))
    assert noon.said_to("marta") == [f"Giulia Bianchi · Rossi SRL\n[document {shown}]"]
    assert all(len(file.name) <= 120 for file in files_to(noon, "telegram:1"))


async def test_a_caption_of_many_characters_loses_none(noon):
    caption = "word " * 1000 + "end"
    await noon.writes("giulia", caption, attachments=(given(noon, "plan.pdf"),))
    assert noon.said_to("marta") == [f"Giulia Bianchi · Rossi SRL\n{caption}\n[document plan.pdf]"]


async def test_a_word_that_is_a_command_is_a_caption_under_a_file(noon):
    await noon.writes("giulia", "help", attachments=(given(noon, "plan.pdf"),))
    assert noon.said_to("marta") == ["Giulia Bianchi · Rossi SRL\nhelp\n[document plan.pdf]"]
    assert noon.said_to("giulia") == []
