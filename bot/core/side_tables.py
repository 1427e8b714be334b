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
    """All of them, to look at; each is made when it is first looked at, since few of them are in one commit."""

    clients: Table[Client]
    titles: Table[Title]
    people: Table[Person]
    members: Table[Member]
    chats: Table[Chat]
    rooms: Table[Room]
    topics: Table[Topic]
    messages: Table[Held]
    responses: Table[Response]
    drafts: Table[Draft]
    asking: Table[Asking]
    forms: Table[Picking]
    fillings: Table[Filling]
    quote_drafts: Table[QuoteDraft]
    recap_drafts: Table[RecapDraft]
    layouts: Table[Layout]
    statements: Table[Statement]
    statement_lines: Table[StatementLine]
    booked: Table[Booked]
    calls: Table[Call]
    appointments: Table[Arranged]
    bursts: Table[Burst]
    dunned: Table[Dunned]
    questions: Table[Question]
    unheard: Table[Unheard]
    nudges: Table[Nudge]
    complained: Table[Complained]
    posts: Table[Post]
    cards: Table[Card]
    codes: Table[Code]
    tries: Table[Tries]
    platforms: Table[Platform]
    outbox: Table[Parcel | Errand]
    seals: Table[Seal]
    seen: Table[Seen]
    failed: Table[Mishap]
    chores: Table[Chore]

    def __init__(self, books: Books) -> None:
        """`books`: what they are read from."""
        self._books = books

    def __getattr__(self, name: str) -> Table[Any]:
        """The table of that name. Raises AttributeError if there is none."""
        if name not in TABLES:
            raise AttributeError(name)
        table: Table[Any] = Table(self._books, name)
        setattr(self, name, table)
        return table
