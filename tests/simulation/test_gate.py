"""The gate of a whole bot that runs: the token comes from the environment, the path is on the web port."""

import aiohttp

from tests.simulation.kit import telegram_settings

TOKEN = "a-token-for-scripts-1234"


async def test_a_running_bot_serves_the_gate_to_whoever_shows_the_token(make, telegram):
    bot = make(telegram_settings(telegram), PALETTI_GATE_TOKEN=TOKEN)
    await bot.start()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{bot.url}/gate/rossi/homepage") as told:
            assert told.status == 401
        async with session.get(f"{bot.url}/gate/rossi/homepage", headers={"Authorization": f"Bearer {TOKEN}"}) as told:
            assert (told.status, await told.json()) == (404, {"go": False, "unknown": "client", "nearest": []})
    code, out, _ = await bot.command("gate", "rossi", "homepage")
    assert (code, out) == (11, "Unknown: There is no client “rossi”.\n")
    assert TOKEN not in bot.err
