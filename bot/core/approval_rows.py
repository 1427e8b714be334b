"""The side tables of approvals: what is on its way to being asked. Instants are UTC."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.core.approval_entries import What
from bot.core.events import Quoted
from bot.core.facts import How
from bot.core.files import Attached

# Who comes back to a form after that is asked to begin anew.
FORM_DAYS = 1


class Draft(Struct, frozen=True, kw_only=True):
    """`drafts`, by `chat#message`: files that a member sent to us, so that a command can be about them for a day."""

    id: str
    at: datetime
    text: str
    files: tuple[Attached, ...]
    album: str | None = None


class Asking(Struct, frozen=True, kw_only=True):
    """`asking`, by `chat#message` of the command: an approval whose files are being fetched; then it is asked.

    `by` is the member's account, `chat` and `thread` where the member hears of it. `sources` are the messages whose
    content it is, as `chat#message`, each with how it read (`handlers.quoting`). A plan's `text` has an item a line
    (`plan_items.line_of`). `approvers` are the contacts who were chosen to decide, none if all do; `how` it was asked.
    `elsewhere`: the file shows that the quote was accepted elsewhere, in its `of_version`. The rest as in
    ApprovalAsked.
    """

    id: str
    by: str
    chat: str
    at: datetime
    client: str
    approval: str
    title: str
    what: What
    text: str
    language: str
    files: tuple[Attached, ...]
    thread: str | None = None
    expires_on: date | None = None
    needed: int = 1
    rounds: int | None = None
    cents: int = 0
    currency: str = ""
    of: str | None = None
    of_version: int | None = None
    of_seq: int | None = None
    sources: dict[str, str] = {}
    approvers: tuple[str, ...] = ()
    how: How = "command"
    elsewhere: bool = False


class Picking(Struct, frozen=True, kw_only=True):
    """`forms`, by token: the form by which somebody asks for an approval of a message, for a day.

    `by` is the member's account. `chat` (`shared` or not), `thread` and `message` say where the message is, `quoted`
    what it said when it was picked, and `reads` how that read (`handlers.quoting`). `client` is whose it seems to be,
    then, with `title` and `last_day`, what the first step said. `changed`: the message was edited or deleted since.
    `asked`: the form has done its duty.
    """

    token: str
    by: str
    at: datetime
    chat: str
    shared: bool
    message: str
    quoted: Quoted
    reads: str
    thread: str | None = None
    client: str | None = None
    title: str = ""
    last_day: str = ""
    changed: bool = False
    asked: bool = False
