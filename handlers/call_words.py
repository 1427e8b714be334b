"""Calls in plain words, for whoever cannot press or does not want to: they do what the buttons do.

A number of one of the times is taken at its word. A day or an hour leads to a question first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.call_slots import is_free
from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.events import Wrote
from bot.core.hanging import hanging
from bot.core.names import plain
from bot.core.plain_dates import moment
from bot.core.rows import Card
from handlers.answered import PATIENCE, replied_to
from handlers.appointments import chosen, earliest, fresh, none_of_them, offer, others, taken
from handlers.approvers import decides
from handlers.arranging import cancelled, closed
from handlers.replies import line, reply_with_card

_ORDINALS = (
    frozenset({"1", "1st", "first", "the first", "the first one", "number 1", "primo", "il primo", "la prima"})
    | {"prima", "numero 1"},
    frozenset({"2", "2nd", "second", "the second", "the second one", "number 2", "secondo", "il secondo"})
    | {"seconda", "la seconda", "numero 2"},
    frozenset({"3", "3rd", "third", "the third", "the third one", "number 3", "terzo", "il terzo", "la terza"})
    | {"terza", "numero 3"},
)
_OTHERS = frozenset(
    {"other", "others", "other times", "another time", "altri", "altri orari", "altro orario", "un altro orario"}
)
_NONE = frozenset({"none", "none of them", "none of these", "nessuno", "nessuno di questi", "nessuna", "nessun orario"})
_YES = frozenset({"yes", "ok", "okay", "yes please", "si", "si grazie", "va bene", "confermo"})
_NO = frozenset({"no", "no thanks", "no grazie"})
_CANCEL = frozenset({"cancel", "cancel it", "annulla", "annullare", "disdico", "disdire", "cancella"})
# What may stand after a day and an hour without making a sentence of it.
_POLITE = frozenset({"", "please", "then", "grazie", "per favore", "thanks", "thank you", "va bene", "ok"})
_HALF_DAY_HOURS = 12


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:  # noqa: PLR0911  one line a case
    """What a client's message means for a call; None if nothing. Raises BadInput for a day that there is not."""
    card = _card(event, desk)
    contact = decides(event, card.client, desk) if card else None
    if card is None or contact is None or event.attachments:
        return None
    said = plain(event.text)
    if card.subject == "call":
        return _about_call(event, card, contact, said, desk)
    if card.state != "open":
        return line(event, desk, "call-offer-over") if _is_answer(said) else None
    slots = [datetime.fromisoformat(at) for at in card.data["slots"]]
    echo = card.data.get("echo", False)
    if said in _OTHERS or (echo and said in _NO):
        return others(event, card, desk)
    if said in _NONE or (event.reply_to is not None and said in _NO):
        return none_of_them(event, card, desk)
    place = next((place for place, words in enumerate(_ORDINALS) if said in words), None)
    if echo and said in _YES:
        place = 0
    if place is not None:
        if place >= len(slots):
            return line(event, desk, "call-word-which")
        return chosen(event, card, contact, slots[place], desk)
    return _another(event, card, slots, desk)


def _is_answer(said: str) -> bool:
    return said in _OTHERS | _NONE or any(said in words for words in _ORDINALS)


def _about_call(event: Wrote, card: Card, contact: str, said: str, desk: Desk) -> Sequence[Effect] | None:
    """Said in answer to a call that is arranged."""
    row = desk.appointments.get(card.data["appointment"])
    if said not in _CANCEL | _OTHERS:
        return None
    if row is None or row.starts_at <= desk.now or row.starts_at.isoformat() != card.data["starts_at"]:
        return line(event, desk, "call-not-to-come")
    if said in _CANCEL:
        return cancelled(event, row, contact, desk)
    return offer(event, row.client, desk, moves=row.appointment)


def _another(event: Wrote, card: Card, slots: Sequence[datetime], desk: Desk) -> Sequence[Effect] | None:
    """A day, an hour or both are read back; None if it is an ordinary sentence."""
    zone = ZoneInfo(desk.reader(event.by.id, card.client).timezone)
    on, clock, rest = moment(event.text.strip(" .,!?"), desk.now.astimezone(zone).date())
    if (on is None and clock is None) or plain(rest) not in _POLITE:
        return None
    at = _meant(on, clock, slots, zone, desk)
    if at == "several":
        return line(event, desk, "call-word-which")
    if at is None:
        return fresh(event, card, "call-not-free", desk)
    data = {**card.data, "slots": [at.isoformat()], "shown": [*card.data["shown"], at.isoformat()]}
    data |= {"lead": None, "echo": True}
    asks = reply_with_card(event, desk, "call_offer", subject="call_offer", may="client", client=card.client, data=data)
    return (*closed(event, card, "over"), *asks)


def _meant(
    on: date | None, clock: time | None, slots: Sequence[datetime], zone: ZoneInfo, desk: Desk
) -> datetime | Literal["several"] | None:
    """One of the times, or another that is free; None for one that is not."""
    clocks = {clock, _later(clock)} if clock else set()
    fits = [
        at
        for at in slots
        if (on is None or at.astimezone(zone).date() == on) and (clock is None or at.astimezone(zone).time() in clocks)
    ]
    if len(fits) == 1:
        return fits[0]
    if fits or on is None or clock is None:
        return "several"
    for each in (clock, _later(clock)):
        at = datetime.combine(on, each, zone).astimezone(UTC)
        real = at.astimezone(zone).time() == each  # not in the hour that a change of the clocks leaves out
        if real and at >= earliest(desk) and is_free(desk.call_schedule, at, taken(desk)):
            return at
    return None


def _later(clock: time) -> time:
    """Who says three may mean fifteen."""
    return clock.replace(hour=clock.hour + _HALF_DAY_HOURS) if clock.hour < _HALF_DAY_HOURS else clock


def _card(event: Wrote, desk: Desk) -> Card | None:
    """The message that this answers: by replying, or in a private chat within a day of the newest offer."""
    if event.reply_to or event.chat.shared:
        return replied_to(event, "call", desk)
    since = desk.now - PATIENCE
    waiting = [
        card
        for card in hanging(event.by.id, event.chat.id, desk, subject="call_offer", state="open")
        if card.at >= since
    ]
    return waiting[-1] if waiting else None
