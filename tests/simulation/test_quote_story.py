"""A quote end to end on both platforms: drawn up, declined with a reason, a new version, signed, the deposit asked.

Every text stands in `quote_story.txt`, for people to read; see `stage.py` on how to renew it.
"""

from hashlib import sha256

from tests.simulation.fortnight import ordinary, settled_in
from tests.simulation.stage import CODES

PLAN = "30% deposit\n40% milestone Homepage\n30% 30 days"


async def test_a_quote_from_the_form_to_the_signature_on_both_platforms(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "A quote")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        anna = days.on_slack("Anna", "UANNA")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.does("/member new Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])

        await _on_telegram(marta, giulia)
        await _on_slack(anna, john)
        days.compare("quote_story.txt")

        desk = days.office.engine.desk()
        asked = {
            desk.titles.get(each.request).text: (each.number, each.cents, str(each.due_on))
            for client in desk.office.clients
            for each in desk.client(client).payments.requests.values()
        }
        assert asked == {
            "Homepage · Acconto": (1, 43920, "2026-12-04"),
            "Homepage · Rata": (2, 43920, "2026-12-27"),
            "Homepage · All'approvazione di «Homepage»": (3, 58560, "2026-12-04"),
            "Logo · Deposit": (4, 125050, "2026-12-04"),
        }
        # What is on record is the very file that the client has.
        drawn = [quote.pdf for client in desk.office.clients for quote in desk.client(client).quotes.values()]
        shown = [sent.file for sent in days.telegram.messages(giulia.chat) if sent.file]
        told = [file.content for file in shown if file.name.startswith("Preventivo")]
        told += [file.content for sent in days.slack.messages(john.chat) for file in days.slack.shown(sent)]
        hashes = [sha256(content).hexdigest() for content in told]
        assert {drawn[0], drawn[1]} <= set(hashes)
        assert all(content.startswith(b"%PDF") for content in told)


async def _on_telegram(marta, giulia):
    """Question by question; declined with a reason, a new version is signed, its milestone approved."""
    await marta.does("/quote rossi")
    await marta.does("Homepage")
    await marta.presses("Keep it")
    await marta.does("Homepage design -1200")
    await marta.does("Homepage design 1.200,00\n3 x Icon € 80")
    await marta.does("22")
    await marta.presses("Back")
    await marta.presses("Keep it")
    await marta.presses("Skip")
    await marta.does("30% deposit\n60% 30 days")
    await marta.does(PLAN)
    await marta.does("31 June")
    await marta.does("18 December")
    await marta.does("7 December First draft\n14 December Online")
    await marta.does("Design and build the homepage")
    await marta.does("Sends texts and pictures by 1 December")
    await marta.does("2")
    await marta.does("80")
    await marta.presses("Skip")
    await marta.presses("Skip")
    await marta.presses("Send to the client")
    await giulia.presses("Rifiuto")
    await giulia.does("Le icone non ci servono.")

    await marta.does("/quote rossi copy")
    await marta.presses("What is offered, and its price")
    await marta.does("Homepage design 1200")
    await marta.presses("Done")
    await marta.presses("Send to the client")
    await giulia.does("accetto", reply_to=giulia.last("versione 2"))
    await giulia.does("Giulia Bianchi")
    await marta.does("/gate rossi")
    await marta.does("/approve rossi Homepage\nCostruiamo siti calmi.")
    await giulia.presses("Approvo")


async def _on_slack(anna, john):
    """In a modal, with a mistake; edited in another one; signed by name."""
    await anna.commands("quote smith")
    modal = await anna.is_shown_a_form()
    await anna.fills(modal, title="Logo", items="Logo 1 200", tax="0", plan="100% deposit")
    await anna.fills(modal, title="Logo", items="Logo: 1 200", tax="0", tax_note="Reverse charge", plan="100% deposit")
    await anna.presses("Edit")
    modal = await anna.is_shown_a_form()
    await anna.fills(modal, items="Logo 1,250.50")
    await anna.presses("Send to the client")
    await john.presses("Sign")
    await john.does("John Smith")
    await anna.commands("gate smith")
    await anna.presses("Start regardless")
