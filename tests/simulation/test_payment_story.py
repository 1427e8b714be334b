"""Money end to end on both platforms: asked for, reminded of, promised, disputed, paid in parts.

Every text stands in `payments.txt`, for people to read; see `stage.py` on how to renew it.
"""

from tests.simulation.fortnight import ordinary, settled_in


async def test_money_is_asked_for_and_reminded_of_on_both_platforms_until_it_is_there(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "Money")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.does("/payee IT60 X054 2811 1010 0000 0123 456 Marta Neri")
        await marta.does("/invoice rossi 1.200,50 EUR due 2026-12-04 Homepage")
        await marta.presses("Register")
        await marta.does("/invoice smith 800 USD due 2026-12-04 Logo")
        await marta.presses("Register")
        await marta.does("/ladder rossi")
        await marta.presses("Yes, from now on")
        await days.until("2026-12-04T18:00")
        await giulia.presses("Pago il…")
        await giulia.does("mercoledì")
        await john.presses("There is a problem")
        await john.does("The file does not open.", reply_to=john.last("What is the problem"))
        await days.until("2026-12-10T18:00")
        await marta.presses("All of it is due")
        await marta.does("/paid 1 600 on 9 Dec")
        await days.until("2026-12-14T18:00")
        await giulia.presses("Ho pagato")
        await marta.presses("Received")
        await john.presses("I have paid")
        await marta.presses("Received")
        await marta.does("/status")
        await days.until("2027-01-10T18:00")
        days.compare("payments.txt")
