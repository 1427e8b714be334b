"""What `paletti check` and `paletti init` see of the platforms, by the real libraries against the fake servers."""

import asyncio
import contextlib

import pytest

from bot.adapters.slack import probing as slack_probing
from bot.adapters.telegram import probing
from bot.adapters.telegram.line import Line
from bot.adapters.telegram.probing import introduced, probe
from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_telegram import FakeTelegram


@pytest.fixture
async def telegram(monkeypatch):
    monkeypatch.setattr(probing, "LOOK_SECONDS", 1)
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def slack():
    async with FakeSlack() as server:
        yield server


async def looked(server, *, token="", mode="polling", public_url="", running=False):
    found = await probe(token or server.token, server.base_url, mode=mode, public_url=public_url, running=running)
    return {(each.state, each.what): each.mend for each in found}


def saying(found, words):
    return [state for state, what in found if words in what]


async def test_a_good_token_is_told_whose_it_is(telegram):
    assert (await introduced(telegram.token, telegram.base_url)).what == "Telegram knows the bot @PalettiBot."


async def test_a_token_that_telegram_refuses_is_in_the_way_and_where_to_get_one_is_told(telegram):
    found = await introduced("123456:wrong", telegram.base_url)
    assert found.state == "bad"
    assert "@BotFather" in found.mend
    assert "wrong" not in found.what + found.mend


async def test_a_telegram_out_of_reach_is_told_without_the_token():
    found = await introduced("123456:secret", "http://127.0.0.1:9")
    assert (found.state, "cannot be reached" in found.what, "secret" in found.what) == ("bad", True, False)


async def test_all_is_well_with_a_bot_that_nobody_else_uses(telegram):
    assert {state for state, _ in await looked(telegram)} == {"good"}


async def test_a_bot_that_may_not_join_groups_is_in_the_way(telegram):
    telegram.joins_groups = False
    found = await looked(telegram)
    assert saying(found, "may not be added to groups") == ["bad"]
    assert any("/setjoingroups" in mend for mend in found.values())


async def test_a_bot_that_sees_everything_in_groups_is_worth_a_note(telegram):
    telegram.privacy = False
    assert saying(await looked(telegram), "privacy mode is off") == ["note"]


async def test_another_program_that_polls_with_the_token_is_found(telegram):
    telegram_line = Line(telegram.token, telegram.base_url)

    async def polls():
        async with asyncio.timeout(20):
            while True:
                with contextlib.suppress(Exception):
                    await telegram_line.bot.get_updates(timeout=5)

    rival = asyncio.create_task(polls())
    await asyncio.sleep(0.05)
    found = await looked(telegram)
    rival.cancel()
    await telegram_line.close()
    assert saying(found, "another program receives") == ["bad"]


async def test_what_waits_for_the_bot_is_left_where_it_is(telegram):
    olga = telegram.user("Olga")
    await olga.writes("Hello")
    found = await looked(telegram)
    assert saying(found, "1 messages wait") == ["note"]
    assert len(telegram.waiting) == 1


async def test_while_our_own_bot_runs_nobody_else_is_looked_for(telegram):
    before = telegram.polls
    await looked(telegram, running=True)
    assert telegram.polls == before


async def test_a_webhook_that_leads_elsewhere_is_worth_a_note(telegram):
    telegram.webhook = "https://old.example/bot"
    assert saying(await looked(telegram), "is set to another place") == ["note"]


async def test_our_own_webhook_is_known_as_such(telegram):
    telegram.webhook = "https://neri.example/telegram"
    found = await looked(telegram, mode="webhook", public_url="https://neri.example/")
    assert saying(found, "its webhook leads here") == ["good"]


async def test_slacks_tokens_are_good_when_all_scopes_are_granted(slack):
    found = await slack_probing.bot_token(slack.bot_token, slack.base_url)
    found += await slack_probing.app_token(slack.app_token, slack.base_url)
    assert {each.state for each in found} == {"good"}


async def test_a_scope_that_slack_has_not_granted_is_named(slack):
    slack.api.scopes.discard("files:write")
    *_, last = await slack_probing.bot_token(slack.bot_token, slack.base_url)
    assert (last.state, last.what) == ("bad", "Slack: the app lacks the scopes files:write.")


async def test_tokens_that_slack_refuses_are_in_the_way_and_where_to_get_them_is_told(slack):
    (bot,) = await slack_probing.bot_token("xoxb-wrong", slack.base_url)
    (app,) = await slack_probing.app_token("xapp-wrong", slack.base_url)
    assert (bot.state, app.state) == ("bad", "bad")
    assert ("OAuth & Permissions" in bot.mend, "connections:write" in app.mend) == (True, True)


@pytest.mark.parametrize("kind", ["429", "500", "503", "rubbish", "rubbish_text", "half_json"])
async def test_a_slack_that_is_down_is_not_taken_for_one_that_refuses_the_token(slack, kind):
    slack.fail_next("auth.test", kind)
    slack.fail_next("apps.connections.open", kind)
    (bot,) = await slack_probing.bot_token(slack.bot_token, slack.base_url)
    (app,) = await slack_probing.app_token(slack.app_token, slack.base_url)
    for found in (bot, app):
        assert (found.state, "cannot be reached" in found.what) == ("bad", True)


async def test_a_slack_out_of_reach_is_told():
    (found,) = await slack_probing.bot_token("xoxb-1", "http://127.0.0.1:9/api/")
    assert (found.state, "cannot be reached" in found.what) == ("bad", True)
