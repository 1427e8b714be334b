"""The fields of an electronic invoice: amounts in cents, days, lines of text; each refused by its own name."""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element

from bot.core.errors import BadInput
from bot.core.identity import iban_of
from bot.core.one_line import one_line

LONGEST_LINE = 80  # characters of a name or a description that are kept
_YEARS = range(1990, 2200)  # what an invoice can mean
_AMOUNT = re.compile(r"([+-]?)(\d{1,11})(?:\.(\d{1,8}))?", re.ASCII)  # as the format has it
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)  # an XML date may name a zone


def text(parent: Element, way: str) -> str:
    """The text at the end of the way, without white space around it; empty if there is none."""
    return (parent.findtext(way) or "").strip()


def need(parent: Element, field: str) -> str:
    """The same of a field that has to be there. Raises BadInput `invoice-lacks` with the `field`."""
    found = text(parent, field)
    if not found:
        raise BadInput("invoice-lacks", field=field)
    return line(found)


def line(words: str) -> str:
    """Words as one short line."""
    return one_line(words, LONGEST_LINE)


def amount(parent: Element, way: str) -> int | None:
    """Cents; None if it is not told. Raises BadInput `invoice-amount` for what is no amount of whole cents."""
    found = parent.find(way)
    return None if found is None else _cents(found)


def amounts(parent: Element, way: str) -> int:
    """Cents of all elements there, added up; 0 if there are none. Raises BadInput `invoice-amount`."""
    return sum(_cents(each) for each in parent.findall(way))


def day(parent: Element, field: str) -> date | None:
    """A day; None if it is not told. Raises BadInput `invoice-date` for one that no calendar has."""
    told = text(parent, field)
    if not told:
        return None
    found = _DAY.fullmatch(told)
    try:
        on = date.fromisoformat(found[1]) if found else None
    except ValueError:
        on = None
    if on is None or on.year not in _YEARS:
        raise BadInput("invoice-date", field=field, text=line(told))
    return on


def whole(parent: Element, field: str) -> int | None:
    """A number of days; None if it is not told, or cannot be meant."""
    told = text(parent, field)
    return int(told) if re.fullmatch(r"\d{1,3}", told, re.ASCII) else None


def iban(told: str) -> str:
    """A checked IBAN; empty for one that cannot be right."""
    try:
        return iban_of(told)
    except BadInput:
        return ""


def _cents(element: Element) -> int:
    told = (element.text or "").strip()
    found = _AMOUNT.fullmatch(told)
    decimals = (found[3] or "") if found else ""
    if found is None or decimals[2:].strip("0"):
        raise BadInput("invoice-amount", field=element.tag, text=line(told))
    cents = int(found[2]) * 100 + int(decimals[:2].ljust(2, "0"))
    return -cents if found[1] == "-" else cents
