"""The picture of a year's scores of a client, month by month."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from bot.core.desk import Desk, Reader
from bot.core.effects import Picture
from bot.core.pictures import Month, Scores
from bot.wording.moments import spelt

_MONTHS = 12
_MOST = 31  # a month, as the picture has it


def picture(desk: Desk, reader: Reader, client: str, name: str) -> Picture:
    """The twelve months that end with this one, by the office's calendar; without answers it says so."""
    zone, language = ZoneInfo(desk.office.timezone), reader.language
    today = desk.now.astimezone(zone).date()
    months = [_before(today, count) for count in reversed(range(_MONTHS))]
    found: dict[date, list[int]] = {month: [] for month in months}
    for score in sorted(desk.client(client).touch.checkins.scores, key=lambda each: each.at):
        month = score.at.astimezone(zone).date().replace(day=1)
        if month in found:
            found[month].append(score.score)
    levels = [desk.say(f"checkin-level-{score}", language) for score in range(1, 6)]
    first, last = (spelt(month, "LLLL y", language) for month in (months[0], months[-1]))
    data = Scores(
        title=name,
        subtitle=desk.say("scores-period", language, first=first, last=last),
        months=tuple(
            Month(label=spelt(month, "LLL", language), scores=tuple(scores[-_MOST:])) for month, scores in found.items()
        ),
        levels=(levels[0], levels[1], levels[2], levels[3], levels[4]),
        empty=desk.say("scores-none", language),
    )
    said = [
        f"{spelt(month, 'LLL', language)} {', '.join(map(str, scores))}" for month, scores in found.items() if scores
    ]
    alt = f"{data.subtitle}: {'; '.join(said) or data.empty}"
    return Picture(template="scores", data=to_builtins(data), name=f"{desk.say('scores-file', language)}.png", alt=alt)


def _before(today: date, count: int) -> date:
    """The first day of the month that lies so many months back."""
    years, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return date(years, month + 1, 1)
