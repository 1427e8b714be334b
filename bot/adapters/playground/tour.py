"""The tour on the page: who leads it, what the page is told of where it stands, and the call that moves it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, Protocol

from aiohttp import web
from msgspec import Meta, Struct

from bot.adapters.playground.calls import not_saved, not_there, read
from bot.adapters.playground.notes import Note
from bot.adapters.playground.scene import Language
from bot.core.errors import StorageFault

TOUR = "/api/tour"


class Lead(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the tour is to go: to its start, a step on or back, over to the page's language, or to its end.

    `step` is how many steps the page has seen done; a call that comes twice then goes one step only.
    """

    do: Literal["start", "next", "back", "stay", "end"]
    language: Language
    step: Annotated[int, Meta(ge=0)] = 0


class Guide(Protocol):
    """Leads the tour."""

    def stand(self) -> Note:
        """Where the tour stands, as a note.

        `step` is how many of the `count` steps are done, None when nobody is on tour; `chapters` how many steps each
        has; `last` the name of the step that was done last; `cue` what the next one is, as the page acts it out: its
        `name`, the `kind` of its deed and what that needs, on whose phone or panel it happens (`at`) and its outcome is
        to be seen (`see`), and how long that stays (`stay_ms`).
        """

    async def lead(self, lead: Lead) -> dict[str, Any]:
        """Go there; the reply to the last deed. May raise StorageFault, and LookupError if a step cannot be done."""

    def leave(self) -> None:
        """Somebody acts on their own: the tour is over."""


class TourRoute:
    """The call that moves the tour."""

    def __init__(self, guide: Guide, look: Callable[[], None]) -> None:
        """`look` brings the page's board up to date."""
        self._guide = guide
        self._look = look

    async def handle(self, request: web.Request) -> web.Response:
        """Answers with the reply to the last deed, as after a deed of the page's own."""
        lead = await read(request, Lead)
        try:
            reply = await self._guide.lead(lead)
        except StorageFault as fault:
            raise not_saved() from fault
        except LookupError as error:
            raise not_there(error) from error
        finally:
            self._look()
        return web.json_response(reply)
