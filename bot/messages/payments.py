"""Money: what a client is asked and reminded of, in the client's chat. The balance is that of this instant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from bot.core.client_day import day_of
from bot.core.desk import Desk, Reader
from bot.core.effects import Block, Buttons, Code, Message, Picture, Text, Title
from bot.core.epc import code
from bot.core.errors import BadInput
from bot.core.payments import Request, tone_of
from bot.core.pictures import Transfer
from bot.core.rows import Card
from bot.messages.interest import interest_line
from bot.messages.parts import message, office_name, reader_of, row_of, text
from bot.messages.requests import each_of, line_of, told_of, words_of
from bot.wording.moments import day
from bot.wording.sentences import numbers
from bot.wording.sizes import price

# The frame takes the words of the firmest request.
TONES = ("friendly", "due", "firm", "final")


def payment_request(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A new request, with all that is needed to pay it; nothing once it is settled."""
    reader = reader_of(desk, args)
    card = desk.cards.get(args["card"])
    asked = _open(desk, card)
    if card is None or not asked or any(each.withdrawn for each in asked):
        return None
    blocks: list[Block] = [Title(text(desk, reader, "payment-asked", office=office_name(desk, reader)).text)]
    blocks += [Text(line_of(desk, reader, each)) for each in asked]
    return _about(message(reader, *blocks, *_how(desk, reader, asked), _buttons(desk, reader, card.token)), asked)


def payment_reminder(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """All that is due to be reminded of and still open, each in its own words, the frame in the firmest ones."""
    reader = reader_of(desk, args)
    state = desk.client(args["client"]).payments
    today = desk.now.astimezone(day_of(args["client"], desk).hours.zone).date()
    card = desk.cards.get(args["card"])
    if card is None or state.rests(today):
        return None
    # The ladder may have been changed meanwhile: a rung that is no more, or is the office's now, says nothing.
    ladder = {rung.days: rung for rung in desk.office.ladder or () if rung.tone != "notice"}
    due: list[tuple[Request, str]] = []
    for request_id, days in args["rungs"]:
        request = state.requests[request_id]
        if request.state(today) == "open" and request.reminded_cents > 0 and days in ladder:
            due.append((request, tone_of(request, ladder[days])))
    if not due:
        return None
    firmest = max((tone for _, tone in due), key=TONES.index)
    frame = text(desk, reader, f"payment-frame-{firmest}", office=office_name(desk, reader))
    blocks: list[Block] = [frame]
    for request, tone in due:
        told = told_of(desk, reader, tone, (today - request.due_on).days)
        # The law's interest is stated once all else was said, and asked for by nobody but the office.
        more = interest_line(desk, reader, args["client"], request, today) if tone == "final" else ""
        blocks.append(Text("\n".join(part for part in (line_of(desk, reader, request), told, more) if part)))
    asked = [request for request, _ in due]
    return _about(message(reader, *blocks, *_how(desk, reader, asked), _buttons(desk, reader, card.token)), asked)


def _about(said: Message, asked: Sequence[Request]) -> Message:
    """The same, with the requests of which it tells."""
    return replace(said, about=tuple(each.request for each in asked))


def _open(desk: Desk, card: Card | None) -> list[Request]:
    """What a card is about and still to be paid."""
    known = desk.client(card.client).payments.requests if card and card.client else {}
    asked = (known[each] for each in (card.data["requests"] if card else ()) if each in known)
    return [each for each in asked if each.balance_cents > 0 and not each.withdrawn]


def _how(desk: Desk, reader: Reader, asked: Sequence[Request]) -> list[Block]:
    """To whom and how: name and account, each to be copied, and a code for a bank's app where there can be one."""
    account, name = desk.titles.get("payee:iban"), desk.titles.get("payee:name")
    if account is None:
        return []
    holder = name.text if name else office_name(desk, reader)
    which = numbers([each.number for each in asked])
    how = text(desk, reader, "payment-how", name=holder, numbers=which)
    return [how, Code(account.text), *_code(desk, reader, asked, holder, account.text)]


def _code(desk: Desk, reader: Reader, asked: Sequence[Request], holder: str, account: str) -> list[Block]:
    """One code for all of it, in euros; none where a transfer cannot be written so."""
    cents = sum(each.reminded_cents for each in asked)
    reference = desk.say("payment-reference", reader.language, numbers=numbers([each.number for each in asked]))
    currency = asked[0].currency if len({each.currency for each in asked}) == 1 else ""
    try:
        told = code(payee=holder, iban=account, cents=cents, currency=currency, text=reference)
    except BadInput:
        return []  # another currency, or an account beyond SEPA: the account stands above
    amount = price(cents, "EUR", reader.language)
    data = Transfer(
        title=desk.say("transfer-title", reader.language),
        amount=amount,
        payload=told.payload,
        charset=told.charset,
        payee_label=desk.say("transfer-payee", reader.language),
        payee=told.payee,
        iban_label=desk.say("transfer-account", reader.language),
        iban=told.iban,
        rows=((desk.say("transfer-reference", reader.language), told.text),),
        hint=desk.say("transfer-hint", reader.language),
    )
    alt = desk.say("transfer-alt", reader.language, amount=amount, name=told.payee)
    file = f"{desk.say('transfer-file', reader.language)}-{'-'.join(str(each.number) for each in asked)}.png"
    return [Picture(template="transfer", data=to_builtins(data), name=file, alt=alt)]


def _buttons(desk: Desk, reader: Reader, token: str) -> Buttons:
    labels = {"paid": "button-paid", "promise": "button-promise", "problem": "button-problem"}
    return row_of(desk, reader, token, labels)


def payment_which(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the client: which of several requests is meant."""
    card = desk.cards.get(args["card"])
    asked = _open(desk, card)
    if card is None or not asked:
        return None
    reader, move = reader_of(desk, args), card.data["move"]
    return message(
        reader,
        text(desk, reader, f"payment-which-{move}"),
        *each_of(desk, reader, card.token, f"{move}-", asked),
    )


def payment_asks(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """A question to the client: on which day, or what is wrong."""
    card = desk.cards.get(args["card"])
    if card is None:
        return None
    reader = reader_of(desk, args)
    words: dict[str, str | int] = {"number": card.data["number"], "office": office_name(desk, reader)}
    return message(reader, text(desk, reader, f"payment-asks-{args['asks']}", **words))


def payment_noted(desk: Desk, args: Mapping[str, Any]) -> Message | None:
    """To the client: what they said is on record, and what follows."""
    request = desk.client(args["client"]).payments.requests.get(args["request"])
    if request is None:
        return None
    reader = reader_of(desk, args)
    words: dict[str, str | int] = {"office": office_name(desk, reader), **words_of(desk, reader.language, request)}
    if args["on"]:
        words["day"] = day(date.fromisoformat(args["on"]), reader.language, year=True)
    said = text(desk, reader, f"payment-noted-{args['move']}", **words)
    return message(reader, said, text(desk, reader, "news-entry", seq=args["seq"], hash=args["hash"]))
