"""The first evening, recorded: set up, checked, started, and the first message at night is answered.

The commands run as processes of their own against the fake platforms. What they say stands in `first_evening.txt`.
"""

import re

from tests.simulation.kit import free_port
from tests.simulation.stage import CODES, OnTelegram, Story

FRIDAY_NIGHT = ("--clock-start", "2026-11-20T21:35+01:00", "--clock-speed", "0.1")


def as_told(text, bot):
    """What differs from run to run is left out."""
    text = text.replace(str(bot.folder), "FOLDER").replace(bot.url.removeprefix("http://"), "127.0.0.1:PORT")
    text = re.sub(r"The next openings: .*", "The next openings: …", text)
    text = re.sub(r"(http://127\.0\.0\.1):\d+", r"\1:PORT", text)
    text = re.sub(r" in \d+\.\d MB; last written .*", " in … MB; last written …", text)
    return CODES.sub("CODE", text)


async def test_from_the_first_question_to_the_first_answer_at_night(make, telegram, slack):
    bot = make(
        PALETTI_TELEGRAM_BASE_URL=telegram.base_url,
        PALETTI_SLACK_BASE_URL=slack.base_url,
        PALETTI_WEB_PORT=str(free_port()),
    )
    bot.port = int(bot.env["PALETTI_WEB_PORT"])
    for name in ("NAME", "TIMEZONE"):
        bot.env.pop(f"PALETTI_OFFICE_{name}")
    story = Story("The first evening")

    async def command(*arguments):
        code, out, err = await bot.command(*arguments)
        shown = " ".join(f'"{each}"' if " " in each else each for each in arguments)
        for token in (telegram.token, slack.bot_token, slack.app_token):
            shown = shown.replace(token, "TOKEN")
        story.tell(f"$ paletti {shown}", as_told(out + err, bot))
        return code

    tokens = ("--telegram-token", telegram.token, "--slack-bot-token", slack.bot_token)
    hours = ("--timezone", "Europe/Rome", "--hours", "Mon to Fri 9-18", "--holidays", "IT-RM")
    named = ("--name", "Studio Neri", "--language", "en")
    assert await command("init", "--yes", *named, *hours, *tokens, "--slack-app-token", slack.app_token) == 0
    assert await command("check") == 0

    await bot.start(*FRIDAY_NIGHT)
    marta = OnTelegram(story, "Marta", telegram.user("Marta"))
    giulia = OnTelegram(story, "Giulia", telegram.user("Giulia"))
    await marta.commands("claim", await bot.claim_code())
    await marta.hears()
    await marta.commands("client", "new Rossi SRL")
    invitation = await marta.hears()
    await marta.hears()  # how the first client is answered tonight
    await giulia.commands("start", CODES.search(invitation.text)[0])
    await giulia.hears()
    await marta.hears()
    await giulia.writes("Good evening, the footer shows the old phone number.")
    assert "Monday 23 November at 09:00" in (await giulia.hears()).text
    assert await command("check") == 0
    await bot.stop()
    story.compare("first_evening.txt")


async def test_what_is_in_the_way_is_told_with_its_mend_and_by_the_exit_code(make, telegram):
    bot = make(PALETTI_TELEGRAM_BASE_URL=telegram.base_url, PALETTI_TELEGRAM_TOKEN="123456:wrong")
    code, out, _ = await bot.command("check")
    assert code == 1
    assert "✗ Telegram refuses the token." in out
    assert "@BotFather" in out


async def test_hours_that_make_no_sense_are_told_with_the_setting(make, telegram):
    bot = make(PALETTI_TELEGRAM_BASE_URL=telegram.base_url, PALETTI_TELEGRAM_TOKEN=telegram.token)
    code, out, _ = await bot.command("check", env={"PALETTI_OFFICE_HOURS": "whenever"})
    assert code == 1
    assert "Mend office.hours (PALETTI_OFFICE_HOURS)." in out


async def test_settings_that_the_ledger_has_overtaken_are_told(make, telegram):
    bot = make(PALETTI_TELEGRAM_BASE_URL=telegram.base_url, PALETTI_TELEGRAM_TOKEN=telegram.token)
    await bot.start()
    await bot.stop()
    code, out, _ = await bot.command("check", env={"PALETTI_OFFICE_HOURS": "Mo-Fr 07:00-08:00"})
    assert code == 0
    assert "office.hours is 'Mo-Fr 07:00-08:00' (PALETTI_OFFICE_HOURS), but 'Mo-Fr 09:00-18:00' counts." in out


async def test_a_key_without_which_it_would_not_start_is_told(make, telegram):
    bot = make(PALETTI_TELEGRAM_BASE_URL=telegram.base_url, PALETTI_TELEGRAM_TOKEN=telegram.token)
    await bot.start()
    await bot.stop()
    (bot.folder / "data" / "office.key").unlink()
    code, out, _ = await bot.command("check")
    assert code == 1
    assert "✗ The office's key cannot be used:" in out


async def test_another_zone_in_the_settings_is_told_and_counts_from_the_next_start(make, telegram):
    bot = make(PALETTI_TELEGRAM_BASE_URL=telegram.base_url, PALETTI_TELEGRAM_TOKEN=telegram.token)
    await bot.start()
    await bot.stop()
    elsewhere = {"PALETTI_OFFICE_TIMEZONE": "America/Lima"}
    _, before, _ = await bot.command("check", env=elsewhere)
    assert "office.timezone is 'America/Lima'" in before
    assert "It counts from the next start." in before
    await bot.command("claim-code", env=elsewhere)
    _, after, _ = await bot.command("check", env=elsewhere)
    assert "09:00–18:00 (America/Lima" in after  # noqa: RUF001  as it is set
