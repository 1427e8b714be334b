"""The cards on which an approval is decided: in which chats they are put, and that all of them show how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import cards
from bot.core.approval_rows import Asking
from bot.core.desk import Desk
from bot.core.effects import Effect, Send
from bot.core.rows import Card, Person


def card_to(asked: tuple[str, Person | None], asking: Asking, version: int, desk: Desk) -> Sequence[Effect]:
    """The files, exactly as they are, and below them the card on which one decides."""
    chat, person = asked
    token = desk.fresh("t")
    occurrence = f"approval:{token}"
    account = person.account if person else None
    args = {"account": account, "client": asking.client, "card": token}
    sends: list[Effect] = []
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
    send = Send(id=occurrence, chat=chat, say="approval_card", args=args, client=asking.client)
    data = {"approval": asking.approval, "account": account, "text": asking.text}
    return (
        *sends,
        *cards.with_card(send, desk, subject="approval", may="client", token=token, version=version, data=data),
    )


def redraw(card: Card, why: str) -> Send:
    """The card shows how things stand now."""
    occurrence = f"redraw:{why}:{card.token}"
    return cards.redraw(card, occurrence, "approval_card", account=card.data["account"], client=card.client)


def redrawn(approval: str, why: str, desk: Desk) -> list[Effect]:
    """All cards of an approval do."""
    return [redraw(card, why) for card in desk.cards.where(subject="approval") if card.data["approval"] == approval]
