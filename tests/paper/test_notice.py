"""The formal notice as a PDF: what it says, and that nothing makes it fail."""

import re

import msgspec
import pytest

from bot.core.errors import CannotDraw
from bot.core.papers import Notice
from bot.paper import typeset
from tests.paper.pdfs import Pdf
from tests.paper.quotes import INTEREST, REQUESTS, notice

LONG = "Payment had been agreed for the last day of the month in which each part of the work was approved. "
ODD = "👩‍👩‍👧 株式会社 عربي עברית हिन्दी \x00\x1b[31m \u202e z" + "\u0301" * 40
ONE = {"requests": {**REQUESTS, "rows": REQUESTS["rows"][:1]}, "interest": {**INTEREST, "rows": INTEREST["rows"][:2]}}
OPTIONAL = {
    **dict.fromkeys(("how", "subject_label", "interest_title", "interest_note", "payment_title", "closing"), ""),
    "sender_lines": [],
    "recipient_lines": [],
    "interest": None,
    "sums": [],
    "payment": [],
    "notes": [],
}


def said(words):
    """A notice in which everything says the same."""
    given = notice()
    return notice(
        **{name: words for name, was in given.items() if isinstance(was, str) and name not in ("lang", "dated_at")},
        **dict.fromkeys(("sender_lines", "recipient_lines", "notes"), [words] * 2),
        **dict.fromkeys(("sums", "payment"), [[words, words]] * 2),
        requests={**REQUESTS, "head": [words] * 4, "rows": [[words] * 4] * 2},
        interest={**INTEREST, "head": [words] * 7, "rows": [[words] * 7] * 2},
        total=[words, words],
    )


EXTREMES = {
    "one request": notice(**ONE),
    "thirty requests": notice(
        requests={**REQUESTS, "rows": REQUESTS["rows"] * 15}, interest={**INTEREST, "rows": INTEREST["rows"] * 30}
    ),
    "names of two hundred letters": said("W" * 200),
    "long words": said(LONG * 3),
    "scripts of the world": said(ODD),
    "only what there has to be": notice(**OPTIONAL),
    "no interest yet": notice(interest={**INTEREST, "rows": []}),
    "three pages of reasons": notice(opening=f"{LONG * 8}\n\n" * 6, closing=f"{LONG * 8}\n\n" * 6),
}


def folded(text):
    """A text without the places where its lines are broken."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("data", EXTREMES.values(), ids=EXTREMES)
def test_every_notice_becomes_a_pdf_with_its_exact_texts_attached(data):
    pdf = Pdf(typeset("notice", data))
    attached = msgspec.json.decode(pdf.attachments()["notice.json"], type=Notice)
    assert attached == msgspec.convert(data, Notice)


def test_everything_that_is_claimed_can_be_read_in_it():
    data = notice(notes=["Sent twice before"])
    text = folded(Pdf(typeset("notice", data)).text())
    words = [was for name, was in data.items() if isinstance(was, str) and name not in ("lang", "dated_at", "inexact")]
    words += data["sender_lines"] + data["recipient_lines"] + data["notes"] + data["total"]
    words += [each for row in data["sums"] + data["payment"] for each in row]
    for table in (REQUESTS, INTEREST):
        words += [each for row in [table["head"], *table["rows"]] for each in row]
    assert [each for each in words if folded(each) not in text] == []


def test_a_usual_notice_of_one_request_is_one_page():
    assert Pdf(typeset("notice", notice(**ONE))).page_count == 1


def test_the_template_has_no_words_of_its_own_in_a_notice():
    data = {
        name: "" if isinstance(was, str) and name not in ("lang", "dated_at") else was for name, was in notice().items()
    }
    bare = {**data, **OPTIONAL, "title": "T", "total": ["", ""], "requests": {**REQUESTS, "head": [""] * 4, "rows": []}}
    assert folded(Pdf(typeset("notice", bare)).text()) == "T"


def test_without_interest_its_title_and_convention_are_left_out():
    text = folded(Pdf(typeset("notice", EXTREMES["no interest yet"])).text())
    assert folded(notice()["interest_title"]) not in text
    assert folded(notice()["interest_note"]) not in text


def test_nobody_is_asked_to_sign_on_a_page_of_its_own():
    for count in range(1, 24):
        pages = Pdf(typeset("notice", notice(interest={**INTEREST, "rows": INTEREST["rows"][:1] * count}))).pages()
        [signed] = [page for page in pages if "Signature" in page]
        assert "Yours faithfully," in signed, count


def test_the_same_notice_is_the_same_bytes():
    first = typeset("notice", notice())
    typeset("notice", EXTREMES["thirty requests"])
    assert typeset("notice", notice()) == first


def test_a_notice_is_made_for_keeping_in_the_language_of_its_reader():
    made = typeset("notice", notice(lang="it", title="Messa in mora"))
    metadata = Pdf(made).metadata()
    assert re.findall(r"<pdfaid:part>(\d)</pdfaid:part><pdfaid:conformance>(\w)<", metadata) == [("3", "A")]
    assert re.search(rb"/Lang\s?\(it\)", made)
    assert "Messa in mora · Rossi SRL" in metadata
    assert set(re.findall(r"Date>([^<]+)<", metadata)) == {"2025-08-15T09:00:00+00:00"}


def test_a_notice_says_where_characters_had_to_be_replaced():
    told = folded(notice()["inexact"])
    assert told in folded(Pdf(typeset("notice", notice(recipient="株式会社"))).text())
    assert told not in folded(Pdf(typeset("notice", notice())).text())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": " "}, "a notice needs a title"),
        ({"requests": {**REQUESTS, "rows": [["x"]]}}, "a table of 4 columns has rows of another length"),
        ({"interest": {**INTEREST, "aligned": "lrllrrx"}}, r"`\$\.interest\.aligned`"),
        ({"requests": {**REQUESTS, "head": ["x"] * 8, "aligned": "l" * 7}}, r"`\$\.requests\.head`"),
        ({"total": ["Total"]}, r"`\$\.total`"),
        ({"lang": "it_IT"}, r"`\$\.lang`"),
    ],
)
def test_a_notice_that_is_wrong_is_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        typeset("notice", notice(**change))
