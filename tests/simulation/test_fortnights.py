"""A fortnight over Christmas and one over each change of the clocks: three clients in three zones, on both platforms.

Every text stands in `fortnight_*.txt`, for people to read; see `stage.py` on how to renew them.
"""

import pytest

from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_telegram import FakeTelegram
from tests.simulation.fortnight import Fortnight
from tests.simulation.stage import CODES


@pytest.fixture
async def both():
    async with FakeTelegram() as telegram, FakeSlack() as slack:
        yield telegram, slack
        assert telegram.complaints == slack.complaints == []


async def settled_in(days, owner, *clients):
    """The owner claims the office, and each client uses an invitation."""
    await owner.does(f"/claim {days.office.claim_code()}")
    for client, name, settings in clients:
        await owner.does(f"/client new {name}")
        code = CODES.search(owner.last("/start").text)[0]
        await client.does(code)
        if settings:
            await owner.does(f"/client {name} set {settings}")


async def test_a_fortnight_over_christmas(tmp_path, both):
    days = Fortnight(
        tmp_path / "data",
        *both,
        "A fortnight over Christmas",
        start="2026-12-21T16:00",
        hours="lun-ven 9-13 e 14-18",
        holidays="IT-RM",
        language="it",
    )
    async with days:
        marta = days.on_telegram("Marta", "it")
        anna = days.on_telegram("Anna", "it")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        yuki = days.on_telegram("Yuki", "en")
        await settled_in(
            days,
            marta,
            (giulia, "Rossi SRL", 'urgente=sempre urgente-se="il sito non risponde"'),
            (john, "Smith Inc", "timezone=America/New_York"),
            (yuki, "Tanaka KK", "timezone=Asia/Tokyo urgente=pagamento:120EUR"),
        )
        await marta.does("/collaboratore nuovo Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])
        await marta.does("/assente 24 dicembre - 3 gennaio Natale sostituto=Anna")
        await marta.does("/orari")
        await days.until("2026-12-22T13:20")
        await giulia.does("Buongiorno, il menu di Natale va bene così?")
        await giulia.does("orari")
        await days.until("2026-12-22T14:05")
        await marta.does("Va benissimo, grazie.", reply_to=marta.last("Buongiorno, il menu"))
        await days.until("2026-12-23T23:10")
        await john.does("Hello, could you look at the checkout? It is slow.")
        await yuki.does("Good morning, is the new logo ready?")
        await days.until("2026-12-24T10:00")
        await anna.does("1 Hello John, Anna here: it is faster now.", reply_to=anna.last("2 messaggi"))
        await john.does("Any news?")
        await days.until("2026-12-25T21:30")
        await giulia.does("Il sito non risponde!")
        await giulia.presses("È urgente")
        await giulia.presses("Chiami ora")
        await anna.presses("Me ne occupo")
        await anna.does("Riavviato, ora risponde. Buon Natale.", reply_to=anna.last("URGENTE"))
        await giulia.does("urgente")
        await yuki.does("urgent")
        await days.until("2026-12-28T11:00")
        await giulia.does("Grazie di tutto, ci sentiamo dopo le feste.")
        await days.until("2027-01-04T09:30")
        await days.until("2027-01-05T18:30")
        await john.does("Happy new year. When do you open?")
        await days.until("2027-01-07T09:01")
        days.compare("fortnight_christmas.txt")
