"""What an electronic invoice says, and where it contradicts itself."""

from datetime import date

import pytest

from bot.core.errors import BadInput
from bot.core.fatturapa import Doubt, Party, Payment, read
from bot.wording import LANGUAGES, say
from tests.fatture import HEADER, NAMESPACE, SELLER_IBAN, SIMPLIFIED, WITHHOLDING, body, fattura, payment

REFERENCE = "<DataRiferimentoTerminiPagamento>2026-11-30</DataRiferimentoTerminiPagamento>"
DUE = "<DataScadenzaPagamento>2026-12-24</DataScadenzaPagamento>"


def invoice(*bodies, **about):
    return read(fattura(*bodies, **about).encode())


def refusal(xml):
    with pytest.raises(BadInput) as refused:
        read(xml if isinstance(xml, bytes) else xml.encode())
    assert all(say(refused.value.key, language, **refused.value.words) for language in LANGUAGES)
    return refused.value


def test_an_ordinary_invoice_is_read_with_both_parties_and_its_payment():
    read_ = invoice()
    assert (read_.number, read_.issued_on, read_.kind, read_.currency) == (
        "12/2026",
        date(2026, 11, 24),
        "TD06",
        "EUR",
    )
    assert (read_.total_cents, read_.payable_cents, read_.withheld_cents) == (126880, 126880, 0)
    assert read_.payments == (
        Payment(payable_cents=126880, due_on=date(2026, 12, 24), iban=SELLER_IBAN, method="MP05"),
    )
    assert read_.seller == Party(name="Marta Di Prova", vat="IT00743110157", tax_code="RCCMNL83S18D969H")
    assert read_.buyer == Party(name="Rossi & Figli SRL", vat="DE136695976")
    assert read_.about == ("Progetto della pagina iniziale — perché è così",)
    assert read_.doubts == ()
    assert not read_.is_credit


@pytest.mark.parametrize("prefix", ["p", "ns3", "a-b", ""])
def test_a_namespace_may_have_any_prefix_or_none(prefix):
    assert invoice(prefix=prefix) == invoice()


def test_a_root_without_a_namespace_is_read_as_well():
    assert read(fattura(prefix="").replace(f' xmlns="{NAMESPACE}"', "").encode()) == invoice()


def test_what_is_withheld_is_not_to_be_paid():
    read_ = invoice(body(more=WITHHOLDING, payments=[payment("1068.80")]))
    assert (read_.total_cents, read_.withheld_cents, read_.payable_cents) == (126880, 20000, 106880)
    assert read_.doubts == ()


def test_without_payments_the_payable_amount_is_the_total_less_what_is_withheld():
    read_ = invoice(body(more=WITHHOLDING, payments=[]))
    assert (read_.payments, read_.payable_cents, read_.doubts) == ((), 106880, ())


def test_of_a_split_payment_the_tax_is_not_paid_to_the_seller():
    read_ = invoice(body(vat="S", payments=[]), version="FPA12")
    assert (read_.total_cents, read_.split_cents, read_.payable_cents) == (126880, 22880, 104000)


def test_instalments_come_each_with_their_day_and_are_added_up():
    first = payment("268.80", terms="<DataScadenzaPagamento>2026-12-01</DataScadenzaPagamento>")
    second = payment("1000.00", terms="<DataScadenzaPagamento>2027-01-31</DataScadenzaPagamento>")
    read_ = invoice(body(payments=[first, second]))
    assert [(each.payable_cents, each.due_on) for each in read_.payments] == [
        (26880, date(2026, 12, 1)),
        (100000, date(2027, 1, 31)),
    ]
    assert read_.payable_cents == 126880


@pytest.mark.parametrize(
    ("terms", "due_on"),
    [
        (
            f"{REFERENCE}<GiorniTerminiPagamento>30</GiorniTerminiPagamento>",
            date(2026, 12, 30),
        ),
        ("<GiorniTerminiPagamento>60</GiorniTerminiPagamento>", date(2027, 1, 23)),
        ("<DataScadenzaPagamento>2026-12-24+01:00</DataScadenzaPagamento>", date(2026, 12, 24)),
        (
            f"<GiorniTerminiPagamento>60</GiorniTerminiPagamento>{DUE}",
            date(2026, 12, 24),
        ),
        (REFERENCE, None),
        ("", None),
    ],
)
def test_the_due_day_is_set_or_counted_from_the_terms(terms, due_on):
    assert invoice(body(payments=[payment(terms=terms)])).payments[0].due_on == due_on


@pytest.mark.parametrize(("kind", "credit"), [("TD01", False), ("TD04", True), ("TD05", False)])
def test_a_credit_note_is_known_by_its_kind(kind, credit):
    read_ = invoice(body(kind=kind))
    assert (read_.kind, read_.is_credit) == (kind, credit)


def test_a_simplified_invoice_is_read_from_its_lines_which_hold_the_tax():
    read_ = read(SIMPLIFIED.encode())
    assert (read_.number, read_.kind, read_.total_cents, read_.payable_cents) == ("S 3", "TD07", 18300, 18300)
    assert read_.seller == Party(name="Marta Di Prova", vat="IT00743110157", tax_code="RCCMNL83S18D969H")
    assert read_.buyer == Party(name="Rossi SRL", vat="IT00743110157")
    assert read_.about == ("Un logo", "Una targhetta")
    assert (read_.payments, read_.doubts) == ((), ())


def test_a_total_that_is_not_told_is_added_up():
    assert invoice(body(total="", payments=[])).total_cents == 126880


def test_a_total_that_does_not_add_up_is_told():
    read_ = invoice(body(summary=("1040.00", "228.00")))
    assert read_.doubts == (Doubt(key="invoice-doubt-total", said_cents=126880, counted_cents=126800),)


@pytest.mark.parametrize(
    ("more", "total"),
    [
        ("<DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo></DatiBollo>", "1270.80"),
        ("<DatiBollo><BolloVirtuale>SI</BolloVirtuale><ImportoBollo>2.00</ImportoBollo></DatiBollo>", "1268.80"),
        ("<Arrotondamento>0.20</Arrotondamento>", "1269.00"),
        ("<ScontoMaggiorazione><Tipo>SC</Tipo><Importo>68.80</Importo></ScontoMaggiorazione>", "1200.00"),
    ],
)
def test_what_programs_count_in_differently_is_no_contradiction(more, total):
    told = f"<ImportoTotaleDocumento>{total}</ImportoTotaleDocumento>"
    assert invoice(body(more=more, total=told, payments=[payment(total)])).doubts == ()


def test_payments_that_do_not_add_up_are_told_and_stand():
    read_ = invoice(body(more=WITHHOLDING))
    assert read_.payable_cents == 126880
    assert read_.doubts == (Doubt(key="invoice-doubt-payable", said_cents=126880, counted_cents=106880),)


def test_an_iban_that_cannot_be_right_is_told_and_not_taken():
    read_ = invoice(body(payments=[payment(iban="IT60X0542811101000000123457")]))
    assert read_.payments[0].iban == ""
    assert read_.doubts == (Doubt(key="invoice-doubt-iban", text="IT60X0542811101000000123457"),)


def test_several_invoices_in_one_file_are_refused_with_their_numbers():
    refused = refusal(fattura(body(number="12/2026"), body(number="13/2026")))
    assert (refused.key, refused.words) == ("invoice-lot", {"count": 2, "numbers": "12/2026, 13/2026"})


@pytest.mark.parametrize(
    ("wrong", "key", "field"),
    [
        (("<Numero>12/2026</Numero>", ""), "invoice-lacks", "Numero"),
        (("<Numero>12/2026</Numero>", "<Numero> </Numero>"), "invoice-lacks", "Numero"),
        (("<Data>2026-11-24</Data>", ""), "invoice-lacks", "Data"),
        (("<Divisa>EUR</Divisa>", ""), "invoice-lacks", "Divisa"),
        (("<ImportoPagamento>1268.80</ImportoPagamento>", ""), "invoice-lacks", "ImportoPagamento"),
        ((HEADER, ""), "invoice-lacks", "FatturaElettronicaHeader"),
        (("CedentePrestatore", "Cedente"), "invoice-lacks", "CedentePrestatore"),
        (("FatturaElettronicaBody", "Body"), "invoice-lacks", "FatturaElettronicaBody"),
        (("DatiGeneraliDocumento", "Generali"), "invoice-lacks", "DatiGeneraliDocumento"),
        (("<Data>2026-11-24", "<Data>2026-02-30"), "invoice-date", "Data"),
        (("<Data>2026-11-24", "<Data>24/11/2026"), "invoice-date", "Data"),
        (("<Data>2026-11-24", "<Data>9999-12-31"), "invoice-date", "Data"),
        (("Pagamento>1268.80", "Pagamento>1268,80"), "invoice-amount", "ImportoPagamento"),
        (("Pagamento>1268.80", "Pagamento>1268.805"), "invoice-amount", "ImportoPagamento"),
        (("Pagamento>1268.80", "Pagamento>1e9"), "invoice-amount", "ImportoPagamento"),
        (("Pagamento>1268.80", "Pagamento>NaN"), "invoice-amount", "ImportoPagamento"),
    ],
)
def test_a_field_that_lacks_or_cannot_be_meant_is_named(wrong, key, field):
    refused = refusal(fattura().replace(*wrong))
    assert (refused.key, refused.words["field"]) == (key, field)


def test_an_invoice_without_anything_to_add_up_lacks_its_total():
    bare = fattura(body(total="", payments=[])).replace("DatiRiepilogo", "Riepilogo")
    assert refusal(bare).words == {"field": "ImportoTotaleDocumento"}


def test_a_simplified_invoice_without_an_amount_lacks_it():
    assert refusal(SIMPLIFIED.replace("Importo>", "Prezzo>")).words == {"field": "Importo"}


def test_more_than_two_decimals_are_read_where_they_are_nothing():
    assert invoice(body(payments=[payment("1268.80000000")])).payable_cents == 126880


def test_an_amount_below_zero_keeps_its_sign():
    total = "<ImportoTotaleDocumento>-1268.80</ImportoTotaleDocumento>"
    read_ = invoice(body(total=total, summary=("-1040.00", "-228.80"), payments=[]))
    assert (read_.total_cents, read_.payable_cents, read_.doubts) == (-126880, -126880, ())


def test_long_and_crooked_words_become_short_lines():
    crooked = "Un\u202e testo\x85 lungo " + "e ancora " * 200
    read_ = invoice(body().replace("Incarico", crooked).replace("Progetto della pagina", crooked))
    assert len(read_.about[0]) <= 80
    assert read_.about[0].startswith("Un testo lungo e ancora")


@pytest.mark.parametrize("version", ["FPR11", "FSM10", "", "1.1"])
def test_an_unknown_version_is_refused_by_its_name(version):
    assert refusal(fattura(version=version)).key == "invoice-version"


def test_another_xml_file_is_refused_by_its_name():
    refused = refusal('<ns:RicevutaConsegna xmlns:ns="urn:x"><Data/></ns:RicevutaConsegna>')
    assert (refused.key, refused.words) == ("invoice-other-xml", {"name": "RicevutaConsegna"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["invoice-doubt-total", "invoice-doubt-payable"])
def test_a_doubt_has_words_for_both_amounts(key, language):
    said = say(key, language, said="1.268,80 EUR", counted="1.068,80 EUR")
    assert "1.268,80 EUR" in said
    assert "1.068,80 EUR" in said
