"""The receipt as a PDF: what it says, what is in it besides, and that nothing makes it fail."""

import json
import re
import time
from functools import partial

import msgspec
import pytest

from bot import paper
from bot.core.errors import CannotDraw
from bot.core.papers import Receipt
from bot.paper import typeset
from tests.paper.pdfs import Pdf
from tests.paper.receipts import NOTES, SEAL, receipt, sha256
from tests.paper.threads import alone_and_at_once

CLAUSE = "The designer delivers the pages in the agreed order, and the client looks at each within five working days. "
PAGES = "\n".join(f"{number}. {CLAUSE * (1 + number % 4)}" for number in range(1, 150))
ODD = "👩‍👩‍👧 株式会社 عربي עברית हिन्दी \x00\x1b[31m \u202e z" + "\u0301" * 40
FORTY = [[f"{number:02} {'photograph ' * (number % 9)}.jpg", "1.2 MB", sha256(number)] for number in range(40)]

EXTREMES = {
    "next to nothing": receipt(words="", shown="", files=[], facts=[], hashes=[], notes=[], client="", office=""),
    "ten pages of text": receipt(shown=PAGES),
    "forty files": receipt(files=FORTY),
    "a name of two hundred letters": receipt(client="W" * 200, office="W" * 200, facts=[["W" * 200, "W" * 200]]),
    "a long sentence": receipt(sentence=CLAUSE * 20),
    "a long sentence without spaces": receipt(sentence="W" * 3000),
    "words without spaces": receipt(words="W" * 5000),
    "blank lines": receipt(words="\n\n \n", shown="\n" * 300 + "x" + "\n" * 300),
    "scripts of the world": receipt(
        **dict.fromkeys(("title", "office", "client", "sentence", "words", "shown", "inexact", "seal_title"), ODD),
        facts=[[ODD, ODD]],
        files=[[ODD, ODD, sha256(1)]],
        notes=[ODD],
    ),
    "a long seal": receipt(seal_json=json.dumps({**SEAL, "more": "f" * 1000})),
    "a long mark": receipt(hashes=[["Key", "f" * 9000]]),
}


def folded(text):
    """A text without the places where its lines are broken."""
    return re.sub(r"\s+", "", text)


def title_of(pdf):
    return re.search(r"<dc:title>.*?>([^<]+)</rdf:li>", pdf.metadata())[1]


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_receipt_becomes_a_pdf_with_its_seal(data):
    made = typeset("receipt", data)
    assert made.startswith(b"%PDF-1.7")
    pdf = Pdf(made)
    assert pdf.attachments()["seal.json"] == data["seal_json"].encode()
    assert json.loads(data["seal_json"])["sig"] in folded(pdf.text())


def test_what_a_receipt_is_in_the_core_can_be_typeset():
    given = msgspec.convert(receipt(), Receipt)
    assert typeset("receipt", msgspec.to_builtins(given)) == typeset("receipt", receipt())


def test_everything_that_is_given_can_be_read_in_it():
    data = receipt()
    text = folded(Pdf(typeset("receipt", data)).text())
    said = [
        data[name] for name in ("title", "office", "client", "sentence", "words", "shown", "seal_title", "hashes_title")
    ]
    said += [data[name] for name in ("words_title", "shown_title", "files_title")] + NOTES
    said += [each for row in data["facts"] + data["files"] + data["hashes"] for each in row]
    assert [each for each in said if folded(each) not in text] == []


def test_the_template_has_no_words_of_its_own_in_it():
    bare = EXTREMES["next to nothing"]
    text = Pdf(typeset("receipt", {**bare, "title": "T", "sentence": "", "seal_title": "", "seal_json": "{}"})).text()
    assert folded(text) == "T{}"


def test_what_is_empty_takes_its_title_along():
    text = Pdf(typeset("receipt", receipt(words="", shown="", files=[], hashes=[]))).text()
    titles = [receipt()[name] for name in ("words_title", "shown_title", "files_title", "hashes_title")]
    assert [each for each in titles if each in text] == []


@pytest.mark.parametrize(
    "words",
    [
        "#sys.inputs",
        "*bold* _it_",
        "$x^2$ `raw`",
        "= Head",
        "- item",
        "@ref <tag>",
        "// gone",
        "/* gone */",
        r"\u{41} \ (a) \(",
        "\"quoted\" 'it's'",
        "a -- b ... ~ -> != fi ffl",
        "https://a.b",
    ],
)
def test_what_looks_like_markup_can_be_read_letter_by_letter(words):
    text = Pdf(typeset("receipt", receipt(words=words, sentence=words, shown=words, facts=[["a", words]]))).text()
    assert text.count(words) == 4


def test_no_sign_is_drawn_that_stands_for_several_characters():
    # An arrow can be copied as the "->" that was typed, but whoever looks sees an arrow.
    pdf = Pdf(typeset("receipt", receipt(words="a -> b <= c != d 3x4 fi ffl", facts=[["->", "=>"]])))
    assert [each for characters in pdf.characters() for each in characters if len(each) > 1] == []


def test_lines_and_indents_of_what_was_typed_are_kept():
    pieces = Pdf(typeset("receipt", receipt(words="Yes,\n\n  all three:\n- one", shown=""))).text().splitlines()
    begin = pieces.index("Yes,")
    assert pieces[begin : begin + 3] == ["Yes,", "all three:", "- one"]


def test_the_exact_words_are_attached_to_the_byte_whatever_the_fonts_lack():
    words, shown = "Approvo 👍\r\n\u202eहिन्दी\tcafe\u0301 ", "東京\n\n" + ODD
    attached = Pdf(typeset("receipt", receipt(words=words, shown=shown))).attachments()
    assert (attached["words.txt"], attached["shown.txt"]) == (words.encode(), shown.encode())


@pytest.mark.parametrize("words", ["Approvo 👍", "ﬁne", "\u202eok"])
def test_where_characters_had_to_be_replaced_the_receipt_says_so(words):
    assert receipt()["inexact"] in Pdf(typeset("receipt", receipt(words=words))).text().replace("\n", " ")


def test_where_nothing_had_to_be_replaced_the_receipt_says_nothing_of_it():
    text = Pdf(typeset("receipt", receipt(words="□ Caffè, sì\n", inexact="left out"))).text()
    assert "left out" not in text


def test_the_printed_seal_is_the_json_that_was_given():
    text = Pdf(typeset("receipt", receipt())).text()
    printed = text[text.rindex("{") : text.rindex("}") + 1]
    assert json.loads(printed) == SEAL
    assert list(json.loads(printed)) == list(SEAL)


def test_hashes_are_copied_in_one_piece_or_in_groups_of_eight():
    text = Pdf(typeset("receipt", receipt(files=[["a", "1 kB", sha256(5)]]))).text()
    assert "\n".join(re.findall(".{8}", sha256(5))) in text


def test_the_same_data_are_the_same_bytes():
    first = typeset("receipt", receipt())
    typeset("receipt", EXTREMES["forty files"])
    assert typeset("receipt", receipt()) == first


def test_its_date_is_the_one_that_it_was_given_in_whichever_zone():
    made = [typeset("receipt", receipt(dated_at=at)) for at in ("2026-12-07T16:42:10Z", "2026-12-07T17:42:10+01:00")]
    dates = [set(re.findall(r"Date>([^<]+)<", Pdf(each).metadata())) for each in made]
    assert dates == [{"2026-12-07T16:42:10+00:00"}] * 2


def test_it_is_made_for_keeping_and_for_being_read_aloud():
    made = typeset("receipt", receipt(lang="it", title="Ricevuta di approvazione"))
    pdf = Pdf(made)
    kept = re.findall(r"<pdfaid:part>(\d)</pdfaid:part><pdfaid:conformance>(\w)<", pdf.metadata())
    assert (kept, re.findall(r"<pdfuaid:part>(\d)<", pdf.metadata())) == ([("3", "A")], ["1"])
    assert re.search(rb"/Lang\s?\(it\)", made)
    assert b"/Marked true" in made
    assert title_of(pdf) == "Ricevuta di approvazione · Rossi SRL"


def test_all_its_fonts_are_in_the_file():
    fonts = Pdf(typeset("receipt", receipt())).fonts()
    assert fonts == dict.fromkeys(("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "JetBrainsMono-Regular"), True)


def test_several_pages_are_numbered_and_a_single_one_is_not():
    single = Pdf(typeset("receipt", receipt(shown="", files=[], notes=[])))
    many = Pdf(typeset("receipt", receipt(shown=PAGES)))
    assert single.page_count == 1
    assert "/ 1" not in single.text()
    assert many.page_count > 10
    numbers = [re.search(r"(\d+) / (\d+)\Z", folded_page.strip()) for folded_page in map(spaced, many.pages())]
    assert [each.groups() for each in numbers] == [
        (str(number), str(many.page_count)) for number in range(1, many.page_count + 1)
    ]


def spaced(page):
    return " ".join(page.split())


def test_not_a_word_of_a_long_text_is_lost_between_its_pages():
    pages = Pdf(typeset("receipt", receipt(shown=PAGES, office="Office", title="Paper"))).pages()
    text = "".join(folded(re.sub(r"Office · Paper\s+\d+\s+/\s+\d+\s*\Z", "", page)) for page in pages)
    assert folded(PAGES) in text


def test_an_unknown_paper_is_refused_by_name():
    with pytest.raises(CannotDraw, match="no template 'week'"):
        typeset("week", receipt())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": " "}, "a receipt needs a title"),
        ({"lang": "it_IT"}, r"`\$\.lang`"),
        ({"dated_at": "2026-12-07T16:42:10"}, r"timezone component - at `\$\.dated_at`"),
        ({"seal_json": "{"}, "seal_json is no JSON object"),
        ({"seal_json": "[]"}, "seal_json is no JSON object"),
        ({"seal_json": '{"a":"è"}'}, r"`\$\.seal_json`"),
        ({"files": [["a", "1 kB", "abc"]]}, r"`\$\.files\[0\]\[2\]`"),
        ({"hashes": [["Key", "ключ"]]}, r"`\$\.hashes\[0\]\[1\]`"),
        ({"shown": "x" * 100_001}, r"length <= 100000 - at `\$\.shown`"),
        ({"words": "half \ud800"}, "surrogates not allowed"),
        ({"surprise": 1}, "unknown field `surprise`"),
    ],
)
def test_a_receipt_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        typeset("receipt", receipt(**change))


def test_a_fault_in_a_paper_is_told_as_ours(monkeypatch):
    monkeypatch.setattr(paper, "_source", lambda _: b"#panic(1)")
    with pytest.raises(CannotDraw, match="receipt does not compile: panicked"):
        typeset("receipt", receipt())


def test_two_threads_may_typeset_at_once():
    given = [receipt(words=f"Giulia {number}") for number in range(6)]
    alone, at_once = alone_and_at_once(partial(typeset, "receipt"), given)
    assert at_once == alone


@pytest.mark.parametrize(
    ("which", "more"), [("usual", {}), ("ten pages and forty files", {"shown": PAGES, "files": FORTY})]
)
def test_a_receipt_is_typeset_quickly_once_warm(which, more):
    typeset("receipt", receipt())
    taken = []
    for number in range(3):
        data = receipt(**more, words=f"Giulia {number} {which}")
        begun = time.perf_counter()
        typeset("receipt", data)
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{which}: {min(taken):.0f} to {max(taken):.0f} ms")  # noqa: T201  for whoever runs it with -s
    assert min(taken) < 1500
