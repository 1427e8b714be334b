"""The side tables: what is personal, passing or technical, and therefore not in a ledger.

Each table has one row type; `TABLES` is the list. A row names its client where it has one, so that erasing is one
query. Instants are UTC.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast

import msgspec

from bot.core.appointment_rows import Arranged
from bot.core.approval_rows import Asking, Draft, Picking
from bot.core.books import Books
from bot.core.chat_rows import Chat, Room, Topic
from bot.core.checkin_rows import Nudge, Question, Unheard
from bot.core.complaint_rows import Complained
from bot.core.form_rows import Filling
from bot.core.payment_rows import Dunned
from bot.core.post_rows import Chore, Errand, Mishap, Parcel, Seen
from bot.core.quote_rows import QuoteDraft
from bot.core.recap_rows import RecapDraft
from bot.core.rows import (
    Burst,
    Call,
    Card,
    Client,
    Code,
    Held,
    Member,
    Person,
    Platform,
    Post,
    Response,
    Seal,
    Title,
    Tries,
)
from bot.core.statement_rows import Booked, Layout, Statement, StatementLine

R = TypeVar("R")
Row = (
    Client
    | Title
    | Seal
    | Person
    | Member
    | Chat
    | Room
    | Topic
    | Held
    | Response
    | Draft
    | Asking
    | Picking
    | Filling
    | QuoteDraft
    | RecapDraft
    | Layout
    | Statement
    | StatementLine
    | Booked
    | Call
    | Arranged
    | Dunned
    | Question
    | Unheard
    | Nudge
    | Complained
    | Burst
    | Post
    | Card
    | Code
    | Tries
    | Platform
    | Parcel
    | Errand
    | Seen
    | Chore
    | Mishap
)

TABLES: dict[str, Any] = {
    "clients": Client,
    "titles": Title,
    "seals": Seal,
    "people": Person,
    "members": Member,
    "chats": Chat,
    "rooms": Room,
    "topics": Topic,
    "messages": Held,
    "responses": Response,
    "drafts": Draft,
    "asking": Asking,
    "forms": Picking,
    "fillings": Filling,
    "quote_drafts": QuoteDraft,
    "recap_drafts": RecapDraft,
    "layouts": Layout,
    "statements": Statement,
    "statement_lines": StatementLine,
    "booked": Booked,
    "calls": Call,
    "appointments": Arranged,
    "bursts": Burst,
    "dunned": Dunned,
    "questions": Question,
    "unheard": Unheard,
    "nudges": Nudge,
    "complained": Complained,
    "posts": Post,
    "cards": Card,
    "codes": Code,
    "tries": Tries,
    "platforms": Platform,
    "outbox": Parcel | Errand,
    "seen": Seen,
    "chores": Chore,
    "failed": Mishap,
}


class Table(Generic[R]):
    """A side table with its row type."""

    def __init__(self, books: Books, name: str) -> None:
        self._books = books
        self._name = name

    def get(self, key: str | None) -> R | None:
        """The row with this key, or None."""
        row = self._books.row(self._name, key) if key else None
        return None if row is None else self._typed(row)

    def where(self, **equal: Any) -> list[R]:
        """All rows whose fields equal what is given, in the order in which they were first put."""
        return [self._typed(row) for _, row in self._books.rows(self._name, **equal)]

    def items(self) -> list[tuple[str, R]]:
        """All keys with their rows."""
        return [(key, self._typed(row)) for key, row in self._books.rows(self._name)]

    def _typed(self, row: dict[str, Any]) -> R:
        return cast("R", msgspec.convert(row, TABLES[self._name]))


class SideTables:
    """All of them, to look at."""

    def __init__(self, books: Books) -> None:
        """`books`: what they are read from."""
        self.clients: Table[Client] = Table(books, "clients")
        self.titles: Table[Title] = Table(books, "titles")
        self.people: Table[Person] = Table(books, "people")
        self.members: Table[Member] = Table(books, "members")
        self.chats: Table[Chat] = Table(books, "chats")
        self.rooms: Table[Room] = Table(books, "rooms")
        self.topics: Table[Topic] = Table(books, "topics")
        self.messages: Table[Held] = Table(books, "messages")
        self.responses: Table[Response] = Table(books, "responses")
        self.drafts: Table[Draft] = Table(books, "drafts")
        self.asking: Table[Asking] = Table(books, "asking")
        self.forms: Table[Picking] = Table(books, "forms")
        self.fillings: Table[Filling] = Table(books, "fillings")
        self.quote_drafts: Table[QuoteDraft] = Table(books, "quote_drafts")
        self.recap_drafts: Table[RecapDraft] = Table(books, "recap_drafts")
        self.layouts: Table[Layout] = Table(books, "layouts")
        self.statements: Table[Statement] = Table(books, "statements")
        self.statement_lines: Table[StatementLine] = Table(books, "statement_lines")
        self.booked: Table[Booked] = Table(books, "booked")
        self.calls: Table[Call] = Table(books, "calls")
        self.appointments: Table[Arranged] = Table(books, "appointments")
        self.bursts: Table[Burst] = Table(books, "bursts")
        self.dunned: Table[Dunned] = Table(books, "dunned")
        self.questions: Table[Question] = Table(books, "questions")
        self.unheard: Table[Unheard] = Table(books, "unheard")
        self.nudges: Table[Nudge] = Table(books, "nudges")
        self.complained: Table[Complained] = Table(books, "complained")
        self.posts: Table[Post] = Table(books, "posts")
        self.cards: Table[Card] = Table(books, "cards")
        self.codes: Table[Code] = Table(books, "codes")
        self.tries: Table[Tries] = Table(books, "tries")
        self.platforms: Table[Platform] = Table(books, "platforms")
        self.outbox: Table[Parcel | Errand] = Table(books, "outbox")
        self.seals: Table[Seal] = Table(books, "seals")
        self.seen: Table[Seen] = Table(books, "seen")
        self.failed: Table[Mishap] = Table(books, "failed")
        self.chores: Table[Chore] = Table(books, "chores")
