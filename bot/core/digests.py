"""What waits for an answer, and the card on which it is handed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Effect, Send
from bot.core.rows import Held, Post

PAGE = 8
# So many messages of one person (an album counts as one), none longer after the one before, are one item of the digest.
FLOOD_MESSAGES = 20
FLOOD_TIME = timedelta(minutes=10)


def waiting(desk: Desk) -> list[Held]:
    """Messages that nobody has answered and that are not put off: urgent clients first, then who waits longest.

    Of one client, the oldest first.
    """
    items = [
        held
        for held in desk.messages.where()
        if held.state != "answered" and (held.snoozed_until is None or held.snoozed_until <= desk.now)
    ]
    items.sort(key=lambda held: held.at)
    place: dict[str, tuple[bool, int]] = {}
    for number, held in enumerate(items):
        calm, first = place.get(_whose(held), (True, number))
        place[_whose(held)] = (calm and not held.urgent, first)
    return sorted(items, key=lambda held: place[_whose(held)])


def _whose(held: Held) -> str:
    return held.client or held.by


def answered(held: Held, desk: Desk) -> Held:
    """The message, settled now."""
    return replace(held, state="answered", answered_at=desk.now)


def bundles(items: Sequence[Held]) -> list[list[Held]]:
    """What is one item of the digest: an album, a flood, or else a single message."""
    found: list[list[Held]] = []
    for held in items:
        last = found[-1] if found else []
        if last and held.album and (held.chat, held.album) == (last[-1].chat, last[-1].album):
            last.append(held)
        else:
            found.append([held])
    gathered: list[list[Held]] = []
    run: list[list[Held]] = []
    for each in found:
        if run and (run[0][0].by != each[0].by or each[0].at - run[-1][-1].at > FLOOD_TIME):
            gathered += _flood(run)
            run = []
        run.append(each)
    return gathered + _flood(run)


def _flood(run: list[list[Held]]) -> list[list[Held]]:
    return [[held for each in run for held in each]] if len(run) >= FLOOD_MESSAGES else run


def digest(occurrence: str, chat: str, items: Sequence[Held], desk: Desk) -> Sequence[Effect]:
    """The card and its message. Its items are numbered in the order in which they are given."""
    data = {"items": [[held.id for held in bundle] for bundle in bundles(items)], "page": 0}
    send = Send(id=occurrence, chat=chat, say="digest", args={})
    return with_card(send, desk, subject="digest", may="member", data=data)


def meant(post: Post, text: str, desk: Desk) -> tuple[Sequence[str], str] | None:
    """Which messages an answer to a message of ours is for, and the answer's own words; None if that is not clear.

    A message that was passed on is about itself, a digest about the item whose number the answer starts with (or its
    only one), a client's topic about what the client wrote last and what else stands there unanswered from that chat.
    """
    if post.kind == "topic":
        theirs = sorted(desk.messages.where(client=post.client), key=lambda held: held.at)
        if not theirs:
            return None
        last = theirs.pop()
        above = [held.id for held in theirs if held.state == "passed" and held.chat == last.chat]
        return ([last.id, *above], text)
    if post.kind == "passed" or len(post.about) == 1:
        return (post.about[0], text)
    # "10:30" and "3.5" are the beginning of a sentence, not of a number of the list.
    numbered = re.match(r"\s*(\d{1,5})(?:[.:)](?!\d)\s*|\s+)(?=\S)", text)
    if numbered is None or not 1 <= int(numbered[1]) <= len(post.about):
        return None
    return (post.about[int(numbered[1]) - 1], text[numbered.end() :])
