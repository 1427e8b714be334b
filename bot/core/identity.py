"""Numbers that identify an account, a business or a person: IBAN, VAT number, Italian tax code.

They hold check digits, so most slips of the pen are noticed at once. That a number is well made does not prove that it
was given to anybody. Sources: python-stdnum, and the registries that it cites.
"""

from __future__ import annotations

import re
from functools import cache

from stdnum import iban, numdb
from stdnum.eu import vat
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength, ValidationError
from stdnum.gb import vat as british
from stdnum.it import codicefiscale, iva

from bot.core.errors import BadInput
from bot.core.one_line import one_line

_IBAN_DIGITS = 11  # no country's IBAN is shorter than 15 characters, four of which are not the account's
_NO_CHECK = ("00", "01", "99")  # check digits run from 02 to 98; with these the checksum may come out right as well
_VAT_DIGITS = 11  # of an Italian VAT number
_BESIDE = re.compile(r"[\s.\-:/\u2010-\u2015\u2212]+")  # what people put between groups
_LABEL = re.compile(
    r"^(?:partita\s+iva|p\.?\s*iva|vat(?:\s*(?:no|nr|number|id))?|ust-?id(?:\s*-?nr)?|iban|cf)\b[.:\s]*", re.IGNORECASE
)


def iban_of(text: str) -> str:
    """The IBAN in capitals without spaces.

    Raises BadInput: `iban-missing`, `iban-form`, `iban-country`, `iban-length`, `iban-check`, `iban-account`.
    """
    number = _tidied(text)
    if not number:
        raise BadInput("iban-missing")
    country = number[:2]
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]*", number):
        raise BadInput("iban-form", text=one_line(text))
    structure = _accounts(country)
    if not structure:
        raise BadInput("iban-country", country=country)
    expected = 4 + sum(int(each) for each in re.findall(r"(\d+)!", structure))
    if len(number) != expected:
        raise BadInput("iban-length", country=country, expected=expected, length=len(number))
    if number[2:4] in _NO_CHECK:
        raise BadInput("iban-check", country=country)
    try:
        return iban.validate(number)
    except InvalidChecksum:
        # The country's own check digits fail later than the international ones, which hold then.
        key = "iban-account" if iban.is_valid(number, check_country=False) else "iban-check"
        raise BadInput(key, country=country) from None
    except ValidationError:
        raise BadInput("iban-account", country=country) from None


def vat_of(text: str) -> str:
    """The VAT number of a member state of the EU or of the United Kingdom, with its country: `IT01234567890`.

    One that begins with no country is Italian. Greece is EL and Northern Ireland XI, as the EU's register has them.

    Raises BadInput: `vat-missing`, `vat-country`, `vat-length`, `vat-length-it`, `vat-form`, `vat-check`.
    """
    number = _tidied(text)
    if not number:
        raise BadInput("vat-missing")
    if not re.match(r"[A-Z]{2}", number):
        number = f"IT{number}"
    code = "EL" if number[:2] == "GR" else number[:2]
    if code != "GB" and code.lower() not in vat.MEMBER_STATES | {"el"}:
        raise BadInput("vat-country", country=code)
    if code == "IT" and len(number) - 2 != _VAT_DIGITS:
        raise BadInput("vat-length-it", expected=_VAT_DIGITS, length=len(number) - 2)
    try:
        checked = british.validate(number) if code == "GB" else vat.validate(code + number[2:])
    except InvalidLength:
        raise BadInput("vat-length", country=code, text=one_line(text)) from None
    except InvalidChecksum:
        raise BadInput("vat-check", country=code, text=one_line(text)) from None
    except ValidationError:
        raise BadInput("vat-form", country=code, text=one_line(text)) from None
    return code + checked.removeprefix(code)


def tax_code_of(text: str) -> str:
    """An Italian codice fiscale in capitals: 16 letters and digits of a person, 11 digits of any other body.

    Raises BadInput: `taxcode-missing`, `taxcode-length`, `taxcode-form`, `taxcode-birth`, `taxcode-check`.
    """
    number = _tidied(text)
    if not number:
        raise BadInput("taxcode-missing")
    person = len(number) == 16  # noqa: PLR2004  as the docstring says
    if not person and len(number) != _VAT_DIGITS:
        raise BadInput("taxcode-length", length=len(number))
    try:
        return codicefiscale.validate(number) if person else iva.validate(number)
    except InvalidChecksum:
        raise BadInput("taxcode-check", text=one_line(text)) from None
    except InvalidComponent:
        raise BadInput("taxcode-birth" if person else "taxcode-form", text=one_line(text)) from None
    except InvalidFormat:
        raise BadInput("taxcode-form", text=one_line(text)) from None


def _accounts(country: str) -> str:
    """How a country's account numbers are made, such as `1!a5!n5!n12!c`; empty for one without IBANs."""
    (_, known), *_ = _register().info(country + "0" * _IBAN_DIGITS)
    return str(known.get("bban", ""))


@cache
def _register() -> numdb.NumDB:
    return numdb.get("iban")


def _tidied(text: str) -> str:
    return _BESIDE.sub("", _LABEL.sub("", text.strip())).upper()
