"""Recaps: what a client reads, the draft of it for the office, and what can be done with that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import to_builtins
from msgspec.structs import replace

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Picture, Text, Title
from bot.core.pictures import Listing
from bot.core.places import whom
from bot.core.recap_parts import Recap
from bot.core.recap_rows import RecapDraft
from bot.core.recapping import coming, since, told
from bot.core.tone_notes import note
from bot.messages.parts import message, office_name, office_reader, ours, reader_of, row_of, text
from bot.messages.recap_card import card, sums_of, upto
from bot.messages.recap_lines import Told, parts_of
from bot.messages.tone import tone_block
from bot.wording.moments import day

MOST_LINES = 8  # of a part; all of them are in a file then
PAGE = 8


def recap(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To a client: how things stand; nothing if there is nothing left to tell. `late` says so."""
    client = args["client"]
    found = told(client, desk, args["since"], args["left_out"])
    if found is None or desk.cards.get(args["card"]) is None:
        return None
    reader = reader_of(desk, args)
    late = None
    if args["late"]:
        was = datetime.fromisoformat(args["due_at"]).astimezone(ZoneInfo(desk.office.timezone)).date()
        late = text(desk, reader, "recap-late", day=day(was, reader.language))
    ask = text(desk, reader, "recap-ask")
    blocks = body(desk, reader, client, found, [*([late] if late else []), *_own(args["words"])], ask)
    labels = {"correct": "button-recap-correct", "off": "button-recap-off"}
    said = message(reader, *blocks, row_of(desk, reader, args["card"], labels))
    return replace(said, about=(str(desk.books.head(client).seq),))


def body(  # noqa: PLR0913, PLR0917  a recap is made of these
    desk: Desk, reader: Reader, client: str, found: Recap, first: Sequence[Block], ask: Text | None = None
) -> list[Block]:
    """Everything but the buttons: what comes first, the parts, the question, the card, a list of all that is too long.

    Words after the card would be a message of their own where a picture bears its words below it.
    """
    today = desk.now.astimezone(ZoneInfo(reader.timezone)).date()
    title = desk.say("recap-title", reader.language, office=office_name(desk, reader), day=day(today, reader.language))
    parts = parts_of(desk, reader, client, found)
    sums = [f"• {what}: {amount}" for what, amount in sums_of(desk, reader, found)]
    told_of: list[Block] = []
    for each in parts:
        told_of += [Title(each.title), Text("\n".join(_lines(desk, reader, each)))]
    if sums:
        told_of += [Title(desk.say("recap-part-money", reader.language)), Text("\n".join(sums))]
    blocks: list[Block] = [
        Title(title),
        *first,
        *told_of,
        Text(upto(desk, reader, client)),
        *([ask] if ask else []),
        card(desk, reader, client, found, parts),
    ]
    return [*blocks, *_all_of_them(desk, reader, title, parts)]


def _own(words: str) -> list[Block]:
    return [Text(words)] if words else []


def _lines(desk: Desk, reader: Reader, part: Told) -> list[str]:
    lines = [f"• {each.text}" for each in part.lines[:MOST_LINES]]
    more = len(part.lines) - MOST_LINES
    return [*lines, desk.say("recap-more", reader.language, count=more)] if more > 0 else lines


def _all_of_them(desk: Desk, reader: Reader, title: str, parts: Sequence[Told]) -> list[Block]:
    """Every statement as a text file, where a part is too long for the message."""
    if all(len(each.lines) <= MOST_LINES for each in parts):
        return []
    lines = [line for each in parts for line in (each.title, *(f"- {one.text}" for one in each.lines), "")]
    name = f"{desk.say('recap-file', reader.language)}.txt"
    data = to_builtins(Listing(title=title, lines=tuple(lines[:-1])))
    return [Picture(kind="text", template="listing", data=data, name=name, alt=desk.say("recap-all", reader.language))]


def recap_draft(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: the text as the client will get it, and when it goes; without a day a look at how it stands."""
    client = args["client"]
    row = desk.clients.get(client)
    if row is None:
        return None
    ours_, name = office_reader(desk), row.name
    draft = _draft(desk, args)
    found = told(client, desk, since(client, desk), draft.left_out if draft else ())
    if found is None:
        return message(ours_, text(desk, ours_, "recap-empty", name=name))
    head = text(desk, ours_, "recap-preview", name=name)
    if draft is not None:
        head = text(desk, ours_, f"recap-draft-{_way(desk, client)}", name=name, when=_when(desk, draft))
    approvers = desk.client(client).approvers
    places = whom(approvers, client, desk)
    person = places[0][1] if places else None
    reader = desk.reader(person.account if person else None, client)
    nobody = None if places else text(desk, ours_, "recap-nobody", name=name)
    words = draft.words if draft else ""
    tone = tone_block(desk, ours_, note(words, client, desk)) if words else None
    blocks = body(desk, reader, client, found, _own(words))
    return replace(message(reader, head, nobody, tone, *blocks), language=ours_.language)


def recap_ask(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What can be done with the draft, or what became of it."""
    client = args["client"]
    row, draft = desk.clients.get(client), desk.recap_drafts.get(client)
    if row is None:
        return None
    reader = office_reader(desk)
    if draft is None or draft.on.isoformat() != args["on"] or draft.card != args["card"]:
        return message(reader, text(desk, reader, "recap-is-gone", name=row.name))
    if not draft.open:
        return message(reader, text(desk, reader, f"recap-is-{draft.state}", name=row.name))
    state = _way(desk, client) if draft.state == "drafted" else "waiting"
    labels = {choice: f"button-recap-{choice}" for choice in ("send", "edit", "skip")}
    return message(
        reader,
        text(desk, reader, f"recap-is-{state}", name=row.name, when=_when(desk, draft)),
        row_of(desk, reader, args["card"], labels),
    )


def _draft(desk: Desk, args: Mapping[str, Any]) -> RecapDraft | None:
    draft = desk.recap_drafts.get(args["client"])
    return draft if draft is not None and draft.on.isoformat() == args.get("on") else None


def _way(desk: Desk, client: str) -> str:
    """Whether it goes by itself, or waits for the office's word."""
    given = desk.client(client).touch.recaps.set
    return given.untouched if given else "goes"


def _when(desk: Desk, draft: RecapDraft) -> str:
    found = coming(draft.client, desk)
    return ours(desk, found.at if found is not None and found.on == draft.on else draft.due_at)


def recap_list(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: many drafts at once, each to be looked at by its button."""
    found = desk.cards.get(args["card"])
    if found is None:
        return None
    reader = office_reader(desk)
    clients: list[str] = found.data["clients"]
    pages = -(-len(clients) // PAGE)
    page = min(found.data["page"], pages - 1)  # the number comes from outside
    rows = [(place, desk.clients.get(client)) for place, client in enumerate(clients)]
    shown = [(place, row) for place, row in rows[page * PAGE : (page + 1) * PAGE] if row is not None]
    lines = []
    for place, row in shown:
        draft = _draft(desk, {"client": row.client, "on": found.data["days"][place]})
        state = draft.state if draft else "gone"
        said = state if state != "drafted" else _way(desk, row.client)
        when = _when(desk, draft) if draft else ""
        lines.append("• " + desk.say(f"recap-is-{said}", reader.language, name=row.name, when=when))
    buttons = [Buttons((Button(token=found.token, choice=f"c{place}", label=row.name),)) for place, row in shown]
    turns = [
        Button(token=found.token, choice=f"p{to}", label=desk.say(key, reader.language))
        for to, key in ((page - 1, "button-before"), (page + 1, "button-next"))
        if 0 <= to < pages
    ]
    return message(
        reader,
        Title(desk.say("recap-list", reader.language, count=len(clients))),
        Text("\n".join(lines)),
        *buttons,
        Buttons(tuple(turns)) if turns else None,
    )
