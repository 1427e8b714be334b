"""What the columns of bank statements are called, in Italian, English and German."""

from __future__ import annotations

import re
import unicodedata

# The likeliest first: a booking's own day before the value date, the other side's name before who is told to be it.
_WORDS = {
    "on": (
        "data contabile|data registrazione|data operazione|data movimento|data esecuzione|booking date|posting date|"
        "transaction date|date completed|completed date|date|data|buchungstag|buchungsdatum|buchung|datum|"
        "data valuta|value date|wertstellung|valutadatum|valuta"
    ),
    "amount": (
        "importo|importo in euro|importo movimento|amount|transaction amount|betrag|umsatz|"
        "entrate uscite|entrate e uscite|money in out"
    ),
    "credit": (
        "avere|entrate|entrata|accrediti|accredito|importo accredito|credit|credit amount|credits|paid in|money in|"
        "deposit|deposits|haben|gutschrift|eingang|einnahmen"
    ),
    "debit": (
        "dare|uscite|uscita|addebiti|addebito|importo addebito|debit|debit amount|debits|paid out|money out|"
        "withdrawal|withdrawals|soll|lastschrift|belastung|ausgang|ausgaben"
    ),
    "sign": (
        "segno|dare avere|d a|debit credit|dr cr|credit debit indicator|credit debit|soll haben|s h|"
        "soll haben kennzeichen|sollhabenkennzeichen"
    ),
    "currency": "divisa|valuta|currency|wahrung|waehrung",
    "payer": (
        "ordinante|nome ordinante|ordinante beneficiario|controparte|nome controparte|intestatario controparte|"
        "mittente|debitore|beneficiario ordinante|nominativo|payer|payer name|debtor|debtor name|counterparty|"
        "counterparty name|counter party|sender|from|name|payee|partner name|auftraggeber|"
        "auftraggeber beguenstigter|auftraggeber begunstigter|auftraggeber empfanger|beguenstigter zahlungspflichtiger|"
        "begunstigter zahlungspflichtiger|name zahlungsbeteiligter|zahlungsbeteiligter|zahlungspflichtiger|"
        "zahlungspflichtige r|partnername|nome"
    ),
    "reference": (
        "causale|descrizione|descrizione operazione|descrizione estesa|descrizione completa|descrizione movimento|"
        "dettagli|dettaglio|riferimento|informazioni aggiuntive|note|operazione|reference|payment reference|"
        "transaction reference|description|details|transaction description|remittance information|narrative|memo|"
        "verwendungszweck|vorgang verwendungszweck|zahlungsreferenz|buchungstext|beschreibung|mitteilung"
    ),
}
# A column of these is never what was paid, whatever else it is called.
_NEVER = frozenset(
    {"saldo", "balance", "kontostand", "commissioni", "fee", "fees", "gebuhr", "gebuehr", "originale", "original"}
    | {"iban", "bic"}
)
MINUS = frozenset({"d", "s", "dr", "db", "dbit", "dare", "addebito", "debit", "soll", "uscita", "out"})
_RANKS = {role: {word: rank for rank, word in enumerate(words.split("|"))} for role, words in _WORDS.items()}
_FAR = 1000  # a name that only begins with a word, or holds it, is worse than any that is the word


def folded(name: str) -> str:
    """A column's name for comparing: accents, case and punctuation do not count."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.sub(r"[\u0300-\u036f]", "", re.sub(r"[^\w\u0300-\u036f]|_", " ", letters)).split())


def rank(name: str, role: str) -> int | None:
    """How well a column's name fits what it may be for: 0 is best; None if it does not."""
    words = folded(name)
    if not words or _NEVER & set(words.split()):
        return None
    known = _RANKS[role]
    if words in known:
        return known[words]
    near = [
        at + _FAR * (1 if words.startswith(f"{word} ") else 2)
        for word, at in known.items()
        if f" {word} " in f" {words} "
    ]
    return min(near, default=None)


def is_known(name: str) -> bool:
    """Whether a cell is a column's name, exactly."""
    return any(folded(name) in words for words in _RANKS.values())
