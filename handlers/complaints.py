"""The office's side of a complaint: what it answers, what it decides about the payment, and what it looks up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from bot.core.cards import redraw, with_card
from bot.core.complaint_cards import client_card, office_card, redrawn, settled_told
from bot.core.complaints import Complaint, ComplaintAnswered, ComplaintClosed, Stance
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson, Pressed, Wrote
from bot.core.facts import How
from bot.core.ledger import Entry, facts_of
from bot.core.rows import Card, Client
from bot.core.tone_notes import note
from bot.wording.sentences import SHORT
from handlers.answered import PATIENCE, replied_to
from handlers.clients import named
from handlers.complaining import open_one
from handlers.paying import dispute_decided
from handlers.replies import opening, reply, toast
from handlers.verbs import word_of

_STANCES = ("admitted", "explained", "offered")
_DECISION = re.compile(r"(all-due|none-due)-(\d{1,9})")
_NUMBER = re.compile(r"\d{1,9}")


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """On the office's card: a stance, which asks for the answer; `all-due-2`, `none-due-2` about a payment."""
    card = desk.cards.get(event.token)
    known = _of(card, desk)
    if card is None or card.client is None or known is None:
        return toast(event, desk, "button-old")
    decision = _DECISION.fullmatch(event.choice)
    if decision is not None:
        return _decided(event, card, known, decision[1], int(decision[2]), desk)
    if event.choice not in _STANCES:
        return toast(event, desk, "button-old")
    if known.state != "open" or desk.complained.get(known.complaint) is None:
        return (redrawn(card, f"edit:{event.id}"), *toast(event, desk, "complaint-answered-before"))
    return (*_asks(event, card.chat, card.client, known, event.choice, "", desk), Answer())


def _asks(  # noqa: PLR0913, PLR0917  a question is made of these
    event: FromPerson, chat: str, client: str, known: Complaint, stance: str, words: str, desk: Desk
) -> Sequence[Effect]:
    """What the answer shall be; or whether it shall be in these `words`, of which something is pointed out."""
    ask = Send(
        id=f"answering:{event.id}",
        chat=chat,
        thread=event.thread,
        say="complaint_answering",
        args={"client": client},
        client=client,
    )
    data = {"complaint": known.complaint, "stance": stance, "asked": event.by.id, "words": words}
    return with_card(ask, desk, subject="complaint_answering", may="member", data=data)


def _decided(  # noqa: PLR0913, PLR0917  a decision is made of these
    event: Pressed, card: Card, known: Complaint, choice: str, number: int, desk: Desk
) -> Sequence[Effect]:
    """How much of a disputed payment is due. The complaint itself still waits for its answer."""
    requests = desk.client(card.client or "").payments.requests
    request = next((requests[each] for each in known.requests if requests[each].number == number), None)
    if request is None or not request.disputed:
        return (redrawn(card, f"edit:{event.id}"), *toast(event, desk, "button-old"))
    return (
        dispute_decided(event, card.client or "", request, choice, desk),
        redrawn(card, f"edit:{event.id}"),
        Answer(),
    )


def answering_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`use`: the text as it stands goes to the client, ours or the member's own; `drop`: not now."""
    card = desk.cards.get(event.token)
    known = _of(card, desk)
    row = desk.complained.get(known.complaint) if known else None
    if card is None or known is None or row is None or card.state != "open" or event.choice not in ("use", "drop"):
        return toast(event, desk, "button-old")
    if event.choice == "drop":
        return (*_closed(event, card, "dropped"), Answer())
    stance = cast("Stance", card.data["stance"])
    ours = desk.say(f"complaint-template-{stance}", desk.reader(row.account, row.client).language)
    words = card.data["words"] or ours
    return (*_answered(event, card.client or "", known, stance, words, "inline_button", desk), Answer())


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """A member's answer to a complaint: a reply to our question, or in private the next message within a day of it."""
    card = replied_to(event, "complaint", desk) if event.reply_to else _question(event, desk)
    if card is None or card.client is None:
        return None
    client = desk.clients.get(card.client)
    if card.subject == "complaint" and client is not None:
        raise BadInput("complaint-which-answer", name=client.name)
    known = _of(card, desk)
    if card.subject != "complaint_answering" or known is None:
        return None
    if card.state == "sent":
        raise BadInput("complaint-answered-before")
    if event.attachments:
        raise BadInput("complaint-answer-words")
    return _looked_through(event, card.client, known, card.data["stance"], event.text.strip(), desk)


def _question(event: Wrote, desk: Desk) -> Card | None:
    """In the office's shared chat people talk among themselves: there only a reply is an answer."""
    if event.chat.shared:
        return None
    asking = [
        card
        for card in desk.cards.where(subject="complaint_answering", chat=event.chat.id, state="open")
        if card.data["asked"] == event.by.id
        and desk.now - card.at <= PATIENCE
        and _waits(_of(card, desk), desk)  # it may have been settled meanwhile
    ]
    return asking[-1] if asking else None


def command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/complaint`: what is open; `CLIENT`: all of theirs; `CLIENT [2] answer STANCE TEXT`."""
    if not event.rest.strip():
        return reply(event, desk, "complaint_list", client=None)
    client, rest = named(event.rest, desk)
    if not rest:
        return _glance(event, client, desk)
    first, _, more = rest.partition(" ")
    number = int(first) if _NUMBER.fullmatch(first) else None
    if number is not None:
        first, _, more = more.strip().partition(" ")
    stance, _, words = more.strip().partition(" ")
    if number is not None and not first:
        known = _numbered(client, number, desk)
        return _card_again(event, client, known, desk)
    if word_of(first) != "answer" or word_of(stance) not in _STANCES:
        raise BadInput("complaint-what", name=client.name)
    known = _numbered(client, number, desk)
    if not words.strip():
        raise BadInput("complaint-answer-empty", name=client.name, stance=stance)
    return _looked_through(event, client.client, known, cast("Stance", word_of(stance)), words.strip(), desk)


def _numbered(client: Client, number: int | None, desk: Desk) -> Complaint:
    """The complaint of this number, or the one that is open. Raises BadInput if there is none."""
    complaints = desk.client(client.client).touch.complaints.values()
    known = open_one(client.client, desk)
    if number is not None:
        known = next((each for each in complaints if each.number == number), None)
        if known is None:
            raise BadInput("complaint-unknown", name=client.name, number=number)
    if known is None:
        raise BadInput("complaint-none-of", name=client.name)
    return known


def _glance(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    known = open_one(client.client, desk)
    told = reply(event, desk, "complaint_list", client=client.client)
    return (*told, *(_card_again(event, client, known, desk) if known else ()))


def _card_again(event: Commanded, client: Client, known: Complaint, desk: Desk) -> Sequence[Effect]:
    """Its card, where the office reads."""
    row = desk.complained.get(known.complaint)
    if row is None:
        return reply(event, desk, "complaint_list", client=client.client)
    return office_card(row, f"card:{event.id}", "", desk)


def _looked_through(  # noqa: PLR0913, PLR0917  an answer is made of these
    event: Wrote | Commanded, client: str, known: Complaint, stance: Stance, words: str, desk: Desk
) -> Sequence[Effect]:
    """The answer, unless something in its words is pointed out: then it goes by one more tap, or is written anew."""
    how: How = "typed" if isinstance(event, Wrote) else "command"
    done = _answered(event, client, known, stance, words, how, desk)
    if not note(words, client, desk):
        return done
    asked = desk.members.get(_member(event, desk))
    shared = event.chat.shared and not (desk.room and desk.room.chat == event.chat.id)
    chat = (asked.private if asked else None) if shared else event.chat.id
    return _asks(event, chat, client, known, stance, words, desk) if chat else done


def _member(event: FromPerson, desk: Desk) -> str:
    person = desk.people.get(event.by.id)
    return (person.member if person else None) or ""


def _answered(  # noqa: PLR0913, PLR0917  an answer is made of these
    event: FromPerson, client: str, known: Complaint, stance: Stance, words: str, how: How, desk: Desk
) -> Sequence[Effect]:
    """On record, in exactly these words; that it goes to the client follows from the entry."""
    if not _waits(known, desk):
        raise BadInput("complaint-answered-before")
    if not words:
        raise BadInput("complaint-answer-words")
    if re.search(r"\[[^\]\n]+\]", words):
        raise BadInput("complaint-fill")
    facts = ComplaintAnswered(complaint=known.complaint, stance=stance, member=_member(event, desk))
    value = replace(opening(event, desk), words=words)
    record = Record(ledger=client, facts=facts, how=how, subject=known.complaint, opening=value)
    asking = [
        card
        for card in desk.cards.where(subject="complaint_answering", client=client, state="open")
        if card.data["complaint"] == known.complaint
    ]
    return (
        record,
        *(effect for card in asking for effect in _closed(event, card, "sent")),
        *reply(event, desk, "complaint_told", client=client, stance=stance),
    )


def _closed(event: FromPerson, card: Card, state: str) -> Sequence[Effect]:
    redrawn = redraw(card, f"edit:{event.id}:{card.token}", "complaint_answering", client=card.client)
    return (Keep("cards", card.token, replace(card, state=state)), redrawn)


def answered(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The client reads the answer, and is asked whether that settles it."""
    facts, row = facts_of(entry.core), desk.complained.get(entry.core.subject)
    value = entry.opening.value if entry.opening else None
    if not isinstance(facts, ComplaintAnswered) or row is None or value is None:
        return ()
    why = f"{row.client}:{entry.core.seq}"
    args = {"member": facts.member, "words": value.words, "seq": entry.core.seq, "hash": entry.hash[:SHORT]}
    card = desk.cards.get(row.card)
    return (
        *client_card(row, f"answer:{why}", "complaint_answer", desk, **args),
        *((redrawn(card, f"answered:{why}"),) if card else ()),
    )


def closed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The client is told at once, the office when it is open. A payment that it has not decided is brought up again."""
    row = desk.complained.get(entry.core.subject)
    if not isinstance(facts_of(entry.core), ComplaintClosed) or row is None:
        return ()
    why = f"{row.client}:{entry.core.seq}"
    seal = {"seq": entry.core.seq, "hash": entry.hash[:SHORT]}
    card = desk.cards.get(row.card)
    told = (
        *client_card(row, f"closed:{why}", "complaint_closed", desk, **seal),
        *((redrawn(card, f"settled:{why}"),) if card else ()),
    )
    if desk.office_chat is None or not desk.attended(row.client).is_open(desk.now):
        return (*told, Keep("complained", row.complaint, replace(row, waits=True)))
    return (*told, *settled_told(row, why, desk))


def _of(card: Card | None, desk: Desk) -> Complaint | None:
    if card is None or card.client is None:
        return None
    return desk.client(card.client).touch.complaints.get(card.data.get("complaint", ""))


def _waits(known: Complaint | None, desk: Desk) -> bool:
    """Whether it can still be answered: it is not settled, and its client was not erased."""
    return known is not None and known.state != "closed" and desk.complained.get(known.complaint) is not None
