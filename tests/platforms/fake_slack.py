"""A strict Slack on loopback, for tests and benchmarks, to which the real slack-bolt talks.

    async with FakeSlack() as server:
        tokens = {"bot_token": server.bot_token, "app_token": server.app_token}
        adapter = SlackAdapter(mode="socket", base_url=server.base_url, **tokens)
        anna = server.user("U1", name="Anna", tz="Europe/Rome", locale="it-IT")
        said = await anna.writes("Hello")                     # in the private chat with the bot
        reply = await server.next_message(anna)               # Sent: .text .labels .blocks .thread .arrived_at
        handed = await anna.presses(reply, "Answered")        # waits for the acknowledgement
        handed = await anna.commands("/paletti", "hours")     # handed.answer, and server.next_whisper(anna)
        handed = await anna.picks(said)                       # "Ask for approval" in that message's menu
        modal = await server.next_view(anna)                  # Modal: .title .labels .errors .is_open
        handed = await anna.submits(modal, title="Homepage")  # by block; selects by their options' labels
        server.channel("C1", members=["U1"])                  # the bot is a member; with bot=False not yet
        await anna.writes("@paletti hello", channel="C1")     # comes as two events with different ids
        await anna.writes("so?", channel="C1", thread=said.ts)
        await anna.edits(said, "Hi"); await server.unfurls(said); await anna.deletes(said)
        await server.adds_bot("C2", by=anna); await server.removes_bot("C2", by=anna)
        await anna.writes("See", files=[anna.has("plan.pdf", b"%PDF…"), anna.has("a.png", b"…", connect=True)])
        server.shown(reply)                                   # FakeFile: the files that a message of the bot shows
        server.fail_next("chat.postMessage", "429", retry_after=7)
        server.fail_next("chat.postMessage", "after_delivery_timeout")
        await server.down(); await server.up()                # connections refused, then not

Signed HTTP instead of Socket Mode: `server.deliver_to = "http://127.0.0.1:…/slack/events"`.

Faults: `server.fail_next(method, kind, times=1)`, `kind` one of `429` (with `retry_after=`), `500`, `503`, `timeout`
(never any answer), `drop` (the connection ends without an answer), `rubbish` (200, but HTML), `rubbish_text`,
`half_json`, or an error code of Slack such as `fatal_error`; with `after_delivery_` before it, it happens after the
request was carried out; `upload` and `download` are methods here too. Refused connections come with `down()`.
`server.redeliver(handed)` hands out an event again.

Texts are given as people type them: the fake escapes them and turns `@paletti` into a mention; `raw=True` sends them as
they are. What Slack would refuse is refused; that, and what would be a fault of ours although Slack lets it through (a
ping, unfurling, an unescaped word), is gathered in `server.complaints`: a test should find it empty.

What the bot did: `server.sent` (all messages and changes of messages), `server.messages(chat)`,
`server.next_message(chat)` (each one once, in order), `server.next_whisper(user)`, `server.calls` (method, arguments);
`server.handed` is what was handed out. `Handed.handed_at`, `Handed.acked_at`, `Sent.arrived_at` are `time.monotonic()`.
`server.latencies_seconds` has, for each message of a person that was followed by one of the bot's in the same channel,
the time in between. `validate=False` and `echo=False` (the bot is not told of its own messages, as Slack would) keep
the fake out of a measurement's way.

An event that is not acknowledged within `ack_seconds` comes again after the pauses `retry_after_seconds`, then it is
`lost`; Slack's own numbers are 3 and (0, 60, 300). While nobody is connected it waits.
"""

from __future__ import annotations

import html
import time
from collections.abc import Callable, Iterable
from typing import Self

from aiohttp import web

from tests.platforms import fake_slack_events as payloads
from tests.platforms.fake_slack_delivery import Dispatch, Handed
from tests.platforms.fake_slack_files import FakeFile, Files
from tests.platforms.fake_slack_people import FakeUser
from tests.platforms.fake_slack_state import (
    BOT,
    BOT_USER,
    TEAM,
    Channel,
    Json,
    Said,
    Sent,
    Whisper,
    Workspace,
)
from tests.platforms.fake_slack_views import Modal
from tests.platforms.fake_slack_web import Fault, WebApi

__all__ = ["BOT_USER", "TEAM", "FakeFile", "FakeSlack", "FakeUser", "Handed", "Said", "Sent", "Whisper"]


class FakeSlack:
    """See the module's text."""

    bot_token = "xoxb-fake-bot-token"
    app_token = "xapp-fake-app-token"
    signing_secret = "fake-signing-secret"

    def __init__(
        self,
        *,
        validate: bool = True,
        echo: bool = True,
        ack_seconds: float = 3.0,
        retry_after_seconds: tuple[float, ...] = (0.0, 60.0, 300.0),
        now: Callable[[], float] = time.time,
    ) -> None:
        self.space = Workspace(now)
        self.api = WebApi(self.space, bot_token=self.bot_token, app_token=self.app_token, validate=validate)
        self.dispatch = Dispatch(
            ack_seconds=ack_seconds, retry_after_seconds=retry_after_seconds, signing_secret=self.signing_secret
        )
        self.latencies_seconds: list[float] = []
        self._unanswered: dict[str, Handed] = {}
        self._echoes = echo
        self.api.posted = self._posted
        self.files.appeared = self._changed
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.down()
        await self.dispatch.stop()

    async def up(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self.api.call)
        app.router.add_post("/response/{key}", self.api.respond)
        app.router.add_get("/link", self._link)
        self.files.routes(app)
        self.api.closing.clear()
        self._runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.api.socket_url = f"ws://127.0.0.1:{self.port}/link"
        self.files.origin = f"http://127.0.0.1:{self.port}"

    async def down(self) -> None:
        """Close all connections and refuse new ones."""
        if self._runner is not None:
            self.api.closing.set()
            await self.dispatch.drop()
            await self._runner.cleanup()
            self._runner = None

    # What the bot is told, and what it did

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    @property
    def files(self) -> Files:
        return self.api.files

    @property
    def deliver_to(self) -> str | None:
        return self.dispatch.deliver_to

    @deliver_to.setter
    def deliver_to(self, url: str | None) -> None:
        self.dispatch.deliver_to = url

    @property
    def sent(self) -> list[Sent]:
        return self.api.sent.all

    @property
    def calls(self) -> list[tuple[str, Json]]:
        return self.api.calls

    @property
    def handed(self) -> list[Handed]:
        return self.dispatch.handed

    @property
    def complaints(self) -> list[str]:
        return self.api.complaints

    def messages(self, chat: FakeUser | str) -> list[Sent]:
        return [sent for sent in self.sent if sent.channel == self._channel(chat)]

    async def next_message(self, chat: FakeUser | str | None = None, timeout: float = 5) -> Sent:  # noqa: ASYNC109  for tests
        """The first message (or change of one) that nobody asked for yet, in this channel or with this user."""
        channel = self._channel(chat) if chat is not None else None
        return await self.api.sent.next(lambda sent: channel in (None, sent.channel), timeout)

    async def next_whisper(self, user: FakeUser, timeout: float = 5) -> Whisper:  # noqa: ASYNC109  for tests
        return await self.api.whispers.next(lambda whisper: whisper.user == user.id, timeout)

    async def next_view(self, user: FakeUser, timeout: float = 5) -> Modal:  # noqa: ASYNC109  for tests
        """The first modal that was opened for this user, or turned into another one, and that nobody asked for yet."""
        return await self.api.views.news.next(lambda modal: modal.user == user.id, timeout)

    def _channel(self, chat: FakeUser | str) -> str:
        user = chat.id if isinstance(chat, FakeUser) else chat
        return self.space.direct(user).id if user in self.space.users else user

    async def settled(self) -> None:
        """Wait until everything handed out so far was acknowledged or is lost."""
        await self.dispatch.settled()

    # What happens

    def user(self, user_id: str, *, name: str = "", tz: str = "Europe/Rome", locale: str = "en-US") -> FakeUser:
        about = {"id": user_id, "team_id": TEAM, "name": (name or user_id).lower(), "tz": tz, "locale": locale}
        self.space.users[user_id] = about | {"real_name": name, "profile": {"display_name": name, "real_name": name}}
        return FakeUser(user_id, self)

    def channel(
        self, channel_id: str, *, members: Iterable[str] = (), bot: bool = True, kind: str = "channel"
    ) -> Channel:
        everybody = {*members, *([BOT_USER] if bot else [])}
        made = Channel(channel_id, kind, f"channel-{channel_id.lower()}", everybody)
        self.space.channels[channel_id] = made
        return made

    async def adds_bot(self, channel_id: str, by: FakeUser | None = None) -> Handed:
        channel = self.space.channels[channel_id]
        channel.members.add(BOT_USER)
        inviter = {"inviter": by.id} if by else {}
        joined = {
            "type": "member_joined_channel",
            "user": BOT_USER,
            "channel": channel.id,
            "channel_type": "C",
            **inviter,
        }
        return self.hand_out(payloads.event(joined, self.space.ts()))

    async def removes_bot(self, channel_id: str, by: FakeUser | None = None) -> Handed:
        channel = self.space.channels[channel_id]
        channel.members.discard(BOT_USER)
        kind = {"group": "group_left", "mpim": "group_left"}.get(channel.kind, "channel_left")
        left = {"type": kind, "channel": channel.id, **({"actor_id": by.id} if by else {})}
        return self.hand_out(payloads.event(left, self.space.ts()))

    def shown(self, sent: Sent) -> list[FakeFile]:
        """The files that a message of the bot shows now."""
        said = self.space.find(sent.channel, sent.ts)
        files = [self.files.all[file["id"]] for file in (said.extra.get("files") or () if said else ())]
        return [file for file in files if not file.gone]

    async def other_bot_writes(self, text: str, channel: str) -> Said:
        said = Said(channel, self.space.ts(), html.escape(text, quote=False), bot_id="B0OTHER", subtype="bot_message")
        return self.say(said)

    async def unfurls(self, said: Said) -> Handed:
        """A link's preview is added, which is announced like an edit."""
        before = said.shown()
        said.extra = {**said.extra, "attachments": [{"from_url": "https://example.com", "title": "Example"}]}
        channel = self.space.channels[said.channel]
        return self.hand_out(payloads.changed(said.shown(), before, channel, self.space.ts()))

    def hand_out(self, body: Json) -> Handed:
        """Deliver this event; the same body again is the same event again."""
        return self.dispatch.hand_out("events_api", body)

    def redeliver(self, handed: Handed) -> Handed:
        return self.dispatch.hand_out(handed.kind, handed.body)

    def fail_next(self, method: str, kind: str, *, times: int = 1, retry_after: int = 1) -> None:
        self.api.faults[method].extend([Fault(kind, retry_after)] * times)

    def say(self, said: Said) -> Said:
        self.space.put(said)
        self._announce(said)
        return said

    def _announce(self, said: Said) -> None:
        channel = self.space.channels[said.channel]
        if BOT_USER not in channel.members:
            return
        handed = self.hand_out(payloads.message(said, channel))
        if said.bot_id is None:
            self._unanswered[said.channel] = handed
        if f"<@{BOT_USER}>" in said.text and channel.kind != "im" and said.bot_id != BOT:
            self.hand_out(payloads.mention(said, channel))

    def _posted(self, said: Said, before: Said | None, arrived_at: float) -> None:
        """The bot wrote (or, with `before`, changed) a message."""
        answered = self._unanswered.pop(said.channel, None)
        if answered is not None:
            self.latencies_seconds.append(arrived_at - answered.handed_at)
        if not self._echoes:
            return
        if before is None:
            self._announce(said)
        else:
            self._changed(said, before.shown())

    def _changed(self, said: Said, before: Json) -> None:
        channel = self.space.channels[said.channel]
        self.hand_out(payloads.changed(said.shown(), before, channel, self.space.ts()))

    async def _link(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self.api.tickets:  # an address is good for one use
            return web.Response(status=404)
        self.api.tickets.remove(ticket)
        connection = web.WebSocketResponse(timeout=0.2)
        await connection.prepare(request)
        await self.dispatch.serve(connection)
        return connection
