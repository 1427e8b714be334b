"""The adapter for Slack: starts and stops what receives, and makes the calls."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

import structlog
from aiohttp import ClientSession, ClientTimeout, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters import Delivered, Delivery, Inbox, MenuItem, Pace
from bot.adapters.slack import outgoing
from bot.adapters.slack.answers import answered
from bot.adapters.slack.fetching import Fetching
from bot.adapters.slack.incoming import Me
from bot.adapters.slack.manifest import REQUESTS_PATH
from bot.adapters.slack.reception import SILENT, Reception
from bot.adapters.slack.socket_mode import SocketMode, waits
from bot.adapters.slack.uploading import Uploading
from bot.adapters.slack.webhook import respond
from bot.core.effects import File, Message
from bot.core.errors import (
    CannotTell,
    DeliveryError,
    Rejected,
    RetryLater,
    SettingsError,
    StorageFault,
    TopicGone,
    Unreachable,
    Unsure,
)
from bot.core.events import Connected
from bot.core.files import Attachment
from bot.store.files import FileStore, Kept

log = structlog.get_logger()

Result = TypeVar("Result")

BOT_TOKEN, APP_TOKEN, SECRET = "PALETTI_SLACK_BOT_TOKEN", "PALETTI_SLACK_APP_TOKEN", "PALETTI_SLACK_SIGNING_SECRET"

WHERE_TO_GET = {
    BOT_TOKEN: "It starts with xoxb- and is found at https://api.slack.com/apps under OAuth & Permissions.",
    APP_TOKEN: "It starts with xapp-, has the scope connections:write, and is made at https://api.slack.com/apps under "
    "Basic Information, App-Level Tokens.",
    SECRET: "It is found at https://api.slack.com/apps under Basic Information, App Credentials.",
}

# How far back an unsure message is looked for.
PAGE_MESSAGES = 200
MOST_PAGES = 5


class SlackAdapter:
    """Slack. In mode `socket` it calls Slack; in mode `http` Slack calls the server on which it was mounted."""

    name = "slack"
    pace = Pace(chat_seconds=1.0, overall_seconds=0.05)
    call_seconds = 30.0
    transfer_seconds = 600.0  # a file may take that long, but never stand still for `call_seconds`

    def __init__(  # noqa: PLR0913  each is a setting of its own, given by name
        self,
        *,
        files: FileStore,
        bot_token: str,
        mode: Literal["socket", "http"],
        app_token: str | None = None,
        signing_secret: str | None = None,
        base_url: str | None = None,
    ) -> None:
        """`app_token` is for mode `socket`, `signing_secret` for mode `http`; `base_url` ends in `/api/`.

        What messages show is taken out of `files`.
        """
        other = {APP_TOKEN: app_token or ""} if mode == "socket" else {SECRET: signing_secret or ""}
        self._secrets = {BOT_TOKEN: bot_token} | other
        self._base_url = base_url or AsyncWebClient.BASE_URL
        self._files = files
        self._team = ""
        self._trouble: str | None = "Slack is not connected yet"
        self._session: ClientSession | None = None
        self._calls: AsyncWebClient | None = None
        self._fetching: Fetching | None = None
        self._uploading: Uploading | None = None
        self._reception: Reception | None = None
        self._socket: SocketMode | None = None

    def mount(self, app: web.Application) -> None:
        """In mode `http`: take Slack's requests on this server, which the caller runs. Else nothing."""

        async def handle(request: web.Request) -> web.Response:
            return await respond(request, self._secrets[SECRET], self._reception)

        if SECRET in self._secrets:
            app.router.add_post(REQUESTS_PATH, handle)

    async def start(self, inbox: Inbox) -> None:
        """See `Adapter.start`. Raises SettingsError for a token or secret that is missing or refused."""
        for setting, secret in self._secrets.items():
            if not (secret.strip() and secret.isascii() and secret.isprintable()):
                raise SettingsError(f"{setting} is missing or holds odd characters. {WHERE_TO_GET[setting]}")
        try:
            await self._connect(inbox)
        except BaseException:
            await self.stop()
            raise

    def trouble(self) -> str | None:
        """See `Adapter.trouble`."""
        return self._trouble or (self._socket.trouble if self._socket is not None else None)

    def fit(self, message: Message) -> list[Message]:
        """See `Adapter.fit`."""
        return outgoing.fit(message)

    async def deliver(self, delivery: Delivery) -> Delivered:
        """See `Adapter.deliver`. A chat may be given as `slack:<team>:<user>`: Slack opens the private one."""
        shown = outgoing.files_in(delivery.message)
        if shown:
            return await self._deliver_with(shown, delivery)
        return await self._call(*outgoing.request(delivery))

    async def find(self, delivery: Delivery) -> Delivered | None:
        """See `Adapter.find`. It looks for our id in the metadata of the chat's, or the thread's, messages."""
        try:
            return await self._search(delivery)
        except Unsure as error:
            raise RetryLater(str(error)) from None
        except (Unreachable, Rejected, TopicGone) as error:
            raise CannotTell(str(error)) from None

    async def fetch(self, attachment: Attachment, files: FileStore) -> Kept:
        """See `Adapter.fetch`."""
        if self._fetching is None:
            raise RetryLater("Slack is not connected")
        return await self._fetching.fetch(attachment, files)

    async def describe(self, account: str) -> dict[str, Any]:
        """See `Adapter.describe`. `language` is the first part of the locale. Empty where Slack does not answer."""
        about = outgoing.channel_of(account)
        try:
            if about.startswith(("C", "G")):
                told = await answered(self._client.conversations_info(channel=about))
                name = (told.get("channel") or {}).get("name")
                return {"name": f"#{name}"} if name else {}
            data = await answered(self._client.users_info(user=about, include_locale=True))
        except DeliveryError as error:
            log.info("Slack does not describe an account", reason=str(error))
            return {}
        user = data.get("user") or {}
        profile = user.get("profile") or {}
        known = {
            "name": profile.get("display_name") or profile.get("real_name") or user.get("real_name"),
            "language": (user.get("locale") or "").partition("-")[0],
            "timezone": user.get("tz"),
        }
        return {key: value for key, value in known.items() if value}

    async def show_menu(self, chat: str | None, language: str | None, items: list[MenuItem]) -> None:
        """Slack has no menu to fill: the one command is in the app's manifest."""

    async def stop(self) -> None:
        """See `Adapter.stop`."""
        self._trouble = "Slack is not connected any more"
        socket, reception, session = self._socket, self._reception, self._session
        self._socket = self._reception = self._session = self._calls = self._fetching = self._uploading = None
        if socket is not None:
            await socket.close()
        if reception is not None:
            await reception.stop()
        if session is not None:
            await session.close()

    async def _connect(self, inbox: Inbox) -> None:
        timeout = ClientTimeout(total=self.call_seconds, sock_connect=self.call_seconds / 3)
        session = self._session = ClientSession(timeout=timeout)
        token = self._secrets[BOT_TOKEN]
        # The library would send a message again after a dropped connection, and so twice.
        client = AsyncWebClient(token, self._base_url, session=session, retry_handlers=[], logger=SILENT)
        patient = ClientTimeout(
            total=self.transfer_seconds, sock_connect=self.call_seconds / 3, sock_read=self.call_seconds
        )
        self._fetching = Fetching(client, session, token=token, base_url=self._base_url, timeout=patient)
        self._uploading = Uploading(client, session, self._files, timeout=patient)
        me = await self._until_it_works(lambda: self._introduce(client, inbox), BOT_TOKEN)
        secret = self._secrets.get(SECRET, "")
        reception = self._reception = Reception(
            inbox, me, client=client, bot_token=token, signing_secret=secret, session=session
        )
        if APP_TOKEN in self._secrets:
            self._socket = SocketMode(self._secrets[APP_TOKEN], client, reception)
            await self._until_it_works(self._socket.connect, APP_TOKEN)
        self._trouble = None

    async def _introduce(self, client: AsyncWebClient, inbox: Inbox) -> Me:
        """Who Slack says we are; from here on calls can be made. Raises a DeliveryError, StorageFault."""
        told = await answered(client.auth_test())
        if not {"team_id", "user_id", "user"} <= told.keys():
            raise Unsure("Slack does not say who we are")
        if not told.get("bot_id"):
            raise Rejected("it belongs to a person, not to a bot")
        self._team, self._calls = told["team_id"], client
        handle = f"@{told['user']}"
        inbox.receive(
            Connected(
                id=f"slack:connected:{secrets.token_hex(8)}",
                platform=self.name,
                handle=handle,
                slash="/paletti ",
                forms=True,
            )
        )
        return Me(team=told["team_id"], user=told["user_id"], bot=told["bot_id"])

    async def _deliver_with(self, files: list[File], delivery: Delivery) -> Delivered:
        """Upload the files, which can be repeated, and then show them by one message."""
        if self._uploading is None:
            raise RetryLater("Slack is not connected")
        uploaded = await self._uploading.upload(files)
        links = {file: put.link for file, put in uploaded.items()}
        try:
            return await self._call(*outgoing.request(delivery, links))
        except Unsure:
            raise  # it may have arrived, and shows them
        except DeliveryError:
            await self._uploading.withdraw(uploaded.values())
            raise

    async def _call(self, method: str, arguments: dict[str, Any]) -> Delivered:
        data = await answered(self._client.api_call(method, json=arguments))
        if "channel" not in data or "ts" not in data:
            raise Unsure("Slack does not say where it put the message")
        if "thread_ts" in arguments and "thread_ts" not in data.get("message", arguments):
            # Slack does so without an error where a thread was deleted before it had a reply.
            log.warning("a thread is gone, so its message stands in the channel itself", channel=data["channel"])
        return Delivered(chat=f"slack:{self._team}:{data['channel']}", message=data["ts"])

    @property
    def _client(self) -> AsyncWebClient:
        if self._calls is None:
            raise RetryLater("Slack is not connected")
        return self._calls

    async def _until_it_works(self, step: Callable[[], Awaitable[Result]], setting: str) -> Result:
        """The step's result, tried with growing pauses. Raises SettingsError if Slack refuses the setting."""
        pauses = waits()
        while True:
            try:
                return await step()
            except (Rejected, Unreachable) as error:
                raise SettingsError(f"Slack refuses {setting}: {error}. {WHERE_TO_GET[setting]}") from None
            except (RetryLater, Unsure, StorageFault) as error:
                self._trouble = str(error)
                log.warning("Slack is not connected", reason=str(error))
                await asyncio.sleep(getattr(error, "after_seconds", None) or next(pauses))

    async def _search(self, delivery: Delivery) -> Delivered | None:
        channel = await self._channel(delivery.chat)
        scope: dict[str, Any] = {"channel": channel, "limit": PAGE_MESSAGES, "include_all_metadata": True}
        for _ in range(MOST_PAGES):
            if delivery.thread is None:
                page = await answered(self._client.conversations_history(**scope))
            else:
                page = await answered(self._client.conversations_replies(ts=delivery.thread, **scope))
            for message in page.get("messages") or ():
                if outgoing.carries(message, delivery.id):
                    return Delivered(chat=f"slack:{self._team}:{channel}", message=message["ts"])
            scope["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
            if not scope["cursor"]:
                return None
        raise CannotTell("too much has been written in that chat since")

    async def _channel(self, chat: str) -> str:
        """The id of the channel; for a chat given by its user, of the private one."""
        channel = outgoing.channel_of(chat)
        if channel.startswith(("U", "W")):
            opened = await answered(self._client.conversations_open(users=channel))
            channel = opened["channel"]["id"]
        return channel
