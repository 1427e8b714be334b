"""How a call of the page's is read, and the refusals that it may get, in plain words."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from aiohttp import web

Call = TypeVar("Call")


async def read(request: web.Request, kind: type[Call]) -> Call:
    """The call's body as what it has to be, or 400."""
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except msgspec.DecodeError as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> web.HTTPBadRequest:
    """What the page sends does not make sense."""
    return web.HTTPBadRequest(text=f"This call does not read: {error}\n")


def not_there(error: LookupError) -> web.HTTPNotFound:
    """What the call is about is not on the page."""
    return web.HTTPNotFound(text=f"{error.args[0]}\n")


def not_saved() -> web.HTTPServiceUnavailable:
    """The office could not save it."""
    return web.HTTPServiceUnavailable(text="This could not be saved. Please try again.\n")
