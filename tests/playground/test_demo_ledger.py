"""What the ledger panel is told: the entries as they are on record, and what the core's own check finds in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

import bot.adapters.playground
from bot.core.entries import KINDS, ClientOpened, HolidaysSet
from bot.core.ledger import EMPTY, Opening, OpeningValue, chain, head_of
from bot.demo_ledger import DemoLedger, tampered
from tests.playground.caller import deed
from tests.playground.fakes import EVENING, GIULIA
from tests.playground.test_demo import played

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.ledger import Entry
    from tests.playground.caller import News, Page

FIRST = "/approve rossi Homepage copy\nFresh bread every morning."
# Ids of what has no name; the page leaves them out.
NEVER_TOLD = {
    f"fact_{field}"
    for field in (
        *("appointment", "away", "call", "chat", "checkin", "complaint", "metric", "opening", "part", "payment"),
        *("quote", "recap", "request", "step", "surcharge"),
    )
}
SALT = "00112233445566778899aabbccddeeff"


def opening(**value: Any) -> Opening:
    return Opening(salt=SALT, value=OpeningValue(**value))


class Shelf:
    """Books that hold one ledger, and note which entries are read."""

    def __init__(self, *openings: Opening | None) -> None:
        self.all: list[Entry] = []
        self.read: list[int] = []
        for each in openings:
            self.add(each)

    def add(self, given: Opening | None = None) -> None:
        head = head_of(self.all[-1]) if self.all else EMPTY
        facts = HolidaysSet(region="IT-RM") if self.all else ClientOpened()
        self.all.append(chain(head, "k1", facts, at=EVENING, tz="Europe/Rome", how="command", opening=given))

    def ledgers(self) -> list[str]:
        return ["k1"]

    def entries(self, _: str, first: int = 1) -> Iterator[Entry]:
        for entry in self.all[first - 1 :]:
            self.read.append(entry.core.seq)
            yield entry


class NobodyThere:
    """A desk without rows."""

    clients = people = type("NoRows", (), {"where": lambda _: []})()


DESK: Any = NobodyThere()


def ledger_of(shelf: Shelf) -> DemoLedger:
    return DemoLedger(shelf, "Studio")


# The check


def test_after_a_change_only_the_new_entries_are_looked_at() -> None:
    shelf = Shelf(None, None)
    ledger = ledger_of(shelf)
    assert ledger.proof(DESK).entries == 2
    shelf.add()
    shelf.read.clear()
    assert (ledger.proof(DESK).entries, shelf.read) == (3, [3])


def test_when_asked_all_entries_are_looked_at_again() -> None:
    shelf = Shelf(None, None)
    ledger = ledger_of(shelf)
    ledger.proof(DESK)
    shelf.read.clear()
    assert (ledger.proof(DESK, anew=True).entries, shelf.read) == (2, [1, 2])


def test_an_entry_that_is_really_damaged_is_found_too() -> None:
    shelf = Shelf(None, None, None)
    ledger = ledger_of(shelf)
    ledger.proof(DESK)
    shelf.all[1] = replace(shelf.all[1], core=replace(shelf.all[1].core, tz="Europe/Paris"))
    assert ledger.proof(DESK).findings == ()
    [finding] = ledger.proof(DESK, anew=True).findings
    assert (finding.ledger, finding.seq, finding.reason) == ("Studio", 2, "its content was changed")


def test_a_changed_word_is_what_the_check_finds_and_without_the_copy_all_holds() -> None:
    ledger = ledger_of(Shelf(None, opening(words="I approve"), None))
    ledger.tamper("Studio", 2, DESK)
    [finding] = ledger.proof(DESK).findings
    assert (finding.seq, finding.reason) == (2, "its words were changed")
    ledger.restore()
    proof = ledger.proof(DESK)
    assert (proof.findings, proof.tampering, proof.entries) == ((), None, 3)


def test_the_finding_is_the_checks_and_goes_when_the_check_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ledger_of(Shelf(None, opening(words="I approve")))
    ledger.tamper("Studio", 2, DESK)
    monkeypatch.setattr("bot.demo_ledger.check", lambda _head, _ledger, entry: head_of(entry))
    assert ledger.proof(DESK).findings == ()


def test_what_comes_in_while_a_copy_is_looked_at_is_verified_as_well() -> None:
    shelf = Shelf(None, opening(words="I approve"))
    ledger = ledger_of(shelf)
    ledger.tamper("Studio", 2, DESK)
    shelf.add()
    assert [each.seq for each in ledger.proof(DESK).findings] == [2]
    assert ledger.proof(DESK).entries == 3


@pytest.mark.parametrize(("label", "seq"), [("Studio", 0), ("Studio", 3), ("Bianchi", 1)])
def test_what_is_not_there_cannot_be_tampered_with(label: str, seq: int) -> None:
    with pytest.raises(LookupError, match=f"there is no entry {seq} of {label}"):
        ledger_of(Shelf(None, None)).tamper(label, seq, DESK)


# What is changed in a copy


@pytest.mark.parametrize(
    ("value", "place", "was", "now"),
    [
        ({"shown": "I approve “Homepage”"}, "shown", "approve", "refuse"),
        ({"shown": "Approvo «Homepage»", "language": "it"}, "shown", "Approvo", "Rifiuto"),
        ({"shown": "I approve", "words": "va bene"}, "words", "bene", "nothing"),
        ({"words": "nothing", "language": "en"}, "words", "nothing", "something"),
        ({"words": "Pane fresco", "language": "it"}, "words", "fresco", "nulla"),
    ],
)
def test_one_word_is_changed_and_the_rest_stays(value: dict[str, str], place: str, was: str, now: str) -> None:
    [entry] = Shelf(opening(**value)).all
    copy, told = tampered(entry, "Studio")
    assert (told.place, told.was, told.now) == (place, was, now)
    assert copy.opening
    assert getattr(copy.opening.value, place) == value[place].replace(was, now)
    assert (copy.core, copy.hash) == (entry.core, entry.hash)


def test_where_the_changed_word_stands_is_counted_as_browsers_count() -> None:
    [entry] = Shelf(opening(words="🥖🥖 bread")).all
    assert tampered(entry, "Studio")[1].start == len("🥖🥖 ".encode("utf-16-le")) // 2 == 5


@pytest.mark.parametrize("given", [None, opening(words="?!"), opening(language="it")])
def test_where_there_is_no_word_the_hour_is_changed_and_the_content_no_longer_holds(given: Opening | None) -> None:
    ledger = ledger_of(Shelf(given))
    ledger.tamper("Studio", 1, DESK)
    proof = ledger.proof(DESK)
    assert proof.tampering
    assert (proof.tampering.place, proof.tampering.was, proof.tampering.now) == (
        "at",
        "2026-11-24T20:40:00Z",
        "2026-11-24T19:40:00Z",
    )
    assert [each.reason for each in proof.findings] == ["its content was changed"]


# The demo's


async def approved(page: Page, news: News) -> None:
    """Marta asks, Giulia approves."""
    assert (await page.write(FIRST, persona="marta"))[0] == 200
    while True:
        card = await news.until(kind="message", chat=GIULIA, by="bot")
        buttons = [button for block in card["blocks"] for button in block.get("buttons", [])]
        if any(button["choice"] == "approve" for button in buttons):
            break
        news.seen.remove(card)
    press = deed(message=card["id"], token=buttons[0]["token"], choice="approve")
    assert (await page.ask("/api/press", press))[0] == 200


async def test_in_the_demo_an_approval_reads_by_title_and_version_and_every_entry_holds() -> None:
    async with played() as page, page.news() as news:
        await approved(page, news)
        entry = await news.until(kind="entry", what="approval_given")
        assert (entry["ledger"], entry["seq"], entry["title"], entry["version"]) == ("Rossi SRL", 4, "Homepage copy", 1)
        assert (entry["who"], entry["words"]) == ("Giulia Bianchi", "")
        assert entry["shown"].startswith("I approve “Homepage copy”, version 1")
        assert entry["facts"] == {"approval": "Homepage copy", "version": "1", "contact": "Giulia Bianchi"}
        asked = await news.until(kind="entry", what="approval_asked")
        assert asked["words"] == "Fresh bread every morning."
        assert (entry["prev"], len(entry["hash"])) == (asked["hash"], 64)
        count = sum(note["kind"] == "entry" for note in news.seen)
        proof = await news.until(kind="proof", entries=count)
        assert (proof["findings"], proof["tampering"]) == ([], None)


async def test_in_the_demo_no_opaque_id_reaches_the_ledgers_lines() -> None:
    async with played() as page, page.news() as news:
        await approved(page, news)
        await news.until(kind="entry", what="approval_given")
        facts = [value for note in news.seen if note["kind"] == "entry" for value in note["facts"].values()]
        assert facts
        assert not [value for value in facts if re.search(r"\b[a-z][a-z2-7]{16}\b", value)]


async def test_tampering_with_the_demo_changes_nothing_of_what_is_on_record() -> None:
    async with played() as page, page.news() as news:
        await approved(page, news)
        before = await news.until(kind="entry", what="approval_given")
        status, text = await page.ask("/api/ledger", {"do": "tamper", "ledger": "Rossi SRL", "seq": 4})
        assert (status, json.loads(text)) == (200, {})
        findings = [{"ledger": "Rossi SRL", "seq": 4, "reason": "its words were changed"}]
        proof = await news.until(kind="proof", findings=findings)
        assert (proof["tampering"]["was"], proof["tampering"]["now"]) == ("approve", "refuse")
        async with page.news() as anew:
            assert await anew.until(kind="entry", what="approval_given") == before
        assert (await page.ask("/api/ledger", {"do": "restore"}))[0] == 200
        assert (await page.ask("/api/ledger", {"do": "verify"}))[0] == 200
        async with page.news() as anew:
            proof = await anew.until(kind="proof")
            assert (proof["findings"], proof["tampering"]) == ([], None)


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"do": "tamper", "ledger": "Rossi SRL", "seq": 99}, 404, "there is no entry 99 of Rossi SRL"),
        ({"do": "tamper"}, 404, "there is no entry 0 of"),
        ({"do": "erase"}, 400, "does not read"),
        ({"do": "tamper", "ledger": "Rossi SRL", "seq": -1}, 400, "does not read"),
        ({"do": "tamper", "ledger": "x" * 300, "seq": 1}, 400, "does not read"),
        ({"do": "verify", "words": "mine"}, 400, "does not read"),
    ],
)
async def test_an_odd_request_about_the_ledger_gets_a_clear_answer(body: Any, status: int, told: str) -> None:
    async with played() as page:
        given, text = await page.ask("/api/ledger", body)
        assert given == status
        assert told in text


async def test_only_the_page_itself_may_tamper_with_the_copy() -> None:
    async with played() as page:
        status, _ = await page.ask("/api/ledger", {"do": "verify"}, without="X-Paletti-Token")
        assert status == 403


def test_facts_come_as_json_knows_them() -> None:
    [line] = [line for line in ledger_of(Shelf(None, None)).lines(DESK) if line.kind == "holidays_set"]
    assert msgspec.to_builtins(line)["facts"] == {"region": "IT-RM"}


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_kind_of_entry_and_everything_it_tells_has_its_words_on_the_page(language):
    page = Path(bot.adapters.playground.__file__).parent / "page" / f"records_{language}.js"
    named = set(re.findall(r"^  ((?:kind|fact)_\w+):", page.read_text(), re.MULTILINE))
    told = {f"fact_{field}" for kind in KINDS.values() for field in kind.__struct_fields__} - NEVER_TOLD
    assert {f"kind_{kind}" for kind in KINDS} | told == named


def enumerated(kind: Any) -> set[str]:
    """The names that a fact of this type can have for its value, or among its values."""
    if get_origin(kind) is Literal:
        return set(get_args(kind))
    within = (
        [each.type for each in fields(kind)] if isinstance(kind, type) and issubclass(kind, Struct) else get_args(kind)
    )
    return {name for each in within for name in enumerated(each)}


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_name_that_a_fact_can_have_for_its_value_has_its_words_on_the_page(language):
    page = Path(bot.adapters.playground.__file__).parent / "page" / f"records_{language}.js"
    named = set(re.findall(r"^  value_(\w+):", page.read_text(), re.MULTILINE))
    assert {name for kind in KINDS.values() for name in enumerated(kind)} | {"yes", "no"} == named
