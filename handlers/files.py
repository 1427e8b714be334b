"""A file came, or never will: what waited for it goes on. What cannot be had is told, never dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.events import Failed, Prepared
from bot.core.files import Attached
from bot.core.post_rows import Errand
from bot.core.rows import Held
from handlers import deliveries, relay, responses
from handlers.fetching import missing


def fetched(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The errand's result: `sha256`, or the `problem`."""
    return (*_came(event.args, event.result, desk), *deliveries.settled(event, desk))


def failed(event: Failed, desk: Desk) -> Sequence[Effect]:
    """A message or errand of ours is given up; if it was to fetch a file, that one never comes."""
    errand = desk.outbox.get(event.post)
    follows: Sequence[Effect] = ()
    if isinstance(errand, Errand) and errand.recipe == "fetch" and errand.state == "pending":
        follows = _came(errand.args, {"problem": "gone"}, desk)
    return (*deliveries.failed(event, desk), *follows)


def _came(args: dict[str, Any], result: dict[str, Any], desk: Desk) -> Sequence[Effect]:
    number = args["number"]
    held = desk.messages.get(args["row"]) if args["table"] == "messages" else None
    if held is not None and number < len(held.files):
        held = replace(held, files=_with(held.files, number, result))
        goes_on = held.state == "passed" and not _awaited(held, desk)
        return (Keep("messages", held.id, held), *(relay.hand_over(held, desk) if goes_on else ()))
    response = desk.responses.get(args["row"]) if args["table"] == "responses" else None
    if response is not None and number < len(response.files):
        response = replace(response, files=_with(response.files, number, result))
        goes_on = not missing(response, desk)
        return (Keep("responses", response.id, response), *(responses.ready(response, desk) if goes_on else ()))
    return ()  # the message was changed, or its author took it back


def _awaited(held: Held, desk: Desk) -> bool:
    """Whether more files of the message, or of its album, are still on their way."""
    album = [each for each in desk.messages.where(album=held.album) if each.id != held.id] if held.album else []
    return any(missing(each, desk) for each in (held, *album))


def _with(files: tuple[Attached, ...], number: int, result: dict[str, Any]) -> tuple[Attached, ...]:
    came = replace(files[number], sha256=result.get("sha256"), problem=result.get("problem"))
    return (*files[:number], came, *files[number + 1 :])
