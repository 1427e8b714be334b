"""To a member: how words of theirs may sound to the client, and what could stand there instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk, Reader
from bot.core.effects import Text
from bot.core.tone import Finding

MOST = 6


def tone_block(desk: Desk, reader: Reader, findings: Sequence[Finding]) -> Text | None:
    """What `bot.core.tone_notes.note` has found, a line each; None if that is nothing."""
    if not findings:
        return None
    lines = [
        desk.say(f"tone-{each.kind}", reader.language, words=" ".join(each.words.split()), instead=each.instead)
        for each in findings[:MOST]
    ]
    if len(findings) > MOST:
        lines.append(desk.say("tone-more", reader.language, count=len(findings) - MOST))
    return Text("\n".join(f"• {line}" for line in lines))
