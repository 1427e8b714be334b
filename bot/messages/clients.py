"""About clients: their invitation, all of them, one at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.digests import waiting
from bot.core.effects import Block, Code, Message, Text, Title
from bot.core.manner import locale_of
from bot.messages.parts import message, office_reader, ours, text
from bot.messages.recap_settings import glance as recaps_glance
from bot.messages.steps import glance
from bot.wording.rules import in_words
from bot.wording.sizes import price


def client_invitation(desk: Desk, args: Mapping[str, Any]) -> Message:
    """How a client gets in. It carries the code, which is derived here and stored nowhere."""
    reader = office_reader(desk)
    code = desk.code(args["invitation"])
    row = desk.clients.get(args["client"])
    blocks: list[Block] = [
        Title(desk.say("invitation-title", reader.language, name=row.name if row else "")),
        text(desk, reader, "invitation-send", days=args["days"]),
    ]
    platforms = [platform for _, platform in desk.platforms.items()]
    blocks += [Text(platform.invite.format(code=code)) for platform in platforms if platform.invite]
    blocks.append(text(desk, reader, "invitation-typed"))
    blocks += [
        Code(f"{slash}start {code}") for slash in dict.fromkeys(platform.slash for platform in platforms) or ("/",)
    ]
    blocks.append(text(desk, reader, "invitation-shared"))
    return Message(tuple(blocks), language=reader.language, secret=True)


def client_list(desk: Desk, _args: Mapping[str, Any]) -> Message:
    """All clients, with what waits from each."""
    reader = office_reader(desk)
    clients = desk.clients.where()
    if not clients:
        return message(
            reader,
            text(desk, reader, "client-none"),
            Code(desk.say("example-client", reader.language, slash=reader.slash)),
        )
    counts: dict[str | None, int] = {}
    for held in waiting(desk):
        counts[held.client] = counts.get(held.client, 0) + 1
    lines = [
        f"• {each.name}"
        + (
            f" ({desk.say('client-waiting', reader.language, count=counts[each.client])})"
            if each.client in counts
            else ""
        )
        for each in clients
    ]
    return message(reader, Title(desk.say("client-list", reader.language, count=len(clients))), Text("\n".join(lines)))


def client_glance(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """One client at a glance."""
    client = args["client"]
    row = desk.clients.get(client)
    if row is None:
        return None
    reader = office_reader(desk)
    state = desk.client(client)
    said = reader.language
    people = [
        f"• {each.name or each.account} · {desk.say(f'role-{state.role(each.contact)}', said)}"
        for each in desk.people.where(client=client)
    ]
    chats = [f"• {each.title or each.chat}" for each in desk.chats.where(client=client) if each.title]
    items = [held for held in waiting(desk) if held.client == client]
    lines = [
        desk.say("client-language", said, language=desk.say(f"language-{state.language or 'own'}", said)),
        *_manner(desk, client, state, said),
        desk.say("client-zone", said, zone=state.timezone or desk.say("language-own", said)),
        desk.say(f"client-speech-{state.speech}", said),
        _hours(desk, state, said),
        _urgent(desk, client, state, said),
        *_reminded(desk, state, said),
        *glance(desk, reader, client),
        *recaps_glance(desk, client),
        desk.say("status-waiting", said, count=len(items)),
    ]
    if items:
        lines.append(desk.say("client-since", said, when=ours(desk, min(held.at for held in items))))
    return message(
        reader,
        Title(row.name),
        Text("\n".join(lines)),
        Text("\n".join([desk.say("client-people", said), *people])) if people else text(desk, reader, "client-nobody"),
        Text("\n".join([desk.say("client-chats", said), *chats])) if chats else None,
    )


def _manner(desk: Desk, client: str, state: ClientState, language: str) -> list[str]:
    """With *Lei* or *tu*, where anybody of theirs is written to in Italian."""
    accounts = (None, *(each.account for each in desk.people.where(client=client)))
    if not any(locale_of(desk.reader(each, client).language) == "it" for each in accounts):
        return []
    return [desk.say(f"client-manner-{state.manner}", language)]


def _hours(desk: Desk, state: ClientState, language: str) -> str:
    """The hours agreed with the client, or that the office's count."""
    if not state.hours:
        return desk.say("client-hours-office", language)
    words = "; ".join(in_words(state.hours, language, desk.say))
    return desk.say("client-hours-own", language, hours=words, zone=state.hours_timezone)


def _reminded(desk: Desk, state: ClientState, language: str) -> list[str]:
    """What was agreed about when the clock may write to them, and by which law."""
    lines = []
    if state.day:
        lines.append(desk.say("client-day", language, hours="; ".join(in_words(state.day, language, desk.say))))
    if state.holidays:
        lines.append(desk.say("client-holidays", language, region=state.holidays))
    if state.business is not None:
        lines.append(desk.say("client-business" if state.business else "client-private", language))
    return lines


def _urgent(desk: Desk, client: str, state: ClientState, language: str) -> str:
    """Whether the client may call outside the hours, and for what."""
    if state.urgent == "never":
        return desk.say("client-urgent-never", language)
    title = desk.titles.get(f"urgent:{client}")
    meaning = title.text if title else desk.say("urgent-meaning", language)
    if state.urgent == "always":
        return desk.say("client-urgent-always", language, meaning=meaning)
    cost = price(state.urgent_cents, state.urgent_currency, language)
    return desk.say("client-urgent-paid", language, meaning=meaning, price=cost)
