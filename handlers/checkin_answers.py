"""What a client answers when asked how it is: by button or in words, and what should be better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.checkin_rows import Unheard
from bot.core.checkins import CheckinAnswered, given
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import FromPerson, Pressed, Wrote
from bot.core.facts import How
from bot.core.hanging import hanging
from bot.core.ledger import Entry, OpeningValue, Where
from bot.core.names import plain
from bot.core.plain_scores import score_of
from bot.core.rows import Card
from handlers.answered import PATIENCE, replied_to
from handlers.approvers import decides
from handlers.complaining import raised
from handlers.replies import line, reply_with_card, toast, who

LOW = 2
# So long a score counts as the answer without being a reply, if nobody of the office has written meanwhile.
_UNPROMPTED = timedelta(days=7)
_CHOICE = re.compile(r"s([1-5])|change")
_NOTHING = frozenset(
    {"no", "no thanks", "no thank you", "nothing", "leave it", "no grazie", "niente", "nulla", "lasci stare", "lasci"}
)


def press(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`s1` to `s5`; `change` shows them again. On an old card nothing is recorded for the wrong question."""
    card, choice = desk.cards.get(event.token), _CHOICE.fullmatch(event.choice)
    contact = decides(event, card.client if card else None, desk)
    if card is None or card.client is None or choice is None:
        return toast(event, desk, "button-old")
    if contact is None:
        return toast(event, desk, "checkin-not-yours")
    if not _is_newest(card, desk):
        return (_redrawn(event, card), *toast(event, desk, "checkin-newer"))
    if choice[1] is None:
        return (Keep("cards", card.token, replace(card, state="open")), _redrawn(event, card), Answer())
    return (*_answered(event, card, contact, int(choice[1]), "", desk), Answer())


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """What a client's message means for a check-in; None if nothing."""
    card = replied_to(event, "checkin", desk) if event.reply_to else _expected(event, desk)
    contact = decides(event, card.client if card else None, desk)
    if card is None or contact is None:
        return None
    said = score_of(event.text, loose=bool(event.reply_to))
    if card.subject == "checkin_better" and said is None:
        return _better(event, card, contact, desk)
    if said is None:
        return None
    asked = card if card.subject == "checkin" else _question(card, desk)
    if asked is None or not _is_newest(asked, desk):
        return None if said[1] else line(event, desk, "checkin-newer")  # words go to the office, as any others do
    return _answered(event, asked, contact, *said, desk)


def _answered(  # noqa: PLR0913, PLR0917  an answer is made of these
    event: Pressed | Wrote, card: Card, contact: str, score: int, words: str, desk: Desk
) -> Sequence[Effect]:
    """On record, once; what should be better is asked below."""
    client, checkin = card.client or "", card.data["checkin"]
    shown: list[Effect] = [Keep("cards", card.token, replace(card, state="answered")), _redrawn(event, card)]
    before = given(desk.client(client).touch.checkins, checkin, contact)
    if before is not None and before.score == score and not words:
        return (*shown, *(line(event, desk, "checkin-noted") if isinstance(event, Wrote) else ()))
    language = desk.reader(event.by.id, client).language
    value = OpeningValue(
        shown=f"{score} · {desk.say(f'checkin-level-{score}', language)}",
        language=language,
        words=event.text if isinstance(event, Wrote) else None,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message, prompt=card.message),
    )
    how: How = "typed" if isinstance(event, Wrote) else "inline_button"
    facts = CheckinAnswered(checkin=checkin, contact=contact, score=score)
    record = Record(ledger=client, facts=facts, how=how, subject=checkin, opening=value)
    return (record, *shown, *_asked_further(event, card, contact, score, words, desk))


def _asked_further(  # noqa: PLR0913, PLR0917  as above
    event: Pressed | Wrote, card: Card, contact: str, score: int, words: str, desk: Desk
) -> Sequence[Effect]:
    """What should be better, if it is not good: a low score is a complaint as soon as the client wants it to be."""
    client, checkin = card.client or "", card.data["checkin"]
    if score > LOW:
        if score == LOW + 1 and not words:
            return line(event, desk, "checkin-what-better")
        return line(event, desk, "checkin-noted") if isinstance(event, Wrote) else ()
    known = _better_card(client, checkin, contact, desk)
    if known is not None and known.state != "open":
        return line(event, desk, "checkin-noted") if isinstance(event, Wrote) else ()
    if known is not None and not words:
        return ()
    gone = (Keep("cards", known.token, replace(known, state="gone")),) if known is not None else ()
    data = {"checkin": checkin, "contact": contact, "score": score, "words": words}
    return (
        *gone,
        *reply_with_card(
            event, desk, "checkin_better", subject="checkin_better", may="client", client=client, data=data
        ),
    )


def better_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`pass`: passed on as a complaint, with what was said beside the score; `leave`: it is not."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or event.choice not in ("pass", "leave"):
        return toast(event, desk, "button-old")
    contact = decides(event, card.client if card else None, desk)
    if contact != card.data["contact"] or contact is None:
        return toast(event, desk, "checkin-not-yours")
    if card.state != "open":
        return toast(event, desk, "checkin-passed-before" if card.state == "passed" else "button-old")
    if event.choice == "leave":
        return (*_closed(event, card, "left"), Answer())
    language = desk.reader(event.by.id, card.client).language
    words = card.data["words"] or desk.say(f"checkin-level-{card.data['score']}", language)
    return (*_closed(event, card, "passed"), *raised(event, card.client, contact, words, "checkin", desk), Answer())


def _better(event: Wrote, card: Card, contact: str, desk: Desk) -> Sequence[Effect] | None:
    """The sentence that says what should be better. What is said once it was passed on is a message as any other."""
    if card.state != "open" or contact != card.data["contact"] or not event.text.strip():
        return None
    if plain(event.text) in _NOTHING:
        return (*_closed(event, card, "left"), *line(event, desk, "checkin-noted"))
    words = "\n".join(part for part in (card.data["words"], event.text.strip()) if part)
    return (*_closed(event, card, "passed"), *raised(event, card.client or "", contact, words, "checkin", desk))


def _closed(event: FromPerson, card: Card, state: str) -> Sequence[Effect]:
    edit = redraw(card, f"edit:{event.id}", "checkin_better", account=event.by.id, client=card.client)
    return (Keep("cards", card.token, replace(card, state=state)), edit)


def _redrawn(event: FromPerson, card: Card) -> Send:
    account = card.data["account"]
    return redraw(card, f"card:{event.id}", "checkin_card", account=account, client=card.client)


def _is_newest(card: Card, desk: Desk) -> bool:
    """Whether the last question that was asked is this one."""
    return bool(card.client) and desk.client(card.client or "").touch.checkins.asked == card.data["checkin"]


def _better_card(client: str, checkin: str, contact: str, desk: Desk) -> Card | None:
    """The newest that asks this contact what should be better."""
    cards = desk.cards.where(client=client, subject="checkin_better")
    found = [each for each in cards if (each.data["checkin"], each.data["contact"]) == (checkin, contact)]
    return found[-1] if found else None


def _question(better: Card, desk: Desk) -> Card | None:
    cards = desk.cards.where(client=better.client, subject="checkin")
    return next((each for each in cards if each.data["checkin"] == better.data["checkin"]), None)


def _expected(event: Wrote, desk: Desk) -> Card | None:
    """In a private chat it need not be a reply: what should be better, within a day; else a score, within some days."""
    person = desk.people.get(event.by.id)
    if event.chat.shared or person is None or person.client is None:
        return None
    asked = desk.client(person.client).touch.checkins
    if asked.asked is None:
        return None  # they were never asked
    cards = hanging(event.by.id, event.chat.id, desk)
    better = [
        each for each in cards if each.subject == "checkin_better" and each.state == "open" and _waits(each, desk)
    ]
    if better:
        return better[-1]
    questions = [each for each in cards if each.subject == "checkin" and each.data["checkin"] == asked.asked]
    if not questions or asked.asked_at is None or asked.asked_at < desk.now - _UNPROMPTED:
        return None
    if score_of(event.text) is None:
        return None  # spares the look through all that was sent
    talked = any(
        row.at > asked.asked_at for row in desk.outbox.where(chat=event.chat.id) if getattr(row, "say", "") == _MEMBERS
    )
    return None if talked else questions[-1]


_MEMBERS = "member_reply"  # after that a bare number may well be the answer to it


def _waits(card: Card, desk: Desk) -> bool:
    """Asked within a day, and the score is still such a one."""
    if card.client is None or desk.now - card.at > PATIENCE:
        return False
    answer = given(desk.client(card.client).touch.checkins, card.data["checkin"], card.data["contact"])
    return answer is not None and answer.score <= LOW


def heard(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The office hears of an answer: at once while somebody is there, else when it opens."""
    client, seq = entry.core.ledger, entry.core.seq
    if desk.office_chat is None or not desk.attended().is_open(desk.now):
        return (Keep("unheard", f"{client}/{seq}", Unheard(client=client, seq=seq, at=desk.now)),)
    args = {"answers": [[client, seq]]}
    return (
        Send(id=f"checkin-news:{client}:{seq}", chat=desk.office_chat, say="checkin_news", args=args, client=client),
    )
