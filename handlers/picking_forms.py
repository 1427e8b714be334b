"""The two steps of the form that asks for an approval: what of which client, and of whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.approval_rows import Picking
from bot.core.desk import Desk
from bot.core.forms import MOST_OPTIONS, Field, Form, Option
from bot.core.rows import Client
from handlers.approvers import names_of
from handlers.asking import LONGEST_TITLE


def what_to_ask(row: Picking, desk: Desk) -> Form:
    """Whose it is, what it is called, until when it can be approved."""
    language = desk.office.language
    clients = sorted(desk.clients.where(), key=lambda each: each.name.casefold())
    title = Field(
        name="title",
        label=desk.say("form-title", language),
        kind="line",
        hint=desk.say("form-title-hint", language),
        longest=LONGEST_TITLE,
    )
    day = Field(name="day", label=desk.say("form-day", language), kind="day", optional=True)
    return _form(row, (_client(clients, row, desk), title, day), desk)


def whom_to_ask(row: Picking, desk: Desk) -> Form:
    """Who decides (all, if nothing else is said), and how many of them have to approve."""
    language = desk.office.language
    names = names_of(row.client or "", desk)
    numbers = [str(number) for number in range(1, min(len(names), MOST_OPTIONS) + 1)]
    needed = Field(
        name="needed",
        label=desk.say("form-needed", language),
        kind="choice",
        options=tuple(Option(number, number) for number in numbers),
        initial=("1",),
    )
    return _form(row, (_approvers(names, desk), needed), desk)


def _client(clients: Sequence[Client], row: Picking, desk: Desk) -> Field:
    label = desk.say("form-client", desk.office.language)
    known = next((each for each in clients if each.client == row.client), None)
    if len(clients) > MOST_OPTIONS:
        return Field(name="client", label=label, kind="line", initial=(known.name,) if known else ())
    options = tuple(Option(each.client, each.name) for each in clients)
    return Field(name="client", label=label, kind="choice", options=options, initial=(known.client,) if known else ())


def _approvers(names: Mapping[str, str], desk: Desk) -> Field:
    label = desk.say("form-approvers", desk.office.language)
    if len(names) > MOST_OPTIONS:
        hint = desk.say("form-approvers-hint", desk.office.language)
        return Field(name="approvers", label=label, kind="line", optional=True, hint=hint)
    options = tuple(Option(contact, name) for contact, name in names.items())
    return Field(name="approvers", label=label, kind="choices", options=options, initial=tuple(names))


def _form(row: Picking, fields: tuple[Field, ...], desk: Desk) -> Form:
    language = desk.office.language
    title, submit = desk.say("form-approve", language), desk.say("form-approve-submit", language)
    return Form(token=row.token, title=title, submit=submit, fields=fields)
