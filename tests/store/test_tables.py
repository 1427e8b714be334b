"""TinyDB's own operations work on the side tables, changes staged and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import where
from tinydb.table import Document

from bot.store.tables import Database, SideTables


@pytest.fixture
def database():
    return Database(storage=SideTables)


@pytest.fixture
def people(database):
    table = database.table("people", cache_size=0)
    table.insert_multiple(
        [Document({"name": name, "tags": []}, doc_id=name.lower()) for name in ("Anna", "Bea", "Carla")]
    )
    database.storage.settle()
    return table


def test_documents_are_found_counted_and_listed(database, people):
    people.insert(Document({"name": "Dora", "tags": ["new"]}, doc_id="dora"))
    assert [document.doc_id for document in people.search(where("tags") == [])] == ["anna", "bea", "carla"]
    assert people.get(doc_id="dora") == {"name": "Dora", "tags": ["new"]}
    assert people.contains(where("tags").any(["new"]))
    assert len(people) == 4
    assert [document["name"] for document in people] == ["Anna", "Bea", "Carla", "Dora"]
    assert database.tables() == {"people"}


def test_a_document_can_not_be_inserted_twice(people):
    with pytest.raises(ValueError, match="already exists"):
        people.insert(Document({}, doc_id="anna"))


def test_updates_and_removals_are_forgotten_with_the_transaction_and_kept_with_a_commit(database, people):
    def change():
        people.update({"tags": ["x"]}, where("name") == "Bea")
        people.update(lambda row: row["tags"].append("y"), doc_ids=["carla"])
        people.remove(doc_ids=["anna"])
        people.upsert(Document({"name": "Dora", "tags": []}, doc_id="dora"))

    before = people.all()
    change()
    database.storage.forget()
    assert people.all() == before
    change()
    assert database.storage.staged_json() == (
        b'"people":{"bea":{"name":"Bea","tags":["x"]},"carla":{"name":"Carla","tags":["y"]},"anna":null,'
        b'"dora":{"name":"Dora","tags":[]}}'
    )
    database.storage.settle()
    assert [(row.doc_id, row["tags"]) for row in people] == [("bea", ["x"]), ("carla", ["y"]), ("dora", [])]


def test_an_update_writes_only_the_rows_that_it_changed(database, people):
    people.update({"name": "Anna"}, where("name").one_of(["Anna", "Bea"]))
    assert database.storage.staged_json() == b'"people":{"bea":{"name":"Anna","tags":[]}}'


def test_an_update_that_fails_halfway_changes_nothing(database, people):
    def fail_at_carla(row):
        if row["name"] == "Carla":
            raise LookupError
        row["tags"].append("x")

    with pytest.raises(LookupError):
        people.update(fail_at_carla)
    assert database.storage.staged_json() == b""


def test_a_search_is_answered_anew_after_a_rollback(database, people):
    people.remove(doc_ids=["anna"])
    assert people.count(where("tags") == []) == 2
    database.storage.forget()
    assert people.count(where("tags") == []) == 3


def test_a_row_that_is_no_json_is_refused_and_changes_nothing(database, people):
    with pytest.raises(TypeError):
        people.put("dora", {"name": object()})
    assert database.storage.staged_json() == b""


def test_truncating_a_table_takes_away_all_its_rows(database, people):
    people.insert(Document({}, doc_id="dora"))
    people.truncate()
    assert people.all() == []
    database.storage.settle()
    assert people.all() == []
    assert database.storage.live_bytes() == 0


CLIENTS = st.sampled_from(["k1", "k2", None])
PUTS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from("abcd"), CLIENTS, st.integers(0, 3)),
        st.tuples(st.just("away"), st.sampled_from("abcd")),
        st.tuples(st.sampled_from(["commit", "rollback", "ask"])),
    ),
    max_size=40,
)


@given(PUTS)
def test_the_rows_of_one_client_are_those_that_a_look_through_all_would_find_in_the_same_order(deeds):
    tables, committed, staged = SideTables(), {}, {}
    table = Database(storage=lambda: tables).table("people", cache_size=0)
    for deed, *about in deeds:
        if deed in ("put", "away"):
            row = {"client": about[1], "n": about[2], "data": {"client": "k1"}} if deed == "put" else None
            table.put(about[0], row)
            if row != merged(committed, staged).get(about[0]):
                staged[about[0]] = row
        elif deed == "commit":
            tables.settle()
            committed, staged = merged(committed, staged), {}
        elif deed == "rollback":
            tables.forget()
            staged = {}
        for client in ("k1", "k2", "k3"):
            now = merged(committed, staged)
            assert table.matching({"client": client}) == [
                (key, row) for key, row in now.items() if row["client"] == client
            ]


def merged(committed, staged):
    """A change leaves a row in its place; what is taken away and put again comes last, once it was committed."""
    now = dict(committed)
    for key, row in staged.items():
        if row is None:
            now.pop(key, None)
        else:
            now[key] = row
    return now
