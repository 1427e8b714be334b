"""TinyDB's own operations work on the side tables, changes staged and all."""

import pytest
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
