"""Every way to tamper with a ledger, against ours on the data, ours on an export, and the verifier that goes along.

Each attack names the line of `bot/evidence/entry_check.py` that finds it. One test takes that line out of a copy of the
module: the attack is then not found any more, or for another reason.
"""

import contextlib
import hashlib
import io
import itertools
import sys
import types
from pathlib import Path
from zlib import crc32

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.core.receipts import receipts_in
from bot.evidence import entry_check, verdict, verify_standalone
from bot.evidence.export_check import check_export
from bot.evidence.journal_check import check_journal
from tests.evidence.attacks import CLIENT, Case, Piece, Sealer, rehash

SOURCE = Path(entry_check.__file__).read_text()


@pytest.fixture
def case(tmp_path):
    return Case(tmp_path)


def edited(pieces):
    pieces[3].edit(b'"urgent_cents":2', b'"urgent_cents":9')


def edited_and_hashed(pieces):
    edited(pieces)
    pieces[3].hash = hashlib.sha256(b"paletti/entry/v1\0" + pieces[3].core).hexdigest()


def deleted(pieces):
    del pieces[2]


def deleted_and_numbered(pieces):
    del pieces[2]
    for number, piece in enumerate(pieces[2:], 3):
        piece.edit(b'"seq":%d' % (number + 1), b'"seq":%d' % number)


def deleted_at_the_start(pieces):
    del pieces[0]


def reordered(pieces):
    pieces[2], pieces[3] = pieces[3], pieces[2]


def duplicated(pieces):
    pieces.insert(3, Piece(pieces[2].core, pieces[2].hash, pieces[2].opening))


def other_words(pieces):
    pieces[2].opening = {**pieces[2].opening, "value": {**pieces[2].opening["value"], "words": "no"}}


def swapped_words(pieces):
    pieces[2].opening, pieces[3].opening = pieces[3].opening, pieces[2].opening


def another_salt(pieces):
    pieces[2].opening = {**pieces[2].opening, "salt": "ab" * 16}


def salt_in_capitals(pieces):
    pieces[2].opening = {**pieces[2].opening, "salt": pieces[2].opening["salt"].upper()}


def words_added(pieces):
    pieces[0].opening = pieces[1].opening


def words_taken(pieces):
    pieces[2].opening = None


def key_twice(pieces):
    """A lenient reader sees the first, another the last; the hash fits the last one's canonical form no less."""
    pieces[3].edit(b'"urgent_cents":2', b'"urgent_cents":9,"urgent_cents":2')


def key_twice_and_hashed(pieces):
    key_twice(pieces)
    rehash(pieces, 3)


def key_twice_in_the_core(pieces):
    pieces[3].edit(b'"how":"typed"', b'"how":"typed","how":"typed"')
    rehash(pieces, 3)


def key_twice_in_the_words(pieces):
    pieces[3].opening_edit = (b'"words":', b'"words":"no","words":')


def float_in_the_facts(pieces):
    pieces[3].edit(b'"urgent_cents":2', b'"urgent_cents":2.0')
    rehash(pieces, 3)


def integer_that_no_reader_keeps(pieces):
    pieces[3].edit(b'"urgent_cents":2', b'"urgent_cents":9007199254740993')
    rehash(pieces, 3)


def lone_surrogate(pieces):
    pieces[3].edit(b'"language":"it"', b'"language":"\\ud800"')
    rehash(pieces, 3)


def bytes_that_are_no_text(pieces):
    pieces[3].edit(b'"language":"it"', b'"language":"\xed\xa0\x80"')
    rehash(pieces, 3)


def text_in_another_spelling(pieces):
    pieces[3].edit(b'"language":"it"', b'"language":"\\u0069t"')
    rehash(pieces, 3)


def spaces(pieces):
    pieces[3].edit(b'"how":"typed"', b'"how": "typed"')
    rehash(pieces, 3)


def keys_in_another_order(pieces):
    pieces[3].edit(b'"tz":"Europe/Rome","v":1', b'"v":1,"tz":"Europe/Rome"')
    rehash(pieces, 3)


def time_in_another_spelling(pieces):
    pieces[3].edit(b'"at":"2026-11-26T20:45:00.123456Z"', b'"at":"2026-11-26T21:45:00.123456+01:00"')
    rehash(pieces, 3)


def time_that_never_was(pieces):
    pieces[3].edit(b'"at":"2026-11-26T20:45:00.123456Z"', b'"at":"2026-11-31T20:45:00.123456Z"')
    rehash(pieces, 3)


def field_too_many(pieces):
    pieces[3].edit(b'"tz":"Europe/Rome"', b'"tz":"Europe/Rome","u":1')
    rehash(pieces, 3)


def field_too_few(pieces):
    pieces[3].edit(b'"supersedes":null,', b"")
    rehash(pieces, 3)


def truth_for_a_number(pieces):
    pieces[3].edit(b'"supersedes":null', b'"supersedes":true')
    rehash(pieces, 3)


def format_of_tomorrow(pieces):
    pieces[3].edit(b'"v":1', b'"v":2')
    rehash(pieces, 3)


CANONICAL = "if canonical(value) != core:"
SHAPE = "entry = msgspec.convert(value, Entry)"
HASH = "if hashlib.sha256(_DOMAIN + core).hexdigest() != entry_hash:"
WORDS = "if hashlib.sha256(salt + canonical(value)).hexdigest() != entry.commit:"
FOLLOWS = "if entry.prev != (self.entries[-1].hash if self.entries else GENESIS):"
NUMBER = "if entry.seq != seq:"
# The attack, the first bad entry, what is said of it by us, and the check that finds it.
ATTACKS = [
    (edited, 4, "its content was changed", HASH),
    (edited_and_hashed, 5, "does not follow the entry before it", FOLLOWS),
    (deleted, 3, "it is numbered 4", NUMBER),
    (deleted_and_numbered, 3, "does not follow the entry before it", FOLLOWS),
    (deleted_at_the_start, 1, "it is numbered 2", NUMBER),
    (reordered, 3, "it is numbered 4", NUMBER),
    (duplicated, 4, "it is numbered 3", NUMBER),
    (other_words, 3, "its words were changed", WORDS),
    (swapped_words, 3, "its words were changed", WORDS),
    (another_salt, 3, "its words were changed", WORDS),
    (salt_in_capitals, 3, "no proper salt", "if not isinstance(salt, str) or not _SALT.fullmatch(salt):"),
    (words_added, 1, "its words were changed", WORDS),
    (words_taken, 3, "its words are gone", "if opening is None and entry.commit is not None:"),
    (key_twice, 4, "not in canonical form", CANONICAL),
    (key_twice_and_hashed, 4, "not in canonical form", CANONICAL),
    (key_twice_in_the_core, 4, "not in canonical form", CANONICAL),
    (float_in_the_facts, 4, "float has no canonical form", CANONICAL),
    (integer_that_no_reader_keeps, 4, "beyond the integers", CANONICAL),
    (text_in_another_spelling, 4, "not in canonical form", CANONICAL),
    (spaces, 4, "not in canonical form", CANONICAL),
    (keys_in_another_order, 4, "not in canonical form", CANONICAL),
    (time_in_another_spelling, 4, "it cannot be read", SHAPE),
    (time_that_never_was, 4, "it cannot be read", "datetime.fromisoformat(instant)"),
    (field_too_many, 4, "it cannot be read", SHAPE),
    (field_too_few, 4, "it cannot be read", None),
    (truth_for_a_number, 4, "it cannot be read", None),
    (format_of_tomorrow, 4, "format 2", "if entry.v != VERSION:"),
]
# No reader of ours takes these at all, so there is no line to take out.
UNREADABLE = [(lone_surrogate, 4), (bytes_that_are_no_text, 4)]


def standalone(folder, *receipts):
    """Exit code and words of the verifier that goes with an export."""
    told = io.StringIO()
    arguments = [str(folder), *itertools.chain.from_iterable(("--receipt", str(each)) for each in receipts)]
    with contextlib.redirect_stdout(told):
        code = verify_standalone.main(arguments)
    return code, told.getvalue()


def test_what_nobody_touched_holds_for_every_verifier(case):
    case.write(case.pieces)
    assert check_journal(case.data, case.receipts()).exit_code == 0
    assert check_export(case.exported, case.receipts()).exit_code == 0
    code, told = standalone(case.exported)
    assert code == 0, told


@pytest.mark.parametrize(
    ("attack", "seq", "reason"), [each[:3] for each in ATTACKS] + [(*each, "it cannot be read") for each in UNREADABLE]
)
def test_tampering_is_found_and_the_first_bad_entry_is_named_by_every_verifier(case, attack, seq, reason):
    attack(case.pieces)
    case.write(case.pieces)
    for found in (check_journal(case.data), check_export(case.exported)):
        assert found.exit_code == 1
        first = found.findings[0]
        assert (first.ledger, first.seq) == (CLIENT, seq), found.findings
        assert reason in first.reason
    code, told = standalone(case.exported)
    assert code == 1
    assert told.startswith(f"DOES NOT HOLD: Rossi SRL (ledger {CLIENT}), entry {seq}"), told


def without(check):
    """The module of the checks, as if this one were not there."""
    assert SOURCE.count(check) == 1, check
    if check.startswith("if "):
        instead = "if False:"
    elif check == SHAPE:
        loose = "entry = types.SimpleNamespace(**value)"
        instead = f"import types; {loose}"
    else:
        instead = "pass"
    module = types.ModuleType("entry_check_without")
    sys.modules[module.__name__] = module
    exec(compile(SOURCE.replace(check, instead), "entry_check_without.py", "exec"), module.__dict__)  # noqa: S102  our own source
    return module


@pytest.mark.parametrize("named", [each for each in ATTACKS if each[3]], ids=lambda each: each[0].__name__)
def test_each_attack_is_found_by_the_check_that_it_names(case, monkeypatch, named):
    attack, seq, reason, check = named
    attack(case.pieces)
    case.write(case.pieces)
    monkeypatch.setattr(verdict, "LedgerCheck", without(check).LedgerCheck)
    told = [(each.seq, each.reason) for each in check_journal(case.data).findings]
    assert not any(number == seq and reason in said for number, said in told), told


def test_a_key_that_stands_twice_in_the_words_is_found_by_every_verifier(case):
    key_twice_in_the_words(case.pieces)
    case.write(case.pieces)
    found = check_journal(case.data).findings[0]
    assert (found.seq, found.ledger) == (4, CLIENT)
    assert "in the form in which they were written" in found.reason  # without it, the words still fit their commitment
    assert check_export(case.exported).exit_code == standalone(case.exported)[0] == 1


def test_a_key_that_stands_twice_in_a_journal_line_is_found(case):
    """Without the comparison with `_as_written` the hidden entries would be read by no one but another reader."""
    path = case.data / "paletti.journal"
    lines = [line[9:] for line in path.read_bytes().splitlines()]
    lines[-1] = lines[-1].replace(b'{"entries":', b'{"entries":[],"entries":', 1)
    lines[3] = lines[3].replace(b'"hash":', b'"hash":"","hash":', 1)
    path.write_bytes(b"".join(b"%08x %b\n" % (crc32(each), each) for each in lines))
    found = check_journal(case.data)
    assert found.exit_code == 1
    assert any("not as it was written" in each.reason for each in found.findings)
    assert any((each.ledger, each.seq) == (CLIENT, 1) for each in found.findings)


def test_a_line_that_was_changed_without_its_checksum_is_found_also_at_the_end(case):
    path = case.data / "paletti.journal"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"name":"Rossi SRL"', b'"name":"Bossi SRL"'))
    assert "checksum is wrong" in check_journal(case.data).findings[0].reason
    path.write_bytes(whole.replace(b"parole 1", b"parole 9"))
    assert "does not read" in check_journal(case.data).findings[0].reason
    path.write_bytes(whole + b'01234567 {"entries":[')
    found = check_journal(case.data)
    assert (found.exit_code, len(found.notes)) == (0, 1)


def test_a_cut_end_is_found_by_a_seal_or_a_receipt_that_somebody_else_holds(case):
    del case.pieces[-1]
    case.write(case.pieces)
    assert "the end was cut off" in check_journal(case.data).findings[0].reason
    # The office's own seals are cut off as well: then only the receipt tells.
    case.write(case.pieces, Sealer(case.key))
    path = case.data / "paletti.journal"
    lines = [
        line[9:].replace(b"k4f2/5", b"k4f2/4").replace(b'"seq":5,', b'"seq":4,')
        for line in path.read_bytes().splitlines()
    ]
    path.write_bytes(b"".join(b"%08x %b\n" % (crc32(each), each) for each in lines))
    assert check_journal(case.data).exit_code == check_export(case.exported).exit_code == 0
    assert standalone(case.exported)[0] == 0
    expect_found_by_receipt(case, "cut off")


def test_a_ledger_made_anew_is_found_by_a_receipt(case):
    edited(case.pieces)
    rehash(case.pieces, 3)
    case.write(case.pieces, Sealer(case.key))
    assert check_journal(case.data).exit_code == check_export(case.exported).exit_code == 0
    assert standalone(case.exported)[0] == 0
    expect_found_by_receipt(case, "made anew")


def test_a_replaced_key_is_found_by_a_receipt(case):
    other = Ed25519PrivateKey.generate()
    case.write(case.pieces, Sealer(other))
    (case.data / "office.key").write_text(other.private_bytes_raw().hex())
    public = other.public_key().public_bytes_raw().hex()
    (case.exported / "office.pub").write_text(public + "\n")
    what = (case.exported / "export.json").read_text()
    (case.exported / "export.json").write_text(what.replace(case.key.public_key().public_bytes_raw().hex(), public))
    assert check_export(case.exported).exit_code == standalone(case.exported)[0] == 0
    assert "began with another key" in check_journal(case.data).findings[0].reason
    expect_found_by_receipt(case, "the key was replaced")


def expect_found_by_receipt(case, reason):
    path = case.data.parent / "receipt.txt"
    path.write_text(f"Ricevuta n. 5\n\n{case.receipt}\n\nCordiali saluti {{ }}")
    for found in (check_journal(case.data, case.receipts()), check_export(case.exported, case.receipts())):
        assert found.exit_code == 1
        assert any(reason in each.reason and each.ledger == CLIENT for each in found.findings), found.findings
    code, told = standalone(case.exported, path)
    assert code == 1
    assert reason in told


@pytest.mark.parametrize("field", ["seq", "hash", "at", "sig"])
def test_a_changed_seal_is_found_by_every_verifier(case, field):
    """Without `seal_holds` (`sealed` in the verifier that goes along) a seal would only be a number and a hash."""
    wrong = {"seq": ('"seq":5', '"seq":4'), "hash": (case.sealed.hash, case.pieces[3].hash)}
    wrong |= {"at": ("T21:40:00", "T21:40:01"), "sig": (case.sealed.sig, "ab" * 64)}
    text = case.receipt.replace(*wrong[field])
    assert text != case.receipt
    (case.exported / "seals.jsonl").write_text(text + "\n")
    assert "does not hold" in check_export(case.exported).findings[0].reason
    code, told = standalone(case.exported)
    assert code == 1
    assert "does not hold" in told
    found = check_journal(case.data, receipts_in(text))
    assert any("the receipt over this entry does not hold" in each.reason for each in found.findings)
    path = case.data / "paletti.journal"
    old, new = (each.encode() for each in wrong[field])
    *lines, last = (line[9:] for line in path.read_bytes().splitlines())
    path.write_bytes(b"".join(b"%08x %b\n" % (crc32(each), each) for each in [*lines, last.replace(old, new)]))
    assert check_journal(case.data).exit_code == 1


def test_a_changed_missing_or_exchanged_file_is_found_by_every_verifier(case):
    [path] = (case.exported / "files").iterdir()
    assert path.name == f"{case.picture.sha256}.png"
    for change in (lambda: path.write_bytes(b"another picture"), path.unlink):
        change()
        assert check_export(case.exported).findings[0].seq == 4
        code, told = standalone(case.exported)
        assert code == 1
        assert "entry 4" in told
        assert "home.png" in told
    (case.exported / "files.jsonl").write_text("")
    assert "does not list" in check_export(case.exported).findings[0].reason
    assert standalone(case.exported)[0] == 1


def test_words_that_were_erased_are_missed_by_nobody_and_words_that_were_not_are(case):
    del case.pieces[3:]
    erased = case.pieces[2]
    erased.edit(b'"kind":"client_set"', b'"kind":"erased"')
    erased.opening = case.pieces[1].opening = None
    erased.core = erased.core.replace(erased.core.split(b'"commit":')[1].split(b",")[0], b"null", 1)
    rehash(case.pieces, 2)
    case.write(case.pieces, Sealer(case.key))
    assert check_export(case.exported).exit_code == standalone(case.exported)[0] == 0
    found = check_journal(case.data)
    assert not any("words are gone" in each.reason for each in found.findings)
    assert found.checks[CLIENT].bare.keys() == {2}
