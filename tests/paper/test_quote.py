"""The quote as a PDF: what it says, how its pages break, and that nothing makes it fail."""

import hashlib
import json
import re
import time

import msgspec
import pytest

from bot.core.errors import CannotDraw
from bot.core.papers import Quote
from bot.paper import typeset
from tests.paper.pdfs import Pdf
from tests.paper.quotes import CONDITIONS, EMPTY, ITEMS, PLAN, logo, quote, short, two_pages

LONG = "The studio delivers the pages in the agreed order, and the client looks at each within five working days. "
WIDE = "W" * 200
ODD = "👩‍👩‍👧 株式会社 عربي עברית हिन्दी \x00\x1b[31m \u202e z" + "\u0301" * 40
WORDS = ("title", "office", "client", "about", "intro", "sums_note", "steps_title", "rounds_title", "rounds", "sign")
LOGO = logo()
LOGO_SHA = hashlib.sha256(LOGO).hexdigest()


def said(words):
    """A quote in which everything says the same."""
    titles = {name: words for name in quote() if name.endswith(("_title", "_note", "inexact"))}
    return quote(
        **titles,
        **dict.fromkeys(("title", "office", "client", "about", "intro", "rounds", "sign"), words),
        **dict.fromkeys(("office_lines", "client_lines", "conditions"), [words] * 2),
        **dict.fromkeys(("facts", "sums", "steps"), [[words, words]] * 2),
        items=[dict.fromkeys(("what", "details", "quantity", "price", "sum"), words)] * 3,
        items_head=[words] * 4,
        total=[words, words],
        duties=[[words, [words]]] * 2,
        plan={"head": [words] * 3, "aligned": "llr", "rows": [[words] * 3]},
    )


EXTREMES = {
    "one item": short(),
    "sixty items": quote(items=ITEMS * 15),
    "names of two hundred letters": said(WIDE),
    "long words": said(LONG * 3),
    "scripts of the world": said(ODD),
    "next to nothing": short(**dict.fromkeys(("office", "client", "about", "sign_title", "sign"), "")),
    "details of two pages": quote(items=[{**ITEMS[0], "details": LONG * 60}, {**ITEMS[0], "details": LONG * 60}]),
    "a hundred conditions": quote(conditions=[LONG] * 100),
    "sixty steps": quote(steps=[["7 December", LONG]] * 60),
    "duties of one side": quote(duties=[["What we do", [LONG] * 3]]),
    "duties of three pages": quote(duties=[["What we do", [LONG] * 60], ["What you do", [LONG] * 3]]),
    "twelve facts": quote(facts=[["Number", "2026-014"]] * 12),
    "seven columns": quote(plan={"head": ["A"] * 7, "aligned": "lllllrr", "rows": [["€1,281.00", *["x"] * 6]] * 40}),
}


def folded(text):
    """A text without the places where its lines are broken."""
    return re.sub(r"\s+", "", text)


def page_of(words, pages):
    return next(number for number, page in enumerate(pages) if words in folded(page))


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_quote_becomes_a_pdf_with_its_exact_texts_attached(data):
    made = typeset("quote", data)
    assert made.startswith(b"%PDF-1.7")
    attached = msgspec.json.decode(Pdf(made).attachments()["quote.json"], type=Quote)
    assert attached == msgspec.convert(data, Quote)


def test_what_a_quote_is_in_the_core_can_be_typeset():
    given = msgspec.convert(quote(), Quote)
    assert typeset("quote", msgspec.to_builtins(given)) == typeset("quote", quote())


def test_everything_that_is_quoted_can_be_read_in_it():
    data = quote()
    text = folded(Pdf(typeset("quote", data)).text())
    rows = data["facts"] + data["sums"] + data["steps"] + PLAN["rows"] + [PLAN["head"], data["total"]]
    words = [data[name] for name in WORDS] + [each for row in rows for each in row]
    words += [data["plan_title"], data["conditions_title"], data["sign_title"], *CONDITIONS, *data["items_head"]]
    words += data["office_lines"] + data["client_lines"]
    words += [each for item in ITEMS for each in item.values()]
    words += [each for title, lines in data["duties"] for each in (title, *lines)]
    assert [each for each in words if folded(each) not in text] == []


def test_the_template_has_no_words_of_its_own_in_a_quote():
    nothing = dict.fromkeys(("office", "client", "about", "sign_title", "sign"), "")
    bare = short(**nothing, title="T", items_head=[""] * 4, items=[{"what": "", "sum": ""}], total=["", ""])
    assert folded(Pdf(typeset("quote", bare)).text()) == "T"


def test_what_a_quote_lacks_takes_its_title_along():
    text = folded(Pdf(typeset("quote", quote(**EMPTY))).text())
    titles = ("steps_title", "rounds_title", "plan_title", "conditions_title")
    assert [name for name in titles if folded(quote()[name]) in text] == []


@pytest.mark.parametrize("words", ["#sys.inputs", "*bold* _it_", "$x^2$ `raw`", "= Head", "- item", r"\u{41} \ (a)"])
def test_what_looks_like_markup_in_a_quote_is_read_letter_by_letter(words):
    data = short(about=words, sign=words, items=[{"what": words, "sum": words}], total=["Total", words])
    assert Pdf(typeset("quote", data)).text().count(words) == 5


def test_the_total_never_stands_on_a_page_without_the_last_item():
    for count in range(8, 45):
        items = [{**ITEMS[each % 4], "what": f"Item{each}x"} for each in range(count)]
        pages = Pdf(typeset("quote", quote(items=items, total=["Total", "Sumofall"]))).pages()
        assert page_of(f"Item{count - 1}x", pages) == page_of("Sumofall", pages), count


def test_the_head_of_the_items_is_repeated_on_every_page_that_they_fill():
    pages = Pdf(typeset("quote", quote(items=ITEMS * 15))).pages()
    with_items = [page for page in pages if "Inner pages" in page]
    assert len(with_items) > 2
    assert all("Quantity" in page for page in with_items)


def test_a_short_list_is_not_torn_between_two_pages():
    # Whatever stands before it: the plan's three rows are always on one page, with their title.
    for count in range(3, 20):
        pages = Pdf(typeset("quote", quote(items=ITEMS[3:] * count))).pages()
        places = {page_of(folded(each), pages) for each in ("Payment plan", "Deposit, 30 %", "30 days after it")}
        assert len(places) == 1, count


def test_pages_of_a_long_quote_are_numbered():
    pdf = Pdf(typeset("quote", quote(items=ITEMS * 15)))
    last = [page.split()[-3:] for page in pdf.pages()]
    assert last == [[str(number), "/", str(pdf.page_count)] for number in range(1, pdf.page_count + 1)]
    assert "/ 1" not in Pdf(typeset("quote", short())).text()


def test_the_benchmarks_quote_has_two_pages():
    assert Pdf(typeset("quote", two_pages())).page_count == 2


def test_a_logo_is_in_the_file_and_can_be_told_by_its_words():
    made = typeset("quote", quote(logo=LOGO_SHA), {LOGO_SHA: LOGO})
    assert b"/Subtype/Image" in made
    assert b"/Subtype/Image" not in typeset("quote", quote())
    assert b"/Alt(Studio Marta)" in made.replace(b" (", b"(")
    assert "Set-up and publication" in Pdf(made).text()


def test_a_logo_whose_file_is_not_given_is_refused():
    with pytest.raises(CannotDraw, match=f"the logo {LOGO_SHA} is not given"):
        typeset("quote", quote(logo=LOGO_SHA))


def test_the_same_quote_is_the_same_bytes():
    files = {LOGO_SHA: LOGO}
    first = typeset("quote", quote(logo=LOGO_SHA), files)
    typeset("quote", EXTREMES["sixty items"])
    assert typeset("quote", quote(logo=LOGO_SHA), files) == first


def test_a_quote_is_made_for_keeping_and_for_being_read_aloud():
    made = typeset("quote", quote(lang="it", title="Preventivo 2026-014"))
    metadata = Pdf(made).metadata()
    kept = re.findall(r"<pdfaid:part>(\d)</pdfaid:part><pdfaid:conformance>(\w)<", metadata)
    assert (kept, re.findall(r"<pdfuaid:part>(\d)<", metadata)) == ([("3", "A")], ["1"])
    assert re.search(rb"/Lang\s?\(it\)", made)
    assert "Preventivo 2026-014 · Rossi SRL" in metadata
    assert set(Pdf(made).fonts().values()) == {True}


@pytest.mark.parametrize(("words", "told"), [("株式会社", True), ("Approvo 👍", True), ("Caffè □", False)])
def test_a_quote_says_where_characters_had_to_be_replaced(words, told):
    text = folded(Pdf(typeset("quote", short(about=words))).text())
    assert (folded(quote()["inexact"]) in text) is told


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": " "}, "a quote needs a title"),
        ({"items": []}, r"`\$\.items`"),
        ({"items": [{"what": "x"}]}, "missing required field `sum`"),
        ({"logo": "abc"}, r"`\$\.logo`"),
        ({"plan": {**PLAN, "rows": [["x", "y"]]}}, "a table of 3 columns has rows of another length"),
        ({"plan": {**PLAN, "aligned": "lr"}}, "a table of 3 columns has rows of another length"),
        ({"duties": [["a", ["b"]]] * 3}, r"`\$\.duties`"),
        ({"about": "half \ud800"}, "surrogates not allowed"),
        ({"surprise": 1}, "unknown field `surprise`"),
    ],
)
def test_a_quote_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        typeset("quote", quote(**change))


def test_sixty_items_are_typeset_quickly_once_warm():
    typeset("quote", quote())
    taken = []
    for number in range(3):
        begun = time.perf_counter()
        typeset("quote", quote(items=ITEMS * 15, about=f"A website, {number}"))
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"sixty items: {min(taken):.0f} to {max(taken):.0f} ms")  # noqa: T201  for whoever runs it with -s
    assert min(taken) < 1500


def test_what_is_attached_is_json_that_any_program_reads():
    attached = json.loads(Pdf(typeset("quote", quote(about="東京 👍"))).attachments()["quote.json"])
    assert (attached["about"], attached["items"][0]["sum"]) == ("東京 👍", "€1,440.00")
