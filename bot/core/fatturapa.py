"""The Italian electronic invoice (FatturaPA 1.2, ordinary and simplified) as its issuer's program wrote it.

What the invoice says is taken as it stands; where its sums contradict each other, that is told as a `Doubt`, and a
person decides. How such a file is opened safely is `bot.core.foreign_xml`'s part.
Source: the format's technical specifications, versions 1.2 to 1.2.3, and the simplified invoice's, version 1.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from msgspec import Struct

from bot.core.errors import BadInput
from bot.core.fatturapa_fields import amount, amounts, day, iban, line, need, text, whole
from bot.core.foreign_xml import tree

_ORDINARY, _SIMPLIFIED = "FatturaElettronica", "FatturaElettronicaSemplificata"
_VERSIONS = {"FPA12": _ORDINARY, "FPR12": _ORDINARY, "FSM10": _SIMPLIFIED}
_CREDIT_NOTES = ("TD04", "TD08")
_LINES_KEPT = 5


class Party(Struct, frozen=True, kw_only=True):
    """Who issues or receives it. `vat` with its country, such as IT01234567890; what is not told is empty."""

    name: str
    vat: str = ""
    tax_code: str = ""


class Payment(Struct, frozen=True, kw_only=True):
    """One part that is to be paid. `due_on` None: no day is set; `method` such as MP05 (bank transfer), or empty.

    `iban` is empty where none is told or the one that is told cannot be right.
    """

    payable_cents: int
    due_on: date | None = None
    iban: str = ""
    method: str = ""


class Doubt(Struct, frozen=True, kw_only=True):
    """What the invoice says in one place and contradicts in another. `key` names its wording.

    `invoice-doubt-total`: the total, and taxable amounts plus taxes. `invoice-doubt-payable`: what is to be paid, and
    the total without what is withheld. `invoice-doubt-iban`: an IBAN that cannot be right, in `text`.
    """

    key: str
    said_cents: int = 0
    counted_cents: int = 0
    text: str = ""


class ElectronicInvoice(Struct, frozen=True, kw_only=True):
    """One invoice. Amounts in cents, with the sign that the file gives them: credit notes are mostly above zero.

    `kind` as the format has it: TD01 invoice, TD04 credit note, TD06 fee, TD07 simplified invoice …; `withheld_cents`
    is the withholding tax; of the VAT, `split_cents` are paid to the state by the recipient (split payment).
    `payable_cents` is what the seller is to receive. `about` are a few lines of what it is for, shortened.
    """

    number: str
    issued_on: date
    kind: str
    currency: str
    total_cents: int
    payable_cents: int
    withheld_cents: int
    split_cents: int
    payments: tuple[Payment, ...]
    seller: Party
    buyer: Party
    about: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_credit(self) -> bool:
        """Whether it takes something off what is owed."""
        return self.kind in _CREDIT_NOTES


def read(xml: bytes) -> ElectronicInvoice:
    """The one invoice in a file.

    Raises BadInput: what `foreign_xml.tree` raises; `invoice-other-xml` (`name`), `invoice-version` (`version`),
    `invoice-lot` (`count`, `numbers`: several in one file); `invoice-lacks`, `invoice-amount`, `invoice-date`, with
    the `field`.
    """
    root = tree(xml)
    version = root.get("versione", "")
    if root.tag not in (_ORDINARY, _SIMPLIFIED):
        raise BadInput("invoice-other-xml", name=line(root.tag))
    if _VERSIONS.get(version) != root.tag:
        raise BadInput("invoice-version", version=line(version) or "–")  # noqa: RUF001  a dash for nothing
    bodies = root.findall("FatturaElettronicaBody")
    if len(bodies) > 1:
        numbers = [line(text(each, "DatiGenerali/DatiGeneraliDocumento/Numero")) for each in bodies[:_LINES_KEPT]]
        raise BadInput("invoice-lot", count=len(bodies), numbers=", ".join(filter(None, numbers)))
    if not bodies:
        raise BadInput("invoice-lacks", field="FatturaElettronicaBody")
    header = root.find("FatturaElettronicaHeader")
    if header is None:
        raise BadInput("invoice-lacks", field="FatturaElettronicaHeader")
    return _invoice(header, bodies[0], simplified=root.tag == _SIMPLIFIED)


def _invoice(header: Element, body: Element, *, simplified: bool) -> ElectronicInvoice:
    general = body.find("DatiGenerali/DatiGeneraliDocumento")
    if general is None:
        raise BadInput("invoice-lacks", field="DatiGeneraliDocumento")
    issued_on = day(general, "Data")
    if issued_on is None:
        raise BadInput("invoice-lacks", field="Data")
    sums = _of_simplified(body) if simplified else _of_ordinary(general, body)
    withheld = amounts(general, "DatiRitenuta/ImportoRitenuta")
    expected = sums.total - withheld - sums.split
    payments, doubts = _payments(body, issued_on)
    payable = sum(each.payable_cents for each in payments) if payments else expected
    if payable != expected:
        doubts = (Doubt(key="invoice-doubt-payable", said_cents=payable, counted_cents=expected), *doubts)
    if sums.counted and sums.total not in sums.counted:
        doubts = (Doubt(key="invoice-doubt-total", said_cents=sums.total, counted_cents=sums.counted[0]), *doubts)
    return ElectronicInvoice(
        number=line(need(general, "Numero")),
        issued_on=issued_on,
        kind=need(general, "TipoDocumento"),
        currency=need(general, "Divisa"),
        total_cents=sums.total,
        payable_cents=payable,
        withheld_cents=withheld,
        split_cents=sums.split,
        payments=payments,
        seller=_party(header, "CedentePrestatore"),
        buyer=_party(header, "CessionarioCommittente"),
        about=_about(general, body),
        doubts=doubts,
    )


class _Sums(Struct, frozen=True, kw_only=True):
    """The total, what it may be by adding up (nothing if there is nothing to add up), the VAT of split payments."""

    total: int
    counted: tuple[int, ...]
    split: int = 0


def _of_ordinary(general: Element, body: Element) -> _Sums:
    by_rate = body.findall("DatiBeniServizi/DatiRiepilogo")
    total = amount(general, "ImportoTotaleDocumento")
    rounding = amount(general, "Arrotondamento") or 0
    added = sum((amount(each, "ImponibileImporto") or 0) + (amount(each, "Imposta") or 0) for each in by_rate)
    if total is None and not by_rate:
        raise BadInput("invoice-lacks", field="ImportoTotaleDocumento")
    split = sum(amount(each, "Imposta") or 0 for each in by_rate if text(each, "EsigibilitaIVA") == "S")
    # Programs differ in whether the total holds the rounding, a stamp duty without a line, a discount on the whole.
    stamp = amount(general, "DatiBollo/ImportoBollo") or 0
    counted = tuple(dict.fromkeys((added, added + rounding, added + stamp, added + rounding + stamp)))
    whole_discount = general.find("ScontoMaggiorazione") is not None
    return _Sums(
        total=added + rounding if total is None else total,
        counted=() if whole_discount or not by_rate else counted,
        split=split,
    )


def _of_simplified(body: Element) -> _Sums:
    """A simplified invoice has no total of its own: its lines hold the tax already."""
    if body.find("DatiBeniServizi/Importo") is None:
        raise BadInput("invoice-lacks", field="Importo")
    return _Sums(total=amounts(body, "DatiBeniServizi/Importo"), counted=())


def _payments(body: Element, issued_on: date) -> tuple[tuple[Payment, ...], tuple[Doubt, ...]]:
    payments, doubts = [], []
    for part in body.findall("DatiPagamento/DettaglioPagamento"):
        payable = amount(part, "ImportoPagamento")
        if payable is None:
            raise BadInput("invoice-lacks", field="ImportoPagamento")
        told = text(part, "IBAN")
        account = iban(told)
        if told and not account:
            doubts.append(Doubt(key="invoice-doubt-iban", text=line(told)))
        payments.append(
            Payment(
                payable_cents=payable,
                due_on=_due_on(part, issued_on),
                iban=account,
                method=line(text(part, "ModalitaPagamento")),
            )
        )
    return tuple(payments), tuple(dict.fromkeys(doubts))


def _due_on(part: Element, issued_on: date) -> date | None:
    """The day that is set, or else the days from the day of reference, which is the invoice's own if none is set."""
    due_on = day(part, "DataScadenzaPagamento")
    days = whole(part, "GiorniTerminiPagamento")
    if due_on is not None or days is None:
        return due_on
    return (day(part, "DataRiferimentoTerminiPagamento") or issued_on) + timedelta(days=days)


def _party(header: Element, role: str) -> Party:
    """An ordinary invoice keeps names and numbers in other elements than a simplified one."""
    party = header.find(role)
    if party is None:
        raise BadInput("invoice-lacks", field=role)
    named = ("DatiAnagrafici/Anagrafica", "AltriDatiIdentificativi", ".")
    numbered = ("DatiAnagrafici", "IdentificativiFiscali", ".")
    names = (
        line(text(party, f"{way}/Denominazione")) or _joined(party, way, "Nome", "Cognome", mark=" ") for way in named
    )
    vats = (_joined(party, f"{way}/IdFiscaleIVA", "IdPaese", "IdCodice", mark="") for way in numbered)
    tax_codes = (line(text(party, f"{way}/CodiceFiscale")) for way in numbered)
    return Party(name=_first(names), vat=_first(vats), tax_code=_first(tax_codes))


def _first(told: Iterable[str]) -> str:
    return next(filter(None, told), "")


def _joined(party: Element, way: str, *fields: str, mark: str) -> str:
    return mark.join(filter(None, (line(text(party, f"{way}/{each}")) for each in fields)))


def _about(general: Element, body: Element) -> tuple[str, ...]:
    """What it is for: its lines (which a simplified invoice keeps elsewhere), or else the reasons that it gives."""
    told = (
        body.findall("DatiBeniServizi/DettaglioLinee/Descrizione")
        or body.findall("DatiBeniServizi/Descrizione")
        or general.findall("Causale")
    )
    lines = dict.fromkeys(line(each.text or "") for each in told)
    return tuple(filter(None, lines))[:_LINES_KEPT]
