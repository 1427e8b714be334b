"""Random ledgers of all kinds: the state is the same with and without the words, in memory and from the disk."""

import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from bot.core import fold, ledger
from bot.core.entries import KINDS
from bot.core.ledger import EMPTY, Opening, OpeningValue
from tests.store.making import chain_holds, journal

AT = datetime(2026, 11, 26, 20, 40, tzinfo=UTC)
# Few ids and numbers, so that entries meet others about the same thing.
PLAIN = {
    str: st.sampled_from(["a", "b", "Mo-Fr 09:00-18:00", "Europe/Rome"]),
    int: st.integers(0, 3),
    bool: st.booleans(),
    type(None): st.none(),
    datetime: st.integers(0, 5).map(lambda days: AT + timedelta(days=days)),
    date: st.integers(0, 5).map(lambda days: AT.date() + timedelta(days=days)),
}


def values(hint):
    """Whatever fits a type that facts may have."""
    inner = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is Literal:
        return st.sampled_from(inner)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([values(each) for each in inner])
    if get_origin(hint) is tuple:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    return built(hint)


def built(struct):
    hints = get_type_hints(struct)
    return st.builds(struct, **{field.name: values(hints[field.name]) for field in fields(struct)})


FACTS = st.one_of([built(kind) for kind in KINDS.values()])
WORDS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LIVES = st.lists(st.tuples(FACTS, WORDS), max_size=25)


def lived(name, life):
    """The entries of a life that its ledger takes, with the state after each."""
    head, state, made, states = EMPTY, fold.empty(name), [], []
    for facts, words in life:
        opening = None if words is None else Opening(salt="5a" * 16, value=OpeningValue(words=words))
        entry = ledger.chain(head, name, facts, at=AT, tz="UTC", how="typed", opening=opening)
        with suppress(Exception):  # a kind of the other ledger's, or a move that cannot be: a store refuses it
            state = fold.apply(state, entry.core)
            head = ledger.head_of(entry)
            made.append(entry)
            states.append(state)
    return made, states


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LIVES, st.sampled_from(["office", "k1"]))
def test_the_state_is_the_same_with_and_without_the_words(life, name):
    entries, states = lived(name, life)
    state = fold.empty(name)
    for entry, expected in zip(entries, states, strict=True):
        bare = replace(entry, opening=None)
        assert bare.core == entry.core
        state = fold.apply(state, bare.core)
        assert state == expected
    with tempfile.TemporaryDirectory() as folder:
        store = journal(Path(folder))
        for entry in entries:
            store.append(entry)
        store.commit()
        store.erase({name: range(1, len(entries) + 1)}, [])
        store.commit()
        store.compact()
        store.close()
        store = journal(Path(folder))
        assert all(entry.opening is None for entry in store.entries(name))
        assert chain_holds(store, name)
        assert store.state(name) == (states[-1] if states else fold.empty(name))
        store.close()
