"""The side table of forms that somebody fills in. Instants are UTC."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from bot.core.forms import Form, Values

# Rows of what nobody came back to; that such a form no longer counts is told to whoever writes to it until then.
FORGOTTEN_DAYS = 7


class Filling(Struct, frozen=True, kw_only=True):
    """`fillings`, by the form's token: a form that is open, for a day.

    `subject` says what it is for, `data` is the subject's own. `by` is whose form it is, who hears of it in `chat`.
    `asked`: the platform shows no forms, so its questions are asked one at a time; `values` has the answers so far,
    `step` is the field that is asked now (-1: which one shall be changed), `card` the question's, and `wrong` what is
    wrong with what was answered last. `review`: all is there already, and single answers are changed. `done`: it was
    sent in.
    """

    token: str
    subject: Literal["quote", "recap"]
    by: str
    at: datetime
    chat: str
    form: Form
    client: str | None = None
    thread: str | None = None
    data: dict[str, Any] = {}
    asked: bool = False
    values: Values = {}
    step: int = 0
    wrong: str = ""
    card: str = ""
    review: bool = False
    done: bool = False
