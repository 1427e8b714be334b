"""Faults of the platforms, of the network and of our own code: every message is handled once, or says "(again)"."""

import asyncio
from pathlib import Path

from tests.platforms.fake_slack import FakeSlack
from tests.simulation.far import FarTelegram
from tests.simulation.kit import slack_settings, telegram_settings, until

CLOSED = {"PALETTI_OFFICE_HOURS": "off"}
AGAIN = "(again)"
LAUNCH = str(Path(__file__).with_name("launch.py"))
POISONED = str(Path(__file__).with_name("poisoned.py"))
IMPATIENT = (
    LAUNCH,
    "bot.adapters.telegram.line:ANSWER_SECONDS=0.6",
    "bot.adapters.telegram.faults:PAUSES_SECONDS=[0.1]",
    "bot.adapters.slack.connection:SlackAdapter.call_seconds=0.6",
    "bot.engine.outbox:LONGEST_PAUSE_SECONDS=0.1",
    "--",
)
# What Telegram does with the sending of a reply, and how often the reply arrives, unmarked and marked.
ON_TELEGRAM = {
    "429": (1, 0),
    "500": (0, 1),
    "timeout": (0, 1),
    "drop": (0, 1),
    "rubbish": (0, 1),
    "proxy": (0, 1),
    "after_delivery_500": (1, 1),
    "after_delivery_timeout": (1, 1),
    "after_delivery_rubbish": (1, 1),
}
# Slack can be asked whether it has arrived.
ON_SLACK = (
    "429",
    "500",
    "503",
    "timeout",
    "drop",
    "rubbish",
    "half_json",
    "fatal_error",
    "after_delivery_500",
    "after_delivery_timeout",
    "after_delivery_rubbish",
    "after_delivery_internal_error",
)


def marked(messages):
    """How many there are without the mark and with it."""
    again = sum(AGAIN in message.text for message in messages)
    return len(messages) - again, again


async def all_sent(bot):
    await until(
        lambda: {row["state"] for row in bot.rows("outbox", type="parcel")} <= {"sent"},
        lambda: [row for row in bot.rows("outbox", type="parcel") if row["state"] != "sent"],
        20,
    )


async def claimed(bot, telegram):
    """Olga, who owns the office."""
    olga = telegram.user("Olga")
    await olga.writes(f"/claim {await bot.claim_code()}")
    await telegram.next_message(olga)
    return olga


async def test_whatever_telegram_does_with_a_reply_it_arrives_and_a_second_one_says_so(make, telegram):
    bot = make(telegram_settings(telegram), CLOSED, entry=IMPATIENT)
    await bot.start()
    for kind, expected in ON_TELEGRAM.items():
        person = telegram.user(kind)
        telegram.fail_next("sendMessage", kind, retry_after=1)
        await person.writes("Good evening")
        await telegram.until(lambda person=person, expected=expected: len(telegram.messages(person)) == sum(expected))
        await all_sent(bot)
        assert marked(telegram.messages(person)) == expected, kind
    assert len(bot.rows("messages")) == len(ON_TELEGRAM)
    assert bot.rows("failed") == []


async def test_whatever_slack_does_with_a_reply_it_arrives_once(make, slack):
    bot = make(slack_settings(slack), CLOSED, entry=IMPATIENT)
    await bot.start()
    for number, kind in enumerate(ON_SLACK):
        person = slack.user(f"U{number}", name=kind)
        slack.fail_next("chat.postMessage", kind, retry_after=1)
        await person.writes("Good evening")
        await slack.next_message(person, 10)
        await all_sent(bot)
        assert marked(slack.messages(person)) == (1, 0), kind
    assert len(bot.rows("messages")) == len(ON_SLACK)
    assert bot.rows("failed") == []


async def test_a_message_arrives_once_although_polling_for_it_failed_again_and_again(make, telegram):
    bot = make(telegram_settings(telegram), CLOSED, entry=IMPATIENT)
    for kind in ("500", "429", "rubbish", "proxy", "drop", "after_delivery_drop", "after_delivery_rubbish"):
        telegram.fail_next("getUpdates", kind, retry_after=1)
    anna = telegram.user("Anna")
    await anna.writes("Good evening")
    await bot.spawn()
    await telegram.next_message(anna, 20)
    await until(lambda: not telegram.waiting, "the confirmation")
    assert len(telegram.messages(anna)) == len(bot.rows("messages")) == 1


async def test_while_both_platforms_are_down_it_waits_and_says_why_and_then_loses_nothing(make, telegram, slack):
    bot = make(telegram_settings(telegram), slack_settings(slack), CLOSED)
    await telegram.down()
    await slack.down()
    anna, bea = telegram.user("Anna"), slack.user("UBEA", name="Bea")
    await anna.writes("before")
    await bea.writes("before")
    await bot.spawn()
    await until(lambda: "not connected" in bot.err, lambda: bot.err, 20)
    status, health = await bot.asked()
    assert (status, health["ok"]) == (503, False)
    assert "telegram: Telegram cannot be reached" in health["reason"]
    assert "slack: no connection to Slack" in health["reason"]
    await telegram.up()
    await slack.up()
    await telegram.next_message(anna, 15)
    await slack.next_message(bea, 15)
    await bot.connected()

    await telegram.down()
    await slack.down()
    await anna.writes("while it was down")
    await bea.writes("while it was down")
    await asyncio.sleep(0.3)
    assert bot.running
    await telegram.up()
    await slack.up()
    await until(lambda: len(bot.rows("messages")) == 4, lambda: bot.err, 20)
    assert len(telegram.messages(anna)) == len(slack.messages(bea)) == 1


async def test_a_stop_lets_the_reply_that_is_under_way_arrive_so_that_no_second_one_follows(make):
    async with FarTelegram(0.05) as telegram:
        bot = make(telegram_settings(telegram), CLOSED)
        await bot.start()
        anna = telegram.user("Anna")
        await anna.writes("Good evening")
        await telegram.until(lambda: telegram.messages(anna))
        await bot.stop()
        await bot.start()
        await all_sent(bot)
        await bot.stop()
        assert marked(telegram.messages(anna)) == (1, 0)


async def test_the_same_update_delivered_twice_is_handled_once(make, telegram, slack):
    bot = make(telegram_settings(telegram), slack_settings(slack), CLOSED)
    await bot.start()
    olga = await claimed(bot, telegram)
    update = await olga.writes("/status")
    await telegram.next_message(olga)
    bea = slack.user("UBEA", name="Bea")
    await bea.writes("Good evening")
    [handed] = [each for each in slack.handed if each.body["event"].get("user") == bea.id]
    await slack.next_message(bea)
    telegram.redeliver(update)
    again = slack.redeliver(handed)
    await again.done.wait()
    await olga.writes("/help")
    await telegram.next_message(olga)
    await all_sent(bot)
    assert len(telegram.messages(olga)) == 3
    assert again.acked_at is not None
    assert len(slack.messages(bea)) == len(bot.rows("messages")) == 1


async def test_a_slack_mention_that_comes_as_two_events_is_answered_once(make, slack):
    bot = make(slack_settings(slack), CLOSED)
    await bot.start()
    anna = slack.user("UANNA", name="Anna")
    slack.channel("C1", members=[anna.id])
    said = await anna.writes("@paletti is anybody there?", channel="C1")
    mentions = [each for each in slack.handed if each.body["event"].get("user") == anna.id]
    assert [each.body["event"]["type"] for each in mentions] == ["message", "app_mention"]
    await slack.settled()
    reply = await slack.next_message("C1")
    assert reply.thread == said.ts
    await all_sent(bot)
    assert len(slack.messages("C1")) == 1
    [held] = bot.rows("messages")
    assert held["text"].endswith("is anybody there?")


async def test_an_event_on_which_our_own_code_fails_is_kept_aside_and_reported_and_the_rest_goes_on(make, telegram):
    bot = make(telegram_settings(telegram), CLOSED, entry=(POISONED,))
    await bot.start()
    olga = await claimed(bot, telegram)
    anna, bea = telegram.user("Anna"), telegram.user("Bea")
    await anna.writes("This is poison to the bot")
    await bea.writes("And this is not")
    await telegram.next_message(bea)
    report = await telegram.next_message(olga)
    [mishap] = bot.rows("failed")
    with bot.books() as books:
        [(trace, _)] = books.rows("failed")
    assert trace in report.text
    assert "RuntimeError" in report.text
    assert "This is poison to the bot" in mishap["event"]
    assert "no remedy at" in mishap["error"]
    assert telegram.token not in (bot.data / "paletti.journal").read_text()
    assert telegram.messages(anna) == []
    await until(lambda: not telegram.waiting, "the confirmation of all three")
    assert (await bot.asked())[0] == 200


async def test_on_slack_an_event_on_which_our_own_code_fails_is_acknowledged_all_the_same(make, slack):
    bot = make(slack_settings(slack), CLOSED, entry=(POISONED,), PALETTI_TELEGRAM_TOKEN="")
    await bot.start()
    anna, bea = slack.user("UANNA", name="Anna"), slack.user("UBEA", name="Bea")
    await anna.writes("This is poison to the bot")
    await bea.writes("And this is not")
    await slack.next_message(bea)
    await slack.settled()
    assert [handed.tries for handed in slack.handed if not handed.acked_at or handed.lost] == []
    assert len(bot.rows("failed")) == 1
    assert slack.messages(anna) == []


async def test_signed_http_that_is_forged_or_old_is_refused_and_changes_nothing(make):
    async with FakeSlack() as slack:
        bot = make(slack_settings(slack, "http"), CLOSED)
        slack.deliver_to = f"{bot.url}/slack/events"
        await bot.start()
        anna = slack.user("UANNA", name="Anna")
        await anna.writes("Good evening")
        await slack.next_message(anna)
        [handed] = [each for each in slack.handed if each.body["event"].get("user") == anna.id]
        body = {**handed.body, "event": {**handed.body["event"], "ts": "1.1", "text": "forged"}}
        for headers in (
            {"x-slack-signature": "v0=" + "0" * 64},
            {"x-slack-signature": "v0=é"},
            {"x-slack-request-timestamp": "soon"},
            {"x-slack-request-timestamp": "1600000000"},
        ):
            status, _ = await slack.dispatch.post("events_api", body, headers)
            assert status == 401, headers
        await bot.stop()
        assert [row["text"] for row in bot.rows("messages")] == ["Good evening"]
