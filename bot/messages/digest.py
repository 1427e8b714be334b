"""The digest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.digests import PAGE, waiting
from bot.core.effects import Block, Button, Buttons, Message, Quote, Text, Title
from bot.core.rows import Card, Held
from bot.core.seams import cut
from bot.messages import files
from bot.messages.complaint_cards import overview
from bot.messages.money import summary
from bot.messages.parts import author, message, office_reader, ours, text

PREVIEW = 280


def digest(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """One page of the digest as it stands now: what was settled meanwhile is ticked."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    items = card.data["items"]
    pages = -(-len(items) // PAGE)
    page = min(card.data["page"], pages - 1)  # the number comes from outside
    open_ids = {held.id for held in waiting(desk)}
    count = sum(1 for ids in items if open_ids.intersection(ids))
    title = "digest-title" if count else "digest-empty"
    complaints = overview(desk, reader)
    blocks: list[Block] = [Title(desk.say("complaint-list", reader.language))] if complaints else []
    blocks += [Text("\n".join(complaints))] if complaints else []
    blocks.append(Title(desk.say(title, reader.language, count=count)))
    before = None
    for number in range(page * PAGE, min((page + 1) * PAGE, len(items))):
        held = [each for each in map(desk.messages.get, items[number]) if each]
        name = author(desk, held[0]) if held else ""
        blocks += _item(desk, card, number, held, name if name != before else "")
        before = name
    money = summary(desk, reader)
    if money:
        blocks.append(Text(money))
    if pages > 1:
        blocks.append(text(desk, reader, "digest-page", page=page + 1, pages=pages))
        blocks.append(Buttons(tuple(_turns(desk, card, page, pages))))
    blocks.append(text(desk, reader, "digest-how-many" if len(items) > 1 else "digest-how-one"))
    return message(reader, *blocks)


def _item(desk: Desk, card: Card, number: int, items: list[Held], name: str) -> list[Block]:
    """One item: whose, when, the words, what can be done. The only item of a digest needs no number."""
    language = desk.office.language
    only = len(card.data["items"]) == 1
    mark = "" if only else f"{number + 1}. "
    blocks: list[Block] = [Title(name)] if name else []
    if not items:
        return [*blocks, Text(mark + desk.say("digest-gone", language))]
    head = mark + _notes(desk, items)
    if all(held.state == "answered" for held in items):
        return [*blocks, Text(f"{mark}✓ {desk.say('digest-answered', language)} · {_notes(desk, items)}")]
    deeds = {"a": "button-answered", "s": "button-snooze"}
    if items[0].snoozed_until is not None and items[0].snoozed_until > desk.now:
        del deeds["s"]
    if len(desk.office.members) > 1:
        deeds["g"] = "button-assign"
    blocks.append(Text(head))
    blocks += _words(desk, items)
    if any(len(held.text) > PREVIEW or held.files for held in items) or _many(items):
        deeds["r"] = "button-read"
    label = "" if only else f"{number + 1} · "
    if card.data.get("assigning") == number:
        return [*blocks, _members(desk, card)]
    buttons = tuple(
        Button(token=card.token, choice=f"{deed}{number}", label=label + desk.say(key, language))
        for deed, key in deeds.items()
    )
    return [*blocks, Buttons(buttons)]


def _notes(desk: Desk, items: list[Held]) -> str:
    """When it came, and what else there is to know, in one line."""
    language, first = desk.office.language, items[0]
    notes = [desk.say("digest-urgent", language)] if any(held.urgent for held in items) else []
    since, until = ours(desk, first.at), ours(desk, items[-1].at)
    if _many(items):
        notes.append(desk.say("digest-many", language, count=len(items)))
    notes.append(since if since == until else desk.say("digest-span", language, since=since, until=until))
    if first.edited:
        notes.append(desk.say("digest-edited", language))
    member = desk.members.get(first.assigned)
    if member is not None:
        notes.append(desk.say("digest-for", language, name=member.name))
    if first.state != "answered" and first.snoozed_until is not None and first.snoozed_until > desk.now:
        notes.append(desk.say("digest-snoozed-until", language, opening=ours(desk, first.snoozed_until)))
    return " · ".join(notes)


def _many(items: list[Held]) -> bool:
    """Whether these are many messages, rather than one or an album."""
    return len({held.album or held.id for held in items}) > 1


def _words(desk: Desk, items: list[Held]) -> list[Block]:
    """What it says, short enough for a list; of many messages, the first."""
    language = desk.office.language
    shown = items[:1] if _many(items) else items
    blocks: list[Block] = []
    for held in shown:
        if held.withdrawn:
            blocks.append(Text(desk.say("digest-withdrawn", language)))
        elif held.text.strip():
            words = cut(held.text, PREVIEW + 1)
            blocks.append(Quote(words))
    lines = [f"• {files.told(desk, file, language)}" for held in shown for file in held.files]
    return [*blocks, Text("\n".join(lines))] if lines else blocks


def _members(desk: Desk, card: Card) -> Buttons:
    """To whom it can be assigned."""
    members = [(place, desk.members.get(member)) for place, member in enumerate(desk.office.members)]
    return Buttons(
        tuple(
            Button(token=card.token, choice=f"m{place}", label=member.name or member.account)
            for place, member in members
            if member
        )
    )


def _turns(desk: Desk, card: Card, page: int, pages: int) -> list[Button]:
    language = desk.office.language
    turns = []
    if page > 0:
        turns.append(Button(token=card.token, choice=f"p{page - 1}", label=desk.say("button-before", language)))
    if page < pages - 1:
        turns.append(Button(token=card.token, choice=f"p{page + 1}", label=desk.say("button-next", language)))
    return turns
