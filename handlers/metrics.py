"""`/metric`: numbers that office and client agreed to look at; their values, by command or from a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.agreed_metrics import agreed
from bot.core.approvals import offered
from bot.core.desk import Desk
from bot.core.effects import Effect, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, FromPerson
from bot.core.metric_terms import changed_terms
from bot.core.metrics import Metric, MetricDropped, MetricValue
from bot.core.names import nearest, plain
from bot.core.one_line import one_line
from bot.core.past_days import past_day
from bot.core.plain_numbers import decimal_mark, number_of
from bot.core.rows import Client
from bot.messages.charts import name_of, unit_of
from handlers import metric_files, metric_terms
from handlers.clients import named
from handlers.questions import withdrawn
from handlers.replies import line, opening, reply
from handlers.verbs import word_of

# The last such word counts; without one, these days alone can follow the number.
_ON = re.compile(
    r"(.*?\d\S*.*?)\s(?:(?:on|for|il|del|al|in\s+data)\s+|(?:il\s+)?l['’]\s*|(?=(?:yesterday|today|ieri|oggi)\s*$))(\S.*)",  # noqa: RUF001
    re.IGNORECASE | re.DOTALL,
)
_NEW = frozenset({"nuova"})  # beside the word in verbs.ftl


def metric(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/metric CLIENT`: all, or (with a table) its values. `new NAME, unit …, target …`, `drop NAME`.

    `NAME 1240 [on DAY]`: a value; `NAME`: the chart; `NAME target 2000`: asked anew.
    """
    if not event.rest.strip():
        raise BadInput("metric-whose")
    client, rest = named(event.rest.strip(), desk)
    if not rest:
        return metric_files.given(event, client, desk) or reply(event, desk, "metric_list", client=client.client)
    found = _named(rest, client, desk, whole=True)
    word, _, more = rest.partition(" ")
    meaning = "new" if word.casefold() in _NEW else word_of(word)
    if found is None:
        match meaning:
            case "new":
                return metric_terms.new(event, client, more, desk)
            case "drop" | "remove":
                return _dropped(event, client, _the_one(more, client, desk)[0], desk)
            case "list" if not more:
                return reply(event, desk, "metric_list", client=client.client)
    return _about(event, client, *(found or _the_one(rest, client, desk)), desk)


def _about(event: Commanded, client: Client, known: Metric, said: str, desk: Desk) -> Sequence[Effect]:
    """What follows the name: nothing (the chart), other terms, or a value."""
    if word_of(said) in ("", "chart"):
        return reply(event, desk, "metric_charts", client=client.client, metrics=[known.metric])
    terms = changed_terms(said, decimal_mark(desk.office.language))
    if terms is not None:
        return metric_terms.drawn(event, client, known, terms, desk)
    return _value(event, client, known, said, desk)


def mine(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """For a client: what they agreed to look at, with its charts."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    metrics = list(desk.client(client).touch.metrics) if client else []
    return reply(event, desk, "metric_charts", client=client, metrics=metrics)


def _the_one(text: str, client: Client, desk: Desk) -> tuple[Metric, str]:
    """The metric with whose name a text begins, or with the beginning of it. Raises BadInput."""
    found = _named(text, client, desk, whole=True) or _named(text, client, desk, whole=False)
    if found is not None:
        return found
    names = [name_of(desk, each.metric) for each in _metrics(client, desk)]
    if not names:
        raise BadInput("metric-none", name=client.name)
    words = re.sub(r"[\d.,]+", " ", text).split()
    near = nearest(" ".join(words) or text, names)
    typed = one_line(" ".join(words) or text)
    if near:
        raise BadInput("metric-unknown-near", text=typed, nearest=near[0], name=client.name)
    raise BadInput("metric-unknown", text=typed, names=", ".join(names), name=client.name)


def _named(text: str, client: Client, desk: Desk, *, whole: bool) -> tuple[Metric, str] | None:
    """By the longest run of words that is a name (`whole`), or that a single name begins with; and what follows."""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    names = [(plain(name_of(desk, each.metric)), each) for each in _metrics(client, desk)]
    for end in reversed(ends):
        wanted = plain(text[:end])
        fits = [each for name, each in names if wanted and (name == wanted if whole else name.startswith(wanted))]
        if len(fits) == 1:
            return fits[0], text[end:].strip(" \t\n:=")
    return None


def _metrics(client: Client, desk: Desk) -> list[Metric]:
    return [each for each in desk.client(client.client).touch.metrics.values() if not each.dropped]


def _value(event: Commanded, client: Client, known: Metric, text: str, desk: Desk) -> Sequence[Effect]:
    """What it was on a day; a second value for a day takes the place of the first."""
    state, name = desk.client(client.client), name_of(desk, known.metric)
    dated = _ON.fullmatch(text)
    found = number_of(dated[1] if dated else text, decimal_mark(desk.office.language), unit_of(desk, known.metric))
    on = past_day(dated[2], desk.today) if dated else desk.today
    if on is None:
        raise BadInput("metric-day", text=one_line(dated[2] if dated else ""), name=client.name, metric=name)
    if on > desk.today:
        raise BadInput("metric-future", text=one_line(dated[2] if dated else ""))
    if agreed(state, known.metric) is None:
        asked = state.approvals[known.metric].state == "asked"
        raise BadInput("metric-waits" if asked else "metric-not-agreed", metric=name, name=client.name)
    before = next((each.thousandths for each in known.values if each.on == on), None)
    if before == found.thousandths:
        return line(event, desk, "metric-same", metric=name)
    facts = MetricValue(metric=known.metric, on=on, thousandths=found.thousandths)
    record = Record(
        ledger=client.client, facts=facts, how="command", subject=known.metric, opening=opening(event, desk)
    )
    about = {"client": client.client, "metric": known.metric, "on": on.isoformat(), "thousandths": found.thousandths}
    typed = one_line(dated[1] if dated else text) if found.ambiguous else ""
    return (record, *reply(event, desk, "metric_noted", **about, before=before, typed=typed))


def _dropped(event: Commanded, client: Client, known: Metric, desk: Desk) -> Sequence[Effect]:
    """It is no longer looked at; a question about it that is open is taken back."""
    facts = MetricDropped(metric=known.metric)
    record = Record(
        ledger=client.client, facts=facts, how="command", subject=known.metric, opening=opening(event, desk)
    )
    asked = desk.client(client.client).approvals[known.metric]
    taken_back = withdrawn(event, client.client, asked, desk) if offered(asked, "withdraw") else ()
    return (
        record,
        *taken_back,
        *line(event, desk, "metric-dropped", metric=name_of(desk, known.metric), name=client.name),
    )
