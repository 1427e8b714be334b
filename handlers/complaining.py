"""Complaints: raised at any hour, acknowledged at once, and heard by the office when it is open.

Who has something to say to it comes through here, whether by button, in words, from a payment, a check-in or a recap:
`raised` records the words, `asks_what` asks for them first. What is told follows from the entries.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.complaint_cards import office_card, to_client
from bot.core.complaint_clock import answer_by
from bot.core.complaint_rows import Complained
from bot.core.complaints import Complaint, ComplaintAdded, ComplaintOpened, Source, unsettled
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.facts import Facts, How
from bot.core.ledger import Entry, OpeningValue, Where, facts_of
from bot.core.payment_entries import PaymentDisputed
from bot.core.rows import Title
from bot.core.seams import cut
from bot.wording.sentences import SHORT
from handlers.replies import reply_with_card, who

TITLE_LENGTH = 80


def raised(  # noqa: PLR0913, PLR0917  a complaint is made of these
    event: FromPerson,
    client: str,
    contact: str,
    words: str,
    source: Source,
    desk: Desk,
    request: str | None = None,
    *,
    of: str | None = None,
) -> Sequence[Effect]:
    """A contact of the client complains: it is opened, or added to the one that is not settled (or to `of`).

    The client is told by when there is an answer, the office hears of it, both in the same commit. `request`: the
    payment that is disputed by it.
    """
    how: How = "command" if isinstance(event, Commanded) else "inline_button" if isinstance(event, Pressed) else "typed"
    value = OpeningValue(
        language=desk.reader(event.by.id, client).language,
        words=words,
        who=who(event, desk),
        where=Where(chat=event.chat.id, message=event.message),
    )
    facts = _facts(client, contact, source, request, of, desk)
    return _recorded(client, facts, value, how, event.thread, desk)


def asks_what(  # noqa: PLR0913  as above, and what is asked
    event: FromPerson, client: str, source: Source, desk: Desk, *, asks: str = "what", of: str | None = None
) -> Sequence[Effect]:
    """What is wrong? The next message of whoever is asked is the complaint (within a day; elsewhere, a reply to it).

    `asks`: the wording's question; `of`: the complaint to which it shall be added. A press needs its own Answer.
    """
    data = {"source": source, "of": of, "asks": asks, "asked": event.by.id, "asked_at": desk.now.timestamp()}
    return reply_with_card(event, desk, "complaint_asks", subject="complaining", may="client", client=client, data=data)


def open_one(client: str | None, desk: Desk) -> Complaint | None:
    """The complaint of a client that is not settled, if there is one."""
    found = unsettled(desk.client(client).touch.complaints) if client else []
    return found[-1] if found else None


def contact_of(event: FromPerson, client: str | None, desk: Desk) -> str | None:
    """Who of the client's contacts this is. Readers complain too; to settle it is for those who decide."""
    person = desk.people.get(event.by.id)
    contact = person.contact if person and client else None
    return contact if any(each == contact for each, _ in desk.client(client or "").contacts) else None


def _facts(  # noqa: PLR0913, PLR0917  as in `raised`
    client: str, contact: str, source: Source, request: str | None, of: str | None, desk: Desk
) -> ComplaintOpened | ComplaintAdded:
    known = desk.client(client).touch.complaints
    standing = open_one(client, desk)
    added = standing.complaint if standing else of
    by = answer_by(client, desk)
    if added is not None and added in known:
        return ComplaintAdded(complaint=added, contact=contact, answer_by=by, request=request)
    return ComplaintOpened(
        complaint=desk.fresh("g"),
        number=len(known) + 1,
        contact=contact,
        source=source,
        answer_by=by,
        request=request,
    )


def _recorded(  # noqa: PLR0913, PLR0917  what an entry about it is made of
    client: str, facts: ComplaintOpened | ComplaintAdded, value: OpeningValue, how: How, thread: str | None, desk: Desk
) -> Sequence[Effect]:
    """The entry, after the rows that what follows from it reads."""
    words = (value.words or "").strip()
    known = desk.complained.get(facts.complaint)
    row = Complained(
        complaint=facts.complaint,
        client=client,
        account=f"{value.who.platform}:{value.who.user}" if value.who else "",
        chat=value.where.chat if value.where else "",
        thread=thread,
        said=(*(known.said if known else ()), words),
        at=desk.now,
        card=known.card if known else None,
    )
    if known is not None and desk.client(client).touch.complaints[facts.complaint].state == "open":
        row = replace(row, at=known.at, reminded=known.reminded, owned=known.owned)
    title = cut(" ".join(words.split()), TITLE_LENGTH)
    named = (Keep("titles", facts.complaint, Title(text=title, client=client)),)
    record = Record(ledger=client, facts=facts, how=how, subject=facts.complaint, opening=value)
    return (
        *(named if isinstance(facts, ComplaintOpened) else ()),
        Keep("complained", row.complaint, row),
        record,
    )


def disputed(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """A payment in which somebody sees a problem is a complaint, too; nothing but that request is paused by it."""
    facts, value = facts_of(entry.core), entry.opening.value if entry.opening else None
    if not isinstance(facts, PaymentDisputed) or value is None:
        return ()
    client = entry.core.ledger
    follows = _facts(client, facts.contact, "payment", facts.request, None, desk)
    return _recorded(client, follows, value, "consequence", None, desk)


def heard(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """Whoever complains is told at once what happens next; the office now, if it is open, else when it opens."""
    facts: Facts = facts_of(entry.core)
    row = desk.complained.get(entry.core.subject)
    if not isinstance(facts, ComplaintOpened | ComplaintAdded) or row is None:
        return ()
    seal = {"seq": entry.core.seq, "hash": entry.hash[:SHORT]}
    added = isinstance(facts, ComplaintAdded)
    is_open = desk.attended(row.client).is_open(desk.now)
    why = f"{row.client}:{entry.core.seq}"
    send = to_client(row, f"heard:{why}", "complaint_heard", added=added, request=facts.request, **seal)
    # The usual urgent way stays open to whoever may use it.
    may_call = not is_open and desk.client(row.client).urgent != "never"
    told = with_card(send, desk, subject="urgent", may="client") if may_call else (send,)
    if not is_open or desk.office_chat is None:
        return (*told, Keep("complained", row.complaint, replace(row, waits=True)))
    return (*told, *office_card(row, f"complaint:{why}", "", desk))
