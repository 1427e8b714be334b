"""Full disks, torn lines, forged buttons, wrong codes, odd commands; and the commands beside a running bot."""

import resource

from bot.store.file import NAME
from tests.platforms.fake_slack import FakeSlack
from tests.simulation.kit import slack_settings, telegram_settings, until
from tests.simulation.test_faults import CLOSED, all_sent, claimed

NIGHT = ("--clock-start", "2026-11-20T21:35+01:00", "--clock-speed", "0.1")


def room_for(bot, file_bytes):
    """The kernel takes no more than this of any file that the running bot writes."""
    _, hard = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (file_bytes, hard))


async def test_on_a_full_disk_nothing_is_acknowledged_and_nothing_is_lost(make, telegram):
    async with FakeSlack(ack_seconds=0.5, retry_after_seconds=(0.2,) * 60) as slack:
        bot = make(telegram_settings(telegram), slack_settings(slack), CLOSED)
        await bot.start()
        anna, bea = telegram.user("Anna"), slack.user("UBEA", name="Bea")
        room_for(bot, len((bot.data / NAME).read_bytes().rstrip(b"\0")) + 40)
        await anna.writes("Good evening")
        await bea.writes("Good evening")
        [handed] = [each for each in slack.handed if each.body["event"].get("user") == bea.id]
        await until(lambda: handed.tries >= 2, "Slack to deliver it again")
        await until(lambda: "cannot be stored" in bot.err, lambda: bot.err)
        assert bot.running
        status, health = await bot.asked()
        assert status == 503
        assert "cannot be stored" in health["reason"]
        assert len(telegram.waiting) == 1, "Telegram keeps what was not confirmed"
        assert handed.acked_at is None
        assert bot.rows("messages") == []

        room_for(bot, resource.RLIM_INFINITY)
        await telegram.next_message(anna, 15)
        await slack.next_message(bea, 15)
        await all_sent(bot)
        await bot.connected()
        await until(lambda: not telegram.waiting and handed.acked_at, "both acknowledgements")
        assert len(telegram.messages(anna)) == len(slack.messages(bea)) == 1
        await bot.stop()
        assert len(bot.rows("messages")) == 2
        assert bot.rows("failed") == []
        assert slack.complaints == []


async def test_a_torn_last_line_is_dropped_and_what_was_in_it_is_delivered_again(make, telegram):
    bot = make(telegram_settings(telegram), CLOSED)
    await bot.start()
    anna, bea = telegram.user("Anna"), telegram.user("Bea")
    await anna.writes("Good evening")
    await telegram.next_message(anna)
    await all_sent(bot)
    bot.kill()
    await bot.ended()
    journal = bot.data / NAME
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines) + lines[-1][: len(lines[-1]) // 2])
    await bea.writes("Good evening")
    await bot.start()
    await telegram.next_message(bea)
    await all_sent(bot)
    assert [row["text"] for row in bot.rows("messages")] == ["Good evening"] * 2
    assert len(telegram.messages(anna)) == len(telegram.messages(bea)) == 1
    await bot.stop()
    await bot.start()
    assert len(bot.rows("messages")) == 2


async def test_forged_foreign_and_old_buttons_get_a_polite_line_and_have_no_effect(make, telegram):
    bot = make(telegram_settings(telegram))
    await bot.start(*NIGHT)
    olga = await claimed(bot, telegram)
    mallory = telegram.user("Mallory")
    await mallory.writes("Good evening")
    own = await telegram.next_message(mallory)
    await olga.writes("/digest")
    digest = await telegram.next_message(olga)
    [[(label, data), _]] = digest.buttons
    token, _, _ = data.partition(":")

    async def toast(person, message, button):
        return (await telegram.answer_to(await person.presses(message, button, forged=True)))[0]

    old, foreign = "This button no longer works.", "This button is for the office."
    assert await toast(mallory, digest, data) == foreign
    assert await toast(mallory, own, data) == old, "the card hangs elsewhere"
    assert await toast(olga, own, data) == old
    for forged in (f"{token}:a7", f"{token}:zz", f"{token}:a-1", "nobody:a0", "rubbish", ":", token):
        assert await toast(olga, digest, forged) == old, forged
    assert {row["state"] for row in bot.rows("messages")} == {"held"}
    assert digest.history == []

    assert await toast(olga, digest, label) == "Marked as answered."
    await telegram.until(lambda: digest.history)
    assert await toast(olga, digest, data) == "This one was settled before."

    await olga.writes("/hours Mo-Fr 08:00-12:00")
    card = await telegram.next_message(olga)
    assert await toast(mallory, card, "Yes, from now on") == foreign
    await toast(olga, card, "Leave as they were")
    await telegram.until(lambda: card.history)
    assert await toast(olga, card, f"{card_token(bot)}:yes") == old
    assert "Mo-Fr 09:00-18:00" in await said(telegram, olga, "/hours")


def card_token(bot):
    with bot.books() as books:
        [(token, _)] = books.rows("cards", subject="hours")
    return token


async def said(telegram, person, text):
    """What the bot answers to this."""
    await person.writes(text)
    return (await telegram.next_message(person)).text


async def test_on_slack_somebody_elses_button_gets_a_polite_line_and_has_no_effect(make, slack):
    bot = make(slack_settings(slack))
    await bot.start(*NIGHT)
    olga, mallory = slack.user("UOLGA", name="Olga"), slack.user("UMAL", name="Mallory")
    await olga.commands("/paletti", f"claim {await bot.claim_code()}")
    await slack.next_message(olga)
    await mallory.writes("Good evening")
    await slack.next_message(mallory)
    await olga.commands("/paletti", "digest")
    digest = await slack.next_message(olga)
    [answered, _] = digest.labels
    assert (await mallory.presses(digest, answered)).acked_at
    assert (await slack.next_whisper(mallory)).text == "This button is for the office."
    assert [row["state"] for row in bot.rows("messages")] == ["held"]


async def test_who_has_no_identity_cannot_claim_and_nobody_can_in_a_group(make, telegram):
    bot = make(telegram_settings(telegram))
    await bot.start()
    code = await bot.claim_code()
    group, olga = telegram.group("Rossi SRL"), telegram.user("Olga")
    await group.writes_anonymously(f"/claim {code}")
    assert "I cannot see who you are here" in (await telegram.next_message(group)).text
    await group.writes_as_channel(f"/claim {code}")
    assert "I cannot see who you are here" in (await telegram.next_message(group)).text
    await olga.writes(f"/claim {code}", chat=group)
    assert "private chat" in (await telegram.next_message(group)).text
    mallory = telegram.user("Mallory")
    assert "This code is not known here" in await said(telegram, mallory, "/claim AAAA-BBBB-CCCC")
    assert "Please wait" in await said(telegram, mallory, f"/claim {code}")
    assert bot.rows("members") == []
    assert "This office is yours now" in await said(telegram, olga, f"/claim {code}")


async def test_commands_that_cannot_be_meant_get_a_clear_answer_and_change_nothing(make, telegram):
    bot = make(telegram_settings(telegram))
    await bot.start(*NIGHT)
    olga = await claimed(bot, telegram)
    await olga.writes("/client new Rossi SRL")
    await telegram.next_message(olga)
    await telegram.next_message(olga)  # how the first client is answered tonight
    with bot.books() as books:
        before = books.head("office")
    for command, answer in {
        "/hours Mo-Fr 25:00-26:99": "There is no time “25:00” on a clock",
        "/hours whenever": "I could not read these hours: “whenever”",
        "/hours Mo-Fr 09:00-18:00; PH off": "“PH” cannot be used",
        "/away 2026-02-30": "There is no day “2026-02-30”",
        "/away 2026-12-24 2026-12-20": "please give the first day first",
        "/away 2020-01-01 2020-01-02": "has passed already",
        "/client rossi set timezone=Europe/Roma": "Europe/Rome",
        "/client rossi set language=de": "“de” is not a language I speak",
        "/client bianchi": "There is no client “bianchi”",
        "/client new rossi srl": "There is a client",
        "/stauts": "Do you mean /status ?",
    }.items():
        assert answer in await said(telegram, olga, command), command
    with bot.books() as books:
        assert books.head("office") == before
    assert bot.rows("failed") == []


async def test_a_new_claim_code_beside_the_running_bot_voids_the_one_before(make, telegram):
    bot = make(telegram_settings(telegram))
    await bot.start()
    first = await bot.claim_code()
    code, out, _ = await bot.command("claim-code")
    assert code == 0
    [second] = [line.split()[1] for line in out.splitlines() if line.strip().startswith("/claim ")]
    olga, mallory = telegram.user("Olga"), telegram.user("Mallory")
    assert "not known" in await said(telegram, mallory, f"/claim {first}")
    assert "This office is yours now" in await said(telegram, olga, f"/claim {second}")
    await bot.stop()
    code, out, _ = await bot.command("claim-code")  # with no bot to ask
    assert (code, out.count("/claim ")) == (0, 1)


async def test_a_backup_beside_the_running_bot_is_a_bot_that_remembers_everything(make, telegram, tmp_path):
    bot = make(telegram_settings(telegram))
    await bot.start(*NIGHT)
    await claimed(bot, telegram)
    anna = telegram.user("Anna")
    await anna.writes("Good evening")
    await telegram.next_message(anna)
    await all_sent(bot)
    code, out, _ = await bot.command("backup", str(tmp_path / "copy"))
    assert code == 0
    assert f"tinydb:{tmp_path / 'copy'}" in out
    await bot.stop()

    restored = make(telegram_settings(telegram), PALETTI_STORE_URL=f"tinydb:{tmp_path / 'copy'}")
    restored.data = tmp_path / "copy"
    await restored.start(*NIGHT)
    assert "/claim" not in restored.out, "it has its owner"
    await anna.writes("Are you there?")
    await until(lambda: len(restored.rows("messages")) == 2, "the second message")
    await all_sent(restored)
    assert len(telegram.messages(anna)) == 1, "she had her answer tonight"
