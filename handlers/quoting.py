"""What an approval is asked about: the words and files of a command, or of the message that it answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from bot.core.approval_entries import What
from bot.core.approval_rows import Asking, Draft
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Commanded, Quoted
from bot.core.files import Attached, Attachment, attached
from bot.core.ledger import canonical
from bot.core.rows import Post
from handlers.relay import spot
from handlers.replies import line

LONGEST_TEXT = 20_000
_LINK = re.compile(r"https?://\S+")
_COMMAND = re.compile(r"^/\S*\s*")

Part = Literal["all", "body"]


def content(event: Commanded, asking: Asking, body: str, desk: Desk) -> Asking:
    """The text on further lines (`body`), or what the command came with, or what it answers. Raises BadInput."""
    own, quoted = bool(body.strip()), event.quoted
    album = [] if own or event.attachments else _album(event, asking, desk)
    given = event.attachments or (quoted.attachments if quoted and not own else ())
    files = [file for draft in album for file in draft.files] or [attached(each) for each in given]
    text = body.strip("\n") if own else _words(event, album, desk)
    if any(file.kind == "place" for file in files):
        raise BadInput("approve-place")
    if not text.strip() and not files:
        raise BadInput("approve-nothing", name=asking.title)
    if len(text) > LONGEST_TEXT:
        raise BadInput("approve-text-long", most=LONGEST_TEXT)
    what: What = "files" if files else "link" if _LINK.fullmatch(text.strip()) else "text"
    sources = {draft.id: reading("all", draft.text, draft.files) for draft in album}
    if (own or event.attachments) and event.message:
        sources[asking.id] = reading("body", event.rest, event.attachments)
    if quoted is not None and not own and event.reply_to:
        at = spot(event.chat.id, event.reply_to)
        sources[at] = quoted_reading(at, quoted, desk)
    return replace(asking, what=what, text=text, files=tuple(files), sources=sources)


def _album(event: Commanded, asking: Asking, desk: Desk) -> list[Draft]:
    """The other messages of an album of which one is answered: an approval of a part must not pass for one of all."""
    if event.quoted is None or event.quoted.album is None:
        return []
    album = desk.drafts.where(album=event.quoted.album)
    if not album:
        raise BadInput("approve-album-gone", name=asking.title)
    return album


def first_of_album(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """A command below an album comes with its first file only, and nobody knows how many follow: it is asked again."""
    at = spot(event.chat.id, event.message)
    files = tuple(map(attached, event.attachments))
    draft = Draft(id=at, at=desk.now, text="", files=files, album=event.album)
    kept = () if event.chat.shared else (Keep("drafts", at, draft),)
    return (*kept, *line(event, desk, "approve-album-reply"))


def _words(event: Commanded, album: Sequence[Draft], desk: Desk) -> str:
    if event.quoted is None:
        return ""
    if album:  # one of them has the caption, whichever was answered
        return "\n".join(draft.text for draft in album if draft.text.strip())
    at = spot(event.chat.id, event.reply_to)
    return body_of(event.quoted.text) if _part_at(at, desk) == "body" else event.quoted.text


def _part_at(at: str, desk: Desk) -> Part:
    """Which part of a message is to be approved: of a command by which something was asked, only what stands below."""
    post = desk.posts.get(at)
    return "body" if post is not None and post.reads is not None and post.reads.startswith("body:") else "all"


def body_of(text: str) -> str:
    """What stands below a command's first line."""
    return _COMMAND.sub("", text.strip(), count=1).partition("\n")[2].strip("\n")


def reading(part: Part, text: str, files: Sequence[Attachment]) -> str:
    """How a message reads, so that an edit that changes nothing is known as such. Not reversible, hence no copy of it.

    A platform may give the same file another `ref`, so that one tells files apart only where their size is unknown.
    """
    told = [
        [file.kind, file.name, file.mime, file.latitude, file.longitude, file.ref if file.size is None else file.size]
        for file in map(attached, files)
    ]
    words = body_of(text) if part == "body" else text
    digest = hashlib.sha256(canonical({"text": words.strip(), "files": told})).hexdigest()
    return f"{part}:{digest[:32]}"


def quoted_reading(at: str, quoted: Quoted, desk: Desk) -> str:
    """How a message reads of which something is to be approved."""
    return reading(_part_at(at, desk), quoted.text, quoted.attachments)


def lost(files: Sequence[Attached]) -> list[dict[str, str]]:
    """What could not be had, and why not."""
    return [
        {"kind": file.kind, "name": file.name, "problem": file.problem or "gone"} for file in files if not file.sha256
    ]


def watched(asking: Asking, version: int, desk: Desk) -> list[Keep]:
    """From now on an edit of these messages, or their deletion, is noticed.

    A message of ours stays what it is: we do not edit what somebody has been asked to approve.
    """
    kept = []
    for at, reads in asking.sources.items():
        before = desk.posts.get(at)
        if before is not None and before.kind != "source":
            continue
        others = [item for item in before.about if item[0] != asking.approval] if before else []
        about = (*others, (asking.approval, str(version), asking.client))
        client = asking.client if len({item[2] for item in about}) == 1 else None
        kept.append(Keep("posts", at, Post(about=about, kind="source", at=desk.now, client=client, reads=reads)))
    return kept
