"""From a message's menu to the client's card: the whole office, the real Bolt, and a Slack that keeps its rules."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web

from bot.assembly import Bot, Office
from bot.clock import MovableClock
from bot.core.ledger import facts_of
from bot.platforms import platforms
from bot.settings import load
from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_slack_stage import MODES, until

FRIDAY_NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)
TEXT = "We build calm websites."
CODE = re.compile(r"\b[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}\b")
APPROVERS = ["Giulia Bianchi", "Paolo Verdi"]


class Studio:
    """Marta's office on Slack; Giulia decides for Rossi SRL, whose channel is C1."""

    def __init__(self, slack, office):
        self.slack, self.office = slack, office
        self.marta = slack.user("UMARTA", name="Marta Neri")
        self.giulia = slack.user("UGIULIA", name="Giulia Bianchi")
        self.paolo = slack.user("UPAOLO", name="Paolo Verdi")
        slack.channel("C1", members=["UMARTA", "UGIULIA"])

    async def furnished(self):
        await self.marta.commands("/paletti", f"claim {self.office.claim_code()}")
        await self.invites(self.giulia, "new Rossi SRL")

    async def invites(self, somebody, what):
        await self.marta.commands("/paletti", f"client {what}")
        code = CODE.search(await self.heard(self.marta, CODE))[0]
        await somebody.writes(code)
        await self.heard(somebody, re.compile("."))
        await self.slack.settled()

    async def heard(self, who, wanted):
        """The next message to somebody in which this is found."""
        while True:
            sent = await self.slack.next_message(who)
            if re.search(wanted, sent.text):
                return sent.text

    async def opened(self, said):
        await self.marta.picks(said)
        return await self.slack.next_view(self.marta)

    @property
    def approvals(self):
        desk = self.office.engine.desk()
        return [each for client in desk.office.clients for each in desk.client(client).approvals.values()]

    def files_to(self, somebody):
        """What Slack shows there by now; it takes a moment until a file appears below its message."""
        return [file.content for sent in self.slack.messages(somebody) for file in self.slack.shown(sent)]

    def file(self, approval):
        return self.office.files.path(approval.files[0]).read_bytes()


@contextlib.asynccontextmanager
async def at_work(folder: Path, mode: str):
    async with FakeSlack() as slack:
        settings = load(
            None,
            {
                "PALETTI_OFFICE_NAME": "Studio Neri",
                "PALETTI_OFFICE_TIMEZONE": "Europe/Rome",
                "PALETTI_OFFICE_HOURS": "Mo-Fr 09:00-18:00",
                "PALETTI_STORE_URL": f"tinydb:{folder}",
                "PALETTI_SLACK_MODE": mode,
                "PALETTI_SLACK_BOT_TOKEN": slack.bot_token,
                "PALETTI_SLACK_BASE_URL": slack.base_url,
                "PALETTI_WEB_PUBLIC_URL": "https://paletti.example" if mode == "http" else "",
                **(
                    {"PALETTI_SLACK_SIGNING_SECRET": slack.signing_secret}
                    if mode == "http"
                    else {"PALETTI_SLACK_APP_TOKEN": slack.app_token}
                ),
            },
        )
        office = Office(settings, MovableClock(FRIDAY_NOON, 0.0))
        adapters = platforms(settings, office.files)
        bot, app = Bot(office, adapters), web.Application()
        adapters["slack"].mount(app)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        if mode == "http":
            slack.deliver_to = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
        try:
            await bot.start()
            studio = Studio(slack, office)
            await studio.furnished()
            yield studio
        finally:
            await bot.stop()
            await runner.cleanup()
            office.close()
    assert slack.complaints == []
    assert office.store.rows("failed") == []


@pytest.fixture(params=MODES)
async def studio(request, tmp_path):
    async with at_work(tmp_path / "data", request.param) as made:
        yield made


async def test_a_message_is_picked_and_its_text_stands_on_the_clients_card(studio):
    said = await studio.marta.writes(TEXT, channel="C1")
    modal = await studio.opened(said)
    assert (modal.title, modal.options("client")) == ("Ask for approval", ["Rossi SRL"])
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage & more", day="2026-12-04")
    assert not modal.is_open
    card = await studio.heard(studio.giulia, "Homepage & more, version 1")
    assert TEXT in card
    assert "It can be approved until" in card
    assert "Asked Giulia Bianchi to approve" in await studio.heard(studio.marta, "Homepage")
    assert [sent for sent in studio.slack.sent if sent.channel == "C1"] == []
    (asked,) = studio.approvals
    assert (asked.state, str(asked.expires_on), asked.needed) == ("asked", "2026-12-04", 1)


async def test_where_two_decide_the_second_step_asks_who_and_how_many(studio):
    await studio.invites(studio.paolo, "rossi invite")
    await studio.marta.commands("/paletti", "client rossi approver Paolo")
    modal = await studio.opened(await studio.marta.writes(TEXT, channel="C1"))
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    assert studio.approvals == []
    assert await studio.slack.next_view(studio.marta) is modal
    assert modal.options("approvers") == APPROVERS
    await studio.marta.submits(modal, approvers=["Paolo Verdi"], needed="2")
    assert modal.errors == {"needed": "2 approvals are not possible: one person was chosen to decide."}
    await studio.marta.submits(modal, needed="2")
    assert (modal.is_open, modal.errors) == (False, {})
    for approver in (studio.giulia, studio.paolo):
        assert TEXT in await studio.heard(approver, "Homepage, version 1")
    (asked,) = studio.approvals
    assert (len(asked.approvers), asked.needed) == (2, 2)


async def test_a_picked_file_is_fetched_and_reaches_the_client_byte_for_byte(studio):
    plan = studio.marta.has("plan.pdf", b"%PDF-1.7 the plan", mimetype="application/pdf")
    modal = await studio.opened(await studio.marta.writes("", channel="C1", files=[plan]))
    await studio.marta.submits(modal, client="Rossi SRL", title="Plan")
    await studio.heard(studio.giulia, "Plan, version 1")
    (asked,) = studio.approvals
    assert studio.file(asked) == b"%PDF-1.7 the plan"
    await until(lambda: studio.files_to(studio.giulia))
    assert studio.files_to(studio.giulia) == [b"%PDF-1.7 the plan"]


async def test_the_approval_that_a_form_asked_for_is_given_as_any_other(studio):
    modal = await studio.opened(await studio.marta.writes(TEXT, channel="C1"))
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    await studio.heard(studio.giulia, "Homepage, version 1")
    card = studio.slack.messages(studio.giulia)[-1]
    await studio.giulia.presses(card, "Approve")
    assert "On record" in await studio.heard(studio.giulia, "On record")
    (given,) = studio.approvals
    assert given.state == "approved"
    entries = [entry.core for entry in studio.office.store.entries(studio.office.engine.desk().office.clients[0])]
    how = {core.kind: core.how for core in entries if hasattr(facts_of(core), "approval")}
    assert how == {"approval_asked": "form", "approval_given": "inline_button"}


async def test_a_client_who_finds_the_menu_is_told_that_only_the_office_asks(studio):
    said = await studio.giulia.writes("Is that final?", channel="C1")
    await studio.giulia.picks(said)
    whisper = await studio.slack.next_whisper(studio.giulia)
    assert whisper.text == "Only the office can ask for an approval."
    assert studio.slack.api.views.news.all == []


async def test_a_message_that_was_deleted_since_is_not_asked(studio):
    said = await studio.marta.writes(TEXT, channel="C1")
    modal = await studio.opened(said)
    await studio.marta.deletes(said)
    await studio.slack.settled()
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    assert modal.text.startswith("Nothing was asked for: the message was edited or deleted since you picked it.")
    assert studio.approvals == []


async def test_a_form_sent_in_twice_asks_once(studio):
    modal = await studio.opened(await studio.marta.writes(TEXT, channel="C1"))
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    modal.is_open = True  # the click before the window was gone
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    assert not modal.is_open
    (asked,) = studio.approvals
    assert asked.version == 1


async def test_in_a_conversation_without_the_bot_it_asks_all_the_same_and_answers_where_it_can(studio):
    studio.slack.channel("D77", members=["UMARTA", "UPAOLO"], bot=False, kind="im")
    modal = await studio.opened(await studio.marta.writes(TEXT, channel="D77"))
    await studio.marta.submits(modal, client="Rossi SRL", title="Homepage")
    assert TEXT in await studio.heard(studio.giulia, "Homepage, version 1")
    assert "Asked Giulia Bianchi to approve" in await studio.heard(studio.marta, "Asked ")


async def test_a_file_in_a_conversation_without_the_bot_is_not_asked_and_the_member_is_told(studio):
    studio.slack.channel("D77", members=["UMARTA", "UPAOLO"], bot=False, kind="im")
    plan = studio.marta.has("plan.pdf", b"%PDF-1.7 the plan", mimetype="application/pdf")
    modal = await studio.opened(await studio.marta.writes("See", channel="D77", files=[plan]))
    await studio.marta.submits(modal, client="Rossi SRL", title="Plan")
    told = await studio.heard(studio.marta, "Approval of “Plan” was not asked for")
    assert "plan.pdf: it can no longer be fetched." in told
    assert studio.approvals == []
