"""`/quote`, and what follows once one is signed: the deposit is asked for, then each milestone as it is approved."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.approvals import Approval, moved
from bot.core.clients import ClientState
from bot.core.desk import Desk
from bot.core.effects import Effect, Record
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.forms import Values
from bot.core.ledger import Entry
from bot.core.names import plain
from bot.core.quote_entries import Part
from bot.core.quotes import quotes_of
from bot.core.rows import Client
from handlers.approvers import checked
from handlers.clients import named
from handlers.elsewhere import stated
from handlers.forms import opened
from handlers.questions import withdrawn
from handlers.quote_forms import beginning, copied, filling
from handlers.quote_sending import named as quote_named
from handlers.replies import line, told_in
from handlers.requesting import for_part
from handlers.verbs import word_of


def quote(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/quote CLIENT`: the form; `copy [OTHER]`: with what an earlier one said.

    `accepted [TITLE]`, with a document: accepted elsewhere; `withdraw [TITLE]`: no longer asked.
    """
    if not event.rest.strip():
        raise BadInput("quote-whose")
    client, rest = named(event.rest, desk)
    first, _, more = rest.partition(" ")
    match word_of(first):
        case "":
            return _form(event, client, beginning(desk), desk)
        case "copy":
            return _form(event, client, _earlier(client, more.strip(), desk), desk, review=True)
        case "accepted":
            return stated(event, client.client, the_one(client, more, desk), told_in(event, desk), desk)
        case "withdraw":
            return _withdraw(event, client, more, desk)
    raise BadInput("quote-what", word=first, name=client.name)


def _form(event: Commanded, client: Client, values: Values, desk: Desk, *, review: bool = False) -> Sequence[Effect]:
    checked(client, (), 1, desk)
    return opened(event, filling(event, client.client, values, told_in(event, desk), desk, review=review), desk)


def _earlier(client: Client, of: str, desk: Desk) -> Values:
    """What the newest quote of this client says, or of the one that is named."""
    source = named(of, desk)[0] if of else client
    sent = desk.quote_drafts.where(client=source.client, state="sent")
    if not sent:
        raise BadInput("quote-none-to-copy", name=source.name)
    return copied(max(sent, key=lambda draft: draft.at), desk)


def _withdraw(event: Commanded, client: Client, title: str, desk: Desk) -> Sequence[Effect]:
    """The office no longer asks for it."""
    known = the_one(client, title, desk)
    moved(known, "withdraw")
    row = desk.titles.get(known.approval)
    return (
        *withdrawn(event, client.client, known, desk),
        *line(event, desk, "approve-withdrawn", name=row.text if row else ""),
    )


def the_one(client: Client, title: str, desk: Desk) -> Approval:
    """The quote of this name, or the newest of the client. Raises BadInput if there is none."""
    asked = quotes_of(desk.client(client.client))
    known = quote_named(title, client.client, desk) if title.strip() else asked[-1] if asked else None
    if known is None:
        raise BadInput("quote-unknown" if title.strip() else "quote-none", title=title.strip(), name=client.name)
    return known


def signed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """A quote was signed: its deposit is asked for, and all that has its day; or what a milestone waits for is there.

    One request after the other, each following from the one before, so that each has a number of its own.
    """
    client = entry.core.ledger
    state = desk.client(client)
    for drawn in state.quotes.values():
        known = state.approvals.get(drawn.quote)
        if known is None or known.state != "approved":
            continue
        asked = {each.part for each in state.payments.requests.values() if each.quote == drawn.quote}
        for part in drawn.parts:
            if part.part not in asked and _is_due(part, known, state, desk):
                # The entry last: what follows from it must not be told before what belongs to it.
                return sorted(for_part(client, drawn, part, desk), key=lambda effect: isinstance(effect, Record))
    return ()


def _is_due(part: Part, quote: Approval, state: ClientState, desk: Desk) -> bool:
    """A milestone is due once its thing is approved, also if that was while the quote was being thought over."""
    if part.kind != "milestone":
        return True
    return any(
        each.state == "approved"
        and each.approved_at is not None
        and each.approved_at >= quote.asked_at
        and _is_of(part, each, desk)
        for each in state.approvals.values()
    )


def _is_of(part: Part, thing: Approval, desk: Desk) -> bool:
    """By its id, or by its name if nothing was called so yet when the quote was drawn up."""
    if thing.what in ("quote", "golive", "surcharge", "metric"):
        return False
    if part.of is not None:
        return part.of == thing.approval
    wanted, title = desk.titles.get(part.part), desk.titles.get(thing.approval)
    return wanted is not None and title is not None and plain(wanted.text) == plain(title.text)
