"""What office and client look at is drawn up, and asked as an approval: once it was given, values are noted."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.approval_rows import Asking
from bot.core.approvals import digest
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.metric_terms import MetricTerms, metric_terms
from bot.core.metrics import Metric, MetricDrawn
from bot.core.names import plain
from bot.core.plain_numbers import decimal_mark
from bot.core.rows import Client, Title
from bot.messages.charts import name_of, unit_of
from bot.messages.metrics import terms_text
from bot.wording.sizes import number
from handlers.approvers import checked, reader
from handlers.questions import asked_by_member, told
from handlers.relay import spot
from handlers.replies import line, opening, told_in

MOST_METRICS = 20  # of a client: more are looked at by nobody


def new(event: Commanded, client: Client, text: str, desk: Desk) -> Sequence[Effect]:
    """`new Visits, unit visits a month, target 1500`: a metric, or a new version of the one that is called so."""
    terms = metric_terms(text, decimal_mark(desk.office.language))
    if not plain(terms.name):
        raise BadInput("metric-new-what", name=client.name)
    metrics = desk.client(client.client).touch.metrics.values()
    known = next((each for each in metrics if plain(name_of(desk, each.metric)) == plain(terms.name)), None)
    if known is None and sum(not each.dropped for each in metrics) >= MOST_METRICS:
        raise BadInput("metric-many", most=MOST_METRICS)
    return drawn(event, client, known, terms, desk)


def drawn(event: Commanded, client: Client, known: Metric | None, terms: MetricTerms, desk: Desk) -> Sequence[Effect]:
    """The next version is asked; what was not said stays as it was."""
    asking, facts, unit = _asking(event, client, known, terms, desk)
    before = desk.client(client.client).approvals.get(asking.approval)
    bound = digest(asking.text, ())
    dropped = known is not None and known.dropped
    if before is not None and before.digest == bound and before.state in ("asked", "approved") and not dropped:
        return (told(asking, "approve_same", approval=asking.approval),)
    record = Record(
        ledger=client.client,
        facts=facts,
        how="command",
        subject=asking.approval,
        subject_version=facts.version,
        opening=opening(event, desk),
    )
    title = Title(text=unit, client=client.client) if unit else None
    read = number(facts.target_thousandths or 0, desk.office.language)
    return (
        Keep("titles", f"unit:{asking.approval}", title),
        record,
        *asked_by_member(asking, bound, (), before, desk),
        *(line(event, desk, "number-ambiguous", text=terms.ambiguous, read=read) if terms.ambiguous else ()),
    )


def _asking(
    event: Commanded, client: Client, known: Metric | None, terms: MetricTerms, desk: Desk
) -> tuple[Asking, MetricDrawn, str]:
    checked(client, (), 1, desk)
    chat, thread = told_in(event, desk)
    metric = known.metric if known else desk.fresh("m")
    had = unit_of(desk, metric)
    unit = had if terms.unit is None else terms.unit
    if known is not None and known.values and plain(unit) != plain(had):
        raise BadInput("metric-unit-changed", name=name_of(desk, metric), unit=had or "–")  # noqa: RUF001  as people print it
    before = desk.client(client.client).approvals.get(metric)
    facts = MetricDrawn(
        metric=metric,
        version=before.version + 1 if before else 1,
        better=terms.better or (known.better if known else "higher"),
        target_thousandths=known.target_thousandths
        if known and terms.target_thousandths is None
        else terms.target_thousandths,
    )
    name = name_of(desk, metric) or terms.name
    language = reader(client.client, desk).language
    asking = Asking(
        id=spot(event.chat.id, event.message or event.id),
        by=event.by.id,
        chat=chat,
        thread=thread,
        at=desk.now,
        client=client.client,
        approval=metric,
        title=name,
        what="metric",
        text=terms_text(desk, language, name, unit, facts.better, facts.target_thousandths),
        language=language,
        files=(),
    )
    return asking, facts, unit
