"""What a client says to a recap: all correct, or something is off; by button or in words.

That something is off is on record at once. What it is, is asked; the answer is on record too, and goes to the office
like any other message, so that the office's reply comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Record, Send
from bot.core.events import Pressed, Wrote
from bot.core.facts import How
from bot.core.hanging import hanging
from bot.core.ledger import Entry, OpeningValue, Where, facts_of
from bot.core.names import plain
from bot.core.recaps import RecapAnswered, Verdict
from bot.core.rows import Card
from bot.wording.sentences import SHORT
from handlers.answered import PATIENCE, replied_to
from handlers.approvers import decides
from handlers.replies import line, toast, who

# Later the same words, out of the blue, are about something else.
FRESH = timedelta(days=7)
# Anything else may be a question or small talk.
_SAID: dict[str, Verdict] = {
    **dict.fromkeys(("all correct", "all is correct", "tutto giusto", "tutto corretto", "e tutto giusto"), "correct"),
    **dict.fromkeys(("something is off", "somethings off", "non torna", "qualcosa non torna"), "off"),
}


def pressed(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """`correct`, or `off`: for the recap below which the button hangs, however old it is."""
    card = desk.cards.get(event.token)
    if card is None or card.client is None or event.choice not in ("correct", "off"):
        return toast(event, desk, "button-old")
    contact = decides(event, card.client if card else None, desk)
    if contact is None:
        return toast(event, desk, "recap-not-yours")
    verdict: Verdict = "correct" if event.choice == "correct" else "off"
    if card.data.get("answers", {}).get(contact) == verdict:
        return toast(event, desk, f"recap-again-{verdict}")
    return (*_answered(event, card, contact, verdict, desk), Answer())


def in_words(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """The same in words, in answer to a recap, or in a private chat within some days of one; None for anything else."""
    verdict = _SAID.get(plain(event.text))
    card = _card(event, desk) if verdict else None
    contact = decides(event, card.client if card else None, desk)
    if verdict is None or card is None or contact is None:
        return None
    if card.data.get("answers", {}).get(contact) == verdict:
        # Without a reply it is about something else, and for the office.
        return line(event, desk, f"recap-again-{verdict}") if event.reply_to else None
    return _answered(event, card, contact, verdict, desk)


def what_is_off(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """The answer to our question what is off, within a day of it, goes on record; nothing for anything else."""
    if not plain(event.text) or plain(event.text) in _SAID:
        return ()
    replied = replied_to(event, "recap", desk)
    found = [replied] if replied else [] if event.chat.shared or event.reply_to else _hanging(event, desk)
    since = desk.now.timestamp() - PATIENCE.total_seconds()
    for card in reversed(found):
        contact = decides(event, card.client if card else None, desk)
        asked = card.data.get("asked") == event.by.id and card.data.get("asked_at", 0) >= since
        if card.state == "asked" and asked and contact is not None:
            return _answered(event, replace(card, state="told"), contact, "off", desk)
    return ()


def _answered(event: Pressed | Wrote, card: Card, contact: str, verdict: Verdict, desk: Desk) -> Sequence[Effect]:
    """On record with what they had before their eyes."""
    explains = card.state == "told" and isinstance(event, Wrote)
    state = "asked" if verdict == "off" and not explains else "open"
    data = {**card.data, "answers": {**card.data.get("answers", {}), contact: verdict}}
    if state == "asked":
        data |= {"asked": event.by.id, "asked_at": desk.now.timestamp()}
    value = OpeningValue(
        shown=card.data.get("shown"),
        language=desk.reader(event.by.id, card.client).language,
        words=event.text if isinstance(event, Wrote) else None,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message, prompt=card.message),
    )
    facts = RecapAnswered(recap=card.data["recap"], contact=contact, verdict=verdict)
    how: How = "typed" if isinstance(event, Wrote) else "inline_button"
    record = Record(ledger=card.client or "", facts=facts, how=how, subject=facts.recap, opening=value)
    return (Keep("cards", card.token, replace(card, state=state, data=data)), record)


def sealed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The office's signature over the ledger as it ends with this entry: both sides hold the trace."""
    seal = desk.seal(entry.core.ledger)
    return (Keep("seals", f"{entry.core.ledger}/{seal.seq}", seal),)


def said(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """The client is told that it is on record, and the office hears of it."""
    client, facts = entry.core.ledger, facts_of(entry.core)
    value = entry.opening.value if entry.opening else None
    if not isinstance(facts, RecapAnswered) or value is None or value.who is None or value.where is None:
        return ()
    account = f"{value.who.platform}:{value.who.user}"
    explains = facts.verdict == "off" and value.words is not None and plain(value.words) not in _SAID
    what = "words" if explains else facts.verdict
    args = {"client": client, "account": account, "said": what, "seq": entry.core.seq, "hash": entry.hash[:SHORT]}
    why = f"{client}:{entry.core.seq}"
    noted = Send(id=f"noted:{why}", chat=value.where.chat, say="recap_noted", args=args, client=client)
    # Their words are handed over as any other message.
    if desk.office_chat is None or what == "words":
        return (noted,)
    on = facts.recap.rpartition(":")[2]
    told = {**args, "account": None, "name": value.who.name, "words": value.words, "on": on}
    return (noted, Send(id=f"news:{why}", chat=desk.office_chat, say="recap_news", args=told, client=client))


def _card(event: Wrote, desk: Desk) -> Card | None:
    """The recap that this answers: by replying, or in a private chat the newest one there."""
    if event.reply_to or event.chat.shared:
        return replied_to(event, "recap", desk)
    newest = _hanging(event, desk)[-1:]
    return newest[0] if newest and newest[0].at >= desk.now - FRESH else None


def _hanging(event: Wrote, desk: Desk) -> list[Card]:
    """Those that have arrived in that chat, in order."""
    return [card for card in hanging(event.by.id, event.chat.id, desk, subject="recap") if "shown" in card.data]
