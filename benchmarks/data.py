"""The offices that are measured: closed today, with clients who have a ledger and two accounts each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot import setting_sections as sections
from bot.assembly import Office
from bot.clock import SystemClock
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import ClientAdded, ClientOpened, ClientSet, ContactJoined, OwnerClaimed
from bot.core.facts import Facts
from bot.core.ledger import OpeningValue, Where, Who
from bot.core.office import LEDGER
from bot.core.rows import Client, Member, Person
from bot.settings import Settings
from tests.platforms.fake_slack import TEAM

ZONE = "Europe/Rome"
OWNER = 1
FIRST_PERSON = 10_000
QUESTION = "Buonasera, la home si vede male dal telefono: ci può dare un'occhiata domani mattina? Grazie, Anna"
# So long that an entry takes 1.4 kB in the journal.
WORDS = (f"{QUESTION} " * 7)[:647]


def closed_hours() -> str:
    """Hours of an office that is closed yesterday, today and tomorrow."""
    today = datetime.now(UTC).weekday()
    days = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    later = [days[(today + ahead) % 7] for ahead in range(2, 6)]
    return f"{','.join(later)} 09:00-13:00,14:00-18:00"


def settings(folder: Path) -> Settings:
    """Settings of an office that is closed now; its data are in `folder`."""
    return Settings(
        office=sections.Office(name="Studio Verdi", timezone=ZONE, hours=closed_hours(), language="it"),
        store=sections.Store(url=f"tinydb:{folder}"),
    )


def environment(folder: Path) -> dict[str, str]:
    """The same settings for a process of its own."""
    given = settings(folder)
    return {
        "PALETTI_OFFICE_NAME": given.office.name,
        "PALETTI_OFFICE_TIMEZONE": given.office.timezone,
        "PALETTI_OFFICE_HOURS": given.office.hours,
        "PALETTI_OFFICE_LANGUAGE": given.office.language,
        "PALETTI_STORE_URL": given.store.url,
    }


@contextmanager
def office(folder: Path, *, clients: int, entries_each: int, people: int) -> Iterator[Office]:
    """A new office with so many clients, entries in the ledger of each, and people of theirs on each platform.

    Entries take 1.4 kB, and each was a commit of its own, as in life.
    """
    opened = Office(settings(folder), SystemClock())
    try:
        engine = opened.engine
        engine.commit(_owner)
        for number in range(clients):
            engine.commit(partial(_client, number), durable=False)
            for seq in range(2, entries_each + 1):
                engine.commit(partial(_entry, number, seq), durable=False)
        for number in range(people):
            engine.commit(partial(_person, number, number % clients), durable=False)
        yield opened
    finally:
        opened.close()


def telegram_user(number: int) -> int:
    """A person's number on Telegram, which is also that of the private chat."""
    return FIRST_PERSON + number


def slack_user(number: int) -> str:
    """A person's id on Slack; the private channel's has a D for the U."""
    return f"U{number:08}"


def _owner(desk: Desk) -> list[Effect]:
    account = f"telegram:{OWNER}"
    member = desk.fresh("p")
    return [
        Keep("people", account, Person(account=account, name="Olga Verdi", member=member, private=account)),
        Keep("members", member, Member(member=member, account=account, name="Olga Verdi", private=account)),
        Record(ledger=LEDGER, facts=OwnerClaimed(member=member), how="command", opening=_opening(OWNER)),
    ]


def _client(number: int, _desk: Desk) -> list[Effect]:
    client = _client_id(number)
    return [
        Keep("clients", client, Client(client=client, name=f"Cliente numero {number} SRL")),
        Record(ledger=LEDGER, facts=ClientAdded(client=client), how="command", subject=client),
        Record(ledger=client, facts=ClientOpened(), how="command", subject=client, opening=_opening(OWNER)),
    ]


def _entry(number: int, seq: int, _desk: Desk) -> list[Effect]:
    return [entry(number, ContactJoined(contact=_contact(number), role="approver") if seq == 2 else None)]


def entry(number: int, facts: Facts | None = None) -> Record:
    """One more entry of 1.4 kB in a client's ledger."""
    return Record(
        ledger=_client_id(number),
        facts=facts or ClientSet(language="it", timezone=ZONE),
        how="command",
        subject=_client_id(number),
        opening=_opening(telegram_user(number)),
    )


def _person(number: int, of_client: int, _desk: Desk) -> list[Effect]:
    telegram, slack = f"telegram:{telegram_user(number)}", f"slack:{TEAM}:{slack_user(number)}"
    channel = f"slack:{TEAM}:D{slack_user(number)[1:]}"
    known = {"name": "Anna", "language": "it", "client": _client_id(of_client)}
    # Two people, since one with two accounts is told once.
    here, there = _contact(number), _contact(number + 10**9)
    return [
        Keep("people", telegram, Person(account=telegram, private=telegram, contact=here, **known)),
        Keep("people", slack, Person(account=slack, private=channel, timezone=ZONE, contact=there, **known)),
    ]


def _opening(user: int) -> OpeningValue:
    return OpeningValue(
        words=WORDS,
        language="it",
        who=Who(platform="telegram", user=str(user), name="Anna"),
        where=Where(chat=f"telegram:{user}", message="4711"),
    )


def _client_id(number: int) -> str:
    return f"k{number:016}"


def _contact(number: int) -> str:
    return f"c{number:016}"
