"""Once a day: rows that have done their duty go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.appointment_rows import APPOINTMENT_DAYS
from bot.core.approval_rows import FORM_DAYS
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.form_rows import FORGOTTEN_DAYS
from bot.core.post_rows import Chore, Parcel
from bot.core.quote_rows import DRAFT_DAYS
from bot.core.rows import Card, Post
from bot.core.statement_rows import STATEMENT_DAYS

name = "pruning"
forgets = True

# Platforms deliver again within minutes, Telegram keeps updates for a day: 8 days is ample.
SEEN_DAYS = 8
# As long as an occurrence could come up again under the same id; the longest closed spell is a long vacation.
OUTBOX_DAYS = 60
ANSWERED_DAYS = 30
POST_DAYS = 90
TRIES_DAYS = 1  # the longest wait after a wrong code is an hour


def next_due(desk: Desk) -> datetime | None:
    """A day after the last time."""
    chore = desk.chores.get(name)
    return desk.now if chore is None else chore.done_at + timedelta(days=1)


def due(desk: Desk) -> Sequence[Effect]:
    """Forget events long seen, messages long sent, messages long answered, codes long expired."""
    gone: list[Effect] = []
    gone += [Keep("seen", key, None) for key, row in desk.seen.items() if _older(row.at, SEEN_DAYS, desk)]
    cards = {key for key, row in desk.cards.items() if _older(row.at, POST_DAYS, desk) and not _decides(row, desk)}
    hang = _hanging(cards, desk)
    gone += [
        Keep("outbox", row.id, None)
        for row in desk.outbox.where()
        if row.state not in ("pending", "sending") and _older(row.at, OUTBOX_DAYS, desk) and row.id not in hang
    ]
    gone += [
        Keep("messages", held.id, None)
        for held in desk.messages.where(state="answered")
        if held.answered_at is not None and _older(held.answered_at, ANSWERED_DAYS, desk)
    ]
    gone += [Keep("failed", key, None) for key, row in desk.failed.items() if _older(row.at, OUTBOX_DAYS, desk)]
    gone += [Keep("cards", key, None) for key in cards]
    gone += [
        Keep("posts", key, None)
        for key, row in desk.posts.items()
        if _older(row.at, POST_DAYS, desk) and not _watched(row, cards, desk)
    ]
    gone += [Keep("codes", key, None) for key, row in desk.codes.items() if row.expires_at < desk.now]
    gone += [Keep("tries", key, None) for key, row in desk.tries.items() if _older(row.not_before, TRIES_DAYS, desk)]
    gone += [Keep("calls", key, None) for key, row in desk.calls.items() if _older(row.at, OUTBOX_DAYS, desk)]
    gone += [
        Keep("appointments", key, None)
        for key, row in desk.appointments.items()
        if _older(row.ends_at, APPOINTMENT_DAYS, desk)
    ]
    gone += [Keep("unheard", key, None) for key, row in desk.unheard.items() if _older(row.at, OUTBOX_DAYS, desk)]
    gone += [Keep("drafts", key, None) for key, row in desk.drafts.items() if _older(row.at, 1, desk)]
    gone += [Keep("forms", key, None) for key, row in desk.forms.items() if _older(row.at, FORM_DAYS, desk)]
    gone += [Keep("fillings", key, None) for key, row in desk.fillings.items() if _older(row.at, FORGOTTEN_DAYS, desk)]
    gone += [
        Keep("quote_drafts", key, None)
        for key, row in desk.quote_drafts.items()
        if row.state == "open" and _older(row.at, DRAFT_DAYS, desk)
    ]
    # While there are recaps it tells for which day the last one was.
    gone += [
        Keep("recap_drafts", key, None)
        for key, row in desk.recap_drafts.items()
        if _older(row.at, OUTBOX_DAYS, desk) and desk.client(row.client).touch.recaps.set is None
    ]
    gone += [
        Keep(table, key, None)
        for table, those in (("statements", desk.statements), ("statement_lines", desk.statement_lines))
        for key, at in [(key, row.at) for key, row in those.items()]
        if _older(at, STATEMENT_DAYS, desk)
    ]
    gone += [Keep("bursts", key, None) for key, row in desk.bursts.items() if _older(row.since, 1, desk)]
    return (*gone, Keep("chores", name, Chore(done_at=desk.now)))


def _hanging(gone: set[str], desk: Desk) -> set[str]:
    """The rows of cards too long for one message, all but those that go: the buttons hang below their last part."""
    wholes = {row.parcel for key, row in desk.cards.items() if key not in gone and row.parcel}
    parts = [row for row in desk.outbox.where() if isinstance(row, Parcel) and row.part_of]
    wholes |= {row.id for row in parts if row.edit and row.edit not in gone}
    return {row.id for row in parts if row.part_of in wholes}


def _decides(card: Card, desk: Desk) -> bool:
    """On an approval's newest card it can be decided, or taken back, however old it is."""
    if card.subject != "approval" or card.client is None:
        return False
    approval = desk.client(card.client).approvals.get(card.data["approval"])
    return approval is not None and approval.version == card.version


def _watched(post: Post, cards: set[str], desk: Desk) -> bool:
    """An answer to such a card decides; an edit of what was asked about in its newest version is noticed."""
    if post.kind == "approval":
        return post.about[0][0] not in cards
    if post.kind != "source":
        return False
    known = (desk.client(client).approvals.get(approval) for approval, _, client in post.about)
    return any(one is not None and str(one.version) == item[1] for one, item in zip(known, post.about, strict=True))


def _older(at: datetime, days: int, desk: Desk) -> bool:
    return at < desk.now - timedelta(days=days)
