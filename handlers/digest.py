"""The digest: what was held, in pages of eight, each item to be answered, ticked off or put off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.digests import digest, waiting
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.events import Commanded, Pressed, Wrote
from bot.core.rows import Card, Post
from handlers.relay import answered, pass_back
from handlers.replies import line


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/digest`: now, instead of at the next opening."""
    items = waiting(desk)
    if not items:
        return line(event, desk, "digest-empty")
    if desk.office_chat is None:
        return ()
    return digest(f"digest:{event.id}", desk.office_chat, [held.id for held in items], desk)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """A button under the digest: `a3` answered, `s3` snooze, `r3` read in full, `p1` page."""
    card = desk.cards.get(event.token)
    choice = re.fullmatch(r"([asrp])(\d{1,5})", event.choice)
    if card is None or choice is None:
        return (Answer(desk.say("button-old", desk.office.language)),)
    deed, number = choice[1], int(choice[2])
    if deed == "p":
        turned = replace(card, data={**card.data, "page": number})
        return (Keep("cards", card.token, turned), _redraw(event, card), Answer())
    if number >= len(card.data["items"]):
        return (Answer(desk.say("button-old", desk.office.language)),)
    message = card.data["items"][number]
    return _settle(event, card, message, deed, desk)


def _settle(event: Pressed, card: Card, message: str, deed: str, desk: Desk) -> Sequence[Effect]:
    language = desk.office.language
    held = desk.messages.get(message)
    if held is None or (held.state == "answered" and deed != "r"):
        return (_redraw(event, card), Answer(desk.say("digest-settled-before", language)))
    if deed == "r":
        args = {"message": message, "explain": False}
        read = Send(id=f"pass:{event.id}", chat=card.chat, say="passed_on", args=args, client=held.client)
        return (read, Answer())
    if deed == "a":
        return (
            Keep("messages", held.id, answered(held, desk)),
            _redraw(event, card),
            Answer(desk.say("digest-ticked", language)),
        )
    until = desk.schedule.next_opening(desk.now)
    if until is None:
        return (Answer(desk.say("digest-no-opening", language)),)
    later = replace(held, snoozed_until=until)
    return (Keep("messages", held.id, later), _redraw(event, card), Answer(desk.say("digest-snoozed", language)))


def _redraw(event: Pressed, card: Card) -> Send:
    return Send(id=f"edit:{event.id}", chat=card.chat, say="digest", args={"card": card.token}, edit=card.token)


def answered_in_words(event: Wrote, post: Post, desk: Desk) -> Sequence[Effect]:
    """An answer to the digest itself: to its only item, or to the one whose number it starts with."""
    if len(post.about) == 1:
        return pass_back(event, post.about[0], event.text, desk)
    # "10:30" and "3.5" are the beginning of a sentence, not of a number of the list.
    numbered = re.match(r"\s*(\d{1,5})(?:[.:)](?!\d)\s*|\s+)(?=\S)", event.text)
    if numbered is None or not 1 <= int(numbered[1]) <= len(post.about):
        return line(event, desk, "digest-which", most=len(post.about))
    return pass_back(event, post.about[int(numbered[1]) - 1], event.text[numbered.end() :], desk)
