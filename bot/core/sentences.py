"""The exact sentences that approving records: shown on the card, repeated by reminders, kept in the entry."""

from __future__ import annotations

from bot.core.approvals import Approval
from bot.core.desk import Desk

SHORT = 12  # hexadecimal digits of a hash that people compare by eye


def words_of(desk: Desk, approval: Approval) -> dict[str, str | int]:
    """What most sentences about an approval need: its name, version (a go-live: of its thing) and short hash."""
    title = desk.titles.get(approval.approval)
    version = approval.of_version or approval.version
    return {"title": title.text if title else "", "version": version, "digest": approval.digest[:SHORT]}


def sentence(desk: Desk, language: str, approval: Approval) -> str:
    """What somebody who approves declares."""
    key = "approval-sentence-golive" if approval.what == "golive" else "approval-sentence"
    return desk.say(key, language, **words_of(desk, approval))
