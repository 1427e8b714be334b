"""A form is filled in: sent in as a whole, or answered question by question. Both end at the same door.

An answer that cannot be meant brings its question again, with what is wrong. What a form is for, its subject knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.core.approval_rows import FORM_DAYS
from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import FromPerson, Pressed, Submitted, Wrote
from bot.core.form_rows import Filling
from bot.core.forms import Field, Values
from bot.core.names import plain
from bot.core.plain_dates import moment
from handlers import picking, quote_drafts, recap_drafts
from handlers.forms import OVERVIEW, question
from handlers.replies import line, toast, why_not

_CHOICE = re.compile(r"([fom])([0-9]{1,3})")
_SHOWN = 40


class Subject(Struct, frozen=True):
    """What is done with a form: `wrong` tells what is wrong, by field; `submitted` answers as a platform wants it."""

    wrong: Callable[[Values, Desk], Mapping[str, BadInput]]
    submitted: Callable[[FromPerson, Filling, Values, Desk], Sequence[Effect]]


SUBJECTS: Mapping[str, Subject] = {
    "quote": Subject(quote_drafts.wrong, quote_drafts.submitted),
    "recap": Subject(recap_drafts.wrong, recap_drafts.submitted),
}


def submitted(event: Submitted, desk: Desk) -> Sequence[Effect]:
    """A form was sent in as a whole. Raises BadInput if it no longer counts; sent in twice it counts once."""
    row = desk.fillings.get(event.token)
    if row is None:
        return picking.submitted(event, desk)
    if desk.audience(event.by) not in ("owner", "member"):
        raise BadInput("picked-not-yours")
    if row.by != event.by.id or row.asked or _old(row, desk):
        raise BadInput("form-old")
    if row.done:
        return (Answer(),)
    return SUBJECTS[row.subject].submitted(event, row, event.values, desk)


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """A member's message in private while a form is asked answers its question; None if no form is."""
    if event.chat.shared or (event.attachments and not event.text.strip()):
        return None
    rows = desk.fillings.where(by=event.by.id, chat=event.chat.id, asked=True, done=False)
    if not rows:
        return None
    row = rows[-1]
    if _old(row, desk):
        return (Keep("fillings", row.token, None), *line(event, desk, "form-dropped", title=row.form.title))
    if row.step == OVERVIEW:
        return question(replace(row, wrong=desk.say("form-which", desk.office.language)), desk)
    return _answered(event, row, event.text, desk)


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """A button below a question: Keep, Skip, Back, Cancel, one of several, or (in the overview) what to change."""
    card = desk.cards.get(event.token)
    row = desk.fillings.get(card.data["form"]) if card else None
    if card is None or row is None or row.by != event.by.id or row.card != card.token or row.done:
        return toast(event, desk, "button-old")
    if _old(row, desk):
        gone = desk.say("form-dropped", desk.office.language, title=row.form.title)
        return (Keep("fillings", row.token, None), Answer(gone))
    effects = _deed(event, row, card.data["chosen"], desk)
    return (*effects, Answer()) if effects else toast(event, desk, "button-old")


def _deed(  # noqa: PLR0911  one line a button
    event: Pressed, row: Filling, chosen: list[int], desk: Desk
) -> Sequence[Effect]:
    field = row.form.fields[row.step] if row.step != OVERVIEW else None
    match event.choice:
        case "cancel":
            told = line(event, desk, "form-cancelled", title=row.form.title)
            return (Keep("fillings", row.token, None), Keep("cards", row.card, None), *told)
        case "back":
            return question(replace(row, step=OVERVIEW if row.review else max(0, row.step - 1), wrong=""), desk)
        case "keep" if field is not None:
            return _answered(event, row, standing(row, field), desk)
        case "skip" if field is not None and field.optional:
            return _answered(event, row, "", desk)
        case "done" if field is None:
            return _sent_in(event, row, desk)
        case "done" if field is not None and field.kind == "choices":
            picked = tuple(option.value for place, option in enumerate(field.options) if place in chosen)
            return _went_on(event, row, field, picked, desk)
    found = _CHOICE.fullmatch(event.choice)
    return _numbered(event, row, field, (found[1], int(found[2])), desk) if found else ()


def _numbered(
    event: Pressed, row: Filling, field: Field | None, chosen: tuple[str, int], desk: Desk
) -> Sequence[Effect]:
    """A field of the overview, one option, or one of several that can be chosen together."""
    kind, number = chosen
    card = desk.cards.get(row.card)
    if field is None:
        fits = kind == "f" and number < len(row.form.fields)
        return question(replace(row, step=number, wrong=""), desk) if fits else ()
    if card is None or number >= len(field.options):
        return ()
    if kind == "o" and field.kind == "choice":
        return _went_on(event, row, field, field.options[number].value, desk)
    if kind != "m" or field.kind != "choices":
        return ()
    toggled = sorted({*card.data["chosen"]} ^ {number})
    about = {"account": row.by, "client": row.client, "form": row.token}
    redrawn = redraw(card, f"toggled:{event.id}", "form_question", **about)
    return (Keep("cards", card.token, replace(card, data={**card.data, "chosen": toggled})), redrawn)


def standing(row: Filling, field: Field) -> str:
    """What stands in a field before it is answered (again): an earlier answer, or what the form came with."""
    value = row.values.get(field.name, "".join(field.initial))
    return value if isinstance(value, str) else ""


def _answered(event: FromPerson, row: Filling, text: str, desk: Desk) -> Sequence[Effect]:
    """An answer in words, or what stands there already. What is no such answer is asked again."""
    field = row.form.fields[row.step]
    try:
        value = _value(field, text.strip(), desk)
    except BadInput as error:
        return question(replace(row, wrong=why_not(event, desk, error)), desk)
    return _went_on(event, row, field, value, desk)


def _value(field: Field, text: str, desk: Desk) -> str | tuple[str, ...]:
    if not text:
        if field.optional:
            return ""
        raise BadInput("form-needed-here")
    if field.longest is not None and len(text) > field.longest:
        raise BadInput("form-long", most=field.longest)
    if field.kind == "day":
        on, _, rest = moment(text, desk.today)
        if on is None or rest.strip():
            raise BadInput("picked-no-day", text=text[:_SHOWN])
        return on.isoformat()
    if field.kind in ("choice", "choices"):
        names = [text] if field.kind == "choice" else text.split(",")
        found = [option.value for name in names for option in field.options if plain(option.label) == plain(name)]
        if len(found) < len(names):
            raise BadInput("form-choose")
        return found[0] if field.kind == "choice" else tuple(found)
    return text


def _went_on(
    event: FromPerson, row: Filling, field: Field, value: str | tuple[str, ...], desk: Desk
) -> Sequence[Effect]:
    """The next question, if this answer will do; after the last one the form is sent in."""
    values = {**row.values, field.name: value}
    wrong = SUBJECTS[row.subject].wrong(values, desk).get(field.name)
    if wrong is not None:
        return question(replace(row, wrong=why_not(event, desk, wrong)), desk)
    row = replace(row, values=values, wrong="")
    left = [place for place, each in enumerate(row.form.fields) if each.name not in values]
    if left:
        return question(replace(row, step=left[0]), desk)
    return question(replace(row, step=OVERVIEW), desk) if row.review else _sent_in(event, row, desk)


def _sent_in(event: FromPerson, row: Filling, desk: Desk) -> Sequence[Effect]:
    """As a whole, as any other form; where something is wrong, that is asked again."""
    effects = SUBJECTS[row.subject].submitted(event, row, row.values, desk)
    errors = next((effect.errors for effect in effects if isinstance(effect, Answer)), {})
    if not errors:
        return [effect for effect in effects if not isinstance(effect, Answer)]
    places = {field.name: place for place, field in enumerate(row.form.fields)}
    first = min(errors, key=lambda name: places.get(name, 0))
    return question(replace(row, step=places.get(first, 0), wrong=errors[first], review=True), desk)


def _old(row: Filling, desk: Desk) -> bool:
    return row.at < desk.now - timedelta(days=FORM_DAYS)
