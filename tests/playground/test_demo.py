from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from bot.__main__ import cli
from bot.assembly import Office as RunningOffice
from bot.clock import MovableClock
from bot.demo import demo, start_of_demo
from bot.demo_office import DemoStage
from bot.setting_sections import Store
from bot.settings import Settings
from tests.playground.caller import Page, deed
from tests.playground.fakes import GIULIA, MARTA, ROSSI

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.playground.caller import News

PATIENCE_SECONDS = 20
START = start_of_demo(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


@dataclass
class Stand:
    """What `Page.opened` needs to know of a playground: here it is its own adapter, an address."""

    address: str

    @property
    def adapter(self) -> Stand:
        return self


@asynccontextmanager
async def staged(language: str = "en") -> AsyncIterator[Stand]:
    """The demo as `paletti demo` runs it."""
    address = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(demo(language, 0, address.set_result, START))
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.wait((running, address), return_when=asyncio.FIRST_COMPLETED)
        yield Stand(address.result())
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@asynccontextmanager
async def played() -> AsyncIterator[Page]:
    """The demo with its page open, over HTTP."""
    async with staged() as stand, Page.opened(stand) as page:
        yield page


async def test_the_curtain_rises_on_a_client_who_was_welcomed_and_on_chats_without_the_bot() -> None:
    assert START.isoformat() == "2026-11-26T20:40:00+00:00"  # a Thursday evening in Rome
    async with played() as page, page.news() as news:
        await news.until(kind="message", chat=GIULIA, by="bot")
        await news.until(kind="message", chat=MARTA, by="bot")
        clock = await news.until(kind="clock")
        assert (clock["open"], clock["opening"]) == (False, "2026-11-27T08:00:00Z")
        assert [note["present"] for note in news.seen if note["kind"] == "chat"] == [False, False]
        written = {note["chat"] for note in news.seen if note["kind"] == "message"}
        assert written == {GIULIA, MARTA}


async def test_in_the_demo_marta_is_asked_whose_chat_it_is_that_she_brought_paletti_into() -> None:
    async with played() as page, page.news() as news:
        status, _ = await page.ask("/api/join", deed(persona="marta", chat=ROSSI))
        assert status == 200
        await news.until(kind="chat", chat=ROSSI, present=True)
        while True:
            asked = await news.until(kind="message", chat=MARTA, by="bot")
            if any(block["type"] == "buttons" for block in asked["blocks"]):
                break
            news.seen.remove(asked)
        assert "Rossi SRL" in str(asked["blocks"])


async def test_in_the_demo_a_quote_goes_from_its_form_to_the_clients_signature() -> None:
    async with played() as page, page.news() as news:
        _, text = await page.write("/quote rossi", persona="marta")
        form = json.loads(text)["form"]
        values = {field["name"]: "".join(field["initial"]) for field in form["fields"]}
        values |= {"title": "Bread shop", "items": "Website 1200", "tax": "x"}
        body = deed(persona="marta", token=form["token"], values=values)
        _, text = await page.ask("/api/submit", body)
        assert list(json.loads(text)["errors"]) == ["tax"]
        await page.ask("/api/submit", deed(persona="marta", token=form["token"], values=values | {"tax": "22"}))
        await pressed(page, news, MARTA, "send")
        card = await pressed(page, news, GIULIA, "approve", "giulia")
        assert "Quote: Bread shop, version 1" in str(card["blocks"])
        await page.write("Giulia Bianchi", persona="giulia")
        entry = await news.until(kind="entry", what="payment_requested")
        assert entry["seq"] > 0


async def pressed(page: Page, news: News, chat: str, choice: str, persona: str = "marta") -> Any:
    """Press the button with this choice as soon as there is one; its message."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            for note in news.seen:
                rows = [block["buttons"] for block in note.get("blocks", ()) if block["type"] == "buttons"]
                for button in (one for row in rows for one in row if note["chat"] == chat):
                    if button["choice"] == choice:
                        about = deed(persona=persona, message=note["id"], token=button["token"], choice=choice)
                        await page.ask("/api/press", about)
                        return note
            await news.more()


async def test_a_clock_that_has_passed_the_hour_meanwhile_does_not_go_back_to_it(tmp_path: Path) -> None:
    seconds = count()
    clock = MovableClock(START, monotonic=lambda: float(next(seconds)))  # a second passes whenever it is looked at
    office = RunningOffice(Settings(store=Store(url=f"tinydb:{tmp_path / 'data'}")), clock, demo=True)
    stage = DemoStage(office, clock)
    now = stage.now()
    await stage.move_to(now)
    assert stage.now() > now
    office.close()


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_is_none_is_refused_in_words(port: str) -> None:
    result = CliRunner().invoke(cli, ["demo", "--port", port])
    assert result.exit_code == 2
    assert "is not in the range 0<=x<=65535" in result.output
