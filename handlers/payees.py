"""`/payee`: to whom and to which account clients pay."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Record
from bot.core.epc import grouped
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.identity import iban_of
from bot.core.office import LEDGER
from bot.core.payment_entries import PayeeSet
from bot.core.rows import Title
from handlers.replies import line, opening

LONGEST_NAME = 70  # as an EPC code can hold
SHORTEST_ACCOUNT = 14


def payee(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/payee IBAN [NAME]`: from now on clients pay there; `/payee` alone says where."""
    text = event.rest.strip()
    if not text:
        known = desk.titles.get("payee:iban")
        if known is None:
            raise BadInput("payee-what")
        known_name = desk.titles.get("payee:name")
        return line(
            event, desk, "payee-is", iban=grouped(known.text), name=known_name.text if known_name else desk.office_name
        )
    account, holder = _parted(text)
    name = " ".join(holder.split()) or desk.office_name
    if not name:
        raise BadInput("payee-name")
    if len(name) > LONGEST_NAME:
        raise BadInput("payee-name-long", most=LONGEST_NAME)
    return (
        Keep("titles", "payee:iban", Title(text=account)),
        Keep("titles", "payee:name", Title(text=name)),
        Record(ledger=LEDGER, facts=PayeeSet(), how="command", opening=opening(event, desk)),
        *line(event, desk, "payee-is", iban=grouped(account), name=name),
    )


def _parted(text: str) -> tuple[str, str]:
    """The account (which people write in groups) and the name after it. Raises BadInput for no good account."""
    words = text.split()
    for length in range(1, len(words) + 1):
        try:
            return iban_of("".join(words[:length])), " ".join(words[length:])
        except BadInput:
            continue
    return iban_of(words[0] if len(words[0]) > SHORTEST_ACCOUNT else text), ""
