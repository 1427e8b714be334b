"""What a command answers is what is asked for approval; that it is changed afterwards does not go unnoticed."""

import msgspec
import pytest

from bot.core.events import Chat, Commanded, Edited, Quoted
from bot.core.rows import Post
from tests.attached import content_of, edits, fetched, files_to, given, resends, slow
from tests.kit import NOON, opened

TEXT = "We build calm websites."


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


def client(house):
    return house.desk.office.clients[0]


def approval(house):
    [found] = house.desk.client(client(house)).approvals.values()
    return found


def changes(house):
    """What the ledger holds about changed sources."""
    found = [entry for entry in house.store.entries(client(house)) if entry.core.kind == "content_changed"]
    return [msgspec.json.decode(bytes(entry.core.facts)) for entry in found]


def changed(house):
    """The versions whose source was changed."""
    return [facts["version"] for facts in changes(house)]


def kinds(house):
    return [kind for kind in house.kinds(client(house)) if kind.startswith(("approval", "content"))]


async def asks(house, answered, text="", files=(), *, album=None, command="approve rossi Homepage", **fields):
    """Marta gives the command as an answer to a message, as the platforms tell it."""
    quoted = Quoted(text=text, attachments=tuple(files), album=album)
    await house.commands("marta", command, reply_to=answered, quoted=quoted, **fields)


async def album_of(house, *names, caption="Three photos"):
    """Marta sends photos as one: (message, attachment) each."""
    sent = []
    for number, name in enumerate(names):
        photo = given(house, name, kind="photo", mime="image/jpeg", size=len(name))
        words = "" if number else caption
        await house.writes("marta", words, message=f"m{number}", attachments=(photo,), album="telegram:1:9")
        sent.append((f"m{number}", photo))
    return sent


# What is asked


async def test_a_command_that_answers_a_text_asks_for_that_text(noon):
    await asks(noon, "10", TEXT)
    assert TEXT in noon.last_to("giulia")
    assert approval(noon).what == "text"


async def test_a_link_that_is_answered_is_asked_for_as_a_link(noon):
    await asks(noon, "10", "https://example.org/draft")
    assert approval(noon).what == "link"


async def test_a_command_that_answers_one_photo_of_an_album_asks_for_the_whole_album(noon):
    sent = await album_of(noon, "one", "two", "three")
    message, photo = sent[1]
    await asks(noon, message, "", [photo], album="telegram:1:9", command="approve rossi Photos")
    asked = files_to(noon, "telegram:7")
    assert [content_of(noon, file) for file in asked] == [b"one", b"two", b"three"]
    assert approval(noon).files == tuple(file.sha256 for file in asked)
    assert "Three photos" in noon.last_to("giulia")


async def test_files_that_the_platform_could_send_on_by_itself_are_fetched_all_the_same(noon):
    await resends(noon)
    sent = await album_of(noon, "one", "two", "three")
    message, photo = sent[0]
    await asks(noon, message, "Three photos", [photo], album="telegram:1:9", command="approve rossi Photos")
    assert fetched(noon.telegram) == ["telegram:one", "telegram:two", "telegram:three"]
    assert len(approval(noon).files) == 3


async def test_of_an_album_whose_other_files_are_gone_nothing_is_asked(noon):
    photo = given(noon, "one", kind="photo")
    await asks(noon, "10", "", [photo], album="telegram:1:9", command="approve rossi Photos")
    assert "Approval of “Photos” was not asked for" in noon.last_to("marta")
    assert kinds(noon) == []


async def test_a_command_below_an_album_asks_for_nothing_until_it_answers_one_of_its_files(noon):
    photos = [given(noon, name, kind="photo", mime="image/jpeg", size=3) for name in ("one", "two")]
    album = {"album": "telegram:1:9"}
    await noon.commands("marta", "approve rossi Photos", message="m0", attachments=(photos[0],), **album)
    assert "its first file only" in noon.last_to("marta")
    await noon.writes("marta", "", message="m1", attachments=(photos[1],), **album)
    assert kinds(noon) == []
    await asks(noon, "m1", "", [photos[1]], command="approve rossi Photos", **album)
    assert [content_of(noon, file) for file in files_to(noon, "telegram:7")] == [b"one", b"two"]


async def test_in_a_shared_chat_a_command_below_an_album_does_not_leave_a_part_that_passes_for_all(noon):
    group = Chat(id="telegram:-5", shared=True, title="Rossi")
    photo = given(noon, "one", kind="photo")
    album = {"album": "telegram:-5:9"}
    command = "approve rossi Photos"
    await noon.commands("marta", command, group, message="m0", attachments=(photo,), **album)
    quoted = Quoted(text=f"/{command}", attachments=(photo,), **album)
    await noon.commands("marta", command, group, reply_to="m0", quoted=quoted)
    assert "Approval of “Photos” was not asked for" in noon.last_to("marta")
    assert kinds(noon) == []


async def test_files_that_come_with_the_command_go_before_the_album_that_it_answers(noon):
    sent = await album_of(noon, "one", "two")
    own = given(noon, "plan.pdf", size=8)
    await asks(noon, sent[0][0], "Photos", [sent[0][1]], album="telegram:1:9", attachments=(own,))
    assert [file.name for file in files_to(noon, "telegram:7")] == ["plan.pdf"]


async def test_an_album_is_asked_for_as_its_captions_and_photos_read_now(noon):
    sent = await album_of(noon, "one", "two")
    other = given(noon, "other", kind="photo", mime="image/jpeg", size=5)
    await edits(noon, "marta", "m1", "", other)
    await asks(noon, "m0", "Three photos", [sent[0][1]], album="telegram:1:9", command="approve rossi Photos")
    assert [content_of(noon, file) for file in files_to(noon, "telegram:7")] == [b"one", b"other"]


async def test_a_photo_that_its_author_deleted_is_no_part_of_the_album_any_more(noon):
    sent = await album_of(noon, "one", "two")
    await noon.deletes("marta", "m1")
    await asks(noon, "m0", "Three photos", [sent[0][1]], album="telegram:1:9", command="approve rossi Photos")
    assert [content_of(noon, file) for file in files_to(noon, "telegram:7")] == [b"one"]


# What becomes of it


async def test_an_edit_of_the_answered_text_is_recorded_and_the_office_told_how_to_ask_anew(noon):
    await asks(noon, "10", TEXT)
    await noon.edits("marta", "10", "We build very calm websites.")
    known = approval(noon)
    assert changes(noon) == [{"approval": known.approval, "version": 1, "change": "edited"}]
    assert noon.last_to("marta") == (
        "The message with “Homepage”, version 1, has been edited (Rossi SRL). The record stays as it "
        "was. To ask for a new version, reply to the new content with /approve Rossi SRL Homepage"
    )
    assert (known.changed, known.state) == (True, "asked")


async def test_the_receipt_of_what_was_approved_tells_that_its_message_was_changed(noon):
    await asks(noon, "10", TEXT)
    await noon.presses("giulia", "Approve")
    await noon.deletes("marta", "10")
    assert "Afterwards the message was changed or deleted" in noon.last_to("giulia")
    assert approval(noon).state == "approved"


async def test_a_deleted_message_is_recorded_as_deleted_once(noon):
    await asks(noon, "10", TEXT)
    await noon.deletes("marta", "10")
    await noon.deletes("marta", "10")
    assert changed(noon) == [1]
    assert "has been deleted" in noon.last_to("marta")


async def test_an_edit_after_which_the_message_reads_as_before_is_none(noon):
    plan = given(noon, "plan", called="plan.pdf", mime="application/pdf", size=4)
    again = given(noon, "another-name-for-it", called="plan.pdf", mime="application/pdf", size=4)
    await asks(noon, "10", TEXT, [plan])
    await edits(noon, "marta", "10", TEXT, again)
    assert changed(noon) == []


async def test_every_change_is_recorded_once_however_often_it_is_told(noon):
    await asks(noon, "10", TEXT)
    for text in ("Other", "Other", TEXT):
        await noon.edits("marta", "10", text)
    assert changed(noon) == [1, 1]


async def test_another_file_in_the_same_message_is_a_change(noon):
    await asks(noon, "10", "", [given(noon, "plan.pdf", size=8)])
    await edits(noon, "marta", "10", "", given(noon, "other.pdf", size=9))
    assert changed(noon) == [1]


async def test_a_change_of_any_message_of_the_album_counts_and_its_deletion_is_told_once(noon):
    sent = await album_of(noon, "one", "two", "three")
    await asks(noon, "m0", "Three photos", [sent[0][1]], album="telegram:1:9", command="approve rossi Photos")
    before = len(noon.said_to("marta"))
    for message, _ in sent:
        await noon.deletes("marta", message)
    assert changed(noon) == [1, 1, 1]
    assert len(noon.said_to("marta")) == before + 1


async def test_of_a_command_with_the_text_below_only_the_text_counts(noon):
    await noon.commands("marta", f"approve rossi Homepage\n{TEXT}", message="10")
    await noon.edits("marta", "10", f"/approve rossi Home page\n{TEXT}")
    assert changed(noon) == []
    await noon.edits("marta", "10", "/approve rossi Homepage\nAnother text.")
    assert changed(noon) == [1]


async def test_a_command_that_answers_a_text_may_itself_be_changed_or_deleted(noon):
    await asks(noon, "10", TEXT, message="11")
    await noon.edits("marta", "11", "/approve rossi Home")
    await noon.deletes("marta", "11")
    assert changed(noon) == []


async def test_an_edited_command_that_is_answered_gives_its_text_as_the_new_version(noon):
    await noon.commands("marta", f"approve rossi Homepage\n{TEXT}", message="10")
    edited = "/approve rossi Homepage\nAnother text."
    await noon.edits("marta", "10", edited)
    await asks(noon, "10", edited)
    assert approval(noon).version == 2
    assert "Another text." in noon.last_to("giulia")
    assert "/approve" not in noon.last_to("giulia")


async def test_after_a_new_version_from_the_same_message_its_next_change_is_about_that(noon):
    await asks(noon, "10", TEXT)
    await noon.edits("marta", "10", "Another text.")
    await asks(noon, "10", "Another text.")
    assert not approval(noon).changed
    await noon.edits("marta", "10", "A third text.")
    assert changed(noon) == [1, 2]


async def test_one_message_that_was_asked_for_twice_is_watched_for_both(noon):
    await asks(noon, "10", TEXT)
    await asks(noon, "10", TEXT, command="approve rossi Flyer")
    await noon.deletes("marta", "10")
    assert changed(noon) == [1, 1]
    assert len({facts["approval"] for facts in changes(noon)}) == 2


async def test_what_is_changed_while_its_files_are_fetched_is_not_asked(noon):
    plan = given(noon, "plan.pdf", size=8)
    with slow(noon.telegram) as gate:
        answered = {"reply_to": "10", "quoted": Quoted(text="", attachments=(plan,))}
        noon.engine.receive(noon.deed(Commanded, "marta", verb="approve", rest="rossi Homepage", **answered))
        noon.engine.receive(noon.deed(Edited, "marta", message="10", text="Not this one", attachments=(plan,)))
        gate.set()
        await noon.outbox.idle()
    assert kinds(noon) == []
    assert "Approval of “Homepage” was not asked for, and nothing was recorded" in noon.last_to("marta")
    assert noon.desk.asking.where() == []


async def test_an_answer_to_a_message_of_ours_does_not_change_what_that_one_is_about(noon):
    await noon.writes("giulia", "Is this the text?", message="70")
    ours = noon.last_id("marta")
    before = noon.desk.posts.get(f"telegram:1#{ours}")
    await asks(noon, ours, "Is this the text?")
    assert isinstance(before, Post)
    assert kinds(noon) == ["approval_asked"]
    assert noon.desk.posts.get(f"telegram:1#{ours}") == before


async def test_a_clients_own_text_that_was_asked_back_from_a_shared_chat_is_watched_too(noon):
    group = Chat(id="telegram:-5", shared=True, title="Rossi")
    await noon.commands("marta", "approve rossi Homepage", group, reply_to="10", quoted=Quoted(text=TEXT))
    await noon.edits("giulia", "10", "Something else", group)
    assert changed(noon) == [1]


async def test_in_an_italian_office_the_line_is_italian(tmp_path):
    async with opened(tmp_path / "data", start=NOON, language="it") as house:
        await asks(house, "10", TEXT)
        await house.edits("marta", "10", "Altro testo")
        assert house.last_to("marta") == (
            "Il messaggio da cui è stato richiesto «Homepage», versione 1, è stato modificato (Rossi SRL). Gli atti "
            "restano com'erano. Per chiedere una nuova versione, rispondi al nuovo contenuto con /approva Rossi SRL "
            "Homepage"
        )
