"""XML that somebody hands in, opened so that it cannot bite.

No entities, no document types, nothing fetched from elsewhere (`defusedxml` sees to it), and no more bytes, levels or
elements than an invoice can have. What is plainly something else is told as what it is.
"""

from __future__ import annotations

import codecs
import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from bot.core.errors import BadInput

LARGEST_BYTES = 5_000_000  # the exchange of the Italian revenue takes no larger file
_DEEPEST = 32  # levels; an invoice has eight
_MOST_ELEMENTS = 200_000  # an invoice of ten thousand lines has some 120,000
_HEAD = 4096
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # the object identifier with which a CMS signature begins
_OTHER_ENCODING = 19  # expat's number for a declared encoding that the bytes are not in
# Some of Python's codecs are slow on purpose, or no alphabets at all.
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "iso8859-15", "cp1252")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOTHING = b" \t\r\n\x00" + b"".join(bom for bom, _ in _BOMS)
_DECLARED = re.compile(r"""^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")


def tree(xml: bytes) -> Element:
    """The root of a document, its tags without namespaces.

    Raises BadInput: `invoice-large` (`most`, in MB); `invoice-empty`, `invoice-signed`, `invoice-pdf`, `invoice-zip`,
    `invoice-html`, `invoice-not-xml` for what is something else; `invoice-unsafe`, `invoice-absurd` for what may do
    harm; `invoice-encoding` (`encoding`), `invoice-broken` (`line`).
    """
    if len(xml) > LARGEST_BYTES:
        raise BadInput("invoice-large", most=LARGEST_BYTES // 1_000_000)
    head, encoding = _begins(xml)
    _refuse_other_kinds(xml, head)
    if not _known(encoding):
        raise BadInput("invoice-encoding", encoding=encoding)
    parser = DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(xml.lstrip(b" \t\r\n"))
        root: Element = parser.close()
    except DefusedXmlException:
        raise BadInput("invoice-unsafe") from None
    except ParseError as broken:
        if broken.code == _OTHER_ENCODING or not _can_be(xml, encoding):
            raise BadInput("invoice-encoding", encoding=encoding) from None
        raise BadInput("invoice-broken", line=broken.position[0]) from None
    return root


class _Bounded(TreeBuilder):
    """Builds the tree, drops namespaces, and stops where no invoice goes."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise BadInput("invoice-absurd")
        return super().start(tag.rpartition("}")[2], attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag.rpartition("}")[2])


def _begins(xml: bytes) -> tuple[str, str]:
    """The first characters in small letters, and the encoding: the byte order mark's, the declared one, or UTF-8."""
    for bom, name in _BOMS:
        if xml.startswith(bom):
            return xml[len(bom) : _HEAD].decode(name, "replace").lstrip().casefold(), name
    head = xml[:_HEAD].decode("latin-1").lstrip()
    declared = _DECLARED.match(head)
    return head.casefold(), declared[1] if declared else "utf-8"


def _refuse_other_kinds(xml: bytes, head: str) -> None:
    if not xml.strip(_NOTHING):
        raise BadInput("invoice-empty")
    if _SIGNED_DATA in xml[:64] or head.startswith(("-----begin pkcs7", "-----begin cms", "mii")):
        raise BadInput("invoice-signed")
    if head.startswith("%pdf"):
        raise BadInput("invoice-pdf")
    if head.startswith("pk\x03\x04"):
        raise BadInput("invoice-zip")
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", head, re.DOTALL):
        raise BadInput("invoice-html")
    if not head.startswith("<") and "\x00" not in head[:4]:
        raise BadInput("invoice-not-xml")


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name in _ENCODINGS
    except LookupError:
        return False


def _can_be(xml: bytes, encoding: str) -> bool:
    try:
        xml.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
