import hashlib
import logging
import traceback

import pytest

from bot.adapters.telegram import TelegramAdapter
from bot.core.errors import NotFetched, RetryLater, StorageFault, Unsure
from bot.core.files import Attachment
from bot.store.files import FileStore
from tests.platforms.fake_telegram import FakeTelegram
from tests.platforms.fake_telegram_files import DOWNLOAD_BYTES, JPEG
from tests.platforms.telegram_kit import Recorder

PAGE = b"\n<!DOCTYPE html><title>Please log in</title>"
PDF = b"%PDF-1.7 " + bytes(range(256)) * 2000

pytestmark = pytest.mark.usefixtures("short_waits")


@pytest.fixture
def sent(server: FakeTelegram, adapter: TelegramAdapter):
    """What the adapter tells of a file that somebody sends."""

    async def of(what: str = "document", content: bytes = PDF, **more: object) -> Attachment:
        inbox = Recorder()
        await server.user().sends_file(what, content, **more)
        await adapter.start(inbox)
        return inbox.events[-1].attachments[0]

    return of


@pytest.fixture
def stage(server, adapter, files):
    return server, adapter, files


async def refusal(adapter: TelegramAdapter, attachment: Attachment, files: FileStore) -> str:
    with pytest.raises(NotFetched) as refused:
        await adapter.fetch(attachment, files)
    assert list(files.path("0" * 64).parent.parent.glob("*/*")) == []  # nothing half is left behind
    return refused.value.problem


def methods(server: FakeTelegram) -> list[str]:
    return [method for method, _ in server.calls]


@pytest.mark.parametrize("what", ["photo", "document", "audio", "voice", "video", "video_note", "animation", "sticker"])
async def test_a_file_of_every_kind_is_fetched_byte_for_byte(server, adapter, files, sent, what):
    attachment = await sent(what)
    kept = await adapter.fetch(attachment, files)
    assert (kept.sha256, kept.size) == (hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert files.path(kept.sha256).read_bytes() == PDF
    assert server.complaints == []


async def test_of_a_photo_the_largest_size_is_fetched(adapter, files, sent):
    kept = await adapter.fetch(await sent("photo", JPEG), files)
    assert files.path(kept.sha256).read_bytes() == JPEG


async def test_a_file_of_the_same_name_on_our_own_machine_is_not_taken_for_it(stage, sent, tmp_path, monkeypatch):
    (server, adapter, files), attachment = stage, await sent()
    (stored,) = server.cabinet.files.values()
    monkeypatch.chdir(tmp_path)
    own = tmp_path / stored.path
    own.parent.mkdir()
    own.write_text("another")
    assert files.path((await adapter.fetch(attachment, files)).sha256).read_bytes() == PDF


async def test_the_same_file_fetched_again_is_the_same_file(adapter, files, sent):
    attachment = await sent()
    assert await adapter.fetch(attachment, files) == await adapter.fetch(attachment, files)


async def test_three_gigabytes_are_too_large_without_asking(server, adapter, files, sent):
    attachment = await sent(announced=3_000_000_000)
    assert await refusal(adapter, attachment, files) == "too_large"
    assert "getFile" not in methods(server)


async def test_a_file_larger_than_our_own_limit_is_too_large_without_asking(server, adapter, tmp_path, sent):
    small = FileStore(tmp_path / "small", file_megabytes=0)
    assert await refusal(adapter, await sent(), small) == "too_large"
    assert "getFile" not in methods(server)


async def test_a_file_that_telegram_finds_too_large_is_too_large(server, adapter, files, sent):
    attachment = await sent(content=b"x" * (DOWNLOAD_BYTES + 1), announced=None)
    assert await refusal(adapter, attachment, files) == "too_large"
    assert "file" not in methods(server)


async def test_a_file_that_telegram_no_longer_has_is_gone(server, adapter, files, sent):
    attachment = await sent()
    server.cabinet.files.clear()
    assert await refusal(adapter, attachment, files) == "gone"


async def test_a_file_that_is_gone_between_asking_and_fetching_is_gone(server, adapter, files, sent):
    attachment = await sent()
    server.cabinet.served_as[next(iter(server.cabinet.files))] = b'{"ok": false}', 404, "application/json"
    assert await refusal(adapter, attachment, files) == "gone"


@pytest.mark.parametrize("ref", ["", "slack:T1:F1", "telegram:document:../../etc/passwd", "telegram:document:short"])
async def test_what_is_no_file_of_telegrams_is_gone_without_asking(server, adapter, files, ref):
    assert await refusal(adapter, Attachment(kind="document", ref=ref), files) == "gone"
    assert server.calls == []


async def test_an_empty_file_is_empty(adapter, files, sent):
    assert await refusal(adapter, await sent(content=b""), files) == "empty"


@pytest.mark.parametrize("announced", [len(PDF) - 1, len(PDF) + 1])
async def test_a_file_of_another_size_than_announced_is_not_that_file(adapter, files, sent, announced):
    assert await refusal(adapter, await sent(announced=announced), files) == "not_a_file"


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream"])
async def test_a_web_page_in_place_of_a_photo_is_not_a_file(server, adapter, files, sent, kind):
    attachment = await sent("photo", b"x" * len(PAGE))
    server.cabinet.served_as[next(iter(server.cabinet.files))] = PAGE, 200, kind
    assert await refusal(adapter, attachment, files) == "not_a_file"


async def test_a_web_page_in_place_of_a_document_of_unknown_size_is_not_a_file(server, adapter, files, sent):
    attachment = await sent(announced=None)
    server.cabinet.served_as[next(iter(server.cabinet.files))] = PAGE, 200, "text/html"
    assert await refusal(adapter, attachment, files) == "not_a_file"


async def test_a_web_page_that_somebody_sent_as_a_document_is_a_file(adapter, files, sent):
    kept = await adapter.fetch(await sent(content=PAGE, name="index.html", mime="text/html"), files)
    assert files.path(kept.sha256).read_bytes() == PAGE


@pytest.mark.parametrize(
    "fault",
    [
        ("getFile", "500", Unsure),
        ("getFile", "429", RetryLater),
        ("getFile", "timeout", Unsure),
        ("getFile", "proxy", Unsure),
        ("file", "500", Unsure),
        ("file", "429", RetryLater),
        ("file", "timeout", Unsure),
        ("file", "drop", Unsure),
        ("file", "proxy", Unsure),
    ],
)
async def test_trouble_on_the_way_is_worth_another_try_and_the_token_is_in_no_text(stage, sent, caplog, fault):
    caplog.set_level(logging.DEBUG)
    (server, adapter, files), attachment, (method, kind, error) = stage, await sent(), fault
    server.fail_next(method, kind, times=2)  # of which the client library itself forgives one broken connection
    with pytest.raises(error) as failure:
        await adapter.fetch(attachment, files)
    secret = server.token.partition(":")[2]
    assert failure.value.__context__ is None
    assert secret not in "".join(traceback.format_exception(failure.value))
    assert secret not in caplog.text
    server._faults.clear()
    assert (await adapter.fetch(attachment, files)).size == len(PDF)


async def test_while_telegram_is_down_a_file_is_to_be_tried_later(server, adapter, files):
    stored = server.cabinet.keep("document", PDF)
    await server.down()
    with pytest.raises(RetryLater):
        await adapter.fetch(Attachment(kind="document", ref=f"telegram:document:{stored.file_id}"), files)
    await server.up()


async def test_a_disk_that_takes_nothing_is_a_storage_fault_and_not_telegrams(adapter, tmp_path, sent):
    (tmp_path / "blocked").write_text("a file where the folder should be")
    with pytest.raises(StorageFault):
        await adapter.fetch(await sent(), FileStore(tmp_path / "blocked"))
