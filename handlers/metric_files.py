"""Values of metrics in a table (CSV) that came with `/metric CLIENT`, or right before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from bot.core.agreed_metrics import agreed
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded, Prepared
from bot.core.files import Attached
from bot.core.ledger import OpeningValue, Where
from bot.core.metrics import MetricValue
from bot.core.plain_numbers import decimal_mark, number_in
from bot.core.rows import Client
from bot.core.value_sheet import Known, SheetValue
from bot.messages.charts import name_of, unit_of
from handlers.deliveries import settled
from handlers.documents import with_it
from handlers.handed_in import reading, refused, told, why_not
from handlers.replies import whoever

# What was sent earlier than that was sent for something else.
_RIGHT_BEFORE = timedelta(minutes=10)
_TABLES = (".csv", ".tsv", ".txt")


def given(event: Commanded, client: Client, desk: Desk) -> Sequence[Effect]:
    """The table is on its way; nothing where there is none. Raises BadInput."""
    files = with_it(event)
    sent = None if files else _right_before(event, desk)
    if sent is not None:
        files = [sent[1]]
    if not files:
        return ()
    if len(files) > 1:
        raise BadInput("handed-one")
    known = [
        Known(each, name_of(desk, each), unit_of(desk, each))
        for each in desk.client(client.client).touch.metrics
        if agreed(desk.client(client.client), each) is not None
    ]
    if not known:
        raise BadInput("metric-none-agreed", name=client.name)
    # Whoever asks for the list next means the list.
    done = (Keep("drafts", sent[0], None),) if sent else ()
    about: dict[str, Any] = {
        "metrics": msgspec.to_builtins(known),
        "mark": decimal_mark(desk.office.language),
        "today": desk.today.isoformat(),
        "typed": f"/{event.verb} {event.rest}",
    }
    return (*done, *reading(event, "values", files[0], desk, client=client.client, **about))


def _right_before(event: Commanded, desk: Desk) -> tuple[str, Attached] | None:
    """The last file that was sent to us in this private chat, with the key of its row, if it can be a table."""
    if event.chat.shared:
        return None
    since = desk.now - _RIGHT_BEFORE
    sent = [(key, row) for key, row in desk.drafts.items() if key.startswith(f"{event.chat.id}#") and row.at >= since]
    if not sent:
        return None
    key, row = max(reversed(sent), key=lambda each: each[1].at)
    file = row.files[0]
    return (key, file) if len(row.files) == 1 and file.name.casefold().endswith(_TABLES) else None


def came(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The table was read: all of its values go on record together."""
    done = settled(event, desk)
    client = event.args["client"]
    if not done or desk.clients.get(client) is None:
        return done
    problem = refused(event)
    if problem is not None:
        return (*done, why_not(event, problem))
    result = event.result
    values = msgspec.convert(result["values"], tuple[SheetValue, ...])
    counts: dict[str, Counter[str]] = {}
    records = []
    value = _opening(event, desk)
    state = desk.client(client)
    for each in values:
        if agreed(state, each.metric) is None:
            continue  # it was dropped, or the approval was taken back, while the file was read
        before = _before(each.metric, each.on, client, desk)
        how = "same" if before == each.thousandths else "noted" if before is None else "replaced"
        counts.setdefault(each.metric, Counter())[how] += 1
        if how != "same":
            facts = MetricValue(metric=each.metric, on=each.on, thousandths=each.thousandths)
            records.append(Record(ledger=client, facts=facts, how="command", subject=each.metric, opening=value))
    said = {metric: {how: count[how] for how in ("noted", "replaced", "same")} for metric, count in counts.items()}
    read = number_in(result["ambiguous"], result["mark"]).thousandths if result["ambiguous"] else 0
    args = {"file": event.args["file"]["name"], "counts": said, "unread": result["unread"]}
    args |= {"strange": result["strange"], "typed": result["ambiguous"], "read": read}
    return (*done, *records, told(event, "values_read", **args))


def _before(metric: str, on: date, client: str, desk: Desk) -> int | None:
    values = desk.client(client).touch.metrics[metric].values
    return next((each.thousandths for each in values if each.on == on), None)


def _opening(event: Prepared, desk: Desk) -> OpeningValue:
    """Who handed in which file, with which words."""
    return OpeningValue(
        words=event.args["typed"],
        shown=event.args["file"]["name"],
        who=whoever(event.args["account"], desk),
        where=Where(chat=event.args["chat"]),
    )
