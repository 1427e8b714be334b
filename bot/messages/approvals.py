"""What the office hears of approvals: what was decided, and what nobody decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.desk import Desk
from bot.core.effects import Message, Quote
from bot.messages.parts import message, office_reader, text
from bot.wording.sentences import keyed, numbers, words_of


def approval_stuck(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: nobody has decided, after both reminders."""
    approval = desk.client(args["client"]).approvals.get(args["approval"])
    row = desk.clients.get(args["client"])
    if approval is None or row is None or approval.state != "asked":
        return None
    reader = office_reader(desk)
    title = words_of(desk, reader.language, approval)["title"]
    return message(reader, text(desk, reader, "approval-stuck", title=title, name=row.name))


def approval_news(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the office: what was decided, by whom, in which words, and the entry's number and short hash."""
    approval = desk.client(args["client"]).approvals.get(args["approval"])
    row = desk.clients.get(args["client"])
    if approval is None or row is None:
        return None
    reader = office_reader(desk)
    words = words_of(desk, reader.language, approval)
    words |= {"who": args["name"] or row.name, "name": row.name, "version": args["version"]}
    words |= {"numbers": numbers(args["marked"])}
    key = f"news-{args['kind'].replace('_', '-')}"
    head = text(
        desk, reader, keyed(key, approval) if args["kind"] in ("approval_given", "approval_refused") else key, **words
    )
    rounds = None
    if args["kind"] in ("changes_asked", "items_marked") and approval.rounds is not None:
        key = "news-rounds-over" if approval.rounds_used > approval.rounds else "news-rounds"
        rounds = text(desk, reader, key, used=approval.rounds_used, rounds=approval.rounds)
    return message(
        reader,
        head,
        Quote(args["words"]) if args["words"] else None,
        rounds,
        text(desk, reader, "news-marked-next", **words) if args["marked"] else None,
        text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]),
    )
