"""The files of the fake Slack: what people send, what the bot uploads, and who may see which.

As in Slack, whoever may not see a file gets the login page with 200 (or, with `login = "redirect"`, is sent there); a
file is known for what it is only after a while (`looks` is how often one must ask); and a message of the bot shows a
file if it holds its link, was allowed to look at media, and the bot owns it: a moment later, which is announced like an
edit.
"""

from __future__ import annotations

import asyncio
import json
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aiohttp import web

from tests.platforms.fake_slack_events import fresh
from tests.platforms.fake_slack_state import BOT_USER, TEAM, Said, Workspace

if TYPE_CHECKING:
    from tests.platforms.fake_slack_web import WebApi

Json = dict[str, Any]

LOGIN_PAGE = "<!DOCTYPE html><html><title>Slack</title>Sign in to Studio</html>"
LONGEST_NAME = 255
LARGEST_BYTES = 1_000_000_000
APPEARS_AFTER_SECONDS = 0.02


class FileRefused(Exception):
    """Slack's answer `{"ok": false, "error": code}`."""


@dataclass
class FakeFile:
    """A file. `size` and `mimetype` are what Slack announces; `away` is an address elsewhere that downloads lead to."""

    id: str
    name: str
    content: bytes
    mimetype: str
    size: int
    user: str
    subtype: str | None = None
    connect: bool = False
    external_url: str | None = None
    away: str | None = None
    gone: bool = False
    looks: int = 0
    channels: set[str] = field(default_factory=set)
    served_as: str | None = None
    status: int = 200

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9.]+", "_", self.name.lower()).strip("_") or "file"


class Files:
    """Answers the calls that concern files, and serves their content."""

    def __init__(self, space: Workspace, web_api: WebApi, bot_token: str) -> None:
        self.space, self.api, self.token = space, web_api, bot_token
        self.all: dict[str, FakeFile] = {}
        self.downloads: list[str] = []
        self.login = "page"
        self.looks = 1
        self.origin = ""
        self.appeared: Callable[[Said, Json], None] = lambda *_: None
        self._uploads: dict[str, tuple[FakeFile, int]] = {}
        self.uploaded: set[str] = set()
        self.methods = {
            "files.info": self._info,
            "files.getUploadURLExternal": self._upload_url,
            "files.completeUploadExternal": self._complete,
            "files.delete": self._delete,
        }

    def routes(self, app: web.Application) -> None:
        app.router.add_get("/files-pri/{file}/{name}", self._download)
        app.router.add_post("/upload/v1/{ticket}", self._upload)
        app.router.add_get("/signin", self._sign_in)
        app.router.add_get("/away", self._lead_away)

    def make(self, name: str, content: bytes, user: str, **about: Any) -> FakeFile:
        mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
        known = {"mimetype": mimetype, "size": len(content)} | about
        made = FakeFile(fresh("F"), name, content, user=user, **known)
        self.all[made.id] = made
        return made

    def shown(self, file: FakeFile) -> Json:
        """As a message of another workspace, or in its own, lists the file."""
        if file.gone:
            return {"id": file.id, "mode": "tombstone"}
        if file.connect:
            return {"id": file.id, "mode": "file_access", "file_access": "check_file_info", "user_team": "T0OTHER"}
        return self._whole(file)

    def links_in(self, text: str) -> list[FakeFile]:
        """Those of the bot's own files to whose links a text leads."""
        ids = re.findall(r"/files/U\w+/(F\w+)/", text)
        return [self.all[each] for each in ids if each in self.all and self.all[each].user == BOT_USER]

    def show_in(self, said: Said, text: str, *, media: bool) -> None:
        """What Slack makes of the links in a text that the bot wrote."""
        files = self.links_in(text)
        for file in files:
            if not media:
                self.api.complaints.append(f"{file.name} stays a link, since Slack may not look at media")
            elif file.id not in self.uploaded or file.gone:
                self.api.complaints.append(f"{file.name} is not in Slack")
            elif file.looks:
                self.api.complaints.append(f"{file.name} was shown before Slack knew what it is")
            else:
                file.channels.add(said.channel)
        seen = [file for file in files if said.channel in file.channels]
        if seen:
            asyncio.get_running_loop().call_later(APPEARS_AFTER_SECONDS, self._appear, said, seen)

    def _appear(self, said: Said, files: list[FakeFile]) -> None:
        before = said.shown()
        said.extra = {**said.extra, "files": [self.shown(file) for file in files]}
        self.appeared(said, before)

    def _whole(self, file: FakeFile) -> Json:
        mime = "" if file.looks else file.mimetype
        if file.external_url:
            place = {
                "mode": "external",
                "is_external": True,
                "external_type": "gdrive",
                "url_private": file.external_url,
            }
        else:
            address = f"{self.origin}/files-pri/{TEAM}-{file.id}"
            place = {"mode": "hosted", "is_external": False, "url_private": f"{address}/{file.slug}"}
            place["url_private_download"] = file.away or f"{address}/{file.slug}?download=1"
        subtype = {"subtype": file.subtype} if file.subtype else {}
        permalink = f"{self.origin}/files/{file.user}/{file.id}/{file.slug}"
        about = {"id": file.id, "name": file.name, "title": file.name, "mimetype": mime, "size": file.size}
        return {**about, **place, **subtype, "user": file.user, "permalink": permalink, "file_access": "visible"}

    def _visible(self, file: FakeFile) -> bool:
        mine = [self.space.channels[channel] for channel in file.channels]
        return file.user == BOT_USER or any(BOT_USER in channel.members for channel in mine)

    # Methods

    async def _info(self, arguments: Json) -> Json:
        file = self.all.get(arguments.get("file") or "")
        if file is None or not self._visible(file):
            raise FileRefused("file_not_found")
        if file.gone:
            raise FileRefused("file_deleted")
        answer = self._whole(file)
        file.looks = max(0, file.looks - 1)
        return {"file": answer}

    async def _upload_url(self, arguments: Json) -> Json:
        name, length = arguments.get("filename") or "", int(arguments.get("length") or 0)
        if not name or len(name) > LONGEST_NAME or not 0 < length <= LARGEST_BYTES:
            raise FileRefused("invalid_arguments")
        file, ticket = self.make(name, b"", BOT_USER, size=length, looks=self.looks), uuid4().hex
        self._uploads[ticket] = file, length
        return {"upload_url": f"{self.origin}/upload/v1/{ticket}", "file_id": file.id}

    async def _complete(self, arguments: Json) -> Json:
        wanted = json.loads(arguments.get("files") or "[]")
        if not wanted:
            raise FileRefused("invalid_arguments")
        for each in wanted:
            if each.get("id") not in self.all or not self.all[each["id"]].content:
                raise FileRefused("file_not_found")
            self.uploaded.add(each["id"])
        return {"files": [{"id": each["id"], "title": each.get("title", "")} for each in wanted]}

    async def _delete(self, arguments: Json) -> Json:
        file = self.all.get(arguments.get("file") or "")
        if file is None or file.gone:
            raise FileRefused("file_not_found")
        if file.user != BOT_USER:
            raise FileRefused("cant_delete_file")
        file.gone = True
        return {}

    # Content

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        fault = self.api.next_fault("upload")
        if fault is not None:
            await request.read()
            return await self.api.fail(request, fault)
        if "Authorization" in request.headers:
            self.api.complaints.append("the token was shown where files are uploaded")
        file, length = self._uploads.pop(request.match_info["ticket"], (None, 0))
        if file is None:
            return web.Response(status=404)
        file.content = await self._body(request)
        if len(file.content) != length:
            self.api.complaints.append(f"{len(file.content)} bytes came where {length} were announced")
            return web.Response(status=400)
        return web.Response(text=f"OK - {length}")

    @staticmethod
    async def _body(request: web.Request) -> bytes:
        if request.content_type != "multipart/form-data":
            return await request.read()
        part = (await request.post()).popone("file")
        assert isinstance(part, web.FileField)
        return part.file.read()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        fault = self.api.next_fault("download")
        if fault is not None:
            return await self.api.fail(request, fault)
        file = self.all.get(request.match_info["file"].partition("-")[2])
        shows_token = request.headers.get("Authorization") == f"Bearer {self.token}"
        if file is None or file.gone:
            return web.Response(status=404)
        self.downloads.append(file.id)
        if not shows_token or "files:read" not in self.api.scopes or not self._visible(file):
            if self.login == "redirect":
                raise web.HTTPFound(f"/signin?redir={request.path}")
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        return web.Response(body=file.content, content_type=file.served_as or file.mimetype, status=file.status)

    @staticmethod
    async def _lead_away(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.query["to"])

    @staticmethod
    async def _sign_in(_: web.Request) -> web.Response:
        return web.Response(text=LOGIN_PAGE, content_type="text/html")
