"""How a question stands: what is asked goes on record and to everybody who may decide; old cards say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.core.approval_entries import ApprovalAsked, ApprovalSuperseded
from bot.core.approval_rows import Asking
from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.ledger import File, OpeningValue
from bot.core.rows import Card, Person, Title
from handlers.quoting import watched


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
        of_version=asking.of_version,
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
    effects += watched(asking, version, desk)
    return (*effects, told(asking, "approve_asked", approval=asking.approval, version=version))


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


def whom(approvers: Sequence[str], client: str, desk: Desk) -> Sequence[tuple[str, Person | None]]:
    """The chats to ask in: each approver's private one; where there is none, the client's shared one."""
    people = [each for each in desk.people.where(client=client) if each.contact in approvers and each.private]
    first = {each.contact: each for each in reversed(people)}
    if first:
        return [(each.private or "", each) for each in first.values()]
    return [(chat.chat, None) for chat in desk.chats.where(client=client) if chat.present][:1]


def card_to(whom: tuple[str, Person | None], asking: Asking, version: int, desk: Desk) -> Sequence[Effect]:
    """The files, exactly as they are, and below them the card on which one decides."""
    chat, person = whom
    token = desk.fresh("t")
    occurrence = f"approval:{token}"
    account = person.account if person else None
    card = Card(
        token=token,
        subject="approval",
        may="client",
        chat=chat,
        at=desk.now,
        client=asking.client,
        parcel=occurrence,
        version=version,
        data={"approval": asking.approval, "account": account, "text": asking.text},
    )
    args = {"account": account, "client": asking.client, "card": token}
    sends: list[Effect] = [Keep("cards", token, card)]
    if asking.files:
        files = [
            {"name": file.name, "size": file.size, "sha256": file.sha256, "mime": file.mime} for file in asking.files
        ]
        sends.append(
            Send(
                id=f"{occurrence}:files",
                chat=chat,
                say="approval_files",
                args={**args, "files": files},
                client=asking.client,
            )
        )
    sends.append(Send(id=occurrence, chat=chat, say="approval_card", args=args, client=asking.client))
    return sends


def redrawn(approval: str, why: str, desk: Desk) -> list[Effect]:
    """All cards of an approval show how things stand now."""
    return [
        Send(
            id=f"redraw:{why}:{card.token}",
            chat=card.chat,
            say="approval_card",
            args={"account": card.data["account"], "client": card.client, "card": card.token},
            edit=card.token,
            client=card.client,
        )
        for card in desk.cards.where(subject="approval")
        if card.data["approval"] == approval
    ]


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
