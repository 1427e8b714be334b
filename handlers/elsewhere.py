"""A quote that was accepted elsewhere: the office states so, with the document; it counts as signed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.approval_rows import Asking
from bot.core.approvals import Approval
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record, Send
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.files import Attached
from bot.core.ledger import Entry, File, OpeningValue, Where
from bot.core.places import whom
from bot.core.quote_entries import QuoteAcceptedElsewhere
from handlers.approval_cards import redrawn
from handlers.documents import before_it, with_it
from handlers.fetching import fetches, missing
from handlers.questions import told
from handlers.quoting import lost
from handlers.relay import spot
from handlers.replies import line, whoever


def stated(
    event: Commanded, client: str, known: Approval, where: tuple[str, str | None], desk: Desk
) -> Sequence[Effect]:
    """`/quote CLIENT accepted`, with the document, as a reply to it, or right after it. Raises BadInput."""
    if known.state == "approved":
        raise BadInput("quote-is-signed")
    if known.state == "withdrawn":
        raise BadInput("approval-is-withdrawn")
    title = desk.titles.get(known.approval)
    asking = Asking(
        id=spot(event.chat.id, event.message or event.id),
        by=event.by.id,
        chat=where[0],
        thread=where[1],
        at=desk.now,
        client=client,
        approval=known.approval,
        title=title.text if title else "",
        what="quote",
        text=f"/{event.verb} {event.rest}",
        language=desk.office.language,
        files=(_document(event, desk),),
        of_version=known.version,
        elsewhere=True,
    )
    if missing(asking, desk):
        return (Keep("asking", asking.id, asking), *fetches(asking, desk), *line(event, desk, "quote-fetching"))
    return accepted(asking, desk)


def _document(event: Commanded, desk: Desk) -> Attached:
    """The one file that this is about: where a command can carry none, the last that was sent to us in this chat."""
    files = with_it(event) or before_it(event, desk)
    if len(files) != 1 or files[0].kind == "place":
        raise BadInput("quote-document")
    return files[0]


def accepted(asking: Asking, desk: Desk) -> Sequence[Effect]:
    """The document is here: it goes on record, as what the office says; or the member hears why not."""
    done = (Keep("asking", asking.id, None),) if desk.asking.get(asking.id) else ()
    file = asking.files[0]
    if file.sha256 is None:
        return (*done, told(asking, "approve_failed", files=lost(asking.files)))
    known = desk.client(asking.client).approvals.get(asking.approval)
    if known is None or known.version != asking.of_version or known.state in ("approved", "withdrawn"):
        return (*done, told(asking, "line", key="quote-is-signed", words={}))
    value = OpeningValue(
        words=asking.text,
        who=whoever(asking.by, desk),
        where=Where(chat=asking.chat),
        files=(File(name=file.name, size=file.size or 0, sha256=file.sha256),),
    )
    facts = QuoteAcceptedElsewhere(quote=known.approval, version=known.version, sha256=file.sha256)
    record = Record(
        ledger=asking.client,
        facts=facts,
        how="command",
        subject=known.approval,
        subject_version=known.version,
        opening=value,
    )
    words = {"title": asking.title, "version": known.version, "file": file.name}
    return (*done, record, told(asking, "line", key="quote-elsewhere-recorded", words=words))


def recorded(entry: Entry, desk: Desk) -> Sequence[Effect]:
    """Cards show it, and whoever was asked is told, with the document: they can say that it is not so."""
    client = entry.core.ledger
    known = desk.client(client).approvals.get(entry.core.subject or "")
    opening = entry.opening.value if entry.opening else None
    if known is None or opening is None or not opening.files:
        return ()
    seal = desk.seal(client)
    why = f"{client}:{entry.core.seq}"
    file = opening.files[0]
    sends = [
        Send(
            id=f"elsewhere:{why}:{chat}",
            chat=chat,
            say="quote_elsewhere",
            args={
                "account": person.account if person else None,
                "client": client,
                "approval": known.approval,
                "seq": entry.core.seq,
                "hash": entry.hash,
                "files": [{"name": file.name, "size": file.size, "sha256": file.sha256}],
            },
            client=client,
        )
        for chat, person in whom(known.approvers, client, desk)
    ]
    return (Keep("seals", f"{client}/{seal.seq}", seal), *redrawn(known.approval, why, desk), *sends)
