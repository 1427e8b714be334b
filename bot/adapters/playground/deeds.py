"""What people do on the page: handed in first, shown once that was saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from bot.adapters import Inbox
from bot.adapters.playground.chats import Chats
from bot.adapters.playground.notes import (
    BOT,
    Note,
    message_note,
    reply_note,
    rewritten,
    text_block,
    withdrawn,
    words_of,
)
from bot.adapters.playground.payloads import (
    Act,
    Delete,
    Edit,
    Join,
    Leave,
    Part,
    Press,
    Spot,
    Submit,
    Write,
    edited,
    happened,
    parts_of,
    written,
)
from bot.adapters.playground.scene import Language, Scene
from bot.adapters.playground.shelf import Shelf
from bot.core.effects import Answer
from bot.core.events import PersonEvent, Quoted
from bot.core.files import Attachment

REMEMBERED_REPLIES = 500


class Deeds:
    """Commits what somebody did. A deed that comes again, because the page missed the reply, is not done twice."""

    def __init__(self, scene: Scene, chats: Chats, shelf: Shelf, now: Callable[[], datetime]) -> None:
        """`now` tells the page's hour, UTC. `inbox` is set before the page is served."""
        self._scene = scene
        self._chats = chats
        self._shelf = shelf
        self._now = now
        self._replies: dict[str, dict[str, Any]] = {}  # by deed
        self._answers: dict[str, Answer] = {}  # by event, of deeds of which a part could not be saved
        self._sent: dict[tuple[str, str], Attachment] = {}  # by chat and message
        self.inbox: Inbox | None = None
        self.languages: dict[str, Language] = {}  # of the page when a persona last did something

    def do(self, deed: Act) -> dict[str, Any]:
        """Commit a deed and show it. Raises StorageFault, and LookupError for what is not on the page."""
        if deed.id in self._replies:
            return self._replies[deed.id]
        persona = self._scene.persona(deed.persona)
        self.languages[persona.key] = deed.language
        room = self._chats.room(deed.chat, persona)
        spot = Spot(persona=persona, language=deed.language, room=room, at=self._now())
        match deed:
            case Write():
                answers = self._write(deed, spot)
            case Edit():
                answers = self._edit(deed, spot)
            case Delete():
                answers = self._delete(deed, spot)
            case Press(message=message):
                thread = self._chats.message(room.chat, message, BOT)["thread"]
                event = happened(deed, deed.id, replace(spot, message=message, thread=thread))
                answers = [self._hand_in(event, spot)]
            case Submit():
                answers = [self._hand_in(happened(deed, deed.id, spot), spot)]
            case Join() | Leave():
                answers = self._move_bot(deed, spot)
        reply = reply_note(answers)
        self._replies[deed.id] = reply
        self._answers = {event: answer for event, answer in self._answers.items() if _deed_of(event) != deed.id}
        if len(self._replies) > REMEMBERED_REPLIES:
            del self._replies[next(iter(self._replies))]
        return reply

    def _write(self, deed: Write, spot: Spot) -> list[Answer]:
        replied = self._chats.find(spot.room.chat, deed.reply_to)
        thread = self._chats.topic(spot.room, deed.thread or (replied["thread"] if replied else None))
        files = [self._shelf.attachment(key) for key in deed.files]
        to_bot = replied is not None and replied["by"] == BOT
        spot = replace(spot, thread=thread, to_bot=to_bot, quoted=self._quoted(replied))
        return [self._write_part(part, spot) for part in parts_of(deed, files)]

    def _write_part(self, part: Part, spot: Spot) -> Answer:
        chat, message = spot.room.chat, self._chats.next_message(spot.room.chat)
        event = written(part, replace(spot, message=message))
        if event.id in self._answers:
            return self._answers[event.id]
        blocks = [*text_block(part.text), *self._shelf.blocks_of(part.attachment)]
        more = {"reply_to": part.reply_to, "album": part.album, "thread": spot.thread}
        note = message_note(chat, message, spot.persona.key, spot.at, blocks, **more)
        answer = self._hand_in(event, spot, note)
        if part.attachment is not None:
            self._sent[chat, message] = part.attachment
        return answer

    def _quoted(self, note: Note | None) -> Quoted | None:
        """A message that somebody answers, as it stands now; None for what was taken back or says nothing."""
        if note is None or note["deleted"] or note["service"]:
            return None
        sent = self._sent.get((note["chat"], note["id"]))
        files = (sent,) if sent else self._shelf.attachments_in(note["blocks"])
        return Quoted(text=words_of(note), attachments=files, album=note["album"])

    def _edit(self, deed: Edit, spot: Spot) -> list[Answer]:
        chat = spot.room.chat
        note = self._chats.message(chat, deed.message, spot.persona.key)
        files = tuple(file for file in (self._sent.get((chat, deed.message)),) if file)
        spot = replace(spot, message=deed.message, thread=note["thread"])
        blocks = [*text_block(deed.text), *(block for block in note["blocks"] if block["type"] != "text")]
        return [self._hand_in(edited(deed, spot, files), spot, rewritten(note, blocks, note["language"]))]

    def _delete(self, deed: Delete, spot: Spot) -> list[Answer]:
        note = self._chats.message(spot.room.chat, deed.message, spot.persona.key)
        answers = []
        for each in reversed(self._chats.album(note)):  # the named one last, so that the page can try again
            event_id = deed.id if each["id"] == deed.message else f"{deed.id}.{each['id']}"
            event = happened(deed, event_id, replace(spot, message=each["id"], thread=each["thread"]))
            answers.append(self._hand_in(event, spot, withdrawn(each)))
        return answers

    def _move_bot(self, deed: Join | Leave, spot: Spot) -> list[Answer]:
        """The bot hears that it was brought in or thrown out, and is (or is no longer) there."""
        room, joins = spot.room, isinstance(deed, Join)
        if not room.shared:
            raise LookupError("the bot comes and goes in shared chats only")
        if self._chats.present(room) == joins:
            return []  # another window was faster
        answer = self._receive(happened(deed, deed.id, spot))
        self._chats.place_bot(room, present=joins)
        service = "joined" if joins else "left"
        message = self._chats.next_message(room.chat)
        self._chats.put(message_note(room.chat, message, spot.persona.key, spot.at, [], service=service))
        return [answer]

    def _hand_in(self, event: PersonEvent, spot: Spot, note: Note | None = None) -> Answer:
        """Commit an event, if the bot is there to hear it, and only then show the message. What the bot answers."""
        self._answers[event.id] = self._receive(event) if self._chats.present(spot.room) else Answer()
        if note is not None:  # only now, for what could not be saved must not look as if it had been
            self._chats.put(note)
        return self._answers[event.id]

    def _receive(self, event: PersonEvent) -> Answer:
        if self.inbox is None:
            raise LookupError("the playground has not started")
        return self.inbox.receive(event) or Answer()


def _deed_of(event_id: str) -> str:
    """The deed of which an event is (a part of) the outcome."""
    return event_id.partition(":")[2].partition(".")[0]
