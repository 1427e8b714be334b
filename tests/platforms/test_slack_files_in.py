from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.adapters.slack import fetching
from bot.core.errors import NotFetched, RetryLater, StorageFault, Unsure
from bot.core.events import Edited, Wrote
from bot.core.files import Attachment, attached
from tests.platforms.elsewhere import elsewhere
from tests.platforms.fake_slack import FakeFile, FakeSlack
from tests.platforms.fake_slack_stage import MODES, Stage, adapter_for, staged

PDF = b"%PDF-1.7 " + bytes(range(256)) * 1000


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


async def sent(stage: Stage, *files: FakeFile, text: str = "") -> tuple[Attachment, ...]:
    """The attachments of a message with these files."""
    await stage.anna.writes(text, files=files)
    await stage.settled()
    event = stage.inbox.deeds[-1]
    assert isinstance(event, Wrote)
    return event.attachments


async def fetched(stage: Stage, file: FakeFile) -> Any:
    (attachment,) = await sent(stage, file)
    return await stage.adapter.fetch(attachment, stage.files)


async def problem(stage: Stage, file: FakeFile) -> str:
    with pytest.raises(NotFetched) as refused:
        await fetched(stage, file)
    assert list(stage.files._files()) == []
    return refused.value.problem


@pytest.mark.parametrize("mode", MODES)
async def test_several_files_in_one_message_are_fetched_with_their_exact_content(mode: str) -> None:
    async with staged(mode) as stage:
        contents = [PDF, b"one byte more" * 9000, b"x"]
        files = [stage.anna.has(f"{n}.pdf", content) for n, content in enumerate(contents)]
        attachments = await sent(stage, *files, text="Three files")
        assert [each.name for each in attachments] == ["0.pdf", "1.pdf", "2.pdf"]
        for attachment, content in zip(attachments, contents, strict=True):
            kept = await stage.adapter.fetch(attachment, stage.files)
            assert (kept.sha256, kept.size) == (hashlib.sha256(content).hexdigest(), len(content))
            assert stage.files.path(kept.sha256).read_bytes() == content


async def test_a_file_of_another_workspace_is_settled_when_it_is_fetched(stage: Stage) -> None:
    file = stage.anna.has("shared.pdf", PDF, connect=True)
    (attachment,) = await sent(stage, file)
    assert (attachment.name, attachment.size) == ("", None)
    kept = await stage.adapter.fetch(attachment, stage.files)
    assert kept.size == len(PDF)


async def test_a_file_is_fetched_again_after_a_restart_by_its_id_alone(stage: Stage) -> None:
    (attachment,) = await sent(stage, stage.anna.has("plan.pdf", PDF))
    await stage.adapter.stop()
    with pytest.raises(RetryLater):
        await stage.adapter.fetch(attachment, stage.files)
    again = adapter_for(stage.server, files=stage.files)
    await again.start(stage.inbox)
    assert (await again.fetch(attachment, stage.files)).size == len(PDF)
    await again.stop()


@pytest.mark.parametrize("login", ["page", "redirect"])
async def test_without_the_scope_the_login_page_is_never_taken_for_the_file(
    stage: Stage, login: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = stage.anna.has("plan.pdf", PDF)
    stage.server.files.login = login
    # What files.info tells is allowed, the content is not.
    monkeypatch.setattr(stage.adapter._fetching, "_token", "xoxb-of-an-app-without-it")
    assert await problem(stage, file) == "not_a_file"
    assert "files:read" in capsys.readouterr().out


async def test_a_login_page_in_place_of_a_web_page_is_found_out_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.adapter._fetching, "_token", "xoxb-of-an-app-without-it")
    assert await problem(stage, stage.anna.has("home.html", b"<h1>Ciao</h1>" * 99)) == "not_a_file"


async def test_a_web_page_behind_a_login_is_told_from_one_that_changed(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.adapter._fetching, "_token", "xoxb-of-an-app-without-it")
    stage.server.files.login = "redirect"
    assert await problem(stage, stage.anna.has("home.html", b"<h1>Ciao</h1>" * 99)) == "not_a_file"
    assert "files:read" in capsys.readouterr().out


async def test_a_web_page_that_was_sent_as_such_is_a_file_like_any_other(stage: Stage) -> None:
    assert (await fetched(stage, stage.anna.has("home.html", b"<h1>Ciao</h1>"))).size == 13


async def test_an_app_without_the_scope_is_told_which_one_it_lacks(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.server.api.scopes.remove("files:read")
    assert await problem(stage, stage.anna.has("plan.pdf")) == "not_a_file"
    assert "files:read" in capsys.readouterr().out
    assert stage.server.files.downloads == []


@pytest.mark.parametrize("size", [len(PDF) - 1, len(PDF) + 1, 1])
async def test_content_of_another_size_than_was_announced_is_not_the_file(stage: Stage, size: int) -> None:
    assert await problem(stage, stage.anna.has("plan.pdf", PDF, size=size)) == "not_a_file"


async def test_a_file_without_content_is_said_to_be_empty_and_not_downloaded(stage: Stage) -> None:
    assert await problem(stage, stage.anna.has("empty.txt", b"")) == "empty"
    assert stage.server.files.downloads == []


async def test_three_gigabytes_are_refused_without_downloading_a_byte(stage: Stage) -> None:
    assert await problem(stage, stage.anna.has("film.mov", b"x", size=3_000_000_000)) == "too_large"
    assert stage.server.files.downloads == []


async def test_a_file_that_was_deleted_meanwhile_is_gone(stage: Stage) -> None:
    file = stage.anna.has("plan.pdf")
    (attachment,) = await sent(stage, file)
    file.gone = True
    with pytest.raises(NotFetched) as refused:
        await stage.adapter.fetch(attachment, stage.files)
    assert refused.value.problem == "gone"


@pytest.mark.parametrize("code", ["file_not_found", "file_deleted", "access_denied"])
async def test_a_file_that_slack_does_not_show_us_is_gone(stage: Stage, code: str) -> None:
    stage.server.fail_next("files.info", code)
    assert await problem(stage, stage.anna.has("plan.pdf")) == "gone"


@pytest.mark.parametrize(("status", "why"), [(404, "gone"), (410, "gone"), (403, "not_a_file"), (401, "not_a_file")])
async def test_a_download_that_is_refused_says_why(stage: Stage, status: int, why: str) -> None:
    assert await problem(stage, stage.anna.has("plan.pdf", status=status)) == why


async def test_a_file_that_turns_out_to_lie_elsewhere_is_not_fetched(stage: Stage) -> None:
    file = stage.anna.has("plan.gdoc", connect=True, external_url="https://docs.example/d/1")
    assert await problem(stage, file) == "not_a_file"


@pytest.mark.parametrize(
    ("what", "kind", "error"),
    [
        ("files.info", "429", RetryLater),
        ("files.info", "fatal_error", Unsure),
        ("files.info", "rubbish", Unsure),
        ("download", "429", RetryLater),
        ("download", "500", Unsure),
        ("download", "503", Unsure),
        ("download", "drop", Unsure),
    ],
)
async def test_what_may_work_another_time_is_to_be_tried_again(
    stage: Stage, what: str, kind: str, error: type[Exception]
) -> None:
    file = stage.anna.has("plan.pdf", PDF)
    (attachment,) = await sent(stage, file)
    stage.server.fail_next(what, kind, times=2 if kind == "drop" else 1, retry_after=7)  # aiohttp repeats a dropped GET
    with pytest.raises(error) as raised:
        await stage.adapter.fetch(attachment, stage.files)
    assert getattr(raised.value, "after_seconds", None) == (7 if kind == "429" else None)
    assert (await stage.adapter.fetch(attachment, stage.files)).size == len(PDF)


async def test_a_download_that_breaks_off_leaves_nothing_behind(stage: Stage) -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(len(PDF))})
        await response.prepare(request)
        await response.write(PDF[:1000])
        assert request.transport is not None
        request.transport.abort()
        return response

    async with elsewhere(half) as (address, _):
        file = stage.anna.has("plan.pdf", PDF, away=address)
        (attachment,) = await sent(stage, file)
        with pytest.raises(Unsure):
            await stage.adapter.fetch(attachment, stage.files)
    assert list(stage.files._files()) == []


async def test_of_content_without_end_no_more_is_taken_than_was_announced(stage: Stage) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while request.transport is not None:
            await response.write(bytes(100_000))
        return response

    async with elsewhere(endless) as (address, _):
        assert await problem(stage, stage.anna.has("plan.pdf", PDF, away=address)) == "not_a_file"


async def test_while_slack_is_down_a_file_is_to_be_tried_again(stage: Stage) -> None:
    (attachment,) = await sent(stage, stage.anna.has("plan.pdf"))
    await stage.server.down()
    with pytest.raises(RetryLater):
        await stage.adapter.fetch(attachment, stage.files)


async def test_a_full_disk_is_told_apart_from_a_fault_of_slack(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    (attachment,) = await sent(stage, stage.anna.has("plan.pdf", PDF))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.store.files._synced", full)
    with pytest.raises(StorageFault):
        await stage.adapter.fetch(attachment, stage.files)


@pytest.mark.parametrize("way", ["straight", "by a redirect"])
async def test_the_token_is_shown_to_no_other_host(stage: Stage, way: str) -> None:
    async def serve(_: web.Request) -> web.Response:
        return web.Response(body=PDF, content_type="application/pdf")

    async with elsewhere(serve) as (address, seen):
        first = address if way == "straight" else f"{stage.server.files.origin}/away?to={address}"
        file = stage.anna.has("plan.pdf", PDF, away=first)
        assert (await fetched(stage, file)).size == len(PDF)
    (headers,) = seen
    assert "Authorization" not in headers
    assert stage.server.bot_token not in str(headers)


@pytest.mark.parametrize(
    ("base", "address", "whose"),
    [
        ("https://slack.com/api/", "https://files.slack.com/files-pri/T1-F1/a.pdf", "slack"),
        ("https://slack.com/api/", "https://slack.com/files/a.pdf", "slack"),
        ("https://slack.com/api/", "http://files.slack.com/a.pdf", "somebody else"),
        ("https://slack.com/api/", "https://files.slack.com:8443/a.pdf", "somebody else"),
        ("https://slack.com/api/", "https://evilslack.com/a.pdf", "somebody else"),
        ("https://slack.com/api/", "https://files.slack.com.evil.example/a.pdf", "somebody else"),
        ("https://slack.com/api/", "https://files.slack.com@evil.example/a.pdf", "somebody else"),
        ("https://slack-gov.com/api/", "https://files.slack-gov.com/a.pdf", "slack"),
        ("http://127.0.0.1:99/api/", "http://127.0.0.1:99/a.pdf", "slack"),
        ("http://127.0.0.1:99/api/", "http://127.0.0.1:98/a.pdf", "somebody else"),
    ],
)
def test_only_slacks_own_hosts_are_slacks(base: str, address: str, whose: str) -> None:
    made = fetching.Fetching(None, None, token="t", base_url=base, timeout=None)  # type: ignore[arg-type]  # no calls
    assert made._is_slacks(fetching.URL(address)) is (whose == "slack")


async def test_redirects_that_lead_in_circles_come_to_an_end(stage: Stage) -> None:
    async def around(request: web.Request) -> web.Response:
        raise web.HTTPFound(str(request.url))

    async with elsewhere(around) as (address, seen):
        assert await problem(stage, stage.anna.has("plan.pdf", away=address)) == "not_a_file"
    assert len(seen) == fetching.MOST_REDIRECTS


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("two\nlines.pdf", "twolines.pdf"),
        ("fdp.\u202egpj.exe", "fdp.gpj.exe"),
        ("C:\\Users\\anna\\plan.pdf", "plan.pdf"),
    ],
)
async def test_an_odd_name_does_no_harm_on_its_way(stage: Stage, name: str, kept: str) -> None:
    (attachment,) = await sent(stage, stage.anna.has(name, PDF))
    assert attached(attachment).name == kept
    stored = await stage.adapter.fetch(attachment, stage.files)
    assert stage.files.path(stored.sha256).name == stored.sha256


async def test_files_added_and_taken_away_are_edits_and_what_is_left_can_be_fetched(stage: Stage) -> None:
    plan, price = stage.anna.has("plan.pdf", PDF), stage.anna.has("price.pdf", b"12 EUR")
    said = await stage.anna.writes("See", files=[plan])
    await stage.anna.edits(said, "See", files=[plan, price])
    await stage.settled()
    await stage.anna.edits(said, "See", files=[price])
    await stage.settled()
    edits = [event for event in stage.inbox.deeds if isinstance(event, Edited)]
    assert [[file.name for file in edit.attachments] for edit in edits] == [["plan.pdf", "price.pdf"], ["price.pdf"]]
    assert (await stage.adapter.fetch(edits[-1].attachments[0], stage.files)).size == 6


async def test_neither_token_nor_address_of_a_file_reaches_an_error_or_the_log(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    (attachment,) = await sent(stage, stage.anna.has("secret-plan.pdf", PDF))
    told = ""
    for kind in ("500", "drop", "429"):
        stage.server.fail_next("download", kind, times=2 if kind == "drop" else 1)
        with pytest.raises((RetryLater, Unsure)) as raised:
            await stage.adapter.fetch(attachment, stage.files)
        told += repr(raised.value) + repr(raised.value.__cause__)
    told += capsys.readouterr().out
    assert not [word for word in (FakeSlack.bot_token, "files-pri", "secret-plan") if word in told]
