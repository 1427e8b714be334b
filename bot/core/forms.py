"""A form to fill in, before any platform's dress: a modal, a page, or one question at a time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Values = dict[str, str | tuple[str, ...]]

# Slack lists no more; where there are more, a line is asked for instead.
MOST_OPTIONS = 100
LONGEST_VALUE = 3000  # characters that may be typed into one field, for the same reason


class Option(Struct, frozen=True):
    """What can be chosen: `value` comes back, `label` is shown."""

    value: str
    label: str


class Field(Struct, frozen=True, kw_only=True):
    """One thing to fill in: a line, a text of several lines, one choice, several choices, or a day (`2026-12-04`).

    `initial` is what stands there at first: at most one, but for `choices`. `longest` (characters) is for what is
    typed.
    """

    name: str
    label: str
    kind: Literal["line", "text", "choice", "choices", "day"]
    options: tuple[Option, ...] = ()
    initial: tuple[str, ...] = ()
    optional: bool = False
    hint: str = ""
    longest: int | None = None


class Form(Struct, frozen=True, kw_only=True):
    """`token` comes back with what was filled in; it names the form, and proves nothing.

    `title` and `submit` are at most 24 characters (Slack's limit). Names of fields differ.
    """

    token: str
    title: str
    submit: str
    fields: tuple[Field, ...]
