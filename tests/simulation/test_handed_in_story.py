"""What the freelancer hands in on both platforms: electronic invoices become requests, bank statements payments.

Every text stands in `handed_in.txt`, for people to read; see `stage.py` on how to renew it.
"""

from tests.fatture import WITHHOLDING, body, fattura, payment
from tests.simulation.fortnight import ordinary, settled_in
from tests.simulation.stage import CODES

TWO = (
    payment("534.40"),
    payment("534.40", terms="<DataScadenzaPagamento>2027-01-23</DataScadenzaPagamento>"),
)
ITALIAN = (
    "Conto;IT60X0542811101000000123456",
    "Data contabile;Ordinante;Causale;Dare;Avere",
    "26/11/2026;ROSSI SRL;Saldo n. 1, società;;534,40",
    "26/11/2026;;Canone;-5,00;",
    "26/11/2026;ROSSI SRL;acconto n. 2;;500,00",
    "ieri;ROSSI SRL;?;;1,00",
)
ENGLISH = (
    "When,About,Sum",
    "26/11/2026,Invoice no. 1,534.40",
    '26/11/2026,Invoice 13/2026,"1,268.80"',
)


async def test_what_is_handed_in_on_both_platforms_is_read_back_and_becomes_requests_and_payments(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "Handed in")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        anna = days.on_slack("Anna", "UANNA")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""))
        await marta.does("/member new Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])

        invoice = fattura(body(more=WITHHOLDING, payments=TWO)).encode()
        await marta.sends_file("document", "IT00743110157_00012.xml", invoice, "/invoice rossi")
        await marta.presses("Register")
        await anna.sends_file("IT00743110157_00013.xml", fattura(body(number="13/2026")).encode())
        await anna.commands("invoice smith")
        await anna.presses("Register")

        await marta.sends_file("document", "movimenti.csv", "\n".join(ITALIAN).encode("cp1252"), "/paid")
        await marta.presses("That is right")
        await marta.presses("Book all that is sure (1)")
        await anna.sends_file("statement.csv", "\n".join(ENGLISH).encode())
        await anna.commands("paid")
        for column in ("When", "Sum", "None", "About"):
            await anna.presses(column)
        await anna.presses("Book 2")
        days.compare("handed_in.txt")

        desk = days.office.engine.desk()
        asked = {
            desk.titles.get(each.request).text: (each.number, each.cents, each.payable_cents, each.paid_cents)
            for client in desk.office.clients
            for each in desk.client(client).payments.requests.values()
        }
        assert asked == {
            "Fattura 12/2026 · 1/2": (1, 63440, 53440, 53440),
            "Fattura 12/2026 · 2/2": (2, 63440, 53440, 0),
            "Invoice 13/2026": (3, 126880, 126880, 126880),
        }
