"""The people of the fake Slack: what they do, as the bot is told of it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.adapters.slack.manifest import SHORTCUTS
from tests.platforms import fake_slack_events as payloads
from tests.platforms.fake_slack_delivery import Handed, Kind
from tests.platforms.fake_slack_files import FakeFile
from tests.platforms.fake_slack_state import BOT_USER, Channel, Json, Said, Sent
from tests.platforms.fake_slack_views import Modal

if TYPE_CHECKING:
    from tests.platforms.fake_slack import FakeSlack


@dataclass
class FakeUser:
    """Somebody in the workspace."""

    id: str
    slack: FakeSlack

    async def writes(
        self,
        text: str,
        *,
        channel: str | None = None,
        thread: str | None = None,
        files: Iterable[FakeFile] = (),
        broadcast: bool = False,
        raw: bool = False,
    ) -> Said:
        """A message, in the private chat with the bot unless `channel` is given."""
        space = self.slack.space
        where = channel or space.direct(self.id).id
        root = space.find(where, thread) if thread else None
        listed = self._shared(files, where)
        said = Said(
            where,
            space.ts(),
            text if raw else self._typed(text),
            user=self.id,
            thread_ts=thread,
            parent_user=root.user if root else None,
            subtype="file_share" if listed else "thread_broadcast" if broadcast else None,
            extra={"files": listed} if listed else {},
        )
        return self.slack.say(said)

    def has(self, name: str, content: bytes = b"content", **about: Any) -> FakeFile:
        """A file to send; `about` as in FakeFile, such as a false `size`."""
        return self.slack.files.make(name, content, self.id, **about)

    async def edits(self, said: Said, text: str, *, files: Iterable[FakeFile] | None = None) -> Handed:
        """Change the text, and with `files` which files there are; those that are no longer there leave a tombstone."""
        before, channel, ts = said.shown(), self.slack.space.channels[said.channel], self.slack.space.ts()
        said.text, said.edited_ts = self._typed(text), ts
        if files is not None:
            stay = self._shared(files, said.channel)
            kept = {file["id"] for file in stay}
            away = [{"id": file["id"], "mode": "tombstone"} for file in before.get("files") or ()]
            said.extra = {**said.extra, "files": stay + [file for file in away if file["id"] not in kept]}
        return self.slack.hand_out(payloads.changed(said.shown(), before, channel, ts))

    async def deletes(self, said: Said) -> Handed:
        """A thread's root leaves a tombstone behind, which Slack announces like an edit."""
        space, channel, ts = self.slack.space, self.slack.space.channels[said.channel], self.slack.space.ts()
        if len(space.in_thread(said.channel, said.ts)) > 1:
            return self.slack.hand_out(payloads.changed(payloads.tombstone(said), said.shown(), channel, ts))
        space.messages[said.channel].remove(said)
        return self.slack.hand_out(payloads.deleted(said.shown(), channel, ts))

    async def presses(self, sent: Sent, label: str) -> Handed:
        """Press the button with this label; returns when it is acknowledged (or, `lost`, was not in time)."""
        said = self.slack.space.find(sent.channel, sent.ts)
        assert said is not None
        found = [
            {**button, "block_id": f"block-{place}", "action_ts": self.slack.space.ts()}
            for place, row in enumerate(said.extra["blocks"])
            for button in row.get("elements", ())
            if button["text"]["text"] == label
        ]
        assert found, f"there is no button {label!r}"
        about, trigger = self.slack.space.users[self.id], self._trigger()
        return await self._interact(
            "interactive",
            lambda where, url: payloads.press(about, where, said, found[0], trigger=trigger, response_url=url),
            sent.channel,
        )

    async def commands(self, command: str, text: str = "", *, channel: str | None = None) -> Handed:
        """A slash command (never in a thread, where Slack has none); its answer is recorded as a whisper."""
        about, trigger, typed = self.slack.space.users[self.id], self._trigger(), html.escape(text, quote=False)
        handed = await self._interact(
            "slash_commands",
            lambda where, url: payloads.command(about, where, command, typed, trigger=trigger, response_url=url),
            channel or self.slack.space.direct(self.id).id,
        )
        if handed.answer.get("text"):
            await self.slack.api.whisper(self.id, handed.body["channel_id"], handed.answer)
        return handed

    async def picks(self, said: Said, callback_id: str = "approve") -> Handed:
        """Choose the app's entry in the menu of this message; the modal, if one opens, is `server.next_view(user)`."""
        assert callback_id in {shortcut["callback_id"] for shortcut in SHORTCUTS}, "the app has no such entry"
        about = self.slack.space.users[self.id]
        return await self._interact(
            "interactive",
            lambda where, url: payloads.pick(
                about,
                where,
                said,
                callback_id=callback_id,
                trigger=self._trigger(),
                response_url=url,
                ts=self.slack.space.ts(),
            ),
            said.channel,
        )

    async def submits(self, modal: Modal, **given: Any) -> Handed:
        """Send in a modal, filled in as `Modal.values` says; it then shows `errors`, turns into another, or is gone."""
        assert modal.is_open
        assert modal.user == self.id
        views = self.slack.api.views
        view = modal.told(modal.values(given))
        handed = self.slack.dispatch.hand_out(
            "interactive", payloads.submission(self.slack.space.users[self.id], view, views.trigger(self.id))
        )
        await handed.done.wait()
        if not handed.lost:
            await views.answered(modal, handed.answer)
        return handed

    def _trigger(self) -> str:
        return self.slack.api.views.trigger(self.id)

    async def _interact(self, kind: Kind, make: Callable[[Channel, str], Json], channel_id: str) -> Handed:
        url = f"http://127.0.0.1:{self.slack.port}{self.slack.api.response_path(self.id, channel_id)}"
        handed = self.slack.dispatch.hand_out(kind, make(self.slack.space.channels[channel_id], url))
        await handed.done.wait()
        return handed

    def _shared(self, files: Iterable[FakeFile], channel: str) -> list[Json]:
        files = list(files)
        for file in files:
            file.channels.add(channel)
        return [self.slack.files.shown(file) for file in files]

    @staticmethod
    def _typed(text: str) -> str:
        return html.escape(text, quote=False).replace("@paletti", f"<@{BOT_USER}>")
