"""`/approve`: what is to be approved is fetched and hashed, then asked for, in exactly this version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.core.approval_entries import ApprovalAsked, ApprovalSuperseded, ApprovalWithdrawn, What
from bot.core.approval_rows import Asking
from bot.core.approvals import Approval, digest, moved
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.files import Attached, attached
from bot.core.ledger import File, OpeningValue
from bot.core.names import plain
from bot.core.plain_dates import moment
from bot.core.rows import Client, Post, Title
from handlers.approval_cards import card_to, redrawn, whom
from handlers.clients import named
from handlers.fetching import fetches, missing
from handlers.relay import spot
from handlers.replies import line, opening, reply
from handlers.verbs import word_of

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000
# The last such word counts: "Copy by Anna by 4 December".
_BY = re.compile(r"(.*)\s(?:by|until|entro(?:\s+il)?|fino\s+al)\s+(\S.*)", re.IGNORECASE)
_SETTING = re.compile(r"\s(needed|rounds|servono|revisioni)=(\d{1,2})(?=\s|$)", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+")


def approve(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/approve CLIENT TITLE [by DAY]`, as an answer to a text or files, with files, or with the text on further lines.

    `/approve CLIENT golive TITLE` asks whether what was approved may go online, `/approve CLIENT withdraw TITLE` (or
    `withdraw golive TITLE`) takes a question back.
    """
    head, _, body = event.rest.strip().partition("\n")
    client, rest = named(head, desk) if head else (None, "")
    if client is None or not rest:
        raise BadInput("approve-what")
    first, _, more = rest.partition(" ")
    if word_of(first) == "withdraw" and more:
        return _withdraw(event, client, more, desk)
    kind: What | None = "golive" if word_of(first) == "golive" and more else None
    asking = _settings(event, client, more if kind else rest, desk)
    if kind:
        return _golive(event, asking, desk)
    return _begun(event, _content(event, asking, body, desk), desk)


def _settings(event: Commanded, client: Client, text: str, desk: Desk) -> Asking:
    """What the first line says: the thing's name, the last day, how many have to approve, the included rounds."""
    text = f" {text}"
    numbers = {key.lower(): int(number) for key, number in _SETTING.findall(text)}
    text = _SETTING.sub("", text)
    by = _BY.fullmatch(text)
    expires_on = _day(by[2], desk) if by else None
    title = " ".join((by[1] if by and expires_on else text).split())
    if not plain(title):
        raise BadInput("approve-what")
    if len(title) > LONGEST_TITLE:
        raise BadInput("client-name-long", most=LONGEST_TITLE)
    known = thing(title, client.client, desk)
    approvers = desk.client(client.client).approvers
    needed = numbers.get("needed", numbers.get("servono", 1))
    if not approvers:
        raise BadInput("approve-nobody", name=client.name)
    if not whom(approvers, client.client, desk):
        raise BadInput("approve-nowhere", name=client.name)
    if not 1 <= needed <= len(approvers):
        raise BadInput("approve-too-many", needed=needed, count=len(approvers))
    chat, thread = _told_in(event, desk)
    return Asking(
        id=spot(event.chat.id, event.message or event.id),
        by=event.by.id,
        chat=chat,
        thread=thread,
        at=desk.now,
        client=client.client,
        approval=known.approval if known else desk.fresh("v"),
        title=_called(known, desk) or title,
        what="text",
        text="",
        language=desk.office.language,
        files=(),
        expires_on=expires_on,
        needed=needed,
        rounds=numbers.get("rounds", numbers.get("revisioni")),
    )


def _told_in(event: Commanded, desk: Desk) -> tuple[str, str | None]:
    """Where the member hears of it: in private if this was written in a client's chat, where clients read along."""
    room = desk.room
    if not event.chat.shared or (room is not None and room.chat == event.chat.id):
        return event.chat.id, event.thread
    person = desk.people.get(event.by.id)
    if person is None or person.private is None:
        raise BadInput("write-to-me-privately")
    return person.private, None


def _day(text: str, desk: Desk) -> date | None:
    """The last day; None if these words are a part of the title. Raises BadInput for a day that has passed."""
    today = desk.now.astimezone(ZoneInfo(desk.office.timezone)).date()
    on, _, rest = moment(text, today)
    if on is None or rest.strip():
        return None
    if on < today:
        raise BadInput("away-past", end=text)
    return on


def thing(title: str, client: str, desk: Desk) -> Approval | None:
    """The client's approval of that name, as people type it."""
    state = desk.client(client)
    for approval in state.approvals.values():
        row = desk.titles.get(approval.approval)
        if row is not None and approval.what != "golive" and plain(row.text) == plain(title):
            return approval
    return None


def _called(approval: Approval | None, desk: Desk) -> str:
    """How a thing was called when it was asked first: what is typed later, "homepage", only names it."""
    title = desk.titles.get(approval.approval) if approval else None
    return title.text if title else ""


def _content(event: Commanded, asking: Asking, body: str, desk: Desk) -> Asking:
    """The text on further lines, or what the command came with, or what it answers."""
    quoted = event.quoted
    given = event.attachments or (quoted.attachments if quoted and not body.strip() else ())
    text = body.strip("\n") or (quoted.text if quoted else "")
    files = [attached(each) for each in given]
    if quoted is not None and quoted.album and not body.strip():
        album = desk.drafts.where(album=quoted.album)
        files = [file for draft in album for file in draft.files] or files
    if any(file.kind == "place" for file in files):
        raise BadInput("approve-place")
    if not text.strip() and not files:
        raise BadInput("approve-nothing", name=asking.title)
    if len(text) > LONGEST_TEXT:
        raise BadInput("approve-text-long", most=LONGEST_TEXT)
    what: What = "files" if files else "link" if _LINK.fullmatch(text.strip()) else "text"
    return replace(asking, what=what, text=text, files=tuple(files))


def _begun(event: Commanded, asking: Asking, desk: Desk) -> Sequence[Effect]:
    if missing(asking, desk):
        return (Keep("asking", asking.id, asking), *fetches(asking, desk), *line(event, desk, "approve-fetching"))
    return ready(asking, desk)


def ready(asking: Asking, desk: Desk) -> Sequence[Effect]:
    """All of it is here: it is asked; or something is missing: nothing is recorded, and the member is told what."""
    gone = Keep("asking", asking.id, None) if desk.asking.get(asking.id) else None
    done = (gone,) if gone else ()
    # While files were fetched, something of this name may have been asked.
    known = thing(asking.title, asking.client, desk)
    if known is not None:
        asking = replace(asking, approval=known.approval)
    if any(file.sha256 is None for file in asking.files):
        return (*done, _told(asking, "approve_failed", files=_lost(asking.files)))
    hashes = tuple(file.sha256 for file in asking.files if file.sha256)
    bound = digest(asking.text, hashes)
    before = desk.client(asking.client).approvals.get(asking.approval)
    if before is not None and before.digest == bound and before.state in ("asked", "approved"):
        return (*done, _told(asking, "approve_same", approval=asking.approval))
    return (*done, *asked(asking, bound, hashes, before, desk))


def _lost(files: Sequence[Attached]) -> list[Any]:
    return [
        {"kind": file.kind, "name": file.name, "problem": file.problem or "gone"} for file in files if not file.sha256
    ]


def asked(asking: Asking, bound: str, hashes: tuple[str, ...], before: Approval | None, desk: Desk) -> Sequence[Effect]:
    """On record, and to everybody who may decide; the version before, and what was said about it, no longer count."""
    version = before.version + 1 if before else 1
    approvers = desk.client(asking.client).approvers
    facts = ApprovalAsked(
        approval=asking.approval,
        version=version,
        what=asking.what,
        digest=bound,
        files=hashes,
        approvers=approvers,
        needed=asking.needed,
        expires_on=asking.expires_on,
        rounds=asking.rounds if asking.rounds is not None or before is None else before.rounds,
        of=asking.of,
    )
    value = OpeningValue(
        shown=asking.title,
        language=asking.language,
        words=asking.text or None,
        files=tuple(File(name=file.name, size=file.size or 0, sha256=file.sha256 or "") for file in asking.files),
    )
    effects: list[Effect] = [Keep("titles", asking.approval, Title(text=asking.title, client=asking.client))]
    if before is not None:
        effects += superseded(asking, before, desk)
    effects.append(
        Record(
            ledger=asking.client,
            facts=facts,
            how="command",
            subject=asking.approval,
            subject_version=version,
            opening=value,
        )
    )
    effects += [
        effect for person in whom(approvers, asking.client, desk) for effect in card_to(person, asking, version, desk)
    ]
    effects.append(Keep("posts", asking.id, _source(asking, version, desk)))
    return (*effects, _told(asking, "approve_asked", approval=asking.approval, version=version))


def superseded(asking: Asking, before: Approval, desk: Desk) -> Sequence[Effect]:
    """The old cards say so."""
    facts = ApprovalSuperseded(approval=before.approval, version=before.version)
    return (
        Record(
            ledger=asking.client,
            facts=facts,
            how="consequence",
            subject=before.approval,
            subject_version=before.version,
        ),
        *redrawn(before.approval, f"{asking.id}:{before.version}", desk),
    )


def _source(asking: Asking, version: int, desk: Desk) -> Post:
    return Post(about=((asking.approval, str(version)),), kind="source", at=desk.now, client=asking.client)


def _golive(event: Commanded, asking: Asking, desk: Desk) -> Sequence[Effect]:
    """Whether what was approved may go online: weighty, and bound to that very version."""
    of = thing(asking.title, asking.client, desk)
    if of is None:
        raise BadInput("golive-of-what", name=asking.title)
    if of.state != "approved":
        raise BadInput("golive-not-approved", name=asking.title)
    known = _golive_of(of, asking.client, desk)
    asking = replace(asking, what="golive", approval=known.approval if known else desk.fresh("v"), of=of.approval)
    bound = digest(f"{of.approval}/{of.version}/{of.digest}", ())
    if known is not None and known.digest == bound and known.state in ("asked", "approved"):
        return reply(event, desk, "approve_same", approval=known.approval, client=asking.client)
    return asked(asking, bound, (), known, desk)


def _golive_of(of: Approval | None, client: str, desk: Desk) -> Approval | None:
    return next((each for each in desk.client(client).approvals.values() if of and each.of == of.approval), None)


def _withdraw(event: Commanded, client: Client, title: str, desk: Desk) -> Sequence[Effect]:
    """The office no longer asks: for a thing, or for `golive THING`."""
    first, _, of = title.partition(" ")
    golive = _golive_of(thing(of, client.client, desk), client.client, desk) if word_of(first) == "golive" else None
    known = golive or thing(title, client.client, desk)
    if known is None:
        raise BadInput("golive-of-what", name=title)
    moved(known, "withdraw")
    facts = ApprovalWithdrawn(approval=known.approval, version=known.version)
    return (
        Record(
            ledger=client.client,
            facts=facts,
            how="command",
            subject=known.approval,
            subject_version=known.version,
            opening=opening(event, desk),
        ),
        *redrawn(known.approval, event.id, desk),
        *line(event, desk, "approve-withdrawn", name=_called(known, desk)),
    )


def _told(asking: Asking, say: str, **args: Any) -> Send:
    """To the member who asked."""
    return Send(
        id=f"asked:{asking.id}:{say}",
        chat=asking.chat,
        thread=asking.thread,
        say=say,
        args={"account": asking.by, "client": asking.client, "title": asking.title, **args},
        client=asking.client,
    )
