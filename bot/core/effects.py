"""The five effects, and the platform-neutral message that a platform's adapter turns into its own payload."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from bot.core.facts import Facts, How
from bot.core.files import Kind
from bot.core.forms import Form
from bot.core.ledger import OpeningValue
from bot.core.side_tables import Row


class Record(Struct, frozen=True, kw_only=True):
    """One more entry in a ledger; chained and applied at once, so that what follows sees it.

    `opening` is the erasable part: exact words, shown text, who and where. None where nothing personal belongs to it.
    """

    ledger: str
    facts: Facts
    how: How
    opening: OpeningValue | None = None
    subject: str | None = None
    subject_version: int | None = None
    supersedes: int | None = None


class Keep(Struct, frozen=True):
    """A row in a side table, or None to take it away."""

    table: str
    key: str
    row: Row | None


class Send(Struct, frozen=True, kw_only=True):
    """A message to be composed when it is sent: `say` names what to say, `args` (JSON types) what about.

    `id` names the occurrence, hence it is sent once. `edit` is the token of a card to change in place.
    `client` is the client whom it concerns, so that erasing finds it. `once`: if nobody can tell whether it arrived, it
    is not sent again but the office is asked.
    """

    id: str
    chat: str
    say: str
    args: dict[str, Any]
    thread: str | None = None
    edit: str | None = None
    client: str | None = None
    once: bool = False


class Prepare(Struct, frozen=True, kw_only=True):
    """Slow or outside work (`recipe`) before a decision; its result comes back as an event for `then`."""

    id: str
    recipe: str
    args: dict[str, Any]
    then: str
    client: str | None = None


class Answer(Struct, frozen=True):
    """The immediate reply that a platform wants within 3 s: a toast, an ephemeral line, a form.

    It is never stored and never retried. `text` is at most 200 characters (Telegram's limit for a callback answer);
    empty for a bare acknowledgement. With a `form` it is what to say if the form cannot be shown. `errors`: what is
    wrong in which field of the form that was sent in, so that it stays open.
    """

    text: str = ""
    form: Form | None = None
    errors: dict[str, str] = {}


Effect = Record | Keep | Send | Prepare | Answer


class Text(Struct, frozen=True, tag="text"):
    """A plain paragraph, or several parted by line breaks."""

    text: str


class Title(Struct, frozen=True, tag="title"):
    """A line that stands out."""

    text: str


class Quote(Struct, frozen=True, tag="quote"):
    """Somebody's own words, shown as such."""

    text: str


class Code(Struct, frozen=True, tag="code"):
    """Something to copy exactly: a code, a command."""

    text: str


class Button(Struct, frozen=True, kw_only=True):
    """`token:choice` travels to the platform and back: at most 64 bytes of ASCII together."""

    token: str
    choice: str
    label: str
    style: Literal["plain", "primary", "danger"] = "plain"


class Buttons(Struct, frozen=True, tag="buttons"):
    """One row of buttons."""

    buttons: tuple[Button, ...]


class File(Struct, frozen=True, kw_only=True, tag="file"):
    """A file, shown as what it is. `sha256` names it in the file store; None if it is not there.

    `ref` as in Attachment: the platform from which it came needs nothing else to send it on. `size` in bytes.
    """

    kind: Kind
    name: str
    mime: str = ""
    size: int | None = None
    sha256: str | None = None
    ref: str = ""


class Place(Struct, frozen=True, kw_only=True, tag="place"):
    """A point on the map, in decimal degrees; `name` may be empty."""

    latitude: str
    longitude: str
    name: str = ""


class Picture(Struct, frozen=True, kw_only=True, tag="picture"):
    """A file that is made when the message leaves, from a template of `bot.paper` with its `data` (JSON types).

    `kind` says what it becomes: a picture (`photo`), a paper (`document`), a `text` or `calendar` file. `alt` says in
    words what it shows. An adapter's `fit` counts it as the file that it will be.
    """

    template: str
    data: dict[str, Any]
    name: str
    alt: str
    kind: Literal["photo", "document", "text", "calendar"] = "photo"


Block = Text | Title | Quote | Code | Buttons | File | Place | Picture


class Message(Struct, frozen=True):
    """What is said, before any platform's dress, and in which language.

    `secret`: it carries a one-time code, so its text is never written to disk. `opens_topic`: it opens a topic that
    bears its title, and the id of the message that a platform then names is that topic's thread. `about` are the ids of
    the things (payments) of which it still tells: what was settled before it left is not among them.
    """

    blocks: tuple[Block, ...]
    language: str = "en"
    secret: bool = False
    opens_topic: bool = False
    about: tuple[str, ...] = ()
