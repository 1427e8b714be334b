"""What variables stand for when a text is only looked at, so that it reads as it will."""

from __future__ import annotations

from collections.abc import Collection

# Whatever is counted, texts must have words for it.
COUNTS = (3, 0, 1, 2, 11, 1000)
_NUMBERS = frozenset(
    [
        "count",
        "days",
        "done",
        "expected",
        "files",
        "given",
        "halves",
        "least",
        "length",
        "line",
        "minutes",
        "missed",
        "monthday",
        "most",
        "needed",
        "noted",
        "number",
        "page",
        "pages",
        "replaced",
        "rounds",
        "same",
        "seconds",
        "seq",
        "strange",
        "used",
        "version",
    ]
)
_ALIKE = {
    "amount": "1,200 EUR",
    "balance": "600 EUR",
    "bic": "BPPIITRRXXX",
    "came": "600 EUR",
    "client": "Rossi SRL",
    "clock": "09:00",
    "counted": "1,200.00",
    "country": "IT",
    "currency": "EUR",
    "digest": "9f86d081884c",
    "encoding": "utf-16",
    "error": "ValueError",
    "field": "ImportoTotaleDocumento",
    "file": "logo.pdf",
    "fingerprint": "SHA256:9f86d081",
    "flat": "40 EUR",
    "half": "2026-H2",
    "hash": "9f86d081884c",
    "iban": "IT60X0542811101000000123456",
    "interest": "12.30 EUR",
    "numbers": "3, 7",
    "name": "Rossi SRL",
    "metric": "Visits",
    "names": "Giulia Bianchi, Paolo Verdi",
    "nearest": "Rossi SRL",
    "nth": "2",
    "nths": "2",
    "office": "Studio Neri",
    "part": "9-25",
    "party": "Rossi SRL",
    "payable": "1,040 EUR",
    "percent": "22",
    "person": "Giulia Bianchi",
    "price": "120 EUR",
    "rate": "10.15 %",
    "reference": "RF18539007547034",
    "region": "IT-RM",
    "rule": "Mo-Fr 09:00-18:00",
    "said": "1,000.00",
    "setting": "untouched=maybe",
    "slash": "/",
    "span": "22:00–02:00",  # noqa: RUF001  an en dash between times
    "sums": "600 EUR",
    "title": "Homepage",
    "trace": "x4k2m7q",
    "value": "12,5",
    "who": "Giulia Bianchi · Rossi SRL",
    "year": "2027",
    "zone": "Europe/Rome",
}
# English, Italian.
_SPOKEN = {
    "again": ("Monday 30 November", "lunedì 30 novembre"),
    "at": ("today at 14:02", "oggi alle 14:02"),
    "before": ("27 Nov", "27 nov"),
    "by": ("Giulia Bianchi", "Giulia Bianchi"),
    "city": ("Rome", "Roma"),
    "closing": ("today at 18:00", "oggi alle 18:00"),
    "columns": ("day, amount", "giorno, importo"),
    "day": ("Monday 30 November", "lunedì 30 novembre"),
    "draft": ("today at 14:00", "oggi alle 14:00"),
    "due": ("30 Nov", "30 nov"),
    "end": ("30 Nov", "30 nov"),
    "ends": ("today at 20:00", "oggi alle 20:00"),
    "example": ("/hours", "/orari"),
    "first": ("Monday", "lunedì"),
    "hours": ("09:00–13:00 and 14:00–18:00", "09:00–13:00 e 14:00–18:00"),  # noqa: RUF001  as above
    "how": ("600 EUR, 12 days at 10.15 %", "600 EUR, 12 giorni al 10,15 %"),
    "incoming": ("4,200 EUR", "4.200 EUR"),
    "instead": ("put online", "mettere online"),
    "known": ("language, timezone", "lingua, fuso"),
    "language": ("English", "italiano"),
    "last": ("Friday", "venerdì"),
    "left": ("3 hours", "3 ore"),
    "level": ("good", "bene"),
    "lines": ("4, 9", "4, 9"),
    "list": ("Monday, Tuesday", "lunedì, martedì"),
    "meaning": ("the shop is down", "il negozio è fermo"),
    "moment": ("tomorrow at 09:00", "domani alle 09:00"),
    "next": ("The next one is due today at 17:00.", "Il prossimo è previsto oggi alle 17:00."),
    "opening": ("tomorrow, Friday, at 09:00", "domani, venerdì, alle 09:00"),
    "outgoing": ("1,100 EUR", "1.100 EUR"),
    "over": ("20 EUR", "20 EUR"),
    "paid": ("600 EUR", "600 EUR"),
    "progress": ("2 of 5", "2 su 5"),
    "read": ("1.5", "1,5"),
    "reason": ("Christmas", "Natale"),
    "rhythm": ("a recap every week, on Friday at 17:00", "un resoconto ogni settimana, venerdì alle 17:00"),
    "second": ("Wednesday", "mercoledì"),
    "since": ("yesterday at 21:40", "ieri alle 21:40"),
    "stance": ("explained", "spiegato"),
    "start": ("6 Dec", "6 dic"),
    "starts": ("today at 18:00", "oggi alle 18:00"),
    "state": ("approved", "approvato"),
    "target": ("target: 1,500", "obiettivo: 1.500"),
    "text": ("twelve", "dodici"),
    "tone": ("friendly", "cordiale"),
    "unit": ("visits", "visite"),
    "until": ("6 January", "6 gennaio"),
    "verb": ("hours", "orari"),
    "was": ("on Tuesday at 15:00", "martedì alle 15:00"),
    "weekday": ("Friday", "venerdì"),
    "what": ("Homepage copy, version 2", "Testo della homepage, versione 2"),
    "when": ("today at 14:02", "oggi alle 14:02"),
    "word": ("houres", "orrari"),
    "words": ("deploy", "deploy"),
}
KNOWN = _NUMBERS | _ALIKE.keys() | _SPOKEN.keys()


def samples(names: Collection[str], language: str, count: int = COUNTS[0]) -> dict[str, str | int]:
    """Something plausible for each of these variables; `count` where it is a number."""
    return {name: count if name in _NUMBERS else _sample(name, language) for name in names}


def _sample(name: str, language: str) -> str:
    if name in _SPOKEN:
        return _SPOKEN[name][language == "it"]
    return _ALIKE.get(name, name)
