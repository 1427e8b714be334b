"""The digest, a message passed on, an answer passed back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.digests import PAGE, waiting
from bot.core.effects import Block, Button, Buttons, Message, Quote, Text, Title
from bot.core.rows import Card, Held
from bot.messages.parts import author, message, office_name, office_reader, ours, reader_of, text

PREVIEW = 280


def digest(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """One page of the digest as it stands now: what was settled meanwhile is ticked."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = office_reader(desk)
    items = [(number, desk.messages.get(each)) for number, each in enumerate(card.data["items"])]
    pages = -(-len(items) // PAGE)
    page = min(card.data["page"], pages - 1)  # the number comes from outside
    shown = items[page * PAGE : (page + 1) * PAGE]
    count = len({held.id for held in waiting(desk)}.intersection(card.data["items"]))
    title = "digest-title" if count else "digest-empty"
    blocks: list[Block] = [Title(desk.say(title, reader.language, count=count))]
    before = None
    for number, held in shown:
        name = author(desk, held) if held else ""
        blocks += _item(desk, card, number, held, name if name != before else "")
        before = name
    if pages > 1:
        blocks.append(text(desk, reader, "digest-page", page=page + 1, pages=pages))
        blocks.append(Buttons(tuple(_turns(desk, card, page, pages))))
    if len(items) > 1:
        blocks.append(text(desk, reader, "digest-how-many"))
    else:
        blocks.append(text(desk, reader, "digest-how-one"))
    return message(reader, *blocks)


def _item(desk: Desk, card: Card, number: int, held: Held | None, name: str) -> list[Block]:
    """One item: whose, when, the words, what can be done. The only item of a digest needs no number."""
    language = desk.office.language
    only = len(card.data["items"]) == 1
    mark = "" if only else f"{number + 1}. "
    blocks: list[Block] = [Title(name)] if name else []
    if held is None:
        return [*blocks, Text(mark + desk.say("digest-gone", language))]
    notes = [ours(desk, held.at)]
    if held.edited:
        notes.append(desk.say("digest-edited", language))
    if held.state == "answered":
        return [*blocks, Text(f"{mark}✓ {desk.say('digest-answered', language)} · {' · '.join(notes)}")]
    deeds = {"a": "button-answered", "s": "button-snooze"}
    if held.snoozed_until is not None and held.snoozed_until > desk.now:
        notes.append(desk.say("digest-snoozed-until", language, opening=ours(desk, held.snoozed_until)))
        del deeds["s"]
    blocks.append(Text(mark + " · ".join(notes)))
    if held.withdrawn:
        blocks.append(Text(desk.say("digest-withdrawn", language)))
    elif len(held.text) > PREVIEW:
        blocks.append(Quote(held.text[:PREVIEW].rstrip() + "…"))
        deeds["r"] = "button-read"
    else:
        blocks.append(Quote(held.text))
    label = "" if only else f"{number + 1} · "
    buttons = tuple(
        Button(token=card.token, choice=f"{deed}{number}", label=label + desk.say(key, language))
        for deed, key in deeds.items()
    )
    return [*blocks, Buttons(buttons)]


def _turns(desk: Desk, card: Card, page: int, pages: int) -> list[Button]:
    language = desk.office.language
    turns = []
    if page > 0:
        turns.append(Button(token=card.token, choice=f"p{page - 1}", label=desk.say("button-before", language)))
    if page < pages - 1:
        turns.append(Button(token=card.token, choice=f"p{page + 1}", label=desk.say("button-next", language)))
    return turns


def passed_on(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A client's message, as the office gets it."""
    held = desk.messages.get(args["message"])
    if held is None or held.withdrawn:
        return None
    reader = office_reader(desk)
    edited = f" · {desk.say('digest-edited', reader.language)}" if held.edited else ""
    return message(
        reader,
        Title(author(desk, held) + edited),
        Quote(held.text),
        text(desk, reader, "passed-on-how") if args.get("explain") else None,
    )


def member_reply(desk: Desk, args: Mapping[str, Any]) -> Message:
    """The office's own words, under the name of whoever wrote them."""
    reader = reader_of(desk, args)
    person = desk.people.get(args["member"])
    return message(reader, Title((person.name if person else "") or office_name(desk, reader)), Text(args["text"]))
