"""The draft of a recap: the office sends it now, changes it in a form, or skips it; many come as one list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from bot.core.cards import redraw
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record
from bot.core.errors import BadInput
from bot.core.events import FromPerson, Pressed
from bot.core.form_rows import Filling
from bot.core.forms import MOST_OPTIONS, Field, Form, Option, Values
from bot.core.recap_rows import LONGEST_WORDS, RecapDraft
from bot.core.recapping import redrawn, sending, shown, since, told
from bot.core.recaps import RecapSkipped
from bot.core.rows import Card
from bot.core.seams import cut
from bot.messages.parts import office_reader
from bot.messages.recap_lines import parts_of
from handlers.forms import opened
from handlers.replies import line, opening, toast, why_not

_LISTED = re.compile(r"([cp])(\d{1,5})")
_LONGEST_LABEL = 70


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`send`, `edit` or `skip`, below the newest draft."""
    card = desk.cards.get(event.token)
    draft = desk.recap_drafts.get(card.client) if card else None
    if draft is None or not draft.open or draft.card != event.token:
        return toast(event, desk, "button-old")
    match event.choice:
        case "send":
            return (*sending(draft, desk), Answer())
        case "edit":
            return _edited(event, draft, desk)
        case "skip":
            skipped = replace(draft, state="skipped")
            facts = RecapSkipped(recap=draft.recap, on=draft.on)
            return (
                Keep("recap_drafts", draft.client, skipped),
                Record(
                    ledger=draft.client,
                    facts=facts,
                    how="inline_button",
                    subject=draft.recap,
                    opening=opening(event, desk),
                ),
                *redrawn(skipped, event.id, desk),
                Answer(),
            )
    return toast(event, desk, "button-old")


def _edited(event: FromPerson, draft: RecapDraft, desk: Desk) -> Sequence[Effect]:
    """A form: words of the office for the top, and what shall be left out."""
    found = told(draft.client, desk, since(draft.client, desk))
    if found is None:
        raise BadInput("recap-gone")
    language = desk.office.language
    parts = parts_of(desk, office_reader(desk), draft.client, found)
    options = [Option(each.key, cut(each.text, _LONGEST_LABEL)) for part in parts for each in part.lines][:MOST_OPTIONS]
    words = Field(
        name="words",
        label=desk.say("recap-field-words", language),
        kind="text",
        initial=(draft.words,) if draft.words else (),
        optional=True,
        longest=LONGEST_WORDS,
    )
    left_out = Field(
        name="left_out",
        label=desk.say("recap-field-left-out", language),
        kind="choices",
        options=tuple(options),
        initial=tuple(option.value for option in options if option.value in draft.left_out),
        optional=True,
    )
    token = desk.fresh("f")
    form = Form(
        token=token,
        title=desk.say("recap-form", language),
        submit=desk.say("recap-form-submit", language),
        fields=(words, left_out) if options else (words,),
    )
    filling = Filling(
        token=token,
        subject="recap",
        by=event.by.id,
        at=desk.now,
        chat=event.chat.id,
        thread=event.thread,
        form=form,
        client=draft.client,
        data={"on": draft.on.isoformat()},
    )
    return opened(event, filling, desk)


def wrong(values: Values, _desk: Desk) -> Mapping[str, BadInput]:
    """What is wrong with these answers, by field."""
    words = values.get("words", "")
    too_long = isinstance(words, str) and len(words.strip()) > LONGEST_WORDS
    return {"words": BadInput("form-long", most=LONGEST_WORDS)} if too_long else {}


def submitted(event: FromPerson, row: Filling, values: Values, desk: Desk) -> Sequence[Effect]:
    """The draft is shown anew as it reads now; once it was sent or skipped, nothing is changed any more."""
    errors = wrong(values, desk)
    if errors:
        return (Answer(errors={name: why_not(event, desk, error) for name, error in errors.items()}),)
    draft = desk.recap_drafts.get(row.client)
    if draft is None or not draft.open or draft.on != date.fromisoformat(row.data["on"]):
        return (Keep("fillings", row.token, None), *line(event, desk, "recap-gone"), Answer())
    words, left_out = values.get("words", ""), values.get("left_out", ())
    known = {option.value for field in row.form.fields for option in field.options}
    changed = replace(
        draft,
        words=words.strip() if isinstance(words, str) else "",
        left_out=tuple(each for each in left_out if each in known) if isinstance(left_out, tuple | list) else (),
    )
    gone = (Keep("cards", draft.card, None),) if draft.card else ()
    return (*gone, Keep("fillings", row.token, replace(row, done=True)), *shown(changed, desk), Answer())


def listed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`c3`: that draft is shown; `p1`: another page."""
    card = desk.cards.get(event.token)
    choice = _LISTED.fullmatch(event.choice)
    if card is None or choice is None:
        return toast(event, desk, "button-old")
    number = int(choice[2])
    if choice[1] == "p":
        turned = replace(card, data={**card.data, "page": number})
        return (Keep("cards", card.token, turned), redraw(card, f"edit:{event.id}", "recap_list"), Answer())
    draft = _listed(card, number, desk)
    return (*shown(draft, desk), Answer()) if draft is not None else toast(event, desk, "button-old")


def _listed(card: Card, number: int, desk: Desk) -> RecapDraft | None:
    """The draft of that place, as long as something can be done with it."""
    if number >= len(card.data["clients"]):
        return None
    draft = desk.recap_drafts.get(card.data["clients"][number])
    return draft if draft and draft.open and draft.on.isoformat() == card.data["days"][number] else None
