"""What several messages have in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Text
from bot.core.rows import Held
from bot.wording.moments import day, moment, moment_both


def message(reader: Reader, *blocks: Block | None) -> Message:
    """A message in the reader's language; blocks that are None are left out."""
    return Message(tuple(block for block in blocks if block is not None), language=reader.language)


def text(desk: Desk, reader: Reader, key: str, **words: str | int) -> Text:
    """A paragraph of ours."""
    return Text(desk.say(key, reader.language, slash=reader.slash, **words))


def row_of(desk: Desk, reader: Reader, token: str, labels: Mapping[str, str]) -> Buttons:
    """A row of buttons: what each chooses, with the key of its label."""
    return Buttons(
        tuple(
            Button(token=token, choice=choice, label=desk.say(key, reader.language)) for choice, key in labels.items()
        )
    )


def office_reader(desk: Desk) -> Reader:
    """The office reads its own language in its own zone."""
    return Reader(desk.office.language, desk.office.timezone, desk.slash(desk.office_chat))


def reader_of(desk: Desk, args: Mapping[str, Any]) -> Reader:
    """Whoever the message is for: a member of the office, a client's person, or anybody in a client's chat."""
    person = desk.people.get(args.get("account"))
    if person is not None and person.member:
        return Reader(desk.office.language, desk.office.timezone, desk.slash(person.account))
    return desk.reader(args.get("account"), args.get("client"))


def office_name(desk: Desk, reader: Reader) -> str:
    """What the office calls itself, or "the office"."""
    return desk.office_name or desk.say("the-office", reader.language)


def theirs(desk: Desk, reader: Reader, at: datetime) -> str:
    """An instant for a client: in their zone, and in ours too where the clocks differ."""
    return moment_both(at, reader.timezone, desk.office.timezone, reader.language, now=desk.now, say=desk.say)


def ours(desk: Desk, at: datetime) -> str:
    """An instant for the office."""
    return moment(at, desk.office.timezone, desk.office.language, now=desk.now, say=desk.say)


def client_lines(desk: Desk, client: str, language: str) -> tuple[str, ...]:
    """What stands below a client's name on papers, as far as it is known: address, VAT number, tax code."""
    address, vat, code = (desk.titles.get(f"{kind}:{client}") for kind in ("address", "vat", "tax-code"))
    return (
        *((address.text,) if address else ()),
        *((desk.say("details-vat", language, number=vat.text),) if vat else ()),
        *((desk.say("details-tax-code", language, number=code.text),) if code else ()),
    )


def author(desk: Desk, held: Held) -> str:
    """Who wrote it, as the office knows them: "Giulia Bianchi · Rossi SRL"."""
    return name_of(desk, held.by, held.client)


def name_of(desk: Desk, account: str, client: str | None) -> str:
    """A person and, if there is one, the client."""
    person = desk.people.get(account)
    name = (person.name if person else "") or desk.say("somebody", desk.office.language)
    row = desk.clients.get(client)
    of = row.name if row else desk.say("not-a-client", desk.office.language)
    return name if name == of else f"{name} · {of}"


def office_day(desk: Desk, at: datetime) -> str:
    """The office's calendar day; with its year where that is another, since a year is easily mistyped."""
    zone = ZoneInfo(desk.office.timezone)
    return day(at.astimezone(zone).date(), desk.office.language, now=desk.now.astimezone(zone).date())
