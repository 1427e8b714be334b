"""What the gate answers to scripts: the command `gate` and `GET /gate/…` tell the same.

The bot loads this at its start; what only the command needs is in `gate_command`.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

import msgspec
from msgspec import Struct

from bot.core import gate
from bot.core.books import Books
from bot.core.clients import ClientState
from bot.core.names import fitting, nearest
from bot.core.rows import Client, Title

Code = Literal[0, 2, 10, 11]
GO: Code = 0
UNREADABLE: Code = 2
STOP: Code = 10
UNKNOWN: Code = 11
LACKS: dict[gate.Missing, str] = {
    "approval": "approval of this version",
    "changes": "a version with the changes that were asked for, or approval of this one",
    "golive": "approval of the go-live",
    "golive_old": "approval of this version's go-live",
    "quote": "the signature of a quote",
    "deposit": "a deposit",
}


class Told(Struct, frozen=True):
    """An answer: the exit code, a line for people, and JSON types for machines."""

    code: Code
    line: str
    data: dict[str, Any]


def look(books: Books, client: str, thing: str) -> Told:
    """Go, stop, or that there is no such client or thing, with the names that may have been meant.

    A client is named as everywhere: by its name, the beginning of it, or its id. A thing is named in full.
    """
    clients = [msgspec.convert(row, Client) for _, row in books.rows("clients")]
    found = [each for each in clients if each.client == client] or fitting(client, clients)
    if len(found) > 1:
        return _unknown("client", f"“{client}” fits several clients.", [each.name for each in found])
    if not found:
        return _unknown("client", f"There is no client “{client}”.", nearest(client, (each.name for each in clients)))
    [known] = found
    state: ClientState = books.state(known.client)
    titles = partial(_title, books)
    approval = gate.find(thing, state, titles)
    if approval is None:
        near = nearest(thing, (text for text, _ in gate.things(state, titles)))
        return _unknown("thing", f"{known.name} was never asked to approve “{thing}”.", near, client=known.name)
    verdict = gate.verdict(state, approval.approval)
    row = _title(books, approval.approval)
    title = row.text if row else thing
    line = f"{title}, version {verdict.version}"
    return Told(
        GO if verdict.go else STOP,
        f"Go: {line}" if verdict.go else f"Stop: {line}, missing: {'; '.join(LACKS[each] for each in verdict.missing)}",
        {
            "go": verdict.go,
            "client": known.name,
            "thing": title,
            "version": verdict.version,
            "digest": approval.digest,
            "missing": list(verdict.missing),
            "approved_at": approval.approved_at.isoformat() if approval.approved_at else None,
            "entry": approval.approved_seq,
        },
    )


def _title(books: Books, approval: str) -> Title | None:
    row = books.row("titles", approval)
    return msgspec.convert(row, Title) if row else None


def _unknown(what: Literal["client", "thing"], line: str, near: list[str], **more: str) -> Told:
    hint = f" Nearest: {', '.join(near)}." if near else ""
    return Told(UNKNOWN, f"Unknown: {line}{hint}", {"go": False, "unknown": what, **more, "nearest": near})
