"""A complaint end to end on both platforms: one tap, plain words, the office's answers, settled by a word or by time.

Every text stands in `complaints.txt`, for people to read; see `stage.py` on how to renew it.
"""

from tests.simulation.fortnight import ordinary, settled_in


async def test_complaints_are_met_and_settled_on_both_platforms(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "Complaints")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await days.until("2026-11-27T21:40")
        await giulia.does("Non sono contenta: il logo è capovolto.")
        await giulia.presses("Sì")
        await john.does("mine")
        await john.presses("Something is wrong")
        await john.does("The newsletter has no pictures.", reply_to=john.last("What is wrong?"))
        await days.until("2026-11-30T10:00")
        await marta.does("/status")
        await marta.presses("Not ours, but we can help")
        await marta.presses("Send this text")
        await marta.does("/complaint rossi answer admitted Ha ragione, lo giriamo entro stasera.")
        await giulia.presses("Non ancora")
        await giulia.does("Anche la favicon è capovolta.")
        await days.until("2026-11-30T12:30")
        await marta.presses("Admitted")
        await marta.does("Giriamo entrambi entro stasera, senza costi per Lei.")
        await giulia.does("risolto")
        await days.until("2026-12-12T18:00")
        await john.does("not yet")
        await john.does("I would like the offer in writing, please.", reply_to=john.last("What is still missing?"))
        days.compare("complaints.txt")
