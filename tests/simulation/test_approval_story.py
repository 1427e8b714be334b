"""An approval end to end on both platforms: text and files, changes, a second version, go-live, receipts.

Every text stands in `approval_*.txt`, for people to read; see `stage.py` on how to renew them.
"""

from hashlib import sha256

from bot.core.approvals import digest
from tests.simulation.fortnight import Fortnight, ordinary, settled_in

TEN = (
    "1 Dec Reel: the workshop at dawn",
    "3 Dec Photo: the team",
    "8 Dec Photo: the oven",
    "10 Dec Carousel: five kinds of flour",
    "13 Dec Story: a question to the readers",
    "15 Dec Photo: the first panettone",
    "18 Dec Reel: panettone",
    "21 Dec Text: opening hours at Christmas",
    "24 Dec Photo: greetings",
    "31 Dec Story: thank you",
)


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
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
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


async def test_what_is_approved_are_the_very_bytes_that_both_platforms_have_shown(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "Files and albums")
    logo, first, second = b"%PDF the logo", b"%PDF sketch 1", b"%PDF sketch 2"
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.sends_file("document", "logo.pdf", logo, "/approve rossi Logo")
        await giulia.presses("Approvo")
        await marta.sends_file("document", "logo.pdf", logo, "/approve smith Logo")
        await john.presses("Approve")
        album = await marta.sends_album(("sketch-1.pdf", first), ("sketch-2.pdf", second))
        await marta.does("/approve rossi Sketches", reply_to=album[1])
        await giulia.presses("Approvo")
        days.compare("approval_files.txt")
        desk, hashes = days.office.engine.desk(), lambda *files: tuple(sha256(file).hexdigest() for file in files)
        bound = {
            (desk.clients.get(client).name, desk.titles.get(each.approval).text): (each.state, each.files, each.digest)
            for client in desk.office.clients
            for each in desk.client(client).approvals.values()
        }
        assert bound == {
            ("Rossi SRL", "Logo"): ("approved", hashes(logo), digest("", hashes(logo))),
            ("Smith Inc", "Logo"): ("approved", hashes(logo), digest("", hashes(logo))),
            ("Rossi SRL", "Sketches"): ("approved", hashes(first, second), digest("", hashes(first, second))),
        }
        told = [sent.file.content for sent in days.telegram.messages(giulia.chat) if sent.file]
        told += [file.content for sent in days.slack.messages(john.chat) for file in days.slack.shown(sent)]
        assert told == [logo, first, second, logo]


async def test_of_a_plan_only_what_was_marked_comes_back_on_both_platforms(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "An editorial plan")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.does("\n".join(("/approve rossi plan December", *TEN)))
        await giulia.presses("Segna da modificare")
        await giulia.presses("3")
        await giulia.presses("7")
        await giulia.presses("Chiedi queste modifiche")
        await giulia.does("Nel 3 un'altra foto; il 7 due giorni dopo.")
        await marta.does("/approve rossi plan December\n3. 8 Dec Photo: the old oven\n7. 20 Dec Reel: panettone")
        await giulia.presses("Approvo tutto")
        await marta.does("/gate rossi december")
        await marta.does("/approve smith plan Launch\n1 Dec Teaser\n2 Dec Demo\n3 Dec Thanks")
        await john.does("2: without the music, please", reply_to=john.last("Teaser"))
        await john.does("Without the music, please", reply_to=john.last("What should change"))
        await marta.does("/approve smith plan Launch\n2. 2 Dec Demo without music")
        await john.presses("Approve all")
        await giulia.does("mie")
        days.compare("approval_plan.txt")


async def test_what_costs_extra_is_accepted_by_name_before_it_begins_on_both_platforms(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "What costs extra")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        terms = 'urgent=paid:120EUR urgent-means="the shop cannot sell"'
        await settled_in(days, marta, (giulia, "Rossi SRL", terms), (john, "Smith Inc", terms))
        await marta.does("/approve rossi Homepage rounds=1 extra=80EUR\nWe build calm websites.")
        await giulia.presses("Chiedo modifiche")
        await giulia.does("In italiano, per favore.")
        await marta.does("/approve rossi Homepage\nCostruiamo siti calmi.")
        await giulia.presses("Chiedo modifiche")
        await giulia.presses("Accetto il prezzo")
        await giulia.does("Giulia Bianchi")
        await giulia.does("Senza la parola calmi.")
        await days.until("2026-11-27T21:40")
        await john.does("The shop is down, nobody can pay.")
        await john.presses("It is urgent")
        await john.presses("Accept the price")
        await john.does("John Smith", reply_to=john.last("To put this on record"))
        await marta.presses("I'll take it")
        await giulia.does("urgente")
        await giulia.presses("No, grazie")
        days.compare("approval_prices.txt")
