"""Which files a command is about: attached to it, to the message that it answers, or sent right before."""

from __future__ import annotations

from bot.core.desk import Desk
from bot.core.events import Commanded
from bot.core.files import Attached, attached


def with_it(event: Commanded) -> list[Attached]:
    """The files of the command itself, or of the message to which it replies."""
    given = event.attachments or (event.quoted.attachments if event.quoted else ())
    return [attached(each) for each in given]


def before_it(event: Commanded, desk: Desk) -> list[Attached]:
    """Where a command can carry none: the last files that were sent to us in this private chat."""
    if event.chat.shared:
        return []
    sent = [draft for key, draft in desk.drafts.items() if key.startswith(f"{event.chat.id}#")]
    # Of several at the same instant the one that was put last is the newest.
    return list(max(reversed(sent), key=lambda draft: draft.at).files) if sent else []
