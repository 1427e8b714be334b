"""Receipts: written once, found again in whatever text they stand."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core import ledger
from bot.core.receipts import receipt_text, receipts_in

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
SEAL = ledger.seal(KEY, "k4f2", ledger.Head(seq=7, hash="ab" * 32), datetime(2026, 11, 26, 20, 40, tzinfo=UTC))
TEXT = receipt_text(SEAL, KEY.public_key())


def test_a_receipt_is_one_line_of_json_that_says_all_of_the_seal_and_the_key():
    assert "\n" not in TEXT
    assert json.loads(TEXT) == {
        "ledger": "k4f2",
        "seq": 7,
        "hash": "ab" * 32,
        "at": "2026-11-26T20:40:00Z",
        "sig": SEAL.sig,
        "key": KEY.public_key().public_bytes_raw().hex(),
    }


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Ricevuta {{n. 7}}:\n> {TEXT}\n\nCordiali saluti",
        TEXT.replace(",", ",\r\n   "),
        f"{{ {{}} {TEXT}",
        json.dumps(dict(reversed(json.loads(TEXT).items())), indent=4),
    ],
    ids=["alone", "in a mail", "wrapped", "after braces", "in another order"],
)
def test_a_receipt_is_found_in_any_text_around_it(text):
    [receipt] = receipts_in(text)
    assert receipt.seal == SEAL
    assert receipt.holds


def test_several_receipts_in_one_text_are_all_found():
    assert len(receipts_in(f"{TEXT}\n{TEXT}\n")) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"seq":7', '"seq":7.0'),
        ('"seq":7', '"seq":true'),
        ('"seq":7', '"seq":"7"'),
        ('"seq":7', '"seq":7,"seq":7'),
        ('"seq":7', '"seq":7,"more":1'),
        ('"seq":7,', ""),
        ("20:40:00Z", "20:40:00+00:00"),
        ("20:40:00Z", "late"),
        ("abab", "ABAB"),
        (SEAL.sig, SEAL.sig[:-2]),
    ],
)
def test_what_two_readers_could_read_differently_is_no_receipt(old, new):
    assert old in TEXT
    assert receipts_in(TEXT.replace(old, new, 1)) == []


def test_what_is_nested_beyond_all_measure_is_passed_over():
    deep = '{"at":' + "[" * 200_000 + "}"
    assert len(receipts_in(f"{deep}\n{TEXT}")) == 1


def test_a_receipt_whose_seal_was_changed_does_not_hold():
    [receipt] = receipts_in(TEXT.replace('"seq":7', '"seq":8'))
    assert not receipt.holds
