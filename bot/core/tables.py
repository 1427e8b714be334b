"""The shape of the three tables that the engine is given: what handles what, what falls due, what is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from msgspec import Struct

from bot.core.desk import Audience, Desk
from bot.core.effects import Effect, Message
from bot.core.errors import BadInput
from bot.core.facts import Facts
from bot.core.ledger import Entry

Effects = Sequence[Effect]

# The `say` in which the owner is told of a fault of ours.
MISHAP = "mishap"
Handler = Callable[[Any, Desk], Effects]
Reaction = Callable[[Entry, Desk], Effects]
Compose = Callable[[Desk, Mapping[str, Any]], Message | None]


class Schedule(Protocol):
    """What falls due by itself. `name` keys its row in `chores`.

    `forgets`: what it takes away has to leave the disk too, so the store is compacted after it.
    """

    name: str
    forgets: bool

    def next_due(self, desk: Desk) -> datetime | None:
        """The next instant at which something is due: in the past or now if it is due already, None if never."""

    def due(self, desk: Desk) -> Effects:
        """What follows from being due now. It must leave `next_due` in the future, whatever it decides."""


class Tables(Struct, frozen=True, kw_only=True):
    """THE TABLE of `handlers/`, the list of `schedules/` and the table of `bot/messages/`.

    `commands` maps a verb to what it does for each audience; an audience that is not named may not use the verb.
    `verb_of` maps a word as typed to a verb. `first` comes before every deed of a person. `unknown_command`,
    `old_button` and `forbidden_button` answer what has no place in the table, `bad_input` what cannot be meant,
    `mishap` tells the owner of an event on which our own code failed (trace id, error's name).
    """

    first: Handler
    events: Mapping[type, Handler]
    commands: Mapping[str, Mapping[Audience, Handler]]
    verb_of: Callable[[str], str | None]
    buttons: Mapping[str, Handler]
    prepared: Mapping[str, Handler]
    unknown_command: Handler
    old_button: Handler
    forbidden_button: Handler
    bad_input: Callable[[Any, Desk, BadInput], Effects]
    mishap: Callable[[str, str, Desk], Effects]
    reactions: Mapping[type[Facts], Sequence[Reaction]]
    says: Mapping[str, Compose]
    schedules: Sequence[Schedule]
