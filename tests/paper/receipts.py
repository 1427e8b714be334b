"""Receipts to typeset."""

import hashlib
import json

SEAL = {
    "ledger": "k4f2m9q7",
    "seq": 41,
    "hash": hashlib.sha256(b"entry").hexdigest(),
    "at": "2026-12-07T16:42:10Z",
    "sig": hashlib.sha512(b"seal").hexdigest(),
}

SHOWN = """Homepage, version 3

1. Hero with the new claim: “Bread, since 1921”
2. Opening hours and a map, fetched when the visitor asks for it
3. Three photographs of the bakery, in colour

Not included: translations, newsletter, online shop."""

FACTS = [
    ["What", "Homepage"],
    ["Version", "3"],
    ["Approved by", "Giulia Rossi (@giuliarossi, Telegram)"],
    ["When", "Monday 7 December 2026, 17:42:10 (Rome)"],
    ["Entry", "41"],
    ["Recorded how", "Full name typed in the chat"],
]

NOTES = [
    "It proves that this text was approved in these words, and that the record has not been changed since.",
    "It is not a qualified electronic signature.",
    "To check it: paletti verify --receipt with this file.",
]


def sha256(number):
    return hashlib.sha256(str(number).encode()).hexdigest()


def receipt(**more):
    """A short receipt in English; `more` replaces its fields."""
    return {
        "title": "Receipt of approval",
        "lang": "en",
        "dated_at": "2026-12-07T16:42:10Z",
        "office": "Studio Marta",
        "client": "Rossi SRL",
        "sentence": "I approve the homepage, version 3, as shown here, for publication on 14 December 2026.",
        "facts": FACTS,
        "words_title": "In their words",
        "words": "Giulia Rossi",
        "shown_title": "What was approved",
        "shown": SHOWN,
        "inexact": "□ stands for characters that this document lacks; words.txt and shown.txt, attached, are exact.",
        "files_title": "Files",
        "files": [["homepage-v3.pdf", "1.2 MB", sha256(1)], ["claim.docx", "48 kB", sha256(2)]],
        "hashes_title": "Traces in the ledger",
        "hashes": [
            ["Entry", SEAL["hash"]],
            ["Head", f"41 {SEAL['hash']}"],
            ["Signature", SEAL["sig"]],
            ["Key", sha256("key")],
        ],
        "notes": NOTES,
        "seal_title": "The seal",
        "seal_json": json.dumps(SEAL, separators=(",", ":")),
        **more,
    }
