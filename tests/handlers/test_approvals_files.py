"""Files to be approved are fetched and hashed before anything is recorded; what cannot be had is told."""

import asyncio
import hashlib

import pytest

from bot import errands
from bot.core.approvals import digest
from bot.core.errors import NotFetched
from bot.core.events import Attachment, Commanded, Quoted
from tests.approving import approval, asks, entries, kinds
from tests.attached import content_of, fetched, files_to, given, slow
from tests.kit import NOON, opened


def sha(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
async def noon(tmp_path, monkeypatch):
    monkeypatch.setattr(errands, "ALBUM_SECONDS", 0.02)
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def test_a_file_is_bound_by_the_hash_of_what_was_fetched(noon):
    await asks(noon, "Logo", quoted=Quoted(text="", attachments=(given(noon, "a.pdf", content=b"circle"),)))
    assert noon.said_to("marta") == [
        "One moment: I am fetching the files, so that exactly these are approved.",
        "Asked Giulia Bianchi to approve: Logo, version 1",
    ]
    assert approval(noon, "Logo").files == (sha(b"circle"),)
    assert approval(noon, "Logo").digest == digest("", (sha(b"circle"),))
    assert noon.said_to("giulia")[0] == "This file is to be approved:\n[document a.pdf]"
    (file,) = files_to(noon, "telegram:7")
    assert content_of(noon, file) == b"circle"
    (entry,) = entries(noon)
    assert [(file.name, file.sha256) for file in entry.opening.value.files] == [("a.pdf", sha(b"circle"))]


async def test_nothing_is_recorded_before_the_file_is_here(noon):
    with slow(noon.telegram) as gate:
        event = noon.deed(
            Commanded, "marta", verb="approve", rest="rossi Logo", message="1", attachments=(given(noon, "a.pdf"),)
        )
        noon.engine.receive(event)
        await asyncio.sleep(0.02)
        assert kinds(noon) == []
        assert noon.said_to("giulia") == []
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == ["approval_asked"]
    assert noon.desk.asking.where() == []


@pytest.mark.parametrize("problem", ["empty", "gone", "not_a_file", "too_large", "full"])
async def test_a_file_that_cannot_be_had_is_told_and_nothing_is_recorded(noon, problem):
    files = (given(noon, "a.pdf"), given(noon, "bad.pdf", content=NotFetched(problem)))
    await asks(noon, "Logo", attachments=files)
    told = noon.last_to("marta").splitlines()
    assert told[0] == "Approval of “Logo” was not asked for, and nothing was recorded:"
    assert [line.startswith("• document bad.pdf: ") for line in told[1:]] == [True]
    assert kinds(noon) == []
    assert noon.said_to("giulia") == []
    assert noon.desk.asking.where() == []


async def test_each_problem_of_a_file_is_told_in_its_own_words(noon):
    said = set()
    for problem in ("empty", "gone", "not_a_file", "too_large", "full"):
        await asks(noon, "Logo", attachments=(given(noon, f"{problem}.pdf", content=NotFetched(problem), called="x"),))
        said.add(noon.last_to("marta"))
    assert len(said) == 5


async def test_a_long_album_is_approved_as_one_and_in_order(noon):
    for number in range(3):
        picture = given(noon, f"{number}.jpg", kind="photo", content=b"%d" % number)
        await noon.writes("marta", "", attachments=(picture,), album="77", message=str(number))
    assert len(noon.said_to("marta")) == 1  # how to have it approved, once
    first = given(noon, "0.jpg", kind="photo", content=b"0")
    await asks(noon, "Photos", quoted=Quoted(text="", attachments=(first,), album="77"))
    assert approval(noon, "Photos").files == tuple(sha(b"%d" % number) for number in range(3))
    assert noon.said_to("giulia")[0].startswith("These 3 files are to be approved:\n[document 0.jpg]")


async def test_a_file_sent_to_us_is_told_how_to_have_it_approved(noon):
    await noon.writes("marta", "", attachments=(given(noon, "a.pdf"),))
    assert noon.last_to("marta").startswith("To have this approved, reply to it: /approve rossi Homepage.")
    assert kinds(noon) == []


async def test_the_same_files_in_another_order_are_another_version(noon):
    one, two = given(noon, "1.pdf"), given(noon, "2.pdf")
    await asks(noon, "Logo", attachments=(one, two))
    await asks(noon, "Logo", attachments=(one, two))
    assert noon.last_to("marta").startswith("This very version of “Logo” is already waiting for approval")
    await asks(noon, "Logo", attachments=(two, one))
    assert approval(noon, "Logo").version == 2


async def test_a_name_of_five_thousand_characters_is_shortened_and_its_ending_kept(noon):
    await asks(noon, "Logo", attachments=(given(noon, "a.pdf", called="x" * 5000 + ".pdf"),))
    (file,) = files_to(noon, "telegram:7")
    assert len(file.name) <= 120
    assert file.name.endswith(".pdf")


async def test_a_text_that_was_asked_while_files_were_fetched_makes_them_its_next_version(noon):
    with slow(noon.telegram) as gate:
        event = noon.deed(
            Commanded, "marta", verb="approve", rest="rossi Logo", message="1", attachments=(given(noon, "a.pdf"),)
        )
        noon.engine.receive(event)
        noon.engine.receive(noon.deed(Commanded, "marta", verb="approve", rest="rossi Logo\nA circle.", message="2"))
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == ["approval_asked", "approval_superseded", "approval_asked"]
    assert (approval(noon, "Logo").version, approval(noon, "Logo").what) == (2, "files")


async def test_a_restart_while_files_are_fetched_asks_once(noon):
    with slow(noon.telegram):
        event = noon.deed(
            Commanded, "marta", verb="approve", rest="rossi Logo", message="1", attachments=(given(noon, "a.pdf"),)
        )
        noon.engine.receive(event)
        await asyncio.sleep(0.02)
        await noon.restarts()
        assert noon.engine.receive(event) is None
    await noon.restarts()
    await noon.outbox.idle()
    assert kinds(noon) == ["approval_asked"]
    assert "telegram:a.pdf" in fetched(noon.telegram)


async def test_a_link_is_bound_as_it_is_written(noon):
    await asks(noon, "Site\nhttps://example.com/draft?v=1")
    assert approval(noon, "Site").what == "link"
    assert approval(noon, "Site").digest == digest("https://example.com/draft?v=1", ())
    await asks(noon, "Site\nhttps://example.com/draft?v=2")
    assert approval(noon, "Site").version == 2


async def test_what_a_command_answers_is_what_is_approved(noon):
    await asks(noon, "Motto", quoted=Quoted(text="Calm  is\nfast."))
    assert "Calm  is\nfast." in noon.last_to("giulia")
    assert approval(noon, "Motto").digest == digest("Calm  is\nfast.", ())


async def test_text_on_further_lines_counts_more_than_what_is_answered(noon):
    await asks(noon, "Motto\nFast.", quoted=Quoted(text="Calm.", attachments=(given(noon, "a.pdf"),)))
    assert approval(noon, "Motto").digest == digest("Fast.", ())


@pytest.mark.parametrize(
    ("rest", "answer"),
    [
        ("", "Please write whose it is, what it is called"),
        ("rossi", "Please write whose it is, what it is called"),
        ("rossi ???\nText", "Please write whose it is, what it is called"),
        ("zzz Homepage\nText", "There is no client “zzz”."),
        ("rossi Homepage", "There is nothing to approve yet. Please put the text of “Homepage” on the next lines"),
        ("rossi Homepage\n  \n", "There is nothing to approve yet."),
        ("rossi Homepage\n" + "x" * 20_001, "Please send texts of more than 20,000 characters as a file."),
        ("rossi " + "x" * 121 + "\nText", "Please keep the name under 120 characters."),
        ("rossi Homepage by 30 Feb\nText", "There is no day “30 Feb”."),
        ("rossi Homepage by 2026-11-26\nText", "2026-11-26 has passed already."),
        ("rossi Homepage needed=2\nText", "2 approvals are not possible: one person decides for this client."),
        ("rossi Homepage needed=0\nText", "0 approvals are not possible"),
        ("rossi withdraw Zzz", "There is no approval called “Zzz”."),
        ("rossi golive Zzz", "There is no approval called “Zzz”."),
    ],
)
async def test_what_cannot_be_asked_is_answered_and_nothing_is_recorded(noon, rest, answer):
    await noon.commands("marta", f"approve {rest}")
    assert noon.last_to("marta").startswith(answer)
    assert kinds(noon) == []
    assert noon.said_to("giulia") == []
    assert noon.failed() == []


async def test_twenty_thousand_characters_are_not_too_many(noon):
    await asks(noon, "Homepage\n" + "x" * 20_000)
    assert kinds(noon) == ["approval_asked"]


async def test_a_place_cannot_be_approved(noon):
    place = Attachment(kind="place", name="Studio", latitude="41.9028", longitude="12.4964")
    await asks(noon, "Office", quoted=Quoted(text="", attachments=(place,)))
    assert noon.last_to("marta") == "A location cannot be approved. Please describe it in words."
    assert kinds(noon) == []


async def test_a_client_for_whom_nobody_decides_is_told_and_how_to_invite(noon):
    await noon.commands("marta", "client new Blu")
    await noon.commands("marta", "approve blu Logo\nA circle.")
    assert noon.last_to("marta") == "Nobody decides for Blu yet. To invite somebody: /client Blu invite"


@pytest.mark.parametrize(
    ("head", "title", "expires"),
    [
        ("Homepage by 4 December", "Homepage", "2026-12-04"),
        ("Homepage entro il 4 dicembre", "Homepage", "2026-12-04"),
        ("Homepage fino all'8 dicembre", "Homepage", "2026-12-08"),
        ("Homepage fino all’8 dicembre", "Homepage", "2026-12-08"),  # noqa: RUF001  as typed
        ("Homepage until today", "Homepage", "2026-11-27"),
        ("Homepage needed=1 by Friday", "Homepage", "2026-11-27"),
        ("Copy by Anna", "Copy by Anna", None),
        ("Copy by Anna by 4 December", "Copy by Anna", "2026-12-04"),
    ],
)
async def test_the_last_day_is_read_as_people_type_it(noon, head, title, expires):
    await asks(noon, f"{head}\nText")
    assert str(approval(noon, title).expires_on) == str(expires)


async def test_only_the_office_can_ask_for_an_approval(noon):
    await noon.commands("giulia", "approve rossi Homepage\nText")
    assert noon.last_to("giulia") == "/approve is for the office."
    assert kinds(noon) == []
