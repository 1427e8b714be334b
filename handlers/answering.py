"""Approvals in plain words, for whoever cannot press or does not want to: they do what the buttons do.

Words that approve lead to a question first, never straight to a record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.approvals import Approval, Move, offered
from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.events import Wrote
from bot.core.hanging import hanging
from bot.core.names import plain
from bot.core.rows import Card
from handlers.answered import asked_last, replied_to
from handlers.deciding import allowed, approver, asks, decision, declining, markable, wishes
from handlers.replies import line, who
from handlers.verbs import verb_of

LONGEST_NAME = 100
MOST_WORDS = 6
# What people say when they decide. Anything else may be a question or small talk.
_SAID: dict[Move, frozenset[str]] = {
    "approve": frozenset(
        {"ok", "okay", "si", "yes", "va bene", "approvo", "approvato", "approved", "i approve", "confermo", "perfetto"}
        | {"accept", "i accept", "accetto"}
    ),
    "change": frozenset(
        {"changes", "change", "ask for changes", "please change", "modifiche", "modificare", "cambiare"}
    ),
    "decline": frozenset({"not me", "non io", "non decido io", "non tocca a me"}),
    "refuse": frozenset(
        {"no", "no thanks", "no thank you", "no grazie", "non accetto", "it can wait", "puo attendere"}
    ),
    "revoke": frozenset({"take it back", "i take it back", "ritiro", "ritiro lapprovazione", "revoco"}),
}
# What nobody is called, but what people write when they do not approve.
_NO_NAME = frozenset({"no", "non", "not", "ok", "si", "yes", "grazie", "thanks"})
# "3, 7: other pictures", "3 e 7"
_NUMBERED = re.compile(r"\s*(\d{1,3}(?:\s*(?:,|;|&|\+|and|e|ed|und)\s*\d{1,3})*)\s*(?:[.:)\-–]|$)", re.IGNORECASE)  # noqa: RUF001  as typed


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """What a client's message means for an approval; None if nothing."""
    card = replied_to(event, "approval", desk) or _expected(event, desk)
    approval = desk.client(card.client).approvals.get(card.data["approval"]) if card and card.client else None
    if card is None or approval is None:
        return None
    if approval.version != card.version:
        return line(event, desk, "approval-superseded")
    contact = approver(event, card, approval, desk)
    return _answered(event, card, approval, contact, desk) if contact else None


def _answered(  # noqa: PLR0911  one line a case
    event: Wrote, card: Card, approval: Approval, contact: str, desk: Desk
) -> Sequence[Effect] | None:
    """An answer in words to a card, or to a question below it; None if it is an ordinary message."""
    state = card.state if card.data.get("asked") == event.by.id else "open"
    if event.attachments and not event.text.strip():
        return line(event, desk, "approval-in-writing")
    if state in ("wishing", "declining") and verb_of(event.text) is not None:
        return None
    move = _meant(event, approval)
    if state == "naming" and move not in ("decline", "refuse"):
        return _signed(event, card, approval, contact, desk)
    if state == "wishing":
        return decision(event, card, approval, "mark" if approval.what == "plan" else "change", contact, desk)
    if state == "declining" and move != "approve":
        return decision(event, card, approval, "refuse", contact, desk)
    if move is None:
        return None
    if move == "refuse" and approval.what == "quote":
        return declining(event, card, approval, contact, desk)
    if move in ("decline", "refuse", "revoke") or (move == "approve" and state == "confirming"):
        return decision(event, card, approval, move, contact, desk)
    allowed(approval, move, contact, card, desk)
    if move == "approve":
        return asks(event, card, "naming" if approval.weighty else "confirming", desk)
    marks = _numbers(event.text, approval)
    return wishes(event, replace(card, data={**card.data, "marks": marks}) if marks else card, approval, desk)


def _signed(event: Wrote, card: Card, approval: Approval, contact: str, desk: Desk) -> Sequence[Effect] | None:
    """The full name, or what is not one."""
    if _is_name(event.text, who(event, desk).name):
        return decision(event, card, approval, "approve", contact, desk)
    # In a private chat it need not be an answer: a whole sentence goes to the office, as any other does.
    answers = event.reply_to or len(event.text.split()) <= MOST_WORDS
    return line(event, desk, "approval-full-name") if answers else None


def _meant(event: Wrote, approval: Approval) -> Move | None:
    if approval.what == "plan" and _numbers(event.text, approval):
        return "mark"
    return next(
        (move for move, said in _SAID.items() if plain(event.text) in said and _concerns(move, approval)),
        None,
    )


def _concerns(move: Move, approval: Approval) -> bool:
    """A price or a quote is refused, a text is not; a plan is changed by naming its items."""
    only: dict[Move, bool] = {"refuse": approval.what in ("surcharge", "quote"), "change": approval.what != "plan"}
    return only.get(move, True)


def _numbers(text: str, approval: Approval) -> list[int]:
    """The items of a plan with whose numbers a text begins; none if one of them does not exist."""
    named = _NUMBERED.match(text)
    numbers = sorted({int(each) for each in re.findall(r"\d+", named[1])}) if named else []
    return numbers if set(numbers) <= set(markable(approval)) else []


def _expected(event: Wrote, desk: Desk) -> Card | None:
    """In a private chat the answer to our last question need not be a reply to it."""
    if event.chat.shared or event.reply_to:
        return None
    asking = [
        card
        for card in hanging(event.by.id, event.chat.id, desk, subject="approval")
        if card.state in ("naming", "wishing", "confirming", "declining") and _still_asked(card, desk)
    ]
    return asked_last(asking, event, desk)


def _still_asked(card: Card, desk: Desk) -> bool:
    """Whether an answer in words could still decide; else what is written has nothing to do with the card."""
    approval = desk.client(card.client).approvals.get(card.data["approval"]) if card.client else None
    if approval is None or approval.version != card.version:
        return False
    wished: Move = "mark" if approval.what == "plan" else "change"
    moves: dict[str, Move] = {"wishing": wished, "declining": "refuse"}
    return offered(approval, moves.get(card.state, "approve"))


def _is_name(text: str, known: str) -> bool:
    """A first and a last name: what the person is `known` as, or words that begin as names do. "Not yet" is none."""
    parts = text.split()
    if not 1 < len(parts) <= MOST_WORDS or len(text) > LONGEST_NAME or not _NO_NAME.isdisjoint(map(plain, parts)):
        return False
    letters = all(part[0].isalpha() and not set(part) & set("?!:;,/@0123456789") for part in parts)
    as_known = len(set(plain(text).split()) & set(plain(known).split())) > 1
    return letters and (as_known or not (parts[0][0].islower() or parts[-1][0].islower()))
