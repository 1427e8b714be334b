"""`/recap`: how often a client is told how things stand; how that would read now."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.facts import Facts
from bot.core.names import plain
from bot.core.one_line import SHOWN
from bot.core.plain_dates import clock_time
from bot.core.plain_words import WEEKDAYS, folded
from bot.core.recaps import RecapSet
from bot.core.rows import Client
from handlers.clients import named
from handlers.replies import opening, reply
from handlers.verbs import word_of

LAST_DAY = 31  # in a shorter month its last one
_SETTING = re.compile(r"(?:^|\s)(\S+?)\s*=\s*(\S+)")
_LAST = frozenset({"last", "ultimo"})
_DAY = re.compile(r"(\d{1,4})(?:st|nd|rd|th|[°º.])?", re.IGNORECASE)


def recap(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/recap CLIENT`: how it is set. `weekly fri 17:00`, `monthly 1 9:00 [untouched=waits]`, `off`, `preview`."""
    if not event.rest.strip():
        raise BadInput("recap-whose")
    client, rest = named(event.rest, desk)
    word, _, more = rest.partition(" ")
    match word_of(word):
        case "":
            return reply(event, desk, "recap_set", client=client.client)
        case "preview" if not more.strip():
            return reply(event, desk, "recap_draft", client=client.client)
        case "off" if not more.strip():
            return _set(event, client, RecapSet(every=None), desk)
        case "weekly" | "monthly" as every:
            return _set(event, client, _read(every, more.strip(), client), desk)
    raise BadInput("recap-what", name=client.name)


def _set(event: Commanded, client: Client, facts: Facts, desk: Desk) -> Sequence[Effect]:
    """A draft that the office has been given so far no longer counts."""
    record = Record(ledger=client.client, facts=facts, how="command", opening=opening(event, desk))
    gone = (Keep("recap_drafts", client.client, None),) if desk.recap_drafts.get(client.client) else ()
    return (*gone, record, *reply(event, desk, "recap_set", client=client.client))


def _read(every: str, text: str, client: Client) -> RecapSet:
    """`fri 17:00`, `1 9:00`, `last 9:00`, each with `untouched=waits` or without."""
    untouched = "goes"
    for key, value in _SETTING.findall(text):
        meaning = word_of(value)
        if word_of(key) != "untouched" or meaning not in ("goes", "waits"):
            raise BadInput("recap-setting", setting=f"{key}={value}"[:SHOWN])
        untouched = meaning
    day, _, rest = _SETTING.sub("", text).strip().partition(" ")
    if not day:
        raise BadInput("recap-what", name=client.name)
    on = {"weekday": _weekday(day)} if every == "weekly" else {"monthday": _monthday(day)}
    clock = clock_time(rest.strip())
    if clock is None or clock[1].strip():
        raise BadInput("recap-clock", text=rest.strip()[:SHOWN], name=client.name)
    minute = clock[0].hour * 60 + clock[0].minute
    return RecapSet(
        every="week" if every == "weekly" else "month",
        minute=minute,
        untouched="waits" if untouched == "waits" else "goes",
        **on,
    )


def _weekday(text: str) -> int:
    found = WEEKDAYS.get(folded(text.strip(",;")))
    if found is None:
        raise BadInput("recap-weekday", text=text[:SHOWN])
    return found


def _monthday(text: str) -> int:
    """The day of the month."""
    if plain(text) in _LAST:
        return LAST_DAY
    found = _DAY.fullmatch(text.strip(",;"))
    if found is None or not 1 <= int(found[1]) <= LAST_DAY:
        raise BadInput("recap-monthday", text=text[:SHOWN])
    return int(found[1])
