"""The form in which a quote is drawn up, empty, copied from an earlier one, or as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from bot.core.desk import Desk
from bot.core.events import FromPerson
from bot.core.form_rows import Filling
from bot.core.forms import LONGEST_VALUE, Field, Form, Values
from bot.core.quote_rows import QuoteDraft
from bot.core.quotes import FIELDS, LONGEST_NOTE, LONGEST_TITLE, VALID_DAYS

LONGEST_LINE = 60
Kind = Literal["line", "text", "day"]
_KINDS: Mapping[str, Kind] = {
    "items": "text",
    "plan": "text",
    "steps": "text",
    "ours": "text",
    "theirs": "text",
    "valid": "day",
    "start": "day",
    "end": "day",
}
_REQUIRED = frozenset({"title", "currency", "items", "tax", "plan", "valid"})
_LONGEST = {"title": LONGEST_TITLE, "tax_note": LONGEST_NOTE}
# What a copy does not take over: days of another time.
_NOT_COPIED = frozenset({"valid", "start", "end", "steps"})


def form_of(token: str, values: Values, desk: Desk) -> Form:
    """The form with these values in it."""
    language = desk.office.language
    return Form(
        token=token,
        title=desk.say("quote-form", language),
        submit=desk.say("quote-form-submit", language),
        fields=tuple(_field(name, values, desk) for name in FIELDS),
    )


def _field(name: str, values: Values, desk: Desk) -> Field:
    language = desk.office.language
    kind: Kind = _KINDS.get(name, "line")
    value = values.get(name, "")
    key = name.replace("_", "-")
    return Field(
        name=name,
        label=desk.say(f"quote-field-{key}", language),
        kind=kind,
        initial=(value,) if isinstance(value, str) and value else (),
        optional=name not in _REQUIRED,
        hint="" if kind == "day" else desk.say(f"quote-hint-{key}", language),
        longest=_LONGEST.get(name, LONGEST_VALUE if kind == "text" else LONGEST_LINE) if kind != "day" else None,
    )


def filling(  # noqa: PLR0913  what a form needs
    event: FromPerson,
    client: str,
    values: Values,
    where: tuple[str, str | None],
    desk: Desk,
    *,
    review: bool = False,
    **data: Any,
) -> Filling:
    """A form for a quote of this client, opened by the event; the member hears of it `where`."""
    token = desk.fresh("f")
    return Filling(
        token=token,
        subject="quote",
        by=event.by.id,
        at=desk.now,
        chat=where[0],
        thread=where[1],
        form=form_of(token, values, desk),
        client=client,
        data=data,
        review=review,
    )


def beginning(desk: Desk) -> Values:
    """What stands in an empty form: the plan that most begin with, a month to decide, and the taxes as last time."""
    sent = desk.quote_drafts.where(state="sent")
    before = sent[-1].values if sent else {}
    return {
        "currency": before.get("currency", "EUR"),
        "tax": before.get("tax", ""),
        "tax_note": before.get("tax_note", ""),
        "plan": desk.say("quote-plan-usual", desk.office.language),
        "valid": (desk.today + timedelta(days=VALID_DAYS)).isoformat(),
    }


def copied(draft: QuoteDraft, desk: Desk) -> Values:
    """An earlier one anew, but for its days."""
    kept = {name: value for name, value in draft.values.items() if name not in _NOT_COPIED}
    return {**beginning(desk), **kept}
