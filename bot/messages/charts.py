"""A metric as a picture: its values over time, its target, and in words where it goes."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import to_builtins

from bot.core.agreed_metrics import agreed
from bot.core.desk import Desk, Reader
from bot.core.effects import Picture
from bot.core.files import clean_name
from bot.core.metrics import Better, Value
from bot.core.pictures import Chart, Point
from bot.core.trend import goes_well, trend
from bot.wording.moments import short
from bot.wording.sizes import number

MOST_POINTS = 400
LONGEST = timedelta(days=4000)  # as far as a chart reaches back


def chart(desk: Desk, reader: Reader, client: str, metric: str) -> Chart | None:
    """The data of its picture; None while it is not agreed upon, or without a value."""
    state = desk.client(client)
    terms = agreed(state, metric)
    values = state.touch.metrics[metric].values if terms else ()
    if terms is None or not values:
        return None
    newest = values[-1]
    shown = [each for each in values[-MOST_POINTS:] if newest.on - each.on <= LONGEST]
    first, with_year = shown[0].on, shown[0].on.year != newest.on.year
    target = terms.target_thousandths
    return Chart(
        name=name_of(desk, metric),
        unit=unit_of(desk, metric),
        now=number(newest.thousandths, reader.language),
        points=tuple(
            Point(
                day=(each.on - first).days,
                thousandths=each.thousandths,
                label=number(each.thousandths, reader.language),
            )
            for each in shown
        ),
        target_thousandths=target,
        target_label="" if target is None else target_said(desk, reader.language, terms.better, target),
        trend_label=trend_said(desk, reader, values),
        good=goes_well(values, terms.better, target),
        first_label=short(first, reader.language, year=with_year),
        last_label=short(newest.on, reader.language, year=with_year),
    )


def picture(desk: Desk, reader: Reader, client: str, metric: str) -> Picture | None:
    """The picture itself; what it shows also stands in its words."""
    data = chart(desk, reader, client, metric)
    if data is None:
        return None
    name = clean_name(f"{data.name}.png")
    return Picture(template="chart", data=to_builtins(data), name=name, alt=said(desk, reader, client, metric))


def said(desk: Desk, reader: Reader, client: str, metric: str) -> str:
    """A line about a metric that was agreed upon: its newest value, the target, the trend."""
    data = chart(desk, reader, client, metric)
    terms = agreed(desk.client(client), metric)
    if data is None:
        target = terms.target_thousandths if terms else None
        key = "metric-line-none" if target is None else "metric-line-none-target"
        label = "" if terms is None or target is None else target_said(desk, reader.language, terms.better, target)
        return desk.say(key, reader.language, name=name_of(desk, metric), **({"target": label} if label else {}))
    words = {
        "name": data.name,
        "value": f"{data.now} {data.unit}".strip(),
        "day": _newest(desk, reader, client, metric),
    }
    line = desk.say("metric-line", reader.language, **words)
    return "; ".join(part for part in (line, data.target_label, data.trend_label) if part)


def target_said(desk: Desk, language: str, better: Better, target_thousandths: int, unit: str = "") -> str:
    """The target in words: "target: at least 1,500", with the unit if it is given."""
    value = f"{number(target_thousandths, language)} {unit}".strip()
    return desk.say("metric-at-least" if better == "higher" else "metric-at-most", language, value=value)


def trend_said(desk: Desk, reader: Reader, values: tuple[Value, ...]) -> str:
    """Where it goes, in words: "12 % up in four weeks"; empty with fewer than two values."""
    found = trend(values)
    if found is None:
        return ""
    say, language = desk.say, reader.language
    on = short(found.before.on, language, year=found.before.on.year != values[-1].on.year)
    if found.way == "same":
        return say("trend-same-weeks", language) if found.weeks else say("trend-same-since", language, day=on)
    span = say("trend-weeks", language) if found.weeks else say("trend-since", language, day=on)
    if found.percent is None:
        before = number(found.before.thousandths, language)
        return say(f"trend-{found.way}-from", language, before=before, span=span)
    if found.percent == 0:
        return say(f"trend-{found.way}-hardly", language, span=span)
    return say(f"trend-{found.way}", language, percent=found.percent, span=span)


def name_of(desk: Desk, metric: str) -> str:
    """What a metric is called; empty once that was erased."""
    title = desk.titles.get(metric)
    return title.text if title else ""


def unit_of(desk: Desk, metric: str) -> str:
    """What it is counted in; empty for a mere number."""
    title = desk.titles.get(f"unit:{metric}")
    return title.text if title else ""


def _newest(desk: Desk, reader: Reader, client: str, metric: str) -> str:
    on: date = desk.client(client).touch.metrics[metric].values[-1].on
    return short(on, reader.language, year=on.year != desk.now.year)
