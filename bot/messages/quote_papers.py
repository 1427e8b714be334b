"""How a quote reads: as the paper that is signed, as the words that stand beside it, as the draft's totals."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core import papers
from bot.core.desk import Desk, Reader
from bot.core.manner import locale_of
from bot.core.quote_rows import Item, Share, Terms
from bot.core.quotes import DUE_DAYS
from bot.messages.parts import client_lines, office_name
from bot.wording.moments import day
from bot.wording.sizes import decimal, price


def paper(terms: Terms, client: str, version: int, reader: Reader, desk: Desk) -> papers.Quote:
    """The data of the PDF, in the client's language."""

    def say(key: str, **words: str | int) -> str:
        return desk.say(key, reader.language, **words)

    row = desk.clients.get(client)
    to = reader.language
    head = tuple(say(f"quote-head-{each}") for each in ("what", "quantity", "price", "sum"))
    plan = papers.Table(
        head=(say("quote-head-part"), say("quote-head-due"), say("quote-head-sum")),
        aligned="llr",
        rows=tuple(
            (part(share, to, desk), due(share, to, desk), _price(share.cents, terms, to)) for share in terms.plan
        ),
    )
    words: dict[str, str | int] = {
        "title": terms.title,
        "version": version,
        "price": _price(terms.total_cents, terms, to),
    }
    return papers.Quote(
        title=say("quote-title"),
        lang=locale_of(to),
        dated_at=desk.now,
        office=office_name(desk, reader),
        client=row.name if row else "",
        client_lines=client_lines(desk, client, to),
        about=terms.title,
        facts=tuple(_facts(terms, version, reader, desk)),
        items_head=(head[0], head[1], head[2], head[3]),
        items=tuple(
            papers.Item(
                what=item.what,
                quantity=_quantity(item, to),
                price=_price(item.unit_cents, terms, to),
                sum=_price(item.cents, terms, to),
            )
            for item in terms.items
        ),
        sums=((say("quote-net"), _price(terms.net_cents, terms, to)), _tax(terms, to, desk)),
        total=(say("quote-total"), _price(terms.total_cents, terms, to)),
        sums_note=terms.tax_note,
        steps_title=say("quote-steps"),
        steps=tuple((day(each.on, to, year=True), each.what) for each in terms.steps),
        duties=((say("quote-ours"), terms.ours), (say("quote-theirs"), terms.theirs)),
        rounds_title=say("quote-rounds-title"),
        rounds=rounds(terms, to, desk),
        plan_title=say("quote-plan"),
        plan=plan,
        sign_title=say("quote-sign-title"),
        sign=say("quote-sign", **words),
        inexact=say("quote-inexact"),
    )


def _facts(terms: Terms, version: int, reader: Reader, desk: Desk) -> Iterable[tuple[str, str]]:
    to = reader.language
    yield desk.say("receipt-version", to), str(version)
    yield desk.say("quote-valid", to), day(terms.valid_until, to, year=True)
    if terms.starts_on is not None:
        yield desk.say("quote-starts", to), day(terms.starts_on, to, year=True)
    if terms.ends_on is not None:
        yield desk.say("quote-ends", to), day(terms.ends_on, to, year=True)


def summary(terms: Terms, reader: Reader, desk: Desk) -> str:
    """The words that stand on the card, and are bound along with the PDF: what is offered, for how much, paid how."""
    to = reader.language
    return "\n".join([*_items(terms, to), *totals(terms, to, desk), *plan_lines(terms, to, desk)])


def _items(terms: Terms, language: str) -> list[str]:
    return [
        f"{item.what}: {_price(item.cents, terms, language)}"
        if item.quantity_hundredths == 100  # noqa: PLR2004  one piece
        else f"{_quantity(item, language)} × {item.what}: {_price(item.cents, terms, language)}"  # noqa: RUF001  as printed
        for item in terms.items
    ]


def totals(terms: Terms, language: str, desk: Desk) -> list[str]:
    """Net, tax and total, and the note on the tax."""
    label, tax = _tax(terms, language, desk)
    lines = [
        f"{desk.say('quote-net', language)}: {_price(terms.net_cents, terms, language)}",
        f"{label}: {tax}",
        f"{desk.say('quote-total', language)}: {_price(terms.total_cents, terms, language)}",
    ]
    return [*lines, terms.tax_note] if terms.tax_note else lines


def plan_lines(terms: Terms, language: str, desk: Desk) -> list[str]:
    """The payment plan, a line a part: "Deposit, within 7 days of signing: 366 EUR"."""
    parts = [
        f"• {part(share, language, desk)}, {due(share, language, desk)}: {_price(share.cents, terms, language)}"
        for share in terms.plan
    ]
    return [f"{desk.say('quote-plan', language)}:", *parts]


def part(share: Share, language: str, desk: Desk) -> str:
    """What a part of the plan is called."""
    if share.kind == "milestone":
        return desk.say("quote-part-milestone", language, name=share.of)
    return desk.say(f"quote-part-{share.kind}", language)


def due(share: Share, language: str, desk: Desk) -> str:
    """By when a part is to be paid."""
    if share.due_on is not None:
        return desk.say("quote-due-on", language, day=day(share.due_on, language, year=True))
    key = "quote-due-approval" if share.kind == "milestone" else "quote-due-signing"
    return desk.say(key, language, count=DUE_DAYS if share.due_days is None else share.due_days)


def rounds(terms: Terms, language: str, desk: Desk) -> str:
    """The included revision rounds and the price of further ones; empty where nothing was agreed."""
    said = []
    if terms.rounds is not None:
        said.append(desk.say("quote-rounds-included", language, count=terms.rounds))
    if terms.extra_cents:
        said.append(desk.say("quote-rounds-extra", language, price=_price(terms.extra_cents, terms, language)))
    return " ".join(said)


def _tax(terms: Terms, language: str, desk: Desk) -> tuple[str, str]:
    percent = decimal(terms.tax_percent_hundredths / 100, "0.##", language)
    return desk.say("quote-tax", language, percent=percent), _price(terms.tax_cents, terms, language)


def _price(cents: int, terms: Terms, language: str) -> str:
    return price(cents, terms.currency, language)


def _quantity(item: Item, language: str) -> str:
    return decimal(item.quantity_hundredths / 100, "0.##", language)
