"""The side tables of approvals: what is on its way to being asked. Instants are UTC."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.core.approval_entries import What
from bot.core.files import Attached


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
    content it is, as `chat#message`, each with how it read (`handlers.quoting`). `approvers` are the contacts who were
    chosen to decide, none if all do. The rest as in ApprovalAsked.
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
    of: str | None = None
    of_version: int | None = None
    sources: dict[str, str] = {}
    approvers: tuple[str, ...] = ()
