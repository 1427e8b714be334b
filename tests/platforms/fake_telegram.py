"""A strict Telegram on loopback, for tests and benchmarks, which the real client library talks to.

    async with FakeTelegram() as server:
        adapter = TelegramAdapter(token=server.token, base_url=server.base_url)
        anna = server.user("Anna", language_code="it")
        update = await anna.writes("Buonasera")                     # enqueued for getUpdates
        message = await server.next_message(anna)                   # the bot's reply, a `Sent`
        press = await anna.presses(message, "Urgent")               # by label or by data
        assert await server.answer_to(press) == ("Noted.", False)   # (text, whether it is an alert)

People and groups: `server.user(first_name, language_code=, user_id=)`; `server.group(title, forum=, supergroup=)`.
They do things, each of which enqueues an update and returns it (see `fake_telegram_world`):
`user.writes(text, chat=group, reply_to=sent_or_update, thread=topic)`, `user.sends(poll={…})` for any other content or
service message, `user.sends_file("document", b"…", name="plan.pdf", caption=…, where={"chat": group})`,
`user.sends_album("photo", b"…", b"…")`, `user.edits(update, text)`,
`user.presses(sent, label_or_data, forged=, inaccessible=)`,
`user.blocks()`, `user.unblocks()`, `group.adds_bot(by)`, `group.removes_bot(by)`, `group.migrates(by)` (returns the new
group), `group.writes_anonymously(text)`, `group.writes_as_channel(text)`. A user to whom the bot may write without
having been written to first: set `user.started = True`.

What the bot did: `server.sent` (all messages, see `Sent`), `server.messages(chat)`, `server.next_message(chat)` (each
one once, in order), `server.answers`, `server.menus`, `server.calls` (method, fields); `server.until(condition)` waits
for anything. `server.complaints` lists requests that broke the API's rules: a test should find it empty.
`server.latencies_seconds` has, for each update that was followed by a message to its chat, the time in between.

Files: `server.cabinet` (see `fake_telegram_files`) keeps what was sent either way and serves downloads, whose faults go
by the name `file`; `server.cabinet.served_as[file_id]` makes it serve something else. A webhook on loopback is called
(`server.hook`, see `fake_telegram_webhook`).

Faults: `server.fail_next(method, kind)` with kinds `500`, `429` (with `retry_after=`), `patience` (429 that does
not tell how long to wait), `timeout` (no answer ever), `rubbish` (200, but HTML), `proxy` (404 and HTML), `drop` (the
connection ends without an answer); with `after_delivery_` before it, it happens after the request was carried out.
`await server.down()` refuses all connections until `await server.up()`. `server.redeliver(update)` hands an update out
again, `server.enqueue({…}, check=False)` enqueues rubbish. `server.rates = Rates()` enforces Telegram's rates
(`fake_telegram_rules`).
`FakeTelegram(validate=False)` is light, for benchmarks.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import parse_qsl

from aiohttp import web

from tests.platforms.fake_telegram_files import Cabinet, Given, received
from tests.platforms.fake_telegram_methods import METHODS
from tests.platforms.fake_telegram_rules import (
    Breach,
    Rates,
    Refusal,
    check_request,
    check_update,
    decoded,
    models,
    too_many,
)
from tests.platforms.fake_telegram_webhook import Hook
from tests.platforms.fake_telegram_world import Group, Press, Sent, User

TOKEN = "4242:fake-token-of-the-bot"
AFTER = "after_delivery_"
_FILE = re.compile(r"/file/bot(?P<token>[^/]+)/(?P<path>.+)")
_PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)")
Fault = tuple[str, int]


def _large(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    """A request that may hold as much as Telegram takes, which is judged later."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=1 << 30)


class FakeTelegram:
    """One bot's view of Telegram. `validate=False` skips all checks that cost time."""

    def __init__(self, *, validate: bool = True, token: str = TOKEN, username: str = "PalettiBot") -> None:
        self.validate = validate
        if validate:
            models()  # now, since it would keep everybody waiting later
        self.token = token
        self.bot = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Paletti", "username": username}
        self.rates: Rates | None = None
        self.webhook = ""
        self.joins_groups, self.privacy = True, True
        self.hook: Hook | None = None
        self.cabinet = Cabinet()
        self.chats: dict[int, User | Group] = {}
        self.sent: list[Sent] = []
        self.answers: dict[str, tuple[str, bool]] = {}
        self.menus: dict[tuple[int | None, str | None], list[tuple[str, str]]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.complaints: list[str] = []
        self.latencies_seconds: list[float] = []
        self.waiting: list[dict[str, Any]] = []
        self.allowed: set[str] | None = None
        self.open_queries: set[str] = set()
        self.polls = 0
        self.next_update_id = 7_000_001
        self.closing = False
        self._ids = 100
        self._read: defaultdict[int, int] = defaultdict(int)
        self._again: list[int] = []
        self._handed_out: dict[int, float] = {}
        self._faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._change = asyncio.Event()
        self._port = 0

    async def __aenter__(self) -> Self:
        await self.up()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.down()

    @property
    def base_url(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._port}"

    async def up(self) -> None:
        """Listen; again on the same port after having been down."""
        self.closing = False
        self._web = web.Server(self._answer, request_factory=_large, access_log=None)
        self._listener = await asyncio.get_running_loop().create_server(self._web, "127.0.0.1", self._port)
        self._port = self._listener.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """End all connections and refuse new ones."""
        self.closing = True
        if self.hook is not None:
            await self.hook.end()
        self.changed()
        self._listener.close()
        await self._web.shutdown(0.05)

    def user(self, first_name: str = "Anna", *, language_code: str | None = None, user_id: int = 0) -> User:
        """A new person, who has not written to the bot yet."""
        user = User(self, user_id or 1000 + self.fresh(), first_name, language_code)
        self.chats[user.id] = user
        return user

    def group(self, title: str = "Rossi SRL", *, forum: bool = False, supergroup: bool = False) -> Group:
        """A new group with the bot in it."""
        number = -self.fresh() - (10**12 if forum or supergroup else 0)
        self.chats[number] = Group(self, number, title, forum=forum)
        return self.chats[number]

    def messages(self, chat: User | Group | int) -> list[Sent]:
        """The bot's messages in a chat."""
        chat_id = chat if isinstance(chat, int) else chat.id
        return [sent for sent in self.sent if sent.chat_id == chat_id]

    async def next_message(self, chat: User | Group | int, timeout: float = 5) -> Sent:  # noqa: ASYNC109  for tests
        """The first message in a chat that was not returned before."""
        chat_id = chat if isinstance(chat, int) else chat.id
        await self.until(lambda: len(self.messages(chat_id)) > self._read[chat_id], timeout)
        self._read[chat_id] += 1
        return self.messages(chat_id)[self._read[chat_id] - 1]

    async def answer_to(self, press: Press, timeout: float = 5) -> tuple[str, bool]:  # noqa: ASYNC109  for tests
        """The answer to a press: its text, and whether it has to be put away."""
        await self.until(lambda: press.query_id in self.answers, timeout)
        return self.answers[press.query_id]

    async def until(self, condition: Callable[[], object], timeout: float = 5) -> None:  # noqa: ASYNC109  for tests
        """Wait until `condition()` is true; looked at whenever the bot did something."""
        deadline = time.monotonic() + timeout
        while not condition():
            left = deadline - time.monotonic()
            assert left > 0, f"waited {timeout} s in vain; the last calls were {self.calls[-5:]}"
            await self.change(min(left, 0.05))

    def fail_next(self, method: str, kind: str, *, times: int = 1, retry_after: int = 1) -> None:
        """Misbehave in the next calls of a method; see above for the kinds."""
        self._faults[method].extend([(kind, retry_after)] * times)

    def enqueue(self, update: dict[str, Any], *, check: bool = True) -> dict[str, Any]:
        """Let an update wait for the bot, if it wants updates of this kind. Returns it with its id."""
        update = {"update_id": self.next_update_id, **update}
        self.next_update_id += 1
        if self.validate and check:
            check_update(update)
        if self.allowed is None or not check or self.allowed & update.keys():
            self.waiting.append(update)
            self.changed()
        return update

    def redeliver(self, update: dict[str, Any]) -> None:
        """Hand out an update at the next poll, even if it was confirmed."""
        self.waiting.insert(0, update)
        self._again.append(update["update_id"])
        self.changed()

    def membership(self, by: dict[str, Any], chat: dict[str, Any], old: str, new: str) -> dict[str, Any]:
        """The bot's place in a chat changes."""
        until = {"until_date": 0}
        before, after = (
            {"user": self.bot, "status": each, **(until if each == "kicked" else {})} for each in (old, new)
        )
        change = {"chat": chat, "from": by, "date": self.date(), "old_chat_member": before, "new_chat_member": after}
        return self.enqueue({"my_chat_member": change})

    def message(self, by: dict[str, Any], chat: dict[str, Any], **content: Any) -> dict[str, Any]:
        """A new message as Telegram tells it."""
        told = {key: value for key, value in content.items() if value != []}
        return {"message_id": self.fresh(), "date": self.date(), "chat": chat, "from": by, **told}

    def quoted(self, message: Sent | dict[str, Any]) -> dict[str, Any]:
        """A message that exists, as Telegram tells it."""
        if not isinstance(message, Sent):
            return {key: value for key, value in message["message"].items() if key != "reply_to_message"}
        topic = {"message_thread_id": message.thread, "is_topic_message": True} if message.thread else {}
        content = {"caption" if message.what else "text": message.text} if message.text else {}
        content |= message.place or {}
        content |= message.file.told if message.file else {}
        return {
            "message_id": message.message_id,
            "date": self.date(),
            "chat": self.chats[message.chat_id].chat,
            "from": self.bot,
            **content,
            **({"media_group_id": message.album} if message.album else {}),
            **topic,
        }

    def fresh(self) -> int:
        """A number that was not used before."""
        self._ids += 1
        return self._ids

    def date(self) -> int:
        """Now, in Telegram's seconds."""
        return int(time.time())

    def changed(self) -> None:
        """Wake all who wait for a change."""
        self._change.set()
        self._change = asyncio.Event()

    async def change(self, timeout: float) -> None:  # noqa: ASYNC109  for tests
        """Wait for a change, at most `timeout` seconds."""
        try:
            await asyncio.wait_for(self._change.wait(), timeout)
        except TimeoutError:
            return

    def confirm(self, offset: int) -> None:
        """Forget all updates below the offset."""
        self.waiting = [u for u in self.waiting if u["update_id"] >= offset or u["update_id"] in self._again]

    def hand_out(self, limit: int) -> list[dict[str, Any]]:
        """The next updates; they stay until they are confirmed."""
        batch, now = self.waiting[:limit], time.perf_counter()
        for update in batch:
            told = next((each for key, each in update.items() if key != "update_id"), {})
            where = told.get("message", told).get("chat")
            if isinstance(where, dict):  # what a test enqueued unchecked may be anything
                self._handed_out[where["id"]] = now
        self._again = []
        return batch

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """One request: its token and fields are checked, faults that were ordered happen, else it is carried out."""
        arrived = time.perf_counter()
        try:
            if (file := _FILE.fullmatch(request.path)) and file["token"] == self.token:
                return await self._hand_over(request, file["path"])
            method = self._method(request.path)
            params = await self._given(request)
            self.calls.append((method, params))
            faults = self._faults[method]
            kind, retry_after = faults.popleft() if faults else ("", 0)
            if kind and not kind.startswith(AFTER):
                return await self._misbehave(request, kind, retry_after)
            if self.validate:
                check_request(method, params)
            result = await METHODS[method](self, params)
            if params.uploads:
                raise Breach(f"files that no field names: {', '.join(params.uploads)}")
            if method == "sendMessage" and (handed_out := self._handed_out.pop(int(params["chat_id"]), None)):
                self.latencies_seconds.append(arrived - handed_out)
            if kind:
                return await self._misbehave(request, kind.removeprefix(AFTER), retry_after)
            return web.json_response({"ok": True, "result": result})
        except ConnectionResetError:  # the bot was killed meanwhile
            return web.Response()
        except Refusal as refusal:
            if isinstance(refusal, Breach):
                self.complaints.append(str(refusal))
            return web.json_response(refusal.body, status=refusal.status)

    def _method(self, address: str) -> str:
        """The method that is called, with the right token."""
        path = _PATH.fullmatch(address)
        if path is None or path["token"] != self.token or path["method"] not in METHODS:
            well_formed = (
                path is not None and re.fullmatch(r"\d+:[\w-]+", path["token"]) and path["token"] != self.token
            )
            raise Refusal(401, "Unauthorized") if well_formed else Refusal(404, "Not Found")
        return path["method"]

    async def _given(self, request: web.BaseRequest) -> Given:
        if request.content_type == "multipart/form-data":
            fields, uploads = await received(request)
        else:
            fields, uploads = dict(parse_qsl(await request.text(), keep_blank_values=True)), {}
        given = Given(decoded(fields))
        given.uploads = uploads
        return given

    async def _hand_over(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """A download."""
        self.calls.append(("file", {"path": path}))
        faults = self._faults["file"]
        if not faults:
            return await self.cabinet.serve(path)
        return await self._misbehave(request, *faults.popleft())

    async def _misbehave(self, request: web.BaseRequest, kind: str, retry_after: int) -> web.StreamResponse:
        if kind == "429":
            raise too_many(retry_after)
        if kind == "patience":
            raise Refusal(429, "Too Many Requests")
        if kind == "500":
            raise Refusal(500, "Internal Server Error")
        if kind in ("rubbish", "proxy"):
            page = f"<html>Nothing to see at {request.path}</html>"
            return web.Response(text=page, content_type="text/html", status=200 if kind == "rubbish" else 404)
        assert kind in ("timeout", "drop"), kind
        while kind == "timeout" and not self.closing:
            await self.change(1)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
