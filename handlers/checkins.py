"""`/checkin`: whether and how often a client is asked how it is, and that somebody has called them in person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.checkin_asking import LEAST_DAYS, MOST_DAYS, hurts_now, newest, question
from bot.core.checkins import CalledInPerson, CheckinsSet
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, Pressed
from bot.core.facts import Facts, How
from bot.core.in_person import LATER, nudged
from bot.core.places import payer
from bot.core.rows import Client
from bot.wording.moments import day
from handlers.clients import named
from handlers.replies import line, opening, reply, toast
from handlers.verbs import word_of

_UNITS = {"d": 1, "g": 1, "w": 7, "s": 7, "m": 30}
# "every 30 days", "ogni 30g", "6 weeks", "every month"
_EVERY = re.compile(
    r"(?:(?:every|ogni)\s+)?(?:(?P<count>\d{1,6})\s*)?"
    r"(?P<unit>d|days?|gg?|giorn[oi]|w|weeks?|sett|settiman[ae]|m|months?|mes[ei])?\.?",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"(called|later|stop)-([A-Za-z0-9_-]+)")


def checkin(event: Commanded, desk: Desk) -> Sequence[Effect]:  # noqa: PLR0911  one line a case
    """`/checkin CLIENT` (at a glance), `every 30d`, `on`, `off`, `now`, `talked`, `calls on`, `calls off`."""
    if not event.rest.strip():
        raise BadInput("checkin-what")
    client, rest = named(event.rest.strip(), desk)
    match [word_of(word.strip(",;:.")) for word in rest.split()]:
        case []:
            return reply(event, desk, "checkin_glance", client=client.client, did=None)
        case ["on"]:
            return _set(event, client, desk.client(client.client).touch.checkins.every_days or LEAST_DAYS, desk)
        case ["off"]:
            return _set(event, client, None, desk)
        case ["now"]:
            return _now(event, client, desk)
        case ["talked", *_]:
            record = _record(event, client.client, CalledInPerson(), desk)
            return (record, *_glance(event, client, "talked", desk))
        case ["calls", "on" | "off" as way]:
            row = nudged(client.client, desk, stopped=way == "off", snoozed_until=None)
            return (row, *_glance(event, client, f"calls-{way}", desk))
    return _set(event, client, _days(rest), desk)


def _days(text: str) -> int:
    """How often, in days. Raises BadInput: not understood, or too often, or hardly ever."""
    found = _EVERY.fullmatch(text.strip())
    if found is None or not (found["count"] or found["unit"]):
        raise BadInput("checkin-what")
    days = int(found["count"] or 1) * _UNITS[(found["unit"] or "d")[0].lower()]
    if days < LEAST_DAYS:
        raise BadInput("checkin-too-often", least=LEAST_DAYS)
    if days > MOST_DAYS:
        raise BadInput("checkin-too-seldom", most=MOST_DAYS)
    return days


def _set(event: Commanded, client: Client, every_days: int | None, desk: Desk) -> Sequence[Effect]:
    done = _glance(event, client, "on" if every_days else "off", desk)
    if desk.client(client.client).touch.checkins.every_days == every_days:
        return done
    return (_record(event, client.client, CheckinsSet(every_days=every_days), desk), *done)


def _glance(event: Commanded, client: Client, did: str, desk: Desk) -> Sequence[Effect]:
    """What was done, and how things stand since."""
    return reply(event, desk, "checkin_glance", client=client.client, did=did)


def _now(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    """Asked at once, unless one was asked not long ago or something hurts. Raises BadInput, which says why not."""
    name = client.name
    last = newest(client.client, desk)
    asked_at = desk.client(client.client).touch.checkins.asked_at
    hurt = hurts_now(client.client, desk)
    if payer(client.client, desk) is None:
        raise BadInput("checkin-nobody", name=name)
    if last is not None and last.state in ("pending", "sending"):
        raise BadInput("checkin-on-its-way", name=name)
    if asked_at is not None and asked_at + timedelta(days=LEAST_DAYS) > desk.now:
        again = _day(asked_at + timedelta(days=LEAST_DAYS), desk)
        raise BadInput("checkin-asked-lately", name=name, day=_day(asked_at, desk), again=again)
    if hurt is not None:
        raise BadInput(f"checkin-hurts-{hurt}", name=name)
    return (*question(client.client, desk, "office"), *line(event, desk, "checkin-asked-now", name=name))


def _day(at: datetime, desk: Desk) -> str:
    return day(at.astimezone(ZoneInfo(desk.office.timezone)).date(), desk.office.language)


def in_person_pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """On the reminder to call: `called-CLIENT`; `later-CLIENT`, a week later; `stop-CLIENT`, no more reminders."""
    card = desk.cards.get(event.token)
    choice = _CHOICE.fullmatch(event.choice)
    listed: list[str] = card.data["clients"] if card else []
    place = listed.index(choice[2]) if choice and choice[2] in listed else None
    if card is None or choice is None or place is None or card.data["done"][place]:
        return toast(event, desk, "button-old")
    deed, client = choice[1], choice[2]
    done: Effect
    if deed == "called":
        done = _record(event, client, CalledInPerson(), desk)
    elif deed == "later":
        done = nudged(client, desk, snoozed_until=desk.now + LATER)
    else:
        done = nudged(client, desk, stopped=True)
    settled = [deed if number == place else each for number, each in enumerate(card.data["done"])]
    kept = replace(card, data={**card.data, "done": settled})
    return (Keep("cards", card.token, kept), done, redraw(card, f"edit:{event.id}", "in_person"), Answer())


def _record(event: Commanded | Pressed, client: str, facts: Facts, desk: Desk) -> Record:
    how: How = "command" if isinstance(event, Commanded) else "inline_button"
    return Record(ledger=client, facts=facts, how=how, opening=opening(event, desk))
