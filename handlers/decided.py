"""What follows once an approval is decided: cards show it, the office hears of it, both sides hold the trace."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.approval_entries import ItemsMarked
from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.ledger import Entry, facts_of
from bot.wording.sentences import SHORT, words_of
from handlers.approval_cards import redrawn


def decided(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """Cards show it, the office hears of it, and an approval is sealed: both sides hold the trace."""
    client = entry.core.ledger
    approval = desk.client(client).approvals.get(entry.core.subject or "")
    if approval is None:
        return ()
    sealed = entry.core.kind == "approval_given" and approval.state == "approved"
    seal = desk.seal(client) if sealed else None
    effects: list[Effect] = [Keep("seals", f"{client}/{seal.seq}", seal)] if seal else []
    why = f"{client}:{entry.core.seq}"
    effects += redrawn(approval.approval, why, desk)
    if desk.office_chat is not None and _is_news(entry, approval):
        words = entry.opening.value.words if entry.opening else None
        name = entry.opening.value.who.name if entry.opening and entry.opening.value.who else ""
        args = {"client": client, "approval": approval.approval, "seq": entry.core.seq, "kind": entry.core.kind}
        args |= {"words": words, "name": name, "hash": entry.hash[:SHORT]}
        facts = facts_of(entry.core)
        args |= {"marked": facts.marked if isinstance(facts, ItemsMarked) else ()}
        # When this is composed there may be a newer version.
        args |= {"version": words_of(desk, desk.office.language, approval)["version"]}
        effects.append(Send(id=f"news:{why}", chat=desk.office_chat, say="approval_news", args=args, client=client))
    if seal is not None and approval.weighty:
        effects += _papers(entry, approval, seal.seq, desk)
    return effects


def _is_news(entry: Entry, approval: Approval) -> bool:
    """Nobody need be disturbed at night because a client does without an urgent call."""
    urgent = approval.what == "surcharge" and approval.of is None
    return not urgent or entry.core.kind == "approval_given"


def _papers(entry: Entry, approval: Approval, sealed: int, desk: Desk) -> list[Effect]:
    """The receipt as a file, to whoever was asked and to the office."""
    client, seq = entry.core.ledger, entry.core.seq
    args = {"client": client, "seq": seq, "sealed": sealed, "asked": approval.asked_seq}
    chats = {
        card.chat: card.data["account"]
        for card in desk.cards.where(subject="approval", client=client)
        if card.data["approval"] == approval.approval
    }
    owner = desk.members.get(desk.office.owner)
    if desk.office_chat is not None:
        chats[desk.office_chat] = owner.account if owner else None
    return [
        Send(
            id=f"receipt:{client}:{seq}:{chat}",
            chat=chat,
            say="approval_receipt",
            args={**args, "account": account},
            client=client,
        )
        for chat, account in chats.items()
    ]
