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
from handlers import asking, deliveries, handed_in, quote_sending, relay, responses
from handlers.fetching import awaited, missing


def fetched(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The errand's result: `sha256`, or the `problem`."""
    return (*_came(event.args, event.result, desk), *deliveries.settled(event, desk))


def failed(event: Failed, desk: Desk) -> Sequence[Effect]:
    """A message or errand of ours is given up; if it was to fetch a file, that one never comes."""
    errand = desk.outbox.get(event.post)
    if isinstance(errand, Errand) and errand.recipe == "fetch":
        return (*_came(errand.args, {"problem": "gone"}, desk), Keep("outbox", errand.id, None))
    if isinstance(errand, Errand) and errand.recipe == "read":
        return handed_in.lost(errand)
    if isinstance(errand, Errand) and errand.recipe == "typeset":
        return (*quote_sending.not_drawn(errand.args, desk), Keep("outbox", errand.id, None))
    return deliveries.failed(event, desk)


def _came(args: dict[str, Any], result: dict[str, Any], desk: Desk) -> Sequence[Effect]:
    """Nothing follows if the message was changed meanwhile, or if its author took it back."""
    ref, problem = args["file"]["ref"], result.get("problem")
    held = desk.messages.get(args["row"]) if args["table"] == "messages" else None
    if held is not None and _waits_for(held.files, ref):
        held = replace(held, files=_with(held.files, ref, result))
        goes_on = held.state == "passed" and not awaited(held, desk)
        return (Keep("messages", held.id, held), *(relay.hand_over(held, desk) if goes_on else ()))
    response = desk.responses.get(args["row"]) if args["table"] == "responses" else None
    if response is not None and _waits_for(response.files, ref):
        lost = [file for file in response.files if file.ref == ref] if problem else []
        response = replace(response, files=_with(response.files, ref, result))
        return (
            Keep("responses", response.id, response),
            *(responses.without(response, file) for file in lost[:1]),
            *(responses.ready(response, desk) if not missing(response, desk) else ()),
        )
    asks = desk.asking.get(args["row"]) if args["table"] == "asking" else None
    if asks is not None and _waits_for(asks.files, ref):
        asks = replace(asks, files=_with(asks.files, ref, result))
        return (Keep("asking", asks.id, asks), *(() if missing(asks, desk) else asking.ready(asks, desk)))
    return ()


def _waits_for(files: tuple[Attached, ...], ref: str) -> bool:
    return any(file.ref == ref and file.on_its_way for file in files)


def _with(files: tuple[Attached, ...], ref: str, result: dict[str, Any]) -> tuple[Attached, ...]:
    came = {"sha256": result.get("sha256"), "problem": result.get("problem")}
    return tuple(replace(file, **came) if file.ref == ref and file.on_its_way else file for file in files)
