"""An approval end to end on both platforms: text and files, changes, a second version, go-live, receipts.

Every text stands in `approval_*.txt`, for people to read; see `stage.py` on how to renew them.
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


async def clients(days, owner, *pairs):
    await owner.does(f"/claim {days.office.claim_code()}")
    for client, name in pairs:
        await owner.does(f"/client new {name}")
        await client.does(CODES.search(owner.last("/start").text)[0])


async def test_an_approval_from_the_first_version_to_the_receipt(tmp_path, both):
    days = Fortnight(
        tmp_path / "data",
        *both,
        "From the first version to the receipt",
        start="2026-11-27T10:00",
        hours="Mon-Fri 9-18",
    )
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        await clients(days, marta, (giulia, "Rossi SRL"), (john, "Smith Inc"))
        await marta.does("/approve rossi Homepage copy rounds=2 by 4 December\nWe build calm websites.")
        await giulia.presses("Chiedo modifiche")
        await giulia.does("In italiano, per favore.")
        await marta.does("/approve rossi Homepage copy\nCostruiamo siti calmi.")
        await giulia.does("ok", reply_to=giulia.last("Costruiamo siti calmi"))
        await giulia.does("approvo")
        await marta.does("/approve rossi golive Homepage copy")
        await giulia.presses("Approvo")
        await giulia.does("Giulia")
        await giulia.does("Giulia Bianchi")
        await marta.does("/gate rossi homepage copy")
        await marta.does("/approve smith Footer\nAll rights reserved, 2026.")
        await john.does("va bene", reply_to=john.last("All rights reserved"))
        await john.does("I approve", reply_to=john.last("Shall this go on record"))
        await marta.does("/approve smith Imprint\nSmith Inc, 12 Main Street")
        await days.until("2026-12-07T18:00")
        await john.presses("Not me")
        await marta.does("/approvals")
        await giulia.does("mie")
        days.compare("approval_story.txt")
