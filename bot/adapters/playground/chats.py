"""The chats as they stand: who is in them, what was written, and where the bot may write."""

from __future__ import annotations

from collections import Counter

from bot.adapters.playground.board import Board
from bot.adapters.playground.notes import BOT, Note, chat_note, people_note
from bot.adapters.playground.scene import Persona, Room, Scene


class Chats:
    """Keeps what is on the board in step with the conversations. They live and end with the process."""

    def __init__(self, scene: Scene, board: Board) -> None:
        """Private chats hold the bot from the start; shared ones once it was brought in."""
        self._board = board
        self._rooms = {room.chat: room for room in scene.rooms()}
        self._places = {room.chat: place for place, room in enumerate(scene.rooms())}
        self._present = {chat for chat, room in self._rooms.items() if not room.shared}
        self._numbers: Counter[str] = Counter()  # the last message id of each chat
        board.put(("people",), people_note(scene.personas))
        for room in scene.groups:
            self.place_bot(room, present=False)

    def room(self, chat: str | None, persona: Persona) -> Room:
        """A chat in which this person is; None means the private one. Raises LookupError."""
        room = self._rooms.get(chat or persona.chat)
        if room is None or persona.key not in room.people:
            raise LookupError(f"{persona.key} is in no chat {chat}")
        return room

    def known(self, chat: str) -> Room | None:
        """A chat in which the bot may write."""
        return self._rooms[chat] if chat in self._present else None

    def present(self, room: Room) -> bool:
        """Whether the bot is in the chat: else it hears nothing of it."""
        return room.chat in self._present

    def place_bot(self, room: Room, *, present: bool) -> None:
        """Bring the bot in, or take it out."""
        (self._present.add if present else self._present.discard)(room.chat)
        self._board.put(("chat", room.chat), chat_note(room, self._places[room.chat], present=present))

    def next_message(self, chat: str) -> str:
        """The id that the next message will have; it is taken once a message with it is put."""
        return str(self._numbers[chat] + 1)

    def put(self, note: Note) -> None:
        """Show a message, new or changed."""
        chat, message = note["chat"], note["id"]
        self._board.put(("message", chat, message), note)
        self._numbers[chat] = max(self._numbers[chat], int(message))

    def find(self, chat: str, message: str | None) -> Note | None:
        """A message, if it is there."""
        return self._board.get(("message", chat, message)) if message else None

    def message(self, chat: str, message: str, by: str | None = None) -> Note:
        """A message that is still there, by this author if one is named. Raises LookupError."""
        note = self.find(chat, message)
        if note is None or note["deleted"] or note["service"] or by not in (None, note["by"]):
            raise LookupError(f"there is no message {message}{f' of {by}' if by else ''} in {chat}")
        return note

    def album(self, note: Note) -> list[Note]:
        """All that was sent at once with a message: itself, or the whole album."""
        if note["album"] is None:
            return [note]
        notes = self.messages(note["chat"])
        return [each for each in notes if each["album"] == note["album"] and not each["deleted"]]

    def messages(self, chat: str) -> list[Note]:
        """All that was written in a chat, in order."""
        ids = range(1, self._numbers[chat] + 1)
        return [found for number in ids if (found := self.find(chat, str(number)))]

    def topic(self, room: Room, thread: str | None) -> str | None:
        """The thread, if there is such a topic. Raises LookupError."""
        if thread is not None:
            note = self.find(room.chat, thread)
            if note is None or note["by"] != BOT or note["topic"] is None:
                raise LookupError(f"there is no topic {thread} in {room.chat}")
        return thread
