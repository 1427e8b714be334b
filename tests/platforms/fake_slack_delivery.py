"""How the fake Slack hands out what happened: over Socket Mode's connections or as signed HTTP requests.

Each is to be acknowledged within `ack_seconds`, else it is an event that comes again after the pauses in
`retry_after_seconds`, and is lost when they are used up. Commands and presses come once.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

Json = dict[str, Any]
Kind = Literal["events_api", "slash_commands", "interactive"]


@dataclass
class Handed:
    """One thing handed out. Times are `time.monotonic()`; `answer` is what came with the acknowledgement."""

    kind: Kind
    body: Json
    tries: int = 0
    handed_at: float = 0.0
    last_handed_at: float = 0.0
    acked_at: float | None = None
    answer: Json = field(default_factory=dict)
    lost: bool = False
    done: asyncio.Event = field(default_factory=asyncio.Event)


def signature_of(secret: str, timestamp: str, body: str) -> str:
    """Slack's `v0` signature."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()


class Dispatch:
    """Hands out to the connections, or to `deliver_to` if that is set."""

    def __init__(self, *, ack_seconds: float, retry_after_seconds: tuple[float, ...], signing_secret: str) -> None:
        self.ack_seconds = ack_seconds
        self.retry_after_seconds = retry_after_seconds
        self.signing_secret = signing_secret
        self.deliver_to: str | None = None
        self.handed: list[Handed] = []
        self.connections: list[web.WebSocketResponse] = []
        self._connected = asyncio.Event()
        self._acks: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Json | None]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._turn = 0

    def hand_out(self, kind: Kind, body: Json) -> Handed:
        handed = Handed(kind, body)
        self.handed.append(handed)
        task = asyncio.create_task(self._carry(handed))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return handed

    async def settled(self) -> None:
        """Wait until everything handed out so far is acknowledged or lost."""
        for handed in list(self.handed):
            await handed.done.wait()

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _carry(self, handed: Handed) -> None:
        pauses = (0.0, *self.retry_after_seconds) if handed.kind == "events_api" else (0.0,)
        for attempt, pause in enumerate(pauses):
            if pause:
                await asyncio.sleep(pause)
            answer = await (self._post(handed, attempt) if self.deliver_to else self._send(handed, attempt))
            in_time = time.monotonic() - handed.last_handed_at <= self.ack_seconds
            if answer is not None and in_time:
                handed.acked_at, handed.answer = time.monotonic(), answer
                break
        else:
            handed.lost = True
        handed.done.set()

    # Socket Mode

    async def serve(self, connection: web.WebSocketResponse) -> None:
        """Greet a connection and read its acknowledgements until it ends."""
        await connection.send_json(
            {"type": "hello", "num_connections": len(self.connections) + 1, "connection_info": {"app_id": "A0PALETTI"}}
        )
        self.connections.append(connection)
        self._connected.set()
        try:
            async for message in connection:
                ack = json.loads(message.data)
                assert set(ack) <= {"envelope_id", "payload"}, ack
                waiting = self._acks.get(ack["envelope_id"])
                if waiting is not None and not waiting[1].done():
                    waiting[1].set_result(ack.get("payload") or {})
        finally:
            self.connections.remove(connection)
            if not self.connections:
                self._connected.clear()
            for owner, ack in self._acks.values():
                if owner is connection and not ack.done():
                    ack.set_result(None)

    async def refresh(self) -> None:
        """Tell each connection that it will be closed soon, as Slack does every few hours."""
        for connection in list(self.connections):
            await connection.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def drop(self) -> None:
        """Close all connections without a warning."""
        for connection in list(self.connections):
            await connection.close()

    async def _send(self, handed: Handed, attempt: int) -> Json | None:
        await self._connected.wait()
        self._turn += 1
        connection = self.connections[self._turn % len(self.connections)]
        envelope = {"envelope_id": str(uuid.uuid4()), "type": handed.kind, "payload": handed.body}
        envelope["accepts_response_payload"] = handed.kind != "events_api"
        if handed.kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if attempt else ""}
        ack: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._acks[envelope["envelope_id"]] = (connection, ack)
        self._stamp(handed)
        try:
            await connection.send_json(envelope)
            return await asyncio.wait_for(ack, self.ack_seconds)
        except (TimeoutError, ConnectionError):
            return None
        finally:
            del self._acks[envelope["envelope_id"]]

    # Signed HTTP

    async def _post(self, handed: Handed, attempt: int) -> Json | None:
        retry = {"x-slack-retry-num": str(attempt), "x-slack-retry-reason": "http_timeout"} if attempt else {}
        self._stamp(handed)
        try:
            async with asyncio.timeout(self.ack_seconds):
                status, text = await self.post(handed.kind, handed.body, retry)
        except (TimeoutError, aiohttp.ClientError):
            return None
        return None if status != 200 else json.loads(text) if text.startswith("{") else {}

    async def post(self, kind: Kind, body: Json, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """One signed request; `headers` override what is sent. Status and text of the answer."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        if kind == "events_api":
            content, raw = "application/json", json.dumps(body)
        else:
            content = "application/x-www-form-urlencoded"
            raw = urlencode(body if kind == "slash_commands" else {"payload": json.dumps(body)})
        timestamp = str(int(time.time()))
        signed = {
            "content-type": content,
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": signature_of(self.signing_secret, timestamp, raw),
        }
        assert self.deliver_to is not None
        async with self._session.post(self.deliver_to, data=raw.encode(), headers=signed | (headers or {})) as answer:
            return answer.status, await answer.text()

    @staticmethod
    def _stamp(handed: Handed) -> None:
        handed.tries += 1
        handed.last_handed_at = time.monotonic()
        handed.handed_at = handed.handed_at or handed.last_handed_at
