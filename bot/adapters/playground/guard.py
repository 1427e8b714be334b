"""Who may talk to the playground: its own page, opened on this computer, in this run. Everybody else is told so.

Any web page that is open in a browser can send requests to 127.0.0.1. The Host check stops names that were pointed
here from outside (DNS rebinding), the Origin check other pages; the token, which only the page can read, the rest.
"""

from __future__ import annotations

import secrets

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

UPLOAD = "/api/upload"
FILES = "/files/"
OWN_SITE = ("same-origin", "none")  # "none": somebody typed the address or opened it in a new window
TOKEN_HEADER = "X-Paletti-Token"  # noqa: S105 (the header's name, no secret)
LOOPBACK = ("127.0.0.1", "localhost")
POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"  # even a slip with innerHTML is refused
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# What people sent is shown under a policy of its own: whatever is in it, nothing of it runs or loads anything.
FILE_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


class Guard:
    """The checks before any handler, for the port that is served (known once it is bound) and one process's token."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(32)
        self.port = 0

    async def protect(self, _: web.Request, response: web.StreamResponse) -> None:
        """Add the policy's headers to every response, refusals included; a response's own headers stay."""
        for name, value in POLICY.items():
            response.headers.setdefault(name, value)

    def middleware(self) -> Middleware:
        """The checks as aiohttp wants them."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            self.check(request)
            return await handler(request)

        return check

    def check(self, request: web.Request) -> None:
        """Raise 403 or 415, in plain words, for whatever does not come from the page itself."""
        host = request.headers.get(hdrs.HOST, "")
        if host not in {f"{name}:{self.port}" for name in LOOPBACK}:
            addresses = " or ".join(f"http://{name}:{self.port}" for name in LOOPBACK)
            raise web.HTTPForbidden(text=f"The playground answers on this computer only, as {addresses}.\n")
        if request.method in (hdrs.METH_GET, hdrs.METH_HEAD):
            # A link to the page may stand anywhere; what people sent is for the page alone.
            if request.path.startswith(FILES) and request.headers.get("Sec-Fetch-Site", "none") not in OWN_SITE:
                raise web.HTTPForbidden(text="This is shown on the playground's own page only.\n")
            return
        if request.headers.get(hdrs.ORIGIN) != f"http://{host}":
            raise web.HTTPForbidden(text="This request does not come from the playground's own page.\n")
        if not secrets.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), self.token.encode()):
            raise web.HTTPForbidden(text="This page belongs to an earlier start of Paletti. Please reload it.\n")
        wanted = "application/octet-stream" if request.path == UPLOAD else "application/json"
        if request.content_type != wanted:
            raise web.HTTPUnsupportedMediaType(text=f"Only {wanted} is read here.\n")
