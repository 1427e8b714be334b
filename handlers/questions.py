"""How a question stands: what is asked goes on record and to everybody who may decide; old cards say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.core.approval_entries import ApprovalAsked, ApprovalSuperseded, ApprovalWithdrawn
from bot.core.approval_rows import Asking
from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.events import FromPerson
from bot.core.ledger import File, OpeningValue
from bot.core.places import whom
from bot.core.plan_items import item_digest, lines
from bot.core.rows import Person, Title
from handlers.approval_cards import card_to, redrawn
from handlers.approvers import who_decides
from handlers.quoting import watched
from handlers.replies import opening


def asked(  # noqa: PLR0913  what is asked, and where
    asking: Asking,
    bound: str,
    hashes: tuple[str, ...],
    before: Approval | None,
    desk: Desk,
    *,
    where: Sequence[tuple[str, Person | None]] | None = None,
) -> Sequence[Effect]:
    """On record, and to everybody who may decide; the version before, and what was said about it, no longer count.

    It is asked in the chats `where`, each with whoever is asked there; None for those of `places.whom`.
    """
    version = before.version + 1 if before else 1
    approvers = who_decides(asking.client, asking.approvers, desk)
    priced = asking if asking.cents or before is None else before
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
        cents=priced.cents or None,
        currency=priced.currency or None,
        item_digests=tuple(map(item_digest, lines(asking.text))) if asking.what == "plan" else (),
        of=asking.of,
        of_version=asking.of_version,
        of_seq=asking.of_seq,
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
            how=asking.how,
            subject=asking.approval,
            subject_version=version,
            opening=value,
        )
    )
    places = whom(approvers, asking.client, desk) if where is None else where
    effects += [effect for place in places for effect in card_to(place, asking, version, desk)]
    return (*effects, *watched(asking, version, desk))


def asked_by_member(
    asking: Asking, bound: str, hashes: tuple[str, ...], before: Approval | None, desk: Desk
) -> Sequence[Effect]:
    """Asked, and the member is told so."""
    version = before.version + 1 if before else 1
    return (
        *asked(asking, bound, hashes, before, desk),
        told(asking, "approve_asked", approval=asking.approval, version=version),
    )


def withdrawn(event: FromPerson, client: str, known: Approval, desk: Desk) -> Sequence[Effect]:
    """The office no longer asks for it; its cards say so. It must be such as can be withdrawn."""
    return (
        Record(
            ledger=client,
            facts=ApprovalWithdrawn(approval=known.approval, version=known.version),
            how="command",
            subject=known.approval,
            subject_version=known.version,
            opening=opening(event, desk),
        ),
        *redrawn(known.approval, event.id, desk),
    )


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


def told(asking: Asking, say: str, **args: Any) -> Send:
    """To the member who asked."""
    return Send(
        id=f"asked:{asking.id}:{say}",
        chat=asking.chat,
        thread=asking.thread,
        say=say,
        args={"account": asking.by, "client": asking.client, "title": asking.title, **args},
        client=asking.client,
    )
