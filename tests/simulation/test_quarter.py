"""A quarter of keeping in touch: three clients in three zones and two languages, on both platforms, through it all.

Every text stands in `quarter.txt`, for people to read; see `stage.py` on how to renew it. QUARTER_PICTURES=FOLDER
keeps every picture, paper and file that was sent, to be looked at.
"""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.core.complaints import unsettled
from bot.core.ledger import facts_of
from bot.core.recaps import RecapSent
from tests.simulation.fortnight import Fortnight, settled_in

VALUES = b"Day;Visite\n04/02/2027;980\n11/02/2027;1.040\n18/02/2027;1.110\n25/02/2027;1.240\n"


@pytest.fixture
def pictures():
    """Where what was sent is kept, None for nowhere."""
    given = os.environ.get("QUARTER_PICTURES")
    return Path(given) if given else None


async def test_a_quarter_with_three_clients_in_three_zones_and_two_languages(tmp_path, both, pictures):
    days = Fortnight(
        tmp_path / "data",
        *both,
        "A quarter",
        start="2027-02-01T10:00",
        hours="Mon-Fri 9-13 and 14-18",
        holidays="IT-RM",
        name="Studio Neri",
    )
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        mai = days.on_telegram("Mai")
        await settled_in(
            days,
            marta,
            (giulia, "Rossi SRL", ""),
            (john, "Smith Inc", ""),
            (mai, "Sato KK", "timezone=Asia/Tokyo"),
        )
        people = (marta, giulia, john, mai)
        for month in (february, march, april):
            await month(days, *people)
        _kept(days, pictures)
        days.compare("quarter.txt")

        desk = days.office.engine.desk()
        states = {desk.clients.get(client).name: desk.client(client).touch for client in desk.office.clients}
        assert {name: unsettled(touch.complaints) for name, touch in states.items()} == {name: [] for name in states}
        # None missed and none twice over two changes of the clocks; then there is nothing left to tell.
        assert _recaps(days, "Rossi SRL") == [date(2027, 2, 1) + timedelta(weeks=week) for week in range(11)]
        assert _recaps(days, "Smith Inc") == [date(2027, 2, 28), date(2027, 3, 31)]
        assert [len(touch.checkins.scores) for touch in states.values()] == [1, 1, 1]


async def february(days, marta, giulia, john, _mai):
    """What is agreed on: recaps, steps, metrics, calls, check-ins."""
    await marta.does("/payee IT60 X054 2811 1010 0000 0123 456 Marta Neri")
    await marta.does("/ladder on")
    await marta.presses("Yes, from now on")
    await marta.does("/hours calls Tu,Th 15:00-17:00")
    await marta.presses("Yes, from now on")
    await marta.does("/recap rossi weekly mon 16:00")
    await marta.does("/recap smith monthly last 17:00")
    await marta.does("/recap sato weekly fri 17:00 untouched=waits")
    await marta.does("/step rossi 5 Feb Schizzi\n26 Feb Prima versione\n12 Mar Consegna")
    await marta.does("/metric rossi new Visite, unit visite a settimana, target 1500")
    await giulia.presses("Approvo")
    await marta.does("/approve smith Newsletter\nA letter a month.")
    await marta.does("/invoice sato 800 EUR due 2027-02-26 Logo")
    await marta.presses("Register")
    await marta.does("/checkin rossi every 30d")
    await marta.does("/checkin smith every 30d")
    await marta.does("/checkin sato every 30d")
    await days.until("2027-02-05T17:00")
    await marta.does("/step rossi done 1")
    await days.until("2027-02-08T16:30")
    await giulia.presses("Tutto giusto")
    await days.until("2027-02-09T12:00")
    await giulia.does("5, molto contenta")
    await john.presses("4 · good")
    await days.until("2027-02-26T10:00")
    await marta.sends_file("document", "values.csv", VALUES, "/metric rossi")
    await marta.does("/metric rossi visite")
    await marta.does("/step rossi done 2")
    await marta.does("/step rossi move 3 26 Mar because le foto arrivano dopo")


async def march(days, marta, giulia, john, mai):
    """A low answer, a complaint at night, a dispute; a week in which the clocks change."""
    await days.until("2027-03-01T16:30")
    await giulia.presses("Qualcosa non torna")
    await giulia.does("La consegna era il 12.")
    await marta.does(
        "Ha ragione: le foto arrivano il 19, per questo è il 26.", reply_to=marta.last("La consegna era il 12.")
    )
    await john.presses("Approve")
    await days.until("2027-03-03T10:00")
    await mai.presses("There is a problem")
    await mai.does("The second file does not open.")
    await marta.presses("Explained")
    await marta.does("It opens with the newer version of the program; I have sent it once more in the older format.")
    await marta.presses("All of it is due")
    await days.until("2027-03-04T10:00")
    await mai.presses("Yes, settled")
    await mai.does("call")
    await mai.does("2")
    await days.until("2027-03-10T10:00")
    await mai.presses("I have paid")
    await marta.presses("Received")
    await days.until("2027-03-27T22:00")
    await john.does("I am disappointed: the newsletter went out without pictures.")
    await john.presses("Yes")


async def april(days, marta, _giulia, john, mai):
    """A holiday in the way of a recap, the answer to the complaint, and how it ends."""
    await days.until("2027-03-30T10:00")
    await marta.presses("Admitted")
    await marta.does("You are right, and we are sorry. The letter goes out once more tomorrow, at no cost to you.")
    await days.until("2027-03-31T15:00")
    await john.presses("Yes, settled")
    await days.until("2027-04-09T18:00")
    await marta.presses("Send now")
    await days.until("2027-04-12T12:00")
    await marta.does("/checkin sato")
    await mai.presses("3 · neither good nor bad")
    await mai.does("Answers could come a little sooner.")
    await marta.does("You are right. From now on within a day.", reply_to=marta.last("Answers could come"))
    await marta.does("/step rossi done 3")
    await marta.does("/status")
    await days.until("2027-04-30T23:00")


def _recaps(days, name):
    """The days, as agreed, for which this client got a recap."""
    desk = days.office.engine.desk()
    client = next(row.client for row in desk.clients.where() if row.name == name)
    told = [facts_of(entry.core) for entry in desk.books.entries(client)]
    return [each.on for each in told if isinstance(each, RecapSent)]


def _kept(days, folder):
    if folder is not None:
        shutil.copytree(days.office.folder / "files", folder, dirs_exist_ok=True)
