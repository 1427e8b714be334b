"""The main story through the whole bot, on a rehearsal clock: a message at night, one answer, the digest on Monday.

The texts of each story stand in `story_*.txt`, for people to read; see `stage.py` on how to renew them.
"""

import pytest

from tests.simulation.kit import slack_settings, telegram_settings, until
from tests.simulation.stage import CODES, OnSlack, OnTelegram, Story

FRIDAY_NIGHT = ("--clock-start", "2026-11-20T21:35+01:00", "--clock-speed", "0.1")
MONDAY_MORNING = ("--clock-start", "2026-11-23T08:59:59+01:00", "--clock-speed", "1")
ENGLISH = {
    "rehearsal": "— Rehearsal: the clock is moved —",
    "answered": "Answered",
    "snooze": "Snooze",
    "night": "Friday 20 November, 21:35, the office is closed",
    "day": "Monday 23 November, 09:00, the office opens",
    "one": "One message is waiting for you",
    "away": "opens again on Monday 23 November at 09:00",
    "client": ("client", "new Rossi SRL"),
    "evening": "Good evening, the footer shows the old phone number.",
    "second": "It is on every page.",
    "reply": "Thank you, it will be right by noon.",
    "open": "Wonderful. May I send new photos as well?",
    "answer": "Please do.",
}
ITALIAN = {
    "rehearsal": "— Prova generale: l'orologio è spostato —",
    "answered": "Risposto",
    "snooze": "Rimanda",
    "night": "Venerdì 20 novembre, 21:35, l'ufficio è chiuso",
    "day": "Lunedì 23 novembre, 09:00, l'ufficio apre",
    "one": "Un messaggio ti aspetta",
    "away": "lunedì 23 novembre alle 09:00",
    "client": ("cliente", "nuovo Rossi SRL"),
    "evening": "Buonasera, nel piè di pagina c'è ancora il vecchio telefono.",
    "second": "È su tutte le pagine.",
    "reply": "Grazie, entro mezzogiorno sarà a posto.",
    "open": "Benissimo. Posso mandarLe anche delle foto nuove?",
    "answer": "Certo, volentieri.",
}


async def first_night(bot, owner, client, story, words):
    """The owner claims, invites a client, who writes twice; the invitation's code."""
    story.scene(words["night"])
    await owner.commands("claim", await bot.claim_code())
    await owner.hears()
    await owner.commands(*words["client"])
    invitation = await owner.hears()
    await owner.hears()  # how the first client is answered tonight
    code = CODES.search(invitation.text)[0]
    if isinstance(client, OnTelegram):
        assert f"https://t.me/PalettiBot?start={code}" in invitation.text
        await client.commands("start", code)  # as the deep link does it
    else:
        await client.writes(code.lower())  # where commands cannot be given
    welcome = await client.hears()
    joined = await owner.hears()
    assert "Giulia · Rossi SRL" in joined.text
    await client.writes(words["evening"])
    away = await client.hears()
    assert words["away"] in away.text
    assert away.text.count("Studio Verdi") == 1
    await client.writes(words["second"])
    await until(lambda: len(bot.rows("messages", state="held")) == 2, "the second message")
    return [welcome, away]


async def next_morning(bot, owner, client, story, words):
    """The digest, Answered, a reply by number, a message passed on and the reply to it."""
    story.scene(words["day"])
    digest = await owner.hears()
    assert digest.labels == [f"{number} · {words[label]}" for number in (1, 2) for label in ("answered", "snooze")], (
        digest.text
    )
    await owner.presses(digest, f"2 · {words['answered']}")
    changed = await owner.sees(digest)
    assert changed.labels == [f"1 · {words['answered']}", f"1 · {words['snooze']}"]
    assert words["second"] not in changed.text
    assert words["one"] in changed.text
    await owner.replies(digest, f"1 {words['reply']}")
    back = await client.hears()
    assert f"Olga\n{words['reply']}" in back.text.replace("*", "").replace("\n\n", "\n")
    assert f"1 {words['reply']}" not in back.text
    await client.writes(words["open"])
    passed = await owner.hears()
    assert words["open"] in passed.text
    await owner.replies(passed, words["answer"])
    assert words["answer"] in (await client.hears()).text
    await until(lambda: not bot.rows("messages", state="held"), "everything to be answered")
    await until(lambda: {row["state"] for row in bot.rows("messages")} == {"answered"}, "everything to be answered")


async def whole_story(bot, owner, client, story, words=ENGLISH):
    await bot.start(*FRIDAY_NIGHT)
    assert "REHEARSAL" in bot.err
    health = await bot.health()
    assert (health["rehearsal"], health["clock"][:16]) == (True, "2026-11-20T20:35")
    said_at_night = await first_night(bot, owner, client, story, words)
    assert len(client.messages) == len(said_at_night), "one answer a closed spell"
    await owner.settled()
    await bot.stop()
    await bot.start(*MONDAY_MORNING)
    assert (await bot.health())["rehearsal"] is True
    await next_morning(bot, owner, client, story, words)
    await owner.settled()
    await bot.stop()
    heard = owner.messages + client.messages
    assert len(heard) >= 9
    assert all(message.text.startswith(words["rehearsal"]) for message in heard)
    assert len(client.messages) == len(said_at_night) + 2
    assert "Traceback" not in bot.err
    assert not bot.rows("failed")


async def test_on_telegram_a_night_message_gets_one_answer_and_reaches_mondays_digest(make, telegram):
    story = Story("A night message, on Telegram")
    bot = make(telegram_settings(telegram))
    owner = OnTelegram(story, "Olga", telegram.user("Olga", language_code="en"))
    client = OnTelegram(story, "Giulia", telegram.user("Giulia", language_code="en"))
    await whole_story(bot, owner, client, story)
    story.compare("story_telegram_en.txt")


async def test_an_italian_office_and_its_client_are_spoken_to_in_italian(make, telegram):
    story = Story("Un messaggio di notte, su Telegram")
    bot = make(telegram_settings(telegram), PALETTI_OFFICE_LANGUAGE="it")
    owner = OnTelegram(story, "Olga", telegram.user("Olga", language_code="en"))
    client = OnTelegram(story, "Giulia", telegram.user("Giulia", language_code="it"))
    await whole_story(bot, owner, client, story, ITALIAN)
    story.compare("story_telegram_it.txt")


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_on_slack_the_story_is_the_same_in_socket_mode_and_over_signed_http(make, slack, mode):
    story = Story("A night message, on Slack")
    bot = make(slack_settings(slack, mode))
    if mode == "http":
        slack.deliver_to = f"{bot.url}/slack/events"
    owner = OnSlack(story, "Olga", slack.user("U0OLGA", name="Olga"))
    client = OnSlack(story, "Giulia", slack.user("U0GIULIA", name="Giulia"))
    await whole_story(bot, owner, client, story)
    assert not any(handed.lost for handed in slack.handed)
    story.compare("story_slack_en.txt")


async def test_a_client_on_telegram_and_an_owner_on_slack_are_one_conversation(make, telegram, slack):
    story = Story("A night message, from Telegram to Slack and back")
    bot = make(telegram_settings(telegram), slack_settings(slack))
    owner = OnSlack(story, "Olga", slack.user("U0OLGA", name="Olga"))
    client = OnTelegram(story, "Giulia", telegram.user("Giulia", language_code="en"))
    await whole_story(bot, owner, client, story)
    story.compare("story_across_en.txt")


async def test_the_clock_of_a_rehearsal_runs_over_the_weekend_by_itself(make, telegram):
    """In five seconds from Friday night to Monday morning, without a restart."""
    bot = make(telegram_settings(telegram))
    story = Story("unread")
    owner = OnTelegram(story, "Olga", telegram.user("Olga"))
    client = OnTelegram(story, "Giulia", telegram.user("Giulia"))
    await bot.start(*FRIDAY_NIGHT)
    await first_night(bot, owner, client, story, ENGLISH)
    await bot.stop()
    await bot.start("--clock-start", "2026-11-20T21:36+01:00", "--clock-speed", "45000")
    assert "2 messages are waiting for you" in (await owner.hears()).text
    issued = [entry for entry in entries(bot, "office") if entry.core.kind == "digest_issued"]
    assert len(issued) == 1
    assert issued[0].core.at.isoformat() >= "2026-11-23T08:00"


def entries(bot, ledger):
    with bot.books() as books:
        return list(books.entries(ledger))
