"""A quote is sent: its PDF is made and kept first, then quote and question go on record and to the approvers at once.

A later typst may make other bytes of the same data; what is on record is the hash of these, so these are sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.core.approval_rows import Asking
from bot.core.approvals import Approval, digest
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Prepare, Record, Send
from bot.core.errors import BadInput
from bot.core.events import Prepared
from bot.core.files import Attached, clean_name
from bot.core.names import plain
from bot.core.quote_entries import QuoteDrawn
from bot.core.quote_rows import QuoteDraft
from bot.core.quotes import parts_of, quotes_of
from bot.core.rows import Title
from bot.messages.quote_papers import paper, summary
from handlers.approvers import checked, reader
from handlers.asking import thing
from handlers.deliveries import settled
from handlers.questions import asked_by_member


def named(title: str, client: str, desk: Desk) -> Approval | None:
    """The client's quote of this name, as people type it; the newest, if there are several."""
    for quote in reversed(quotes_of(desk.client(client))):
        row = desk.titles.get(quote.approval)
        if row is not None and plain(row.text) == plain(title):
            return quote
    return None


def open_to(title: str, client: str, desk: Desk) -> Approval | None:
    """The version before, if a quote of this name can be sent to this client. Raises BadInput.

    Nobody decides there, or it is signed: both sides are bound by that, and what changes is a quote of its own.
    """
    row = desk.clients.get(client)
    if row is None:
        raise BadInput("form-old")
    checked(row, (), 1, desk)
    known = named(title, client, desk)
    if known is not None and known.state == "approved":
        raise BadInput("quote-signed-already")
    return known


def sendable(draft: QuoteDraft, desk: Desk) -> Approval | None:
    """As `open_to`, and none of its days has passed since it was typed."""
    known = open_to(draft.terms.title, draft.client, desk)
    days = (draft.terms.valid_until, *(share.due_on for share in draft.terms.plan if share.due_on))
    if min(days) < desk.today:
        raise BadInput("quote-days-past")
    return known


def redrawn(draft: QuoteDraft, why: str) -> Send:
    """The draft's card shows how things stand now."""
    return Send(
        id=f"redraw:{why}:{draft.card}",
        chat=draft.chat,
        say="quote_draft",
        args={
            "account": draft.by,
            "client": draft.client,
            "card": draft.card,
            "draft": draft.token,
            "title": draft.terms.title,
        },
        edit=draft.card,
        client=draft.client,
    )


def begun(draft: QuoteDraft, before: Approval | None, desk: Desk) -> Sequence[Effect]:
    """The typesetter is given the next version."""
    draft = replace(draft, state="setting", attempt=draft.attempt + 1)
    version = before.version + 1 if before else 1
    data = msgspec.to_builtins(paper(draft.terms, draft.client, version, reader(draft.client, desk), desk))
    return (
        Keep("quote_drafts", draft.token, draft),
        Prepare(
            id=f"typeset:{draft.token}:{draft.attempt}",
            recipe="typeset",
            args={
                "template": "quote",
                "data": data,
                "draft": draft.token,
                "attempt": draft.attempt,
                "version": version,
            },
            then="quote_set",
            client=draft.client,
        ),
    )


def drawn(event: Prepared, desk: Desk) -> Sequence[Effect]:
    """The PDF is there: it is asked, all in one commit; or what no longer holds meanwhile is told, and nothing is."""
    draft = desk.quote_drafts.get(event.args["draft"])
    if draft is None or draft.state != "setting" or draft.attempt != event.args["attempt"]:
        return settled(event, desk)
    if not event.result.get("sha256"):
        return (*not_drawn(event.args, desk), *settled(event, desk))
    try:
        before = sendable(draft, desk)
    except BadInput as error:
        return (*_open_again(draft, error.key, **error.words), *settled(event, desk))
    if (before.version + 1 if before else 1) != event.args["version"]:
        return (*begun(draft, before, desk), *settled(event, desk))  # another one of this name was quicker
    return (*_asked(draft, before, event, desk), *settled(event, desk))


def not_drawn(args: Mapping[str, Any], desk: Desk) -> Sequence[Effect]:
    """The PDF cannot be made: the draft is as it was, and the member hears of it."""
    draft = desk.quote_drafts.get(args["draft"])
    if draft is None or draft.state != "setting" or draft.attempt != args["attempt"]:
        return ()
    return _open_again(draft, "quote-not-drawn", title=draft.terms.title)


def _open_again(draft: QuoteDraft, key: str, **words: str | int) -> Sequence[Effect]:
    why = f"{draft.token}:{draft.attempt}"
    args = {"account": draft.by, "key": key, "words": words}
    told = Send(
        id=f"quote-open:{why}", chat=draft.chat, thread=draft.thread, say="line", args=args, client=draft.client
    )
    return (Keep("quote_drafts", draft.token, replace(draft, state="open")), redrawn(draft, f"open:{why}"), told)


def _asked(draft: QuoteDraft, before: Approval | None, event: Prepared, desk: Desk) -> Sequence[Effect]:
    terms, version = draft.terms, event.args["version"]
    quote = before.approval if before else desk.fresh("v")
    sha256 = event.result["sha256"]
    to = reader(draft.client, desk)
    name = clean_name(f"{desk.say('quote-file', to.language)} {terms.title} {version}.pdf")
    pdf = Attached(kind="document", name=name, mime="application/pdf", size=event.result["size"], sha256=sha256)
    asking = Asking(
        id=f"quote:{draft.token}:{draft.attempt}",
        by=draft.by,
        chat=draft.chat,
        thread=draft.thread,
        at=desk.now,
        client=draft.client,
        approval=quote,
        title=terms.title,
        what="quote",
        text=summary(terms, to, desk),
        language=to.language,
        files=(pdf,),
        expires_on=terms.valid_until,
        cents=terms.total_cents,
        currency=terms.currency,
        how="form",
    )
    sent = replace(draft, state="sent", quote=quote)
    others = [
        Keep("quote_drafts", row.token, None)
        for row in desk.quote_drafts.where(client=draft.client, quote=quote, state="sent")
    ]
    return (
        *others,
        Keep("quote_drafts", draft.token, sent),
        *_on_record(draft, quote, version, sha256, desk),
        *asked_by_member(asking, digest(asking.text, (sha256,)), (sha256,), before, desk),
        redrawn(sent, f"sent:{draft.token}:{draft.attempt}"),
    )


def _on_record(draft: QuoteDraft, quote: str, version: int, sha256: str, desk: Desk) -> Sequence[Effect]:
    """What the quote promises; the names of what its milestones wait for stand beside it."""

    def called(name: str) -> str | None:
        known = thing(name, draft.client, desk)
        return known.approval if known else None

    terms = draft.terms
    parts, names = parts_of(terms, desk.fresh, called)
    facts = QuoteDrawn(
        quote=quote,
        version=version,
        net_cents=terms.net_cents,
        tax_cents=terms.tax_cents,
        total_cents=terms.total_cents,
        currency=terms.currency,
        tax_percent_hundredths=terms.tax_percent_hundredths,
        rounds=terms.rounds,
        valid_until=terms.valid_until,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        parts=parts,
        pdf=sha256,
    )
    record = Record(ledger=draft.client, facts=facts, how="form", subject=quote, subject_version=version)
    return (*(Keep("titles", part, Title(text=name, client=draft.client)) for part, name in names.items()), record)
