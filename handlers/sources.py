"""What was asked for approval is edited or deleted where it was written: the record stays, and says that this happened.

What is only being fetched for a question yet, or was picked for one, is not asked any more: nobody shall approve what
its author has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from bot.core.approval_entries import ContentChanged
from bot.core.approval_rows import Asking
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.events import Deleted, Edited
from bot.core.ledger import OpeningValue, Where
from bot.core.rows import Post
from handlers.approval_cards import redrawn
from handlers.fetching import same_or_new
from handlers.quoting import reading
from handlers.relay import spot
from handlers.replies import who


def edited(event: Edited, desk: Desk) -> Sequence[Effect]:
    """New words or files; nothing follows from an edit after which the message reads as before."""
    at = spot(event.chat.id, event.message)
    effects: list[Effect] = []
    draft = desk.drafts.get(at)
    if draft is not None:
        new = replace(draft, text=event.text, files=same_or_new(draft.files, event))
        effects.append(Keep("drafts", at, new))
    effects += [form for form, reads in _picked(event, desk) if _reads(event, reads) != reads]
    for asking in _being_fetched(at, desk):
        if _reads(event, asking.sources[at]) != asking.sources[at]:
            effects += _not_asked(asking, event)
    post = _source(at, desk)
    if post is None or post.reads is None:
        return effects
    reads = _reads(event, post.reads)
    if reads == post.reads:
        return effects
    return (*effects, Keep("posts", at, replace(post, reads=reads)), *_changed(event, post, "edited", desk))


def deleted(event: Deleted, desk: Desk) -> Sequence[Effect]:
    """It is no longer there; what is on record is."""
    at = spot(event.chat.id, event.message)
    effects: list[Effect] = []
    if desk.drafts.get(at) is not None:
        effects.append(Keep("drafts", at, None))
    effects += [form for form, _ in _picked(event, desk)]
    for asking in _being_fetched(at, desk):
        effects += _not_asked(asking, event)
    post = _source(at, desk)
    if post is not None:
        effects += (Keep("posts", at, None), *_changed(event, post, "deleted", desk))
    return effects


def _reads(event: Edited, before: str) -> str:
    return reading("body" if before.startswith("body:") else "all", event.text, event.attachments)


def _source(at: str, desk: Desk) -> Post | None:
    post = desk.posts.get(at)
    return post if post is not None and post.kind == "source" else None


def _being_fetched(at: str, desk: Desk) -> list[Asking]:
    return [asking for asking in desk.asking.where() if at in asking.sources]


def _picked(event: Edited | Deleted, desk: Desk) -> list[tuple[Keep, str]]:
    """The forms that are open for this message, with the mark that it was changed, and how it read before."""
    forms = desk.forms.where(chat=event.chat.id, message=event.message, asked=False)
    return [(Keep("forms", form.token, replace(form, changed=True)), form.reads) for form in forms]


def _not_asked(asking: Asking, event: Edited | Deleted) -> Sequence[Effect]:
    args = {"account": asking.by, "key": "approve-source-early", "words": {"title": asking.title}}
    told = Send(
        id=f"early:{event.id}:{asking.id}",
        chat=asking.chat,
        thread=asking.thread,
        say="line",
        args=args,
        client=asking.client,
    )
    return (Keep("asking", asking.id, None), told)


def _changed(event: Edited | Deleted, post: Post, change: Literal["edited", "deleted"], desk: Desk) -> Sequence[Effect]:
    """On record for each approval that was asked from this message; its cards show it, and the office is told."""
    effects: list[Effect] = []
    value = OpeningValue(who=who(event, desk), where=Where(chat=event.chat.id, message=event.message))
    for approval, version, client in post.about:
        if not client:  # it was erased
            continue
        effects.append(
            Record(
                ledger=client,
                facts=ContentChanged(approval=approval, version=int(version), change=change),
                how="edit",
                subject=approval,
                subject_version=int(version),
                opening=value,
            )
        )
        effects += redrawn(approval, f"{event.id}:{approval}", desk)
        effects += _office_told(event, (approval, version, client), change, desk)
    return effects


def _office_told(event: Edited | Deleted, item: tuple[str, ...], change: str, desk: Desk) -> Sequence[Send]:
    """One line. An album is deleted message by message, which is told once."""
    approval, version, client = item
    title, row = desk.titles.get(approval), desk.clients.get(client)
    if desk.office_chat is None or title is None or row is None:
        return ()
    words = {"title": title.text, "version": int(version), "name": row.name}
    occurrence = f"{version}:deleted" if change == "deleted" else event.id
    args = {"key": f"source-{change}", "words": words}
    return (Send(id=f"source:{approval}:{occurrence}", chat=desk.office_chat, say="line", args=args, client=client),)
