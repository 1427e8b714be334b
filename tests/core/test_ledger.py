"""Canonical bytes, the chain, erasable openings and seals, each checked against hashlib and json alone."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core import ledger
from bot.core.entries import KIND_OF, KINDS, ClientOpened, ClientSet, ContactJoined
from bot.core.errors import BrokenChain
from bot.core.ledger import EMPTY, Opening, OpeningValue, Where, Who, canonical, check

AT = datetime(2026, 11, 26, 20, 40, 0, 123456, tzinfo=UTC)
SALT = "5a" * 16
GIULIA = OpeningValue(
    shown="Approva?",
    language="it",
    words="Va bene, però non di giovedì 👍",
    who=Who(platform="telegram", user="7", name="Giulia"),
    where=Where(chat="telegram:7", message="12"),
)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-ledger.LARGEST_INTEGER, ledger.LARGEST_INTEGER)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def as_json(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def entries(count=4, name="k4f2"):
    """A client's ledger: opened, then contacts who joined, each with an opening."""
    head, made = EMPTY, []
    for number in range(count):
        facts = ContactJoined(contact=f"c{number}", role="reader") if number else ClientOpened()
        opening = Opening(salt=SALT, value=replace(GIULIA, words=f"words {number}")) if number else None
        at = AT + timedelta(minutes=number)
        made.append(ledger.chain(head, name, facts, at=at, tz="Europe/Rome", how="typed", opening=opening))
        head = ledger.head_of(made[-1])
    return made


def broken_at(chain, name="k4f2"):
    """The number and reason of the first bad entry, or None if all add up."""
    head = EMPTY
    try:
        for entry in chain:
            head = check(head, name, entry)
    except BrokenChain as error:
        return error.seq, error.reason
    return None


def rewritten(entry, **fields):
    """The entry with another core, hashed anew by somebody who knows how."""
    core = replace(entry.core, **fields)
    return replace(entry, core=core, hash=ledger.entry_hash(core))


@given(json_values)
def test_canonical_bytes_are_those_of_sorted_compact_json_in_utf_8(value):
    assert canonical(value) == as_json(value)


@given(json_values)
def test_canonical_bytes_read_back_as_the_same_value(value):
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (1.5, TypeError),
        ({"a": [1, {"b": 0.1}]}, TypeError),
        (float("nan"), TypeError),
        ("\ud800", ValueError),
        ({"a": "x\udfff"}, ValueError),
        (2**53, ValueError),
        (-(2**53), ValueError),
        (10**30, ValueError),
        ({"è": 1}, ValueError),
        ({"a": {"ключ": 1}}, ValueError),
        ({1: 2}, ValueError),
        ({"\ud800": 1}, ValueError),
    ],
    ids=repr,
)
def test_what_two_json_readers_could_read_differently_has_no_canonical_form(value, error):
    with pytest.raises(error):
        canonical(value)


def test_an_entrys_hash_is_what_anybody_can_compute_with_hashlib_and_json():
    entry = ledger.chain(
        ledger.Head(seq=6, hash="ab" * 32),
        "k4f2",
        ContactJoined(contact="c9", role="approver"),
        at=AT,
        tz="Europe/Rome",
        how="typed",
        platform_at=datetime(2026, 11, 26, 20, 39, 59, tzinfo=UTC),
        subject="c9",
        opening=Opening(salt=SALT, value=GIULIA),
    )
    value = {
        "shown": "Approva?",
        "language": "it",
        "words": "Va bene, però non di giovedì 👍",
        "who": {"platform": "telegram", "user": "7", "name": "Giulia"},
        "where": {"chat": "telegram:7", "message": "12", "prompt": None},
        "files": [],
    }
    commit = hashlib.sha256(bytes.fromhex(SALT) + as_json(value)).hexdigest()
    core = {
        "v": 1,
        "ledger": "k4f2",
        "seq": 7,
        "prev": "ab" * 32,
        "kind": "contact_joined",
        "at": "2026-11-26T20:40:00.123456Z",
        "tz": "Europe/Rome",
        "platform_at": "2026-11-26T20:39:59Z",
        "how": "typed",
        "subject": "c9",
        "subject_version": None,
        "supersedes": None,
        "facts": {"contact": "c9", "role": "approver"},
        "commit": commit,
    }
    assert entry.core.commit == commit
    assert entry.hash == hashlib.sha256(b"paletti/entry/v1\0" + as_json(core)).hexdigest()
    assert entry.hash == "e4f17a2a8444da844ed5dae3926f1af5b95392978e9ca06702e5937affa18a98"


def test_an_untouched_ledger_adds_up():
    assert broken_at(entries()) is None
    assert broken_at(entries(40)) is None


def test_an_erased_opening_leaves_the_ledger_adding_up():
    erased = [replace(entry, opening=None) for entry in entries()]
    assert broken_at(erased) is None
    assert erased[1].core.commit is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"v": 2},
        {"kind": "client_set"},
        {"at": AT},
        {"tz": "UTC"},
        {"platform_at": AT},
        {"how": "command"},
        {"subject": "other"},
        {"subject_version": 2},
        {"supersedes": 1},
        {"facts": msgspec.Raw(b'{"contact":"c2","role":"approver"}')},
        {"commit": "00" * 32},
        {"commit": None},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_every_field_of_an_entry_is_held_by_its_hash(fields):
    chain = entries()
    chain[2] = replace(chain[2], core=replace(chain[2].core, **fields), opening=None)
    assert broken_at(chain) == (3, "its content was changed")


def test_an_entry_hashed_anew_is_given_away_by_the_one_that_follows():
    chain = entries()
    chain[2] = replace(rewritten(chain[2], how="command"))
    assert broken_at(chain) == (4, "it does not follow the entry before it")


def test_a_deleted_entry_is_missed():
    chain = entries()
    del chain[1]
    assert broken_at(chain) == (2, "it is numbered 3")


def test_a_deleted_entry_is_missed_even_if_the_rest_is_numbered_anew():
    first, _, *rest = entries()
    chain = [first, *(rewritten(entry, seq=entry.core.seq - 1) for entry in rest)]
    assert broken_at(chain) == (2, "it does not follow the entry before it")


def test_entries_in_another_order_are_noticed():
    chain = entries()
    chain[1], chain[2] = chain[2], chain[1]
    assert broken_at(chain) == (2, "it is numbered 3")


def test_an_entry_that_stands_there_twice_is_noticed():
    chain = entries()
    chain.insert(2, chain[1])
    assert broken_at(chain) == (3, "it is numbered 2")


def test_an_entry_from_another_ledger_is_noticed():
    chain = entries()
    chain[1] = entries(name="m9x1")[1]
    assert broken_at(chain) == (2, "it belongs to ledger m9x1")
    assert broken_at(entries(), name="m9x1") == (1, "it belongs to ledger k4f2")


def test_changed_words_are_noticed():
    chain = entries()
    chain[1] = replace(chain[1], opening=Opening(salt=SALT, value=replace(GIULIA, words="no")))
    assert broken_at(chain) == (2, "its words were changed")


def test_words_with_another_salt_are_noticed():
    chain = entries()
    chain[1] = replace(chain[1], opening=replace(chain[1].opening, salt="5b" * 16))
    assert broken_at(chain) == (2, "its words were changed")


def test_words_swapped_between_two_entries_are_noticed():
    chain = entries()
    one, other = chain[1].opening, chain[2].opening
    chain[1], chain[2] = replace(chain[1], opening=other), replace(chain[2], opening=one)
    assert broken_at(chain) == (2, "its words were changed")


def test_words_put_to_an_entry_that_had_none_are_noticed():
    chain = entries()
    chain[0] = replace(chain[0], opening=Opening(salt=SALT, value=GIULIA))
    assert broken_at(chain) == (1, "its words were changed")


def test_a_cut_off_end_adds_up_and_only_a_seal_gives_it_away():
    key = Ed25519PrivateKey.generate()
    chain = entries()
    sealed = ledger.seal(key, "k4f2", ledger.head_of(chain[-1]), AT)
    assert broken_at(chain[:-1]) is None
    assert ledger.seal_holds(key.public_key(), sealed)
    assert sealed.seq > chain[-2].core.seq


@pytest.mark.parametrize(
    "fields",
    [
        {"ledger": "m9x1"},
        {"seq": 5},
        {"hash": "00" * 32},
        {"at": AT + timedelta(seconds=1)},
        {"sig": "00" * 64},
        {"sig": "00"},
        {"sig": "no hexadecimal"},
        {"sig": ""},
    ],
    ids=repr,
)
def test_a_changed_seal_does_not_hold(fields):
    key = Ed25519PrivateKey.generate()
    sealed = ledger.seal(key, "k4f2", ledger.head_of(entries()[-1]), AT)
    assert not ledger.seal_holds(key.public_key(), replace(sealed, **fields))


def test_another_offices_seal_does_not_hold():
    sealed = ledger.seal(Ed25519PrivateKey.generate(), "k4f2", EMPTY, AT)
    assert not ledger.seal_holds(Ed25519PrivateKey.generate().public_key(), sealed)


def test_a_fingerprint_is_the_hash_of_the_raw_public_key():
    public = Ed25519PrivateKey.generate().public_key()
    assert ledger.fingerprint(public) == hashlib.sha256(public.public_bytes_raw()).hexdigest()


def test_facts_of_a_kind_that_this_version_does_not_know_are_refused():
    with pytest.raises(msgspec.ValidationError, match="unknown kind"):
        ledger.facts_of(replace(entries()[0].core, kind="quote_signed"))


def test_facts_of_another_shape_are_refused():
    with pytest.raises(msgspec.ValidationError):
        ledger.facts_of(replace(entries()[1].core, facts=msgspec.Raw(b'{"contact":"c1","role":"queen"}')))


def test_facts_come_back_as_they_were_written():
    facts = ClientSet(language="it", timezone="Europe/London")
    entry = ledger.chain(EMPTY, "k4f2", facts, at=AT, tz="UTC", how="command")
    assert ledger.facts_of(entry.core) == facts


def test_every_kind_of_entry_has_one_name():
    assert len(KIND_OF) == len(KINDS)
    assert all(KIND_OF[facts] == kind for kind, facts in KINDS.items())
