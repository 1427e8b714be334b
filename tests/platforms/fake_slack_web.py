"""The fake Slack's Web API, its address for answers to presses, and the faults that a test can order."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.adapters.slack.manifest import BOT_SCOPES
from tests.platforms.fake_slack_files import FileRefused, Files
from tests.platforms.fake_slack_rules import FIELDS, HISTORY_SCOPES, SCOPES, TAKES_JSON, complaints, refusal
from tests.platforms.fake_slack_state import BOT, BOT_NAME, BOT_USER, TEAM, Log, Said, Sent, Whisper, Workspace
from tests.platforms.fake_slack_views import Views

Json = dict[str, Any]
AFTER = "after_delivery_"
ERRORS = {"400": 400, "413": 413, "500": 500, "503": 503, "rubbish": 200}  # with a web page for a body


class Refused(FileRefused):
    """The same of a call that concerns no file; `more` goes with the error."""

    def __init__(self, code: str, **more: str) -> None:
        super().__init__(code)
        self.more = more


@dataclass
class Fault:
    kind: str
    retry_after_seconds: int


class WebApi:
    """Answers the calls under /api/."""

    def __init__(self, space: Workspace, *, bot_token: str, app_token: str, validate: bool) -> None:
        self.space = space
        self.tokens = {"bot": bot_token, "app": app_token}
        self.validate = validate
        self.scopes = set(BOT_SCOPES)
        self.posted: Callable[[Said, Said | None, float], None] = lambda *_: None
        self.socket_url = ""
        self.tickets: set[str] = set()
        self.calls: list[tuple[str, Json]] = []
        self.complaints: list[str] = []
        self.sent: Log[Sent] = Log()
        self.whispers: Log[Whisper] = Log()
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.closing = asyncio.Event()
        self._response_urls: dict[str, tuple[str, str, int]] = {}
        self._methods: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "auth.test": self._auth_test,
            "apps.connections.open": self._open_socket,
            "chat.postMessage": self._post_message,
            "chat.update": self._update,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "conversations.open": self._open,
            "conversations.info": self._channel_info,
            "users.info": self._users_info,
        }
        self.files = Files(space, self, bot_token)
        self.views = Views(self.complaints)
        self._methods |= self.files.methods | self.views.methods

    async def call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        fault = self.next_fault(method)
        if fault is not None and not fault.kind.startswith(AFTER):
            return await self.fail(request, fault)
        try:
            answer = await self._answer(method, request)
        except FileRefused as refused:
            answer = {"ok": False, "error": str(refused), **getattr(refused, "more", {})}
        told = {"X-OAuth-Scopes": ",".join(sorted(self.scopes))}
        return web.json_response(answer, headers=told) if fault is None else await self.fail(request, fault)

    def next_fault(self, what: str) -> Fault | None:
        return self.faults[what].popleft() if self.faults[what] else None

    async def _answer(self, method: str, request: web.Request) -> Json:
        if method not in self._methods:
            raise Refused("unknown_method")
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer" or not token:
            raise Refused("not_authed")
        if token != self.tokens["app" if method == "apps.connections.open" else "bot"]:
            raise Refused("not_allowed_token_type" if token in self.tokens.values() else "invalid_auth")
        if request.content_type == "application/json":
            if method not in TAKES_JSON:
                raise Refused("invalid_arguments")
            arguments = await request.json()
        else:
            arguments = {**request.query, **await request.post()}
        self.calls.append((method, arguments))
        if self.validate and set(arguments) - FIELDS[method]:
            raise Refused("invalid_arguments")
        if method in SCOPES:
            self._allowed(SCOPES[method])
        return {"ok": True, **await self._methods[method](arguments)}

    async def fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        kind = fault.kind.removeprefix(AFTER)
        if kind in ERRORS:
            return web.Response(status=ERRORS[kind], text="<html>maintenance</html>", content_type="text/html")
        match kind:
            case "429":
                headers = {"Retry-After": str(fault.retry_after_seconds)}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            case "rubbish_text":
                return web.Response(text="upstream says hello", content_type="text/plain")
            case "half_json":
                return web.Response(text='{"ok": tr', content_type="application/json")
            case "timeout":
                await self.closing.wait()
            case code if code != "drop":
                return web.json_response({"ok": False, "error": code})
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    # Methods

    async def _auth_test(self, _: Json) -> Json:
        return {"team_id": TEAM, "team": "Studio", "user": BOT_NAME, "user_id": BOT_USER, "bot_id": BOT, "url": "-"}

    async def _open_socket(self, _: Json) -> Json:
        ticket = uuid4().hex
        self.tickets.add(ticket)
        return {"url": f"{self.socket_url}?ticket={ticket}"}

    async def _post_message(self, arguments: Json) -> Json:
        arrived_at = time.monotonic()
        channel = self._writable(arguments.get("channel"))
        self._check("chat.postMessage", arguments)
        root = arguments.get("thread_ts")
        parent = self.space.find(channel, root) if root else None
        root = root if parent else None  # a thread that is not there: Slack posts into the channel and does not say so
        said = Said(
            channel,
            self.space.ts(),
            arguments.get("text") or "",
            user=BOT_USER,
            bot_id=BOT,
            thread_ts=root,
            parent_user=parent.user if parent else None,
            extra={"blocks": arguments.get("blocks") or []},
            metadata=arguments.get("metadata"),
        )
        self.files.show_in(said, said.text, media=arguments.get("unfurl_media") is not False)
        self.space.put(said)
        self.posted(said, None, arrived_at)
        await self.sent.add(Sent("chat.postMessage", channel, said.ts, arguments, arrived_at))
        return {"channel": channel, "ts": said.ts, "message": said.shown()}

    async def _update(self, arguments: Json) -> Json:
        arrived_at = time.monotonic()
        channel = arguments.get("channel") or ""
        if channel not in self.space.channels:  # unlike for postMessage, a user's id will not do
            raise Refused("channel_not_found")
        self._check("chat.update", arguments)
        said = self.space.find(channel, arguments.get("ts") or "")
        if said is None:
            raise Refused("message_not_found")
        if said.bot_id != BOT:
            raise Refused("cant_update_message")
        before = Said(**vars(said))
        said.text, said.edited_ts = arguments.get("text") or "", self.space.ts()
        said.extra = {"blocks": arguments.get("blocks") or []}
        said.metadata = arguments.get("metadata") or said.metadata
        self.files.show_in(said, said.text, media=True)
        self.posted(said, before, arrived_at)
        await self.sent.add(Sent("chat.update", channel, said.ts, arguments, arrived_at))
        return {"channel": channel, "ts": said.ts, "text": said.text}

    async def _history(self, arguments: Json) -> Json:
        channel = self._readable(arguments.get("channel"))
        self._allowed(HISTORY_SCOPES[self.space.channels[channel].kind])
        everything = self.space.messages.get(channel, ())
        top = [said for said in everything if said.thread_ts in (None, said.ts) or said.subtype == "thread_broadcast"]
        return self._page(list(reversed(top)), arguments)

    async def _replies(self, arguments: Json) -> Json:
        channel = self._readable(arguments.get("channel"))
        self._allowed(HISTORY_SCOPES[self.space.channels[channel].kind])
        thread = self.space.in_thread(channel, arguments.get("ts") or "")
        if not thread:
            raise Refused("thread_not_found")
        return self._page(thread, arguments)

    async def _open(self, arguments: Json) -> Json:
        user = arguments.get("users") or ""
        if user not in self.space.users:
            raise Refused("user_not_found")
        return {"channel": {"id": self.space.direct(user).id}}

    async def _channel_info(self, arguments: Json) -> Json:
        channel = self.space.channels.get(arguments.get("channel", ""))
        if channel is None or BOT_USER not in channel.members:
            raise Refused("channel_not_found")
        return {"ok": True, "channel": {"id": channel.id, "name": channel.name}}

    async def _users_info(self, arguments: Json) -> Json:
        user = self.space.users.get(arguments.get("user") or "")
        if user is None:
            raise Refused("user_not_found")
        hidden = () if arguments.get("include_locale") in ("1", "true") else ("locale",)
        return {"user": {key: value for key, value in user.items() if key not in hidden}}

    # Rules

    def _check(self, method: str, arguments: Json) -> None:
        if not self.validate:
            return
        self.complaints += complaints(method, arguments)
        code = refusal(method, arguments)
        if code is not None:
            self.complaints.append(code)
            raise Refused(code)

    def _writable(self, channel: Any) -> str:
        """The channel's id; a user's id stands for the private channel."""
        if channel in self.space.users:
            return self.space.direct(channel).id
        if self.space.channels.get(channel) is not None and self.space.channels[channel].archived:
            raise Refused("is_archived")
        return self._readable(channel)

    def _readable(self, channel: Any) -> str:
        known = self.space.channels.get(channel)
        if known is None:
            raise Refused("channel_not_found")
        if BOT_USER not in known.members:
            raise Refused("not_in_channel")
        return known.id

    def _allowed(self, scope: str) -> None:
        if scope not in self.scopes:
            raise Refused("missing_scope", needed=scope, provided=",".join(sorted(self.scopes)))

    @staticmethod
    def _page(messages: list[Said], arguments: Json) -> Json:
        oldest, latest = arguments.get("oldest") or "0", arguments.get("latest") or "9" * 10
        edges = (oldest, latest) if arguments.get("inclusive") in ("1", "true") else ()
        within = [said for said in messages if oldest < said.ts < latest or said.ts in edges]
        start, size = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
        page = within[start : start + size]
        metadata = arguments.get("include_all_metadata") in ("1", "true")
        more = str(start + size) if start + size < len(within) else ""
        return {
            "messages": [said.shown(metadata=metadata) for said in page],
            "has_more": bool(more),
            "response_metadata": {"next_cursor": more},
        }

    # Answers to presses

    def response_path(self, user: str, channel: str) -> str:
        key = uuid4().hex
        self._response_urls[key] = (user, channel, 5)  # so many times it can be used
        return f"/response/{key}"

    async def respond(self, request: web.Request) -> web.Response:
        key = request.match_info["key"]
        user, channel, left = self._response_urls.get(key, ("", "", 0))
        if not left:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        self._response_urls[key] = (user, channel, left - 1)
        await self.whisper(user, channel, await request.json())
        return web.Response(text="ok")

    async def whisper(self, user: str, channel: str, payload: Json) -> None:
        """Record what only this user sees; what Slack would not take counts as a problem."""
        if self.validate:
            self.complaints += complaints("response_url", payload)
            self.complaints += filter(None, [refusal("response_url", payload)])
        await self.whispers.add(Whisper(user, channel, payload.get("text", ""), payload, time.monotonic()))
