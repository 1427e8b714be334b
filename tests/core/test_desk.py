"""The desk: who somebody is, in which language and zone they read, and codes that are written down nowhere."""

import re
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.core import rows
from bot.core.clients import ClientState
from bot.core.desk import Desk, Reader, code_digest
from bot.core.events import Account
from bot.core.office import Away, Office
from bot.wording import say

NOW = datetime(2026, 11, 26, 20, 40, tzinfo=UTC)


class Shelf:
    """Books of cardboard."""

    def __init__(self, office=None, clients=None, **tables):
        self.states = {"office": office or Office(), **(clients or {})}
        self.tables = tables

    def state(self, ledger):
        return self.states[ledger]

    def row(self, table, key):
        return self.tables.get(table, {}).get(key)

    def rows(self, table, **equal):
        found = self.tables.get(table, {}).items()
        return [(key, row) for key, row in found if all(row.get(name) == value for name, value in equal.items())]


def desk(secret=b"secret", **shelf):
    return Desk(Shelf(**shelf), now=NOW, fresh=lambda prefix: f"{prefix}1", say=say, secret=secret)


OFFICE = Office(owner="p1", rule="Mo-Fr 09:00-18:00", timezone="Europe/Rome", language="it")
PEOPLE = {
    "telegram:1": {
        "account": "telegram:1",
        "name": "Marta",
        "member": "p1",
        "language": "de",
        "timezone": "Asia/Tokyo",
    },
    "telegram:2": {"account": "telegram:2", "member": "p2"},
    "telegram:7": {"account": "telegram:7", "client": "k1", "language": "en-GB", "timezone": "Europe/London"},
    "telegram:8": {"account": "telegram:8", "language": "fr", "timezone": "Nowhere/Land"},
}


@pytest.mark.parametrize(
    ("account", "kind", "audience"),
    [
        ("telegram:1", "person", "owner"),
        ("telegram:2", "person", "member"),
        ("telegram:7", "person", "client"),
        ("telegram:8", "person", "stranger"),
        ("telegram:9", "person", "stranger"),
        ("telegram:1", "bot", "nobody"),
        ("telegram:1", "nobody", "nobody"),
    ],
)
def test_an_account_is_known_by_its_id_and_a_message_without_a_person_is_nobodys(account, kind, audience):
    assert desk(office=OFFICE, people=PEOPLE).audience(Account(id=account, kind=kind)) == audience


def test_a_name_makes_nobody_the_owner():
    assert desk(office=OFFICE, people=PEOPLE).audience(Account(id="telegram:99", name="Marta")) == "stranger"


def test_whatever_was_set_for_the_client_comes_first():
    clients = {"k1": ClientState(language="it", timezone="Europe/Paris")}
    assert desk(office=OFFICE, people=PEOPLE, clients=clients).reader("telegram:7") == Reader("it", "Europe/Paris")


def test_then_comes_what_the_platform_tells_of_the_person():
    clients = {"k1": ClientState()}
    assert desk(office=OFFICE, people=PEOPLE, clients=clients).reader("telegram:7") == Reader("en", "Europe/London")


def test_then_comes_what_is_the_offices():
    assert desk(office=OFFICE, people=PEOPLE).reader("telegram:9") == Reader("it", "Europe/Rome")


def test_a_language_that_is_not_spoken_here_or_a_zone_that_there_is_not_is_passed_over():
    assert desk(office=OFFICE, people=PEOPLE).reader("telegram:8") == Reader("it", "Europe/Rome")


def test_a_member_reads_the_offices_language_in_the_offices_zone():
    assert desk(office=OFFICE, people=PEOPLE).reader("telegram:1") == Reader("it", "Europe/Rome")


def test_a_stranger_in_a_clients_chat_reads_as_the_client_does():
    clients = {"k1": ClientState(language="en", timezone="Europe/London")}
    assert desk(office=OFFICE, clients=clients).reader("telegram:9", "k1") == Reader("en", "Europe/London")


def test_commands_are_given_as_the_readers_platform_takes_them():
    platforms = {"slack": {"handle": "Paletti", "slash": "/paletti "}, "telegram": {"handle": "@neri_bot"}}
    read = desk(office=OFFICE, platforms=platforms)
    assert read.reader("slack:U9").slash == "/paletti "
    assert read.reader("telegram:9").slash == "/"
    assert read.slash(None) == "/"


def test_the_office_chat_is_the_owners_private_one():
    members = {"p1": {"member": "p1", "account": "telegram:1", "private": "telegram:1"}}
    assert desk(office=OFFICE, members=members).office_chat == "telegram:1"
    assert desk(office=replace(OFFICE, owner=None), members=members).office_chat is None
    assert desk(office=OFFICE).office_chat is None


def test_an_office_may_be_without_a_name():
    assert desk().office_name == ""
    assert desk(titles={"office": {"text": "Studio Neri"}}).office_name == "Studio Neri"


def test_a_code_is_the_same_whenever_it_is_asked_for_and_another_for_another_purpose():
    code = desk().code("i1")
    assert re.fullmatch(r"([A-Z2-7]{4}-){2}[A-Z2-7]{4}", code)
    assert desk().code("i1") == code
    assert desk().code("i2") != code
    assert desk(secret=b"another office's").code("i1") != code


def test_a_code_counts_however_people_type_it():
    typed = ["ABCD-2345-WXYZ", "abcd2345wxyz", "  abcd 2345 wxyz ", "«Abcd_2345.Wxyz»", "/abcd-2345-wxyz."]
    assert len({code_digest(each) for each in typed}) == 1
    assert code_digest("ABCD-2345-WXYY") != code_digest(typed[0])


def test_rows_come_with_their_type():
    person = desk(people=PEOPLE).people.get("telegram:2")
    assert person == rows.Person(account="telegram:2", member="p2")
    assert desk(people=PEOPLE).people.get(None) is None
    assert [each.account for each in desk(people=PEOPLE).people.where(client="k1")] == ["telegram:7"]
    assert desk(people=PEOPLE).people.items()[1] == ("telegram:2", person)


def test_absences_close_the_schedule():
    noon = NOW.replace(hour=11)
    away = Away("a1", noon, None)
    assert desk(office=OFFICE).schedule.is_open(noon)
    assert not desk(office=replace(OFFICE, exceptions=(away,))).schedule.is_open(noon)
