"""A job from the quote to the last cent on both platforms, on a clock that is moved by hand.

Every text stands in `whole_story.txt`, for people to read; see `stage.py` on how to renew it.
"""

from bot.core.approvals import digest
from tests.simulation.fortnight import ordinary, settled_in
from tests.simulation.stage import CODES


async def test_a_job_from_the_quote_to_the_last_cent_on_both_platforms(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "A whole job")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        anna = days.on_slack("Anna", "UANNA")
        john = days.on_slack("John", "UJOHN")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.does("/member new Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])
        await marta.does("/payee IT60 X054 2811 1010 0000 0123 456 Marta Neri")
        await marta.does("/ladder on")
        await marta.presses("Yes, from now on")

        await _quoted_on_telegram(marta)
        await giulia.presses("Firmo")
        await giulia.does("Giulia Bianchi")
        await anna.commands("quote smith")
        await anna.fills(
            await anna.is_shown_a_form(),
            title="Logo",
            items="Logo 800",
            tax="0",
            plan="50% deposit\n50% milestone Logo",
        )
        await anna.presses("Send to the client")
        await john.presses("Sign")
        await john.does("John Smith")

        await marta.does("/gate rossi")
        await marta.does("/paid 1")
        await marta.does("/gate rossi")
        await anna.commands("paid 2")
        await marta.does("/approve rossi Homepage\nCostruiamo siti calmi.")
        await giulia.presses("Approvo")
        await anna.commands("approve smith Logo\nA circle.")
        await john.presses("Approve")

        await days.until("2026-12-04T18:00")
        await marta.does("/paid 3 400 on 4 Dec")
        await days.until("2026-12-08T18:00")
        await marta.does("/paid 3")
        await anna.commands("paid 4")
        await marta.does("/status")
        await days.until("2027-01-29T18:00")
        days.compare("whole_story.txt")

        desk = days.office.engine.desk()
        for client in desk.office.clients:
            requests = desk.client(client).payments.requests.values()
            assert [each.balance_cents for each in requests] == [0, 0]
            assert sorted({*(each.reminded for each in requests)}) == [(), (-3, 0, 3)]
        told = {each.digest for client in desk.office.clients for each in desk.client(client).approvals.values()}
        assert {digest("Costruiamo siti calmi.", ()), digest("A circle.", ())} <= told


async def _quoted_on_telegram(marta):
    await marta.does("/quote rossi")
    await marta.does("Homepage")
    await marta.presses("Keep it")
    await marta.does("Homepage design 1200")
    await marta.does("22")
    await marta.presses("Skip")
    await marta.does("30% deposit\n70% milestone Homepage")
    await marta.presses("Keep it")
    for _ in range(7):
        await marta.presses("Skip")
    await marta.presses("Send to the client")
