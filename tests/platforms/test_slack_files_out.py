from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.adapters import Delivery
from bot.adapters.slack import uploading
from bot.core.effects import File, Message, Place, Text, Title
from bot.core.errors import DeliveryError, Rejected, RetryLater, TopicGone, Unreachable, Unsure
from tests.platforms.fake_slack import TEAM, Sent
from tests.platforms.fake_slack_stage import MODES, ROW, Stage, adapter_for, staged, until

PDF = b"%PDF-1.7 " + bytes(range(256)) * 2000
CHANNEL = f"slack:{TEAM}:C1"


@pytest.fixture(autouse=True)
def _quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "LOOKS_AFTER_SECONDS", (0.0,) * 6)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


def kept(stage: Stage, name: str, content: bytes = PDF, kind: str = "document", mime: str = "application/pdf") -> File:
    sha256 = stage.files.keep_bytes(content).sha256
    return File(kind=kind, name=name, mime=mime, size=len(content), sha256=sha256)  # type: ignore[arg-type]  # a kind


def called(stage: Stage) -> list[str]:
    return [method for method, _ in stage.server.calls if method not in ("auth.test", "apps.connections.open")]


async def shown(stage: Stage, sent: Sent, count: int = 1) -> list[bytes]:
    await until(lambda: len(stage.server.shown(sent)) == count)
    return [file.content for file in stage.server.shown(sent)]


def left_over(stage: Stage) -> list[str]:
    """Complete uploads that nobody will ever see; Slack forgets the others by itself."""
    uploaded = (stage.server.files.all[each] for each in stage.server.files.uploaded)
    return [file.name for file in uploaded if not file.gone and not file.channels]


@pytest.mark.parametrize("mode", MODES)
async def test_a_file_arrives_whole_in_one_message_with_its_text_and_buttons(mode: str) -> None:
    async with staged(mode) as stage:
        delivered = await stage.deliver(Text("From Anna:"), kept(stage, "plan.pdf"), ROW, chat=CHANNEL)
        (sent,) = stage.server.sent
        assert (delivered.message, sent.labels) == (sent.ts, ["Answered", "Snooze"])
        assert await shown(stage, sent) == [PDF]
        assert stage.server.shown(sent)[0].name == "plan.pdf"
        await stage.settled()
        assert stage.inbox.deeds == [], "our own message is no event, nor that its file appears"


@pytest.mark.parametrize(("name", "mime"), [("call.ics", "text/calendar"), ("recap.txt", "text/plain")])
async def test_what_is_written_arrives_as_a_document_with_its_text_and_buttons(
    stage: Stage, name: str, mime: str
) -> None:
    content = "BEGIN:VCALENDAR\r\nperché\r\n".encode()
    await stage.deliver(Text("The call is arranged"), kept(stage, name, content, mime=mime), ROW, chat=CHANNEL)
    (sent,) = stage.server.sent
    assert await shown(stage, sent) == [content]
    assert stage.server.shown(sent)[0].name == name
    assert "\N{PAPERCLIP}" in sent.text
    assert sent.labels == ["Answered", "Snooze"]


async def test_several_files_are_shown_below_one_message_in_their_order(stage: Stage) -> None:
    contents = [b"one", b"two" * 50_000, b"three"]
    files = [kept(stage, f"{n}.pdf", content) for n, content in enumerate(contents)]
    await stage.deliver(*files)
    sent = await stage.server.next_message(stage.anna)
    assert await shown(stage, sent, 3) == contents


async def test_a_file_stands_in_the_thread_where_the_message_belongs(stage: Stage) -> None:
    said = await stage.anna.writes("@paletti hello", channel="C1")
    await stage.deliver(kept(stage, "plan.pdf"), chat=CHANNEL, thread=said.ts)
    sent = await stage.server.next_message("C1")
    assert sent.thread == said.ts
    assert await shown(stage, sent) == [PDF]


async def test_a_message_without_files_takes_one_call_as_ever(stage: Stage) -> None:
    await stage.deliver(Text("Hello"), Place(latitude="45.1", longitude="9.2"), File(kind="photo", name="a.png"))
    assert called(stage) == ["chat.postMessage"]
    sent = await stage.server.next_message(stage.anna)
    assert "a.png" in sent.text
    assert sent.payload["unfurl_media"] is False


async def test_a_file_that_is_no_longer_in_the_store_is_named_and_the_text_arrives(stage: Stage) -> None:
    await stage.deliver(Text("See"), File(kind="document", name="old.pdf", sha256="ab" * 32))
    sent = await stage.server.next_message(stage.anna)
    assert sent.text == "See\n\N{PAPERCLIP} old.pdf"
    assert called(stage) == ["chat.postMessage"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("../../etc/passwd", "passwd"),
        ("two\nlines.pdf", "twolines.pdf"),
        ("fdp.\u202egpj.exe", "fdp.gpj.exe"),
        ("<!channel>|&.pdf", "<!channel>|&.pdf"),
        ("", "document.pdf"),
        ("x" * 400 + ".pdf", "x" * 115 + "….pdf"),
    ],
)
async def test_an_odd_name_acts_nowhere_and_the_file_arrives(stage: Stage, name: str, known: str) -> None:
    await stage.deliver(kept(stage, name))
    sent = await stage.server.next_message(stage.anna)
    assert await shown(stage, sent) == [PDF]
    assert stage.server.shown(sent)[0].name == known


async def test_a_card_with_a_picture_is_changed_in_place(stage: Stage) -> None:
    one, two = (kept(stage, "week.png", content, "photo", "image/png") for content in (b"first", b"second"))
    delivered = await stage.deliver(Title("Hours"), one, ROW, chat=CHANNEL)
    sent = await stage.server.next_message("C1")
    assert await shown(stage, sent) == [b"first"]
    again = await stage.deliver(Title("Hours"), two, chat=CHANNEL, edit=delivered.message)
    assert again == delivered
    await until(lambda: [file.content for file in stage.server.shown(sent)] == [b"second"])
    await stage.deliver(Text("Nothing to see"), chat=CHANNEL, edit=delivered.message)
    assert stage.server.shown(sent) == []
    assert [each.method for each in stage.server.sent] == ["chat.postMessage", "chat.update", "chat.update"]


# Once only


@pytest.mark.parametrize("kind", ["after_delivery_drop", "after_delivery_500", "after_delivery_fatal_error"])
async def test_an_unsure_message_with_a_file_is_found_and_stands_there_once(stage: Stage, kind: str) -> None:
    file = kept(stage, "plan.pdf")
    stage.server.fail_next("chat.postMessage", kind)
    with pytest.raises(Unsure):
        await stage.deliver(file, chat=CHANNEL)
    (sent,) = stage.server.sent
    again = adapter_for(stage.server, files=stage.files)  # after a restart
    await again.start(stage.inbox)
    found = await again.find(Delivery(id="post1", chat=CHANNEL, message=Message(())))
    await again.stop()
    assert found is not None
    assert found.message == sent.ts
    assert await shown(stage, sent) == [PDF], "what may be seen is not withdrawn"


async def test_an_unsure_change_of_a_card_with_a_picture_can_be_made_again(stage: Stage) -> None:
    picture = kept(stage, "week.png", b"png", "photo", "image/png")
    delivered = await stage.deliver(Text("A card"), chat=CHANNEL)
    stage.server.fail_next("chat.update", "after_delivery_drop")
    change = Delivery(id="post2", chat=CHANNEL, message=Message((picture,)), edit=delivered.message)
    with pytest.raises(Unsure):
        await stage.adapter.deliver(change)
    assert await stage.adapter.deliver(change) == delivered
    assert {sent.ts for sent in stage.server.sent} == {delivered.message}
    assert await shown(stage, stage.server.sent[-1]) == [b"png"]


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("files.getUploadURLExternal", "drop"),
        ("files.getUploadURLExternal", "fatal_error"),
        ("files.getUploadURLExternal", "429"),
        ("upload", "500"),
        ("upload", "drop"),
        ("files.completeUploadExternal", "after_delivery_drop"),
        ("files.completeUploadExternal", "internal_error"),
        ("files.completeUploadExternal", "file_not_found"),
        ("files.info", "503"),
    ],
)
async def test_whatever_fails_before_the_message_is_definite_and_can_be_repeated(
    stage: Stage, method: str, kind: str
) -> None:
    stage.server.fail_next(method, kind)
    with pytest.raises(RetryLater):
        await stage.deliver(Text("See"), kept(stage, "plan.pdf"), chat=CHANNEL)
    assert stage.server.sent == []
    assert left_over(stage) == []
    await stage.deliver(Text("See"), kept(stage, "plan.pdf"), chat=CHANNEL)
    (sent,) = stage.server.sent
    assert await shown(stage, sent) == [PDF]


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("429", RetryLater),
        ("channel_not_found", Unreachable),
        ("msg_too_long", Rejected),
        ("thread_not_found", TopicGone),
    ],
)
async def test_what_a_refused_message_would_have_shown_is_withdrawn(
    stage: Stage, kind: str, error: type[DeliveryError]
) -> None:
    stage.server.fail_next("chat.postMessage", kind)
    with pytest.raises(error):
        await stage.deliver(kept(stage, "a.pdf", b"one"), kept(stage, "b.pdf", b"two"), chat=CHANNEL)
    assert left_over(stage) == []
    assert len(stage.server.files.all) == 2


@pytest.mark.parametrize("status", ["400", "413"])
async def test_a_file_that_slack_will_never_take_is_not_tried_for_ever(stage: Stage, status: str) -> None:
    stage.server.fail_next("upload", status)
    with pytest.raises(Rejected, match=status):
        await stage.deliver(Text("See"), kept(stage, "plan.pdf"), chat=CHANNEL)
    assert stage.server.sent == []


@pytest.mark.parametrize(("code", "error"), [("storage_limit_reached", Rejected), ("internal_error", RetryLater)])
async def test_when_the_second_file_does_not_get_in_both_are_withdrawn(
    stage: Stage, code: str, error: type[DeliveryError]
) -> None:
    first, second = kept(stage, "a.pdf", b"one"), kept(stage, "b.pdf", b"two")
    calls = []
    whole = stage.server.files.methods["files.getUploadURLExternal"]

    async def full(arguments: dict[str, str]) -> dict[str, str]:
        calls.append(arguments)
        if len(calls) == 2:
            stage.server.fail_next("files.completeUploadExternal", code)
        return await whole(arguments)

    stage.server.api._methods["files.getUploadURLExternal"] = full
    with pytest.raises(error, match=code):
        await stage.deliver(first, second)
    assert stage.server.sent == []
    assert [file.name for file in stage.server.files.all.values() if file.gone] == ["a.pdf", "b.pdf"]


async def test_what_cannot_be_withdrawn_hides_no_error(stage: Stage) -> None:
    stage.server.fail_next("chat.postMessage", "channel_not_found")
    stage.server.fail_next("files.delete", "file_not_found")
    with pytest.raises(Unreachable):
        await stage.deliver(kept(stage, "a.pdf"))


async def test_an_app_that_may_not_upload_is_told_which_scope_it_lacks(stage: Stage) -> None:
    stage.server.api.scopes.remove("files:write")
    with pytest.raises(Rejected, match="files:write"):
        await stage.deliver(kept(stage, "plan.pdf"))
    assert stage.server.sent == []


async def test_the_link_is_sent_once_slack_knows_what_the_file_is(stage: Stage) -> None:
    stage.server.files.looks = 4
    await stage.deliver(kept(stage, "plan.pdf"))
    sent = await stage.server.next_message(stage.anna)
    assert await shown(stage, sent) == [PDF]
    assert called(stage).count("files.info") == 5


async def test_slack_that_never_knows_what_the_file_is_holds_nothing_up(stage: Stage) -> None:
    stage.server.files.looks = 99
    await stage.deliver(Text("See"), kept(stage, "plan.pdf"))
    sent = await stage.server.next_message(stage.anna)
    assert "plan.pdf" in sent.payload["text"]
    assert stage.server.complaints == ["plan.pdf was shown before Slack knew what it is"]
    stage.server.complaints.clear()


async def test_while_slack_does_not_answer_an_upload_is_given_up_in_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stage.adapter._uploading is not None
    monkeypatch.setattr(stage.adapter._uploading, "_timeout", aiohttp.ClientTimeout(total=0.1))
    stage.server.fail_next("upload", "timeout")
    with pytest.raises(RetryLater):
        await stage.deliver(kept(stage, "plan.pdf"))


# Threads for clients


async def test_a_topic_is_opened_by_an_ordinary_message_whose_thread_goes_on(stage: Stage) -> None:
    opened = await stage.deliver(chat=CHANNEL, message=Message((Title("Rossi SRL"),), opens_topic=True))
    await stage.deliver(Text("Anna wrote"), id="post2", chat=CHANNEL, thread=opened.message)
    first, second = stage.server.sent
    assert (first.ts, first.thread, first.text) == (opened.message, None, "*Rossi SRL*")
    assert second.thread == opened.message


async def test_a_thread_that_slack_does_not_know_is_a_topic_that_is_gone(stage: Stage) -> None:
    stage.server.fail_next("chat.postMessage", "thread_not_found")
    with pytest.raises(TopicGone):
        await stage.deliver(chat=CHANNEL, thread="1.1")
    assert stage.server.sent == []


async def test_a_message_that_slack_puts_beside_its_deleted_thread_has_arrived_and_is_noted(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    said = await stage.anna.writes("Hello", channel="C1")
    await stage.anna.deletes(said)
    delivered = await stage.deliver(chat=CHANNEL, thread=said.ts)
    (sent,) = stage.server.sent
    assert delivered.message == sent.ts
    assert "thread" in capsys.readouterr().out
