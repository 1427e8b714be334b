"""The questions of a form, one at a time, where the platform shows no forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Button, Buttons, Message, Quote, Text, Title
from bot.core.form_rows import Filling
from bot.core.forms import Field
from bot.core.rows import Card
from bot.messages.parts import message, reader_of, text
from bot.wording.moments import day

_ROW = 3
_CHOSEN = "✓"
_SHOWN = 200  # letters of an answer in the overview


def form_question(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """What is asked now, with what is wrong about the last answer; nothing once it was answered or given up."""
    card, row = desk.cards.get(args["card"]), desk.fillings.get(args["form"])
    if card is None or row is None or row.card != card.token or row.done:
        return None
    reader = reader_of(desk, args)
    wrong = Text(row.wrong) if row.wrong else None
    if row.step < 0:
        head = Title(row.form.title)
        return message(reader, head, wrong, *_overview(desk, reader, row, card))
    field = row.form.fields[row.step]
    place = desk.say("form-place", reader.language, number=row.step + 1, count=len(row.form.fields))
    return message(reader, Title(f"{row.form.title} · {place}"), wrong, *_asked(desk, reader, row, field, card))


def _asked(desk: Desk, reader: Reader, row: Filling, field: Field, card: Card) -> list[Block]:
    blocks: list[Block] = [Text(f"{field.label}\n{field.hint}" if field.hint else field.label)]
    # Of several that can be chosen together the ticks tell.
    several = field.kind == "choices"
    stands = "" if several else _shown(field, row.values.get(field.name, "".join(field.initial)), reader)
    if stands:
        blocks += [text(desk, reader, "form-stands"), Quote(stands)]
    blocks += _rows(_options(card, field))
    steps = {"keep": bool(stands), "done": field.kind == "choices", "skip": field.optional, "back": _back(row)}
    labels = {each: f"button-form-{each}" for each, wanted in (*steps.items(), ("cancel", True)) if wanted}
    return [*blocks, *_rows([_button(desk, reader, card, choice, key) for choice, key in labels.items()])]


def _back(row: Filling) -> bool:
    return row.step > 0 or row.review


def _overview(desk: Desk, reader: Reader, row: Filling, card: Card) -> list[Block]:
    """All answers, and a button for each to change it."""
    fields = row.form.fields
    said = [
        f"{field.label}: {_shown(field, row.values.get(field.name, ''), reader)[:_SHOWN] or '–'}"  # noqa: RUF001  a dash, as people print it
        for field in fields
    ]
    change = [Button(token=card.token, choice=f"f{place}", label=field.label) for place, field in enumerate(fields)]
    ends = [_button(desk, reader, card, choice, f"button-form-{choice}") for choice in ("done", "cancel")]
    return [Text("\n".join(said)), text(desk, reader, "form-change"), *_rows(change, 2), *_rows(ends)]


def _options(card: Card, field: Field) -> list[Button]:
    chosen = card.data["chosen"]
    kind = {"choice": "o", "choices": "m"}.get(field.kind)
    return [
        Button(
            token=card.token,
            choice=f"{kind}{place}",
            label=f"{_CHOSEN} {option.label}" if place in chosen else option.label,
        )
        for place, option in enumerate(field.options)
        if kind
    ]


def _button(desk: Desk, reader: Reader, card: Card, choice: str, key: str) -> Button:
    return Button(token=card.token, choice=choice, label=desk.say(key, reader.language))


def _rows(buttons: Sequence[Button], most: int = _ROW) -> list[Buttons]:
    return [Buttons(tuple(buttons[at : at + most])) for at in range(0, len(buttons), most)]


def _shown(field: Field, value: str | tuple[str, ...], reader: Reader) -> str:
    """An answer as people read it: days in words, options by their label."""
    if field.kind == "day" and isinstance(value, str) and value:
        return day(date.fromisoformat(value), reader.language, year=True)
    labels = {option.value: option.label for option in field.options}
    values = [value] if isinstance(value, str) else list(value)
    return ", ".join(labels.get(each, each) for each in values)
