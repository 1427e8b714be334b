"""`/approve`: what is to be approved is fetched and hashed, then asked for, in exactly this version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.core.approval_rows import Asking
from bot.core.approvals import Approval, digest, moved
from bot.core.desk import Desk
from bot.core.effects import Effect, Keep
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.gate import find
from bot.core.money import LARGEST_SURCHARGE, price_of
from bot.core.names import plain
from bot.core.plain_dates import moment
from bot.core.rows import Client
from handlers import elsewhere
from handlers.approvers import checked, chosen_by_name
from handlers.clients import named
from handlers.fetching import fetches, missing
from handlers.golives import golive, golive_of
from handlers.planning import as_plan
from handlers.questions import asked_by_member, told, withdrawn
from handlers.quoting import content, first_of_album, lost
from handlers.relay import spot
from handlers.replies import line, told_in
from handlers.verbs import word_of

LONGEST_TITLE = 120
# The last such word counts: "Copy by Anna by 4 December".
_BY = re.compile(r"(.*)\s(?:(?:by|until|entro(?:\s+il)?|fino\s+al)\s|fino\s+all['’])\s*(\S.*)", re.IGNORECASE)  # noqa: RUF001  as typed
_SETTING = re.compile(r"\s(needed|rounds|servono|revisioni)=(\d{1,2})(?=\s|$)", re.IGNORECASE)
_EXTRA = re.compile(r"\sextra=(\S+)", re.IGNORECASE)
# Names may have spaces, so they go on until the next setting; else a surname would end up in the title.
_APPROVERS = re.compile(
    r"\s(?:approvers|approvatori)=(.*?)(?=\s\w+=|\s(?:by|until|entro|fino\s+al)\s|\sfino\s+all\W|$)", re.IGNORECASE
)


class Terms(Struct, frozen=True, kw_only=True):
    """How something is asked, however that was said: as in ApprovalAsked. No `approvers`: all who decide.

    `extra` is what a revision round beyond the included ones costs, in hundredths of a currency.
    """

    title: str
    expires_on: date | None = None
    needed: int = 1
    rounds: int | None = None
    extra: tuple[int, str] = (0, "")
    approvers: tuple[str, ...] = ()


def approve(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/approve CLIENT TITLE [by DAY]`, as an answer to a text or files, with files, or with the text on further lines.

    `/approve CLIENT plan TITLE` has one dated item a line. `/approve CLIENT golive TITLE` asks whether what was
    approved may go online, `/approve CLIENT withdraw TITLE` (or `withdraw golive TITLE`) takes a question back.
    """
    head, _, body = event.rest.strip().partition("\n")
    client, rest = named(head, desk) if head else (None, "")
    if client is None or not rest:
        raise BadInput("approve-what")
    first, _, more = rest.partition(" ")
    if word_of(first) == "withdraw" and more:
        return _withdraw(event, client, more, desk)
    kind = word_of(first) if word_of(first) in ("golive", "plan") and more else ""
    asking = _settings(event, client, more if kind else rest, desk)
    if kind == "golive":
        return golive(event, asking, thing(asking.title, client.client, desk), desk)
    if event.album is not None:
        return first_of_album(event, desk)
    asking = content(event, asking, body, desk)
    return begun(event, replace(asking, what="plan") if kind else asking, desk)


def _settings(event: Commanded, client: Client, text: str, desk: Desk) -> Asking:
    """What the first line says: the thing's name, the last day, who and how many have to approve, the rounds."""
    text = f" {text}"
    names = _APPROVERS.search(text)
    text = _APPROVERS.sub("", text)
    numbers = {key.lower(): int(number) for key, number in _SETTING.findall(text)}
    text = _SETTING.sub("", text)
    extra = _EXTRA.search(text)
    text = _EXTRA.sub("", text)
    by = _BY.fullmatch(text)
    expires_on = last_day(by[2], desk) if by else None
    terms = Terms(
        title=by[1] if by and expires_on else text,
        expires_on=expires_on,
        needed=numbers.get("needed", numbers.get("servono", 1)),
        rounds=numbers.get("rounds", numbers.get("revisioni")),
        extra=_price(extra[1]) if extra else (0, ""),
        approvers=chosen_by_name(names[1], client, desk) if names else (),
    )
    return on_terms(event, client, terms, desk)


def on_terms(event: Commanded, client: Client, terms: Terms, desk: Desk) -> Asking:
    """The question, yet without what it is about. Raises BadInput for terms on which nothing can be asked."""
    title = " ".join(terms.title.split())
    if not plain(title):
        raise BadInput("approve-what")
    if len(title) > LONGEST_TITLE:
        raise BadInput("client-name-long", most=LONGEST_TITLE)
    known = thing(title, client.client, desk)
    checked(client, terms.approvers, terms.needed, desk)
    chat, thread = told_in(event, desk)
    return Asking(
        id=spot(event.chat.id, event.message or event.id),
        by=event.by.id,
        chat=chat,
        thread=thread,
        at=desk.now,
        client=client.client,
        approval=known.approval if known else desk.fresh("v"),
        title=called(known, desk) or title,
        what="text",
        text="",
        language=desk.office.language,
        files=(),
        expires_on=terms.expires_on,
        needed=terms.needed,
        rounds=terms.rounds,
        cents=terms.extra[0],
        currency=terms.extra[1],
        approvers=terms.approvers,
    )


def _price(text: str) -> tuple[int, str]:
    price = price_of(text)
    if price is None or not 0 < price[0] <= LARGEST_SURCHARGE * 100:
        raise BadInput("approve-extra", text=text)
    return price


def last_day(text: str, desk: Desk) -> date | None:
    """The last day; None if these words are a part of the title. Raises BadInput for a day that has passed."""
    on, _, rest = moment(text, desk.today)
    if on is None or rest.strip():
        return None
    if on < desk.today:
        raise BadInput("away-past", end=text)
    return on


def thing(title: str, client: str, desk: Desk) -> Approval | None:
    """The client's approval of that name, as people type it."""
    return find(title, desk.client(client), desk.titles.get)


def called(approval: Approval | None, desk: Desk) -> str:
    """How a thing was called when it was asked first: what is typed later, "homepage", only names it."""
    title = desk.titles.get(approval.approval) if approval else None
    return title.text if title else ""


def begun(event: Commanded, asking: Asking, desk: Desk) -> Sequence[Effect]:
    """It is asked at once, or after its files were fetched. What was a plan stays one."""
    known = desk.client(asking.client).approvals.get(asking.approval)
    if asking.what == "plan" or (known is not None and known.what == "plan"):
        asking = as_plan(asking, desk)
    if missing(asking, desk):
        return (Keep("asking", asking.id, asking), *fetches(asking, desk), *line(event, desk, "approve-fetching"))
    return ready(asking, desk)


def ready(asking: Asking, desk: Desk) -> Sequence[Effect]:
    """All of it is here: it is asked; or something is missing: nothing is recorded, and the member is told what."""
    if asking.elsewhere:
        return elsewhere.accepted(asking, desk)
    done = (Keep("asking", asking.id, None),) if desk.asking.get(asking.id) else ()
    # While files were fetched, something of this name may have been asked.
    known = thing(asking.title, asking.client, desk)
    if known is not None:
        asking = replace(asking, approval=known.approval)
    problem = _undecidable(asking, desk)
    if problem is not None:
        return (*done, problem)
    if any(file.sha256 is None for file in asking.files):
        return (*done, told(asking, "approve_failed", files=lost(asking.files)))
    hashes = tuple(file.sha256 for file in asking.files if file.sha256)
    bound = digest(asking.text, hashes)
    before = desk.client(asking.client).approvals.get(asking.approval)
    if before is not None and before.digest == bound and before.state in ("asked", "approved"):
        return (*done, told(asking, "approve_same", approval=asking.approval))
    return (*done, *asked_by_member(asking, bound, hashes, before, desk))


def _undecidable(asking: Asking, desk: Desk) -> Effect | None:
    """Who was to decide may have left while files were fetched: the member is told."""
    client = desk.clients.get(asking.client)
    try:
        if client is not None:
            checked(client, asking.approvers, asking.needed, desk)
    except BadInput as error:
        return told(asking, "line", key=error.key, words=error.words)
    return None


def _withdraw(event: Commanded, client: Client, title: str, desk: Desk) -> Sequence[Effect]:
    """The office no longer asks: for a thing, or for `golive THING`."""
    first, _, of = title.partition(" ")
    known = golive_of(thing(of, client.client, desk), client.client, desk) if word_of(first) == "golive" else None
    known = known or thing(title, client.client, desk)
    if known is None:
        raise BadInput("golive-of-what", name=title)
    moved(known, "withdraw")
    return (
        *withdrawn(event, client.client, known, desk),
        *line(event, desk, "approve-withdrawn", name=called(known, desk)),
    )
