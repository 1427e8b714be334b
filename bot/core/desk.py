"""The desk: all that a handler, a schedule or a message may look at. It reads; nothing here changes anything."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from copy import copy
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, cast
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from bot.core import rows
from bot.core.approval_rows import Asking, Draft
from bot.core.books import Books
from bot.core.chat_rows import Room
from bot.core.clients import ClientState
from bot.core.dues import Dues
from bot.core.events import Account
from bot.core.facts import Language
from bot.core.hours import Override, Schedule, parse
from bot.core.ledger import seal
from bot.core.manner import spoken
from bot.core.office import LEDGER, Away, Office
from bot.core.post_rows import Parcel
from bot.core.side_tables import SideTables
from bot.core.tone import Tone
from bot.core.working_time import open_between

Audience = Literal["owner", "member", "client", "stranger", "nobody"]
LANGUAGES: tuple[Language, ...] = ("it", "en")
_NO_DUES = Dues()
_NO_TONE = Tone()


class Reader(Struct, frozen=True):
    """Who will read a text: in which language, in which time zone (an IANA name), giving commands how.

    `language` is a tag of `bot.core.manner`: "en", "it", or "it-x-tu" for a client who is spoken to with *tu*.
    """

    language: str
    timezone: str
    slash: str = "/"


class Desk(SideTables):
    """The office, its clients, the side tables and the hour."""

    def __init__(  # noqa: PLR0913  the engine gives it these, in one place
        self,
        books: Books,
        *,
        now: datetime,
        fresh: Callable[[str], str],
        say: Callable[..., str],
        secret: bytes,
        dues: Dues = _NO_DUES,
        tone: Tone = _NO_TONE,
    ) -> None:
        """`now` in UTC; `fresh(prefix)` makes ids; `say(key, language, **args)` words; `secret` seeds codes.

        `dues`: by which law interest is counted. `tone`: what is pointed out in words that go to clients.
        """
        super().__init__(books)
        self.books = books
        self.now = now
        self.fresh = fresh
        self.say = say
        self.dues = dues
        self.tone = tone
        self.hanging: dict[tuple[str, str], list[rows.Card]] = {}  # looked up already: `bot.core.hanging`
        self._secret = secret

    def at(self, instant: datetime) -> Desk:
        """The same desk at another hour (UTC), for what would be said then."""
        other = copy(self)
        other.now = instant
        return other

    @property
    def today(self) -> date:
        """The office's calendar day."""
        return self.now.astimezone(ZoneInfo(self.office.timezone)).date()

    @property
    def office(self) -> Office:
        """What the office's ledger adds up to."""
        return cast("Office", self.books.state(LEDGER))

    def client(self, client: str) -> ClientState:
        """What a client's ledger adds up to."""
        return cast("ClientState", self.books.state(client))

    @property
    def schedule(self) -> Schedule:
        """When the office is open: hours, public holidays, absences and single openings."""
        return self.schedule_for(None)

    def schedule_for(self, client: str | None) -> Schedule:
        """When the office is open to a client: by the hours agreed with them, if there are such."""
        return self._schedule_for(client, self.office.overrides)

    def attended(self, client: str | None = None) -> Schedule:
        """When somebody is there to answer: as `schedule_for`, and in an absence too for which somebody stands in."""
        return self._schedule_for(client, self.office.attended_overrides)

    def _schedule_for(self, client: str | None, overrides: tuple[Override, ...]) -> Schedule:
        office = self.office
        state = self.client(client) if client else ClientState()
        rule, timezone = (state.hours, state.hours_timezone) if state.hours else (office.rule, office.timezone)
        return _schedule(rule, timezone, office.holidays, overrides)

    @property
    def call_schedule(self) -> Schedule | None:
        """When calls can be had; None where nobody has said.

        An opening for once gives back the hours for calls that lie in it, and makes no others.
        """
        office = self.office
        if not office.calls_rule:
            return None
        alone = _schedule(office.calls_rule, office.calls_timezone, "", ())
        return _schedule(
            office.calls_rule,
            office.calls_timezone,
            office.holidays,
            tuple(part for each in office.overrides for part in _only_within(alone, each)),
        )

    @property
    def away(self) -> Away | None:
        """The absence that holds now, the one made last if there are several."""
        now = self.now
        running = [each for each in self.office.aways if each.starts_at <= now and not _over(each, now)]
        return running[-1] if running else None

    @property
    def office_name(self) -> str:
        """How the office calls itself; may be empty."""
        title = self.titles.get(LEDGER)
        return title.text if title else ""

    @property
    def owner_chat(self) -> str | None:
        """Where the owner is told things: the owner's private chat, None before anybody has claimed the office."""
        owner = self.members.get(self.office.owner)
        return owner.private if owner else None

    @property
    def room(self) -> Room | None:
        """The office's own shared chat, if it has one."""
        return self.rooms.get("office")

    @property
    def stand_in(self) -> rows.Member | None:
        """Who stands in for the owner during the absence that holds now, unless they have left the office since."""
        away = self.away
        return self.members.get(away.stand_in) if away and away.stand_in in self.office.members else None

    @property
    def office_chat(self) -> str | None:
        """Where clients' messages are handed over: to the stand-in, in the office's own chat, or else to the owner."""
        stand_in = self.stand_in
        if stand_in is not None and stand_in.private is not None:
            return stand_in.private
        room = self.room
        return room.chat if room else self.owner_chat

    def audience(self, account: Account) -> Audience:
        """What an account may be to the office."""
        if account.kind != "person":
            return "nobody"
        person = self.people.get(account.id)
        if person is None:
            return "stranger"
        if person.member:
            return "owner" if person.member == self.office.owner else "member"
        return "client" if person.client else "stranger"

    def client_in(self, account: str, chat: str, *, shared: bool) -> str | None:
        """For whom somebody speaks there: in a shared chat for its client, in private for the person's own."""
        if shared:
            row = self.chats.get(chat)
            return row.client if row else None
        person = self.people.get(account)
        return person.client if person else None

    def reader(self, account: str | None, client: str | None = None) -> Reader:
        """In which language and zone somebody reads.

        The language: what the person has chosen, else what was set for the client, else what the person's platform
        tells, else the office's. The zone likewise, but that nobody chooses one. Members read as the office does.
        """
        office = self.office
        person = self.people.get(account)
        client = client or (person.client if person else None)
        state = self.client(client) if client else ClientState()
        outsider = person if person and not person.member else None
        told = ((outsider.language if outsider else None) or "")[:2]
        theirs = next((each for each in LANGUAGES if each == told), office.language)
        chosen = outsider.speaks if outsider else None
        return Reader(
            language=spoken(chosen or state.language or theirs, state.manner),
            timezone=state.timezone or _zone(outsider.timezone if outsider else None) or office.timezone,
            slash=self.slash(account),
        )

    def files(self) -> set[str]:
        """The hashes of all files that some row still needs."""
        holding: tuple[rows.Held | rows.Response | Draft | Asking, ...] = (
            *self.messages.where(),
            *self.responses.where(),
            *self.drafts.where(),
            *self.asking.where(),
        )
        kept = {file.sha256 for row in holding for file in row.files if file.sha256}
        # What was ever to be approved is evidence.
        kept.update(
            file
            for client in self.office.clients
            for approval in self.client(client).approvals.values()
            for file in approval.evidence
        )
        waiting = (*self.outbox.where(state="pending"), *self.outbox.where(state="sending"))
        # A later part of a long message has its files in what it shows alone.
        shown = [row.shown["blocks"] for row in waiting if isinstance(row, Parcel) and row.shown]
        going = [file for files in (*(row.args.get("files", ()) for row in waiting), *shown) for file in files]
        return kept | {file["sha256"] for file in going if file.get("sha256")}

    def slash(self, account_or_chat: str | None) -> str:
        """What comes before a verb on that platform."""
        platform = self.platforms.get((account_or_chat or "").partition(":")[0])
        return platform.slash if platform else "/"

    def seal(self, ledger: str) -> rows.Seal:
        """The office's signature over the ledger as it ends now."""
        return seal(Ed25519PrivateKey.from_private_bytes(self._secret), ledger, self.books.head(ledger), self.now)

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The half of the office's key that checks its seals."""
        return Ed25519PrivateKey.from_private_bytes(self._secret).public_key()

    def code(self, purpose: str) -> str:
        """The one-time code for `purpose`: derived, so that it need not be written down anywhere. `XXXX-XXXX-XXXX`."""
        digest = hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()
        letters = base64.b32encode(digest).decode()[:12]
        return "-".join((letters[:4], letters[4:8], letters[8:]))


def code_digest(code: str) -> str:
    """SHA-256 of a code as people type it: case, spaces and dashes do not count."""
    return hashlib.sha256("".join(filter(str.isalnum, code)).upper().encode()).hexdigest()


@lru_cache(maxsize=1024)
def _zone(name: str | None) -> str:
    """The zone's name, if there is such a zone: what a platform tells of a person may be anything."""
    try:
        return ZoneInfo(name or "").key
    except (KeyError, ValueError, OSError):
        return ""


def _over(away: Away, now: datetime) -> bool:
    return away.ends_at is not None and away.ends_at <= now


def _only_within(hours: Schedule, override: Override) -> list[Override]:
    """An override that closes as it is; of one that opens, what lies within these hours."""
    if not override.opens or override.ends_at is None:
        return [override]
    return [Override(*span, opens=True) for span in open_between(hours, override.starts_at, override.ends_at)]


@lru_cache(maxsize=256)
def _schedule(rule: str, timezone: str, holidays: str, overrides: tuple[Override, ...]) -> Schedule:
    return Schedule(parse(rule, timezone), holidays=holidays, overrides=overrides)
