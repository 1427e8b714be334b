"""What clients say, by button or in words: that something is wrong, that it is settled, or not yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.complaint_words import agrees, complains, settles
from bot.core.complaints import Complaint, ComplaintClosed
from bot.core.desk import Desk
from bot.core.digests import answered
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed, Wrote
from bot.core.facts import How
from bot.core.hanging import hanging
from bot.core.rows import Card
from bot.messages.parts import office_name
from handlers.answered import asked_last, replied_to
from handlers.complaining import asks_what, contact_of, open_one, raised
from handlers.relay import spot
from handlers.replies import line, opening, reply_with_card, toast
from handlers.verbs import verb_of

# In which states which cards ask for words. A question about a payment that was asked since has the word first.
_ASKING = {"complaining": ("open",), "complaint_offer": ("open",), "payment": ("promise", "problem")}
# "Not yet" is about what was settled as long as this; later something is wrong anew.
REOPENED_WITHIN = timedelta(days=30)
# More than anybody needs to say what is wrong, and what fits into one message on every platform.
LONGEST = 2000
# Nobody is asked more often whether what they wrote is a complaint.
OFFERED_EVERY = timedelta(days=1)


def asked(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """`/complaint`, or the word alone: what is wrong? What a client adds to the command is the complaint."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    contact = contact_of(event, client, desk)
    if client is None or contact is None:
        return line(event, desk, "complaint-not-yours", office=_office(event, desk))
    words = event.rest.strip() if isinstance(event, Commanded) else ""
    if words:
        return raised(event, client, contact, _checked(words, event, desk), "words", desk)
    return asks_what(event, client, "button", desk)


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`wrong`, below an answer of ours: one tap."""
    card = desk.cards.get(event.token)
    client = card.client if card else None
    if client is None or event.choice != "wrong":
        return toast(event, desk, "button-old")
    if contact_of(event, client, desk) is None:
        return toast(event, desk, "complaint-not-yours", office=_office(event, desk))
    return (*asks_what(event, client, "button", desk), Answer())


def offered(event: Wrote, client: str | None, desk: Desk) -> Sequence[Effect]:
    """After a message that reads as a complaint: shall it be one? Once a day at most, never while one waits."""
    if not event.addressed or not complains(event.text) or contact_of(event, client, desk) is None or client is None:
        return ()
    standing = open_one(client, desk)
    lately = any(
        desk.now - card.at < OFFERED_EVERY for card in desk.cards.where(subject="complaint_offer", client=client)
    )
    if lately or (standing is not None and standing.state == "open"):
        return ()
    data = {
        "held": spot(event.chat.id, event.message),
        "asked": event.by.id,
        "asked_at": desk.now.timestamp(),
    }
    return reply_with_card(
        event, desk, "complaint_offered", subject="complaint_offer", may="client", client=client, data=data
    )


def offer_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`yes` or `no`."""
    card = desk.cards.get(event.token)
    if card is None or card.state != "open" or event.choice not in ("yes", "no"):
        return toast(event, desk, "button-old")
    if contact_of(event, card.client, desk) is None:
        return toast(event, desk, "complaint-not-yours", office=_office(event, desk))
    return (*_chosen(event, card, event.choice, desk), Answer())


def _chosen(event: Pressed | Wrote, card: Card, choice: str, desk: Desk) -> Sequence[Effect]:
    """What was written is the complaint, and waits as such and no longer as a message; or it stays a message."""
    client, contact = card.client, contact_of(event, card.client, desk)
    if client is None or contact is None:
        return ()
    redrawn = redraw(card, f"edit:{event.id}", "complaint_offered", client=client, account=event.by.id)
    closed = (Keep("cards", card.token, replace(card, state=choice)), redrawn)
    if choice == "no":
        return closed
    held = desk.messages.get(card.data["held"])
    if held is None or not held.text.strip():  # deleted meanwhile
        return (*closed, *asks_what(event, client, "words", desk))
    # With files it stays where it is: they are for the office to see.
    ticked = (Keep("messages", held.id, answered(held, desk)),) if not held.files else ()
    return (*closed, *ticked, *raised(event, client, contact, held.text[:LONGEST], "words", desk))


def settled_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`settled` or `not-yet`, below an answer or a question of ours."""
    card = desk.cards.get(event.token)
    known = _complaint(card, desk)
    if card is None or card.client is None or known is None or event.choice not in ("settled", "not-yet"):
        return toast(event, desk, "button-old")
    if contact_of(event, card.client, desk) is None:
        return toast(event, desk, "complaint-not-yours", office=_office(event, desk))
    if event.choice == "not-yet":
        return (*asks_what(event, card.client, "button", desk, asks="missing", of=known.complaint), Answer())
    if known.state == "closed":
        return toast(event, desk, "complaint-settled-before")
    if contact_of(event, card.client, desk) not in desk.client(card.client).approvers:
        return toast(event, desk, "complaint-settle-not-yours")
    return (_settled(event, card.client, known, "inline_button", desk), Answer())


def _settled(event: FromPerson, client: str, known: Complaint, how: How, desk: Desk) -> Record:
    facts = ComplaintClosed(complaint=known.complaint, contact=contact_of(event, client, desk))
    return Record(ledger=client, facts=facts, how=how, subject=known.complaint, opening=opening(event, desk))


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """What a client's message means for a complaint; None if it is an ordinary message."""
    card = _card(event, desk)
    client = card.client if card else desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    contact = contact_of(event, client, desk)
    if client is None or contact is None or not event.addressed:
        return None
    if card is not None and card.subject == "complaining" and card.state == "open":
        return _said(event, card, client, contact, desk)
    if card is not None and card.subject == "complaint_offer" and card.state == "open":
        agreed = agrees(event.text)
        return None if agreed is None else _chosen(event, card, "yes" if agreed else "no", desk)
    return _whether_settled(event, card, client, desk)


def _said(event: Wrote, card: Card, client: str, contact: str, desk: Desk) -> Sequence[Effect] | None:
    """The sentence that was asked for; a word of ours, or "no", is none."""
    if agrees(event.text) is False:
        return (*_no_longer_asked(event, desk), *line(event, desk, "complaint-nothing"))
    if verb_of(event.text) is not None:
        return None
    if not event.text.strip():
        return line(event, desk, "complaint-in-words", office=_office(event, desk))
    words = _checked(event.text.strip(), event, desk)
    asked = _no_longer_asked(event, desk)
    return (*asked, *raised(event, client, contact, words, card.data["source"], desk, of=card.data["of"]))


def _no_longer_asked(event: Wrote, desk: Desk) -> Sequence[Keep]:
    """What comes next is an ordinary message again, however often it was asked."""
    return [
        Keep("cards", card.token, replace(card, state="said"))
        for card in hanging(event.by.id, event.chat.id, desk, subject="complaining", state="open")
        if card.data["asked"] == event.by.id
    ]


def _whether_settled(event: Wrote, card: Card | None, client: str, desk: Desk) -> Sequence[Effect] | None:
    """The buttons below an answer, in words; "yes" and "no" count as a reply to that message only."""
    elsewhere = event.reply_to is not None and card is None  # it answers something else of ours
    settled = None if elsewhere else settles(event.text)
    replied = card is not None and card.subject == "complaint_settled" and event.reply_to is not None
    if settled is None and replied:
        settled = agrees(event.text)
    if settled is None:
        return None
    known = (_complaint(card, desk) if replied else None) or open_one(client, desk) or _just_closed(client, desk)
    if known is None or (known.state == "open" and not replied and not settled):
        return None
    if not settled:
        return asks_what(event, client, "words", desk, asks="missing", of=known.complaint)
    if known.state == "closed":
        return line(event, desk, "complaint-settled-before") if replied else None
    if contact_of(event, client, desk) not in desk.client(client).approvers:
        return line(event, desk, "complaint-settle-not-yours")
    return (_settled(event, client, known, "typed", desk),)


def _just_closed(client: str, desk: Desk) -> Complaint | None:
    """The complaint that was closed last, as long as "not yet" can be meant for it."""
    closed = [each for each in desk.client(client).touch.complaints.values() if each.closed_at is not None]
    newest = max(closed, key=lambda each: each.closed_at or desk.now, default=None)
    return newest if newest and newest.closed_at and desk.now - newest.closed_at <= REOPENED_WITHIN else None


def _card(event: Wrote, desk: Desk) -> Card | None:
    """The message of ours that this answers: by replying, or in a private chat within a day of our question."""
    if event.reply_to or event.chat.shared:
        return replied_to(event, "complaint", desk)
    cards = hanging(event.by.id, event.chat.id, desk)
    newest = asked_last([card for card in cards if card.state in _ASKING.get(card.subject, ())], event, desk)
    return newest if newest is not None and newest.subject != "payment" else None


def _complaint(card: Card | None, desk: Desk) -> Complaint | None:
    if card is None or card.client is None:
        return None
    return desk.client(card.client).touch.complaints.get(card.data.get("complaint", ""))


def _checked(words: str, event: FromPerson, desk: Desk) -> str:
    if len(words) > LONGEST:
        raise BadInput("complaint-long", most=LONGEST, office=_office(event, desk))
    return words


def _office(event: FromPerson, desk: Desk) -> str:
    return office_name(desk, desk.reader(event.by.id))
