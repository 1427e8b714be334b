"""The tour's play, in the real office: it runs to its end, and a step back is as if the step had never been taken."""

from __future__ import annotations

import json
import re
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import bot.adapters.playground
from bot.adapters.playground import SCENE
from bot.adapters.playground.scene import MARTA as HOST
from bot.adapters.playground.tour import Lead
from bot.core.errors import StorageFault
from bot.demo import start_of_demo
from bot.demo_guide import DemoGuide
from bot.demo_player import Player
from bot.demo_tour import TOUR, Submits, Writes
from bot.demo_tour_lines import LINES
from tests.playground.caller import deed
from tests.playground.fakes import GIULIA
from tests.playground.test_demo import START, played

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.adapters.playground.scene import Language

PAGE = Path(bot.adapters.playground.__file__).parent / "page"
RANDOM = re.compile(r"\b[0-9a-f]{8,64}\b")  # hashes and keys, of which no two offices have the same


@asynccontextmanager
async def led(language: Language = "en") -> AsyncIterator[DemoGuide]:
    guide = DemoGuide(START, language, 0)
    try:
        await guide.open()
        yield guide
    finally:
        await guide.close()


async def go(guide: DemoGuide, do: str, language: Language = "en") -> dict[str, Any]:
    return await guide.lead(Lead(do=do, language=language, step=guide.stand()["step"] or 0))


async def on(guide: DemoGuide, steps: int, language: Language = "en") -> None:
    for _ in range(steps):
        await go(guide, "next", language)


def said(guide: DemoGuide) -> list[Any]:
    """What can be read in all private chats, and the ledgers' kinds and hours, but for what is random."""
    adapter, stage = guide._office.adapter, guide._office.stage
    notes = [note for persona in SCENE.personas for note in adapter.said_to(persona)]
    told = [(note["chat"], note["id"], note["by"], note["at"], note["edited"], shown(note)) for note in notes]
    return [*told, stage.now(), [(line.ledger, line.seq, line.kind, line.at, line.title) for line in stage.entries()]]


def shown(note: dict[str, Any]) -> str:
    blocks = [
        block.get("text") or block.get("name") or [each["label"] for each in block.get("buttons", ())]
        for block in note["blocks"]
    ]
    return RANDOM.sub("#", str(blocks))


@pytest.mark.parametrize("language", ["en", "it"])
async def test_the_play_runs_to_its_end_and_every_step_brings_something(language: Language) -> None:
    async with led(language) as guide:
        await go(guide, "start", language)
        for number, step in enumerate(TOUR):
            cue, before = guide.stand()["cue"], said(guide)
            assert (cue["name"], guide.stand()["step"]) == (step.name, number)
            await go(guide, "next", language)
            assert guide.stand()["last"] == step.name
            proof = guide._office.stage.proof()
            assert (said(guide) != before) != (step.chapter == "proof"), step.name
            assert bool(proof.findings) == (step.name == "proof_tamper")
        assert (guide.stand()["step"], guide.stand()["cue"]) == (len(TOUR), None)
        desk = guide._office._office.engine.desk()
        assert not desk.failed.where()
        kinds = {line.kind for line in guide._office.stage.entries()}
        assert {
            "approval_given",
            "changes_asked",
            "payment_received",
            "payment_reminded",
            "recap_answered",
            "complaint_closed",
        } <= kinds


async def test_every_card_and_every_word_of_an_italian_tour_is_italian() -> None:
    async with led("it") as guide:
        await go(guide, "start", "it")
        await on(guide, len(TOUR), "it")
        notes = [note for persona in SCENE.personas for note in guide._office.adapter.said_to(persona)]
        assert {note["language"] for note in notes if note["by"] == "bot"} == {"it"}


async def test_a_step_back_shows_exactly_what_was_there_before() -> None:
    async with led() as guide:
        await go(guide, "start")
        seen = [said(guide)]
        for _ in TOUR:
            await go(guide, "next")
            seen.append(said(guide))
        for step in range(len(TOUR) - 1, len(TOUR) - 5, -1):
            await go(guide, "back")
            assert guide.stand()["step"] == step
            assert said(guide) == seen[step]
        await go(guide, "next")
        assert said(guide) == seen[len(TOUR) - 3]
        await go(guide, "start")
        assert said(guide) == seen[0]


async def test_a_step_back_to_an_open_form_shows_the_form_again() -> None:
    async with led() as guide:
        await go(guide, "start")
        asked = next(number for number, step in enumerate(TOUR) if isinstance(step.deed, Submits))
        await on(guide, asked + 1)
        reply = await go(guide, "back")
        assert guide.stand()["cue"]["kind"] == "submit"
        assert reply["form"]["fields"]
        await go(guide, "next")
        assert guide.stand()["step"] == asked + 1


async def test_in_another_language_the_same_step_is_told_anew() -> None:
    async with led("en") as guide:
        await go(guide, "start", "en")
        await on(guide, 3, "en")
        await go(guide, "stay", "it")
        assert guide.stand()["step"] == 3
        assert "Buonasera Marta" in str(guide._office.adapter.said_to(HOST))
        await go(guide, "next", "en")  # the page was switched meanwhile: the step is done in what it speaks now
        assert guide.stand()["step"] == 4
        assert "Good evening Marta" in str(guide._office.adapter.said_to(HOST))


async def test_a_call_that_comes_twice_takes_one_step_and_one_beyond_the_ends_none() -> None:
    async with led() as guide:
        assert await go(guide, "next") == {}
        assert guide.stand()["step"] is None
        await go(guide, "start")
        await go(guide, "back")
        assert guide.stand()["step"] == 0
        for _ in range(2):
            await guide.lead(Lead(do="next", language="en", step=0))
        assert guide.stand()["step"] == 1
        await on(guide, len(TOUR))
        assert guide.stand()["step"] == len(TOUR)


async def test_on_tour_the_clock_stands_still_and_afterwards_it_runs() -> None:
    async with led() as guide:
        await go(guide, "start")
        await on(guide, 2)
        assert guide._office.clock.speed == 0
        await go(guide, "end")
        assert guide._office.clock.speed == 1
        assert guide.stand()["step"] is None
        assert "Good evening Marta" in str(guide._office.adapter.said_to(HOST))


async def test_what_cannot_be_rebuilt_leaves_the_office_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async with led() as guide:
        await go(guide, "start")
        await on(guide, 2)
        before, there = said(guide), guide._office

        async def full(_: Player) -> None:
            raise StorageFault("disk full")

        with monkeypatch.context() as patched:
            patched.setattr(Player, "next", full)
            with pytest.raises(StorageFault):
                await go(guide, "back")
        assert guide._office is there
        assert said(guide) == before
        await go(guide, "back")
        assert guide.stand()["step"] == 1


async def test_the_page_learns_of_another_office_by_its_epoch() -> None:
    async with played() as page, page.news() as news:
        await news.until(kind="tour", step=None)
        await page.ask("/api/tour", {"do": "start", "language": "en"})
        while True:
            batch = json.loads(await news.response.content.readline())
            if batch["epoch"] == 2:
                break
        kinds = {note["kind"] for note in batch["news"]}
        assert {"people", "clock", "chat", "message", "entry", "proof", "tour"} <= kinds
        body = json.dumps({"since": batch["number"], "epoch": 1})
        async with page.http.post(page.base + "/api/stream", data=body, headers=page.own) as response:
            caught_up = json.loads(await response.content.readline())
        assert (caught_up["epoch"], {"people"} <= {note["kind"] for note in caught_up["news"]}) == (2, True)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/write", deed(text="My own words")),
        ("/api/clock", {"to": "hour"}),
        ("/api/ledger", {"do": "verify"}),
    ],
)
async def test_whoever_acts_on_their_own_has_taken_over(path: str, body: Any) -> None:
    async with played() as page, page.news() as news:
        await page.ask("/api/tour", {"do": "start", "language": "en"})
        await news.until(kind="tour", step=0)
        assert (await page.ask(path, body))[0] == 200
        news.seen.clear()
        await news.until(kind="tour", step=None)
        assert (await page.ask("/api/tour", {"do": "next", "language": "en"})) == (200, "{}")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"do": "fly", "language": "en"}, 400),
        ({"do": "start", "language": "de"}, 400),
        ({"do": "next", "language": "en", "step": -1}, 400),
        ({"do": "next", "language": "en", "words": "mine"}, 400),
    ],
)
async def test_an_odd_request_about_the_tour_is_refused(body: Any, status: int) -> None:
    async with played() as page:
        assert (await page.ask("/api/tour", body))[0] == status


async def test_only_the_page_itself_may_move_the_tour() -> None:
    async with played() as page:
        start = {"do": "start", "language": "en"}
        assert (await page.ask("/api/tour", start, without="X-Paletti-Token"))[0] == 403
        assert (await page.ask("/api/tour", start, without="Origin"))[0] == 403


async def test_files_of_the_office_before_are_gone_with_it() -> None:
    async with played() as page, page.news() as news:
        key = await page.uploaded(b"%PDF-1.4 a plan")
        await page.write("Here", files=[key])
        await news.until(kind="message", chat=GIULIA, by="giulia")
        status, _ = await page.ask(f"/files/{key}", b"", method="GET")
        assert status == 200
        await page.ask("/api/tour", {"do": "start", "language": "en"})
        status, _ = await page.ask(f"/files/{key}", b"", method="GET")
        assert status == 404


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_step_has_its_lines_and_its_caption(language: Language) -> None:
    named = set(re.findall(r"^  (\w+):", (PAGE / f"tour_{language}.js").read_text(), re.MULTILINE))
    assert {f"tour_{step.name}" for step in TOUR} <= named
    assert {f"chapter_{step.chapter}" for step in TOUR} <= named
    assert {name for name in named if name.startswith(("tour_", "chapter_"))} == {
        *(f"tour_{step.name}" for step in TOUR),
        *(f"chapter_{step.chapter}" for step in TOUR),
        "tour_start",
    }
    speaking = {step.name for step in TOUR if isinstance(step.deed, Writes | Submits)}
    assert set(LINES[language]) == speaking
    assert all(step.name.startswith(f"{step.chapter}_") for step in TOUR)


def test_both_languages_of_the_page_have_the_same_words() -> None:
    english, italian = (
        re.findall(r"^  (\w+):", (PAGE / f"tour_{language}.js").read_text(), re.MULTILINE) for language in ("en", "it")
    )
    assert english == italian


@pytest.mark.parametrize(
    ("today", "start"),
    [
        ("2026-11-26", "2026-11-26T20:40:00+00:00"),  # the Thursday itself
        ("2026-11-27", "2026-12-10T20:40:00+00:00"),  # 8 December is a holiday
        ("2026-12-18", "2027-01-07T20:40:00+00:00"),  # Christmas, New Year, Epiphany
        ("2026-06-20", "2026-07-02T19:40:00+00:00"),  # Rome's patron
    ],
)
def test_the_demo_begins_before_an_ordinary_week(today: str, start: str) -> None:
    assert start_of_demo(datetime.fromisoformat(today).replace(hour=12, tzinfo=UTC)).isoformat() == start
