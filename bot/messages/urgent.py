"""Urgent calls: what is urgent, who is called, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.calls import ANSWERED_WITHIN
from bot.core.desk import Desk, Reader
from bot.core.effects import Button, Buttons, Message, Text
from bot.messages.parts import message, name_of, office_name, office_reader, ours, reader_of, text, theirs
from bot.messages.relay import contents
from bot.wording.sizes import price

MINUTES = int(ANSWERED_WITHIN.total_seconds() // 60)


def _opening(desk: Desk, reader: Reader, client: str | None) -> Text:
    """When the message is read at the latest."""
    opens_at = desk.schedule_for(client).next_opening(desk.now)
    if opens_at is None:
        return text(desk, reader, "urgent-kept")
    return text(desk, reader, "urgent-opens", opening=theirs(desk, reader, opens_at))


def urgent_open(desk: Desk, args: Mapping[str, Any]) -> Message:
    """While the office is open nobody need be called."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, "urgent-open", office=office_name(desk, reader)))


def urgent_never(desk: Desk, args: Mapping[str, Any]) -> Message:
    """A courteous no, with the next opening."""
    reader = reader_of(desk, args)
    client = args["client"]
    return message(
        reader,
        text(desk, reader, "urgent-never", office=office_name(desk, reader)),
        _opening(desk, reader, client),
    )


def urgent_paid(desk: Desk, args: Mapping[str, Any]) -> Message:
    """To somebody who does not decide: what a call costs, and who can order it."""
    reader = reader_of(desk, args)
    client = args["client"]
    state = desk.client(client)
    cost = price(state.urgent_cents, state.urgent_currency, reader.language)
    people = {each.contact: each.name for each in desk.people.where(client=client) if each.name}
    names = ", ".join(people[contact] for contact in state.approvers if contact in people)
    key = "urgent-paid" if names else "urgent-paid-nobody"
    return message(
        reader,
        text(desk, reader, key, office=office_name(desk, reader), price=cost, names=names),
        _opening(desk, reader, client),
    )


def urgent_called(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The price was accepted, so the freelancer is being called."""
    reader = reader_of(desk, args)
    return message(reader, text(desk, reader, "urgent-called", office=office_name(desk, reader), minutes=MINUTES))


def urgent_recent(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """One call an hour is enough."""
    call = desk.calls.get(args["call"])
    if call is None:
        return None
    reader = reader_of(desk, args)
    said = theirs(desk, reader, call.at)
    office = office_name(desk, reader)
    return message(reader, text(desk, reader, f"urgent-recent-{call.state}", office=office, when=said))


def urgent_ask(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What was agreed to be urgent, and whether to call; after the press, what came of it."""
    card = desk.cards.get(args["card"])
    if card is None or card.client is None:
        return None
    reader = reader_of(desk, args)
    office = office_name(desk, reader)
    if card.state == "called":
        return message(reader, text(desk, reader, "urgent-called", office=office, minutes=MINUTES))
    if card.state == "waits":
        return message(reader, text(desk, reader, "urgent-waits"), _opening(desk, reader, card.client))
    buttons = Buttons(
        (
            Button(token=card.token, choice="call", label=desk.say("button-call", reader.language), style="primary"),
            Button(token=card.token, choice="wait", label=desk.say("button-can-wait", reader.language)),
        )
    )
    return message(
        reader, _meaning(desk, reader, card.client), text(desk, reader, "urgent-ask", office=office), buttons
    )


def _meaning(desk: Desk, reader: Reader, client: str) -> Text:
    """What was agreed to be urgent."""
    title = desk.titles.get(f"urgent:{client}")
    meaning = title.text if title else desk.say("urgent-meaning", reader.language)
    return text(desk, reader, "urgent-means", meaning=meaning)


def urgent_call(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the freelancer: who calls, since when, with what."""
    card = desk.cards.get(args["card"])
    call = desk.calls.get(card.data["call"]) if card else None
    if card is None or call is None:
        return None
    reader = office_reader(desk)
    items = [held for held in map(desk.messages.get, card.data["items"]) if held and not held.withdrawn]
    head = text(desk, reader, "urgent-call", who=name_of(desk, call.account, call.client), when=ours(desk, call.at))
    if call.state in ("taken", "refused"):
        return message(reader, head, *contents(desk, items, card.chat), text(desk, reader, f"urgent-call-{call.state}"))
    buttons = Buttons(
        (
            Button(token=card.token, choice="take", label=desk.say("button-take", reader.language), style="primary"),
            Button(token=card.token, choice="cannot", label=desk.say("button-cannot", reader.language)),
        )
    )
    return message(
        reader, head, *contents(desk, items, card.chat), text(desk, reader, "urgent-call-how", minutes=MINUTES), buttons
    )


def urgent_outcome(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the client: somebody takes it, cannot, or has not answered."""
    call = desk.calls.get(args["call"])
    if call is None:
        return None
    reader = reader_of(desk, args)
    member = desk.members.get(call.member)
    name = (member.name if member else "") or office_name(desk, reader)
    outcome = args["outcome"]
    said = text(desk, reader, f"urgent-{outcome}", name=name, office=office_name(desk, reader), minutes=MINUTES)
    return message(reader, said, None if outcome == "taken" else _opening(desk, reader, call.client))
