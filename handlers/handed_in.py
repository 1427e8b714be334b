"""A file is handed in to be read: it is fetched, read and forgotten; what it says, or why nothing, comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Prepare, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded, Prepared
from bot.core.files import Attached
from bot.core.post_rows import Errand
from handlers.documents import before_it, with_it
from handlers.replies import line

LARGEST_MEGABYTES = 5
What = Literal["invoice", "statement", "values"]


def document(event: Commanded, desk: Desk) -> Attached | None:
    """The file that a command is about; None if there is none. Raises BadInput for several."""
    files = with_it(event) or [file for file in before_it(event, desk) if file.kind == "document"]
    if len(files) > 1:
        raise BadInput("handed-one")
    return files[0] if files and files[0].kind != "place" else None


def reading(
    event: Commanded, what: What, file: Attached, desk: Desk, *, client: str | None = None, **args: Any
) -> Sequence[Effect]:
    """The file is on its way; whoever handed it in hears of it, in private where clients read along."""
    effects = line(event, desk, "handed-reading", file=file.name)
    sent = next((effect for effect in effects if isinstance(effect, Send)), None)
    if sent is None:
        return effects
    about = {"chat": sent.chat, "thread": sent.thread, "account": event.by.id, "client": client, **args}
    return (*effects, prepared(event.id, what, file, about))


def prepared(why: str, what: What, file: Attached, about: dict[str, Any]) -> Prepare:
    """The errand that fetches and reads; `about` comes back with what it found. Its `chat` is where that is told."""
    return Prepare(
        id=f"read:{why}",
        recipe="read",
        args={"kind": what, "file": msgspec.to_builtins(file), **about},
        then=f"{what}_read",
        client=about["client"],
    )


def refused(event: Prepared) -> BadInput | None:
    """Why the file could not be had or read; None if it was."""
    what, result = event.args["kind"], event.result
    if "refused" in result:
        return BadInput(result["refused"], **result["words"])
    match result.get("problem"):
        case None:
            return None
        case "too_large":
            return BadInput(f"{what}-large", most=LARGEST_MEGABYTES)
        case "empty":
            return BadInput(f"{what}-empty")
        case "not_a_file":
            return BadInput("handed-not-a-file", file=result["name"])
        case _:
            return BadInput("handed-gone", file=result["name"])


def why_not(event: Prepared, error: BadInput) -> Send:
    """Why it does not go on, in a line."""
    return told(event, "line", key=error.key, words=error.words)


def told(event: Prepared, say: str, **args: Any) -> Send:
    """To whoever handed it in, where they did."""
    return _to_author(event.errand, event.args, say, args)


def lost(errand: Errand) -> Sequence[Effect]:
    """The errand is given up: the file cannot be had."""
    args = {"key": "handed-gone", "words": {"file": errand.args["file"]["name"]}}
    return (_to_author(errand.id, errand.args, "line", args), Keep("outbox", errand.id, None))


def _to_author(errand: str, about: Mapping[str, Any], say: str, args: Mapping[str, Any]) -> Send:
    given = {"account": about["account"], "client": about["client"], **args}
    return Send(
        id=f"told:{errand}", chat=about["chat"], thread=about["thread"], say=say, args=given, client=about["client"]
    )
