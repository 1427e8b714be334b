"""Quotes and notices to typeset."""

import io

from PIL import Image, ImageDraw

STEPS = [
    ["7 December", "Kick-off, contents and pictures from you"],
    ["18 December", "First draft of the home page"],
    ["15 January", "All pages, ready for your corrections"],
    ["29 January 2027", "Publication"],
]
DUTIES = [
    [
        "What we do",
        ["Answer within one working day", "Show a draft every second Friday", "Keep a copy of every version"],
    ],
    ["What we need from you", ["Texts and pictures by 7 December", "Answers to drafts within five working days"]],
]
CONDITIONS = [
    "Prices hold until the date given above; after that we gladly quote anew.",
    "Work starts once this quote is signed and the deposit has arrived.",
    "Payment within 30 days. In case of delay, statutory interest for late payment is due.",
    "The rights of use pass to you with the last payment; our name may be shown among our references.",
]
ITEMS = [
    {
        "what": "Design of the home page",
        "details": "Desktop and phone, two directions to choose from",
        "quantity": "24 h",
        "price": "€60.00",
        "sum": "€1,440.00",
    },
    {
        "what": "Inner pages",
        "details": "Bread, cakes, the family, contact",
        "quantity": "4",
        "price": "€320.00",
        "sum": "€1,280.00",
    },
    {"what": "Photographs", "details": "", "quantity": "1 day", "price": "€480.00", "sum": "€480.00"},
    {"what": "Set-up and publication", "details": "", "quantity": "1", "price": "€300.00", "sum": "€300.00"},
]
PLAN = {
    "head": ["What", "When", "Amount"],
    "aligned": "llr",
    "rows": [
        ["Deposit, 30 %", "on signing", "€1,281.00"],
        ["Approval of the home page", "30 days after it", "€1,494.50"],
        ["Publication", "30 days after it", "€1,494.50"],
    ],
}
EMPTY = {
    "office_lines": [],
    "client_lines": [],
    "facts": [],
    "intro": "",
    "sums": [],
    "sums_note": "",
    "steps": [],
    "duties": [],
    "rounds": "",
    "plan": None,
    "conditions": [],
}


def quote(**more):
    """A quote in English, as most are; `more` replaces its fields."""
    return {
        "title": "Quote 2026-014",
        "lang": "en",
        "dated_at": "2026-11-24T09:00:00Z",
        "office": "Studio Marta",
        "office_lines": ["Marta Bianchi", "Via dei Coronari 12, 00186 Roma", "VAT IT01234567897"],
        "client": "Rossi SRL",
        "client_lines": ["Giulia Rossi", "Via Roma 1, 20121 Milano", "VAT IT00743110157"],
        "about": "A new website for the bakery",
        "facts": [
            ["Number", "2026-014"],
            ["Version", "2"],
            ["Date", "24 November 2026"],
            ["Valid until", "24 December 2026"],
        ],
        "intro": "Thank you for the good conversation on Thursday. This is what we propose, and what it costs.",
        "items_head": ["What", "Quantity", "Price", "Sum"],
        "items": ITEMS,
        "sums": [["Net", "€3,500.00"], ["VAT 22 %", "€770.00"]],
        "total": ["Total", "€4,270.00"],
        "sums_note": "Of the net amount 20 % (€700.00) are withheld as tax on account, so that €3,570.00 are payable.",
        "steps_title": "Steps and dates",
        "steps": STEPS,
        "duties": DUTIES,
        "rounds_title": "Revision rounds",
        "rounds": "Two rounds of changes to each draft are included. A further one costs €80.00.",
        "plan_title": "Payment plan",
        "plan": PLAN,
        "conditions_title": "Conditions",
        "conditions": CONDITIONS,
        "sign_title": "What signing records",
        "sign": "I accept quote 2026-014, version 2, for €4,270.00 including VAT, with the steps, duties, payment plan "
        "and conditions in it.",
        "inexact": "□ stands for characters that this document lacks; quote.json, attached, is exact.",
        **more,
    }


def short(**more):
    """A quote of one item with nothing that can be left out."""
    return quote(**EMPTY, **{"items": ITEMS[:1], "about": "A logo", "total": ["Total", "€1,440.00"], **more})


def two_pages(number=0):
    """What the benchmark sets: two pages."""
    more = [{**ITEMS[each % 4], "what": f"{ITEMS[each % 4]['what']} {number + each}"} for each in range(9)]
    return quote(items=more, about=f"A new website for the bakery, {number}")


REQUESTS = {
    "head": ["Number", "For", "Due on", "Open"],
    "aligned": "lllr",
    "rows": [
        ["2024/31", "Home page, first half", "31 March 2024", "€1,000.00"],
        ["2025/12", "Photographs", "31 May 2025", "€2,500.00"],
    ],
}
INTEREST = {
    "head": ["Request", "Principal", "From", "To", "Days", "Rate", "Half-year"],
    "aligned": "lrllrrl",
    "rows": [
        ["2024/31", "€1,000.00", "1 Apr 2024", "30 Jun 2024", "91", "12.50 %", "2024, first"],
        ["2024/31", "€1,000.00", "1 Jul 2024", "30 Sep 2024", "92", "12.25 %", "2024, second"],
        ["2025/12", "€2,500.00", "1 Jun 2025", "30 Jun 2025", "30", "11.15 %", "2025, first"],
        ["2025/12", "€2,500.00", "1 Jul 2025", "15 Aug 2025", "46", "10.15 %", "2025, second"],
    ],
}


def notice(**more):
    """A formal notice in English; `more` replaces its fields."""
    return {
        "title": "Formal notice of default",
        "lang": "en",
        "dated_at": "2025-08-15T09:00:00Z",
        "sender": "Studio Marta",
        "sender_lines": ["Marta Bianchi", "Via dei Coronari 12, 00186 Roma", "VAT IT01234567897"],
        "recipient": "Rossi SRL",
        "recipient_lines": ["Via Roma 1", "20121 Milano"],
        "how": "By registered letter with advice of receipt",
        "place_label": "Place and date",
        "subject_label": "Subject:",
        "subject": "formal notice of default for unpaid requests 2024/31 and 2025/12",
        "opening": "Dear Sir or Madam,\n\nthe following sums have fallen due, and despite our reminders we have not "
        "received them.",
        "requests": REQUESTS,
        "interest_title": "Interest for late payment",
        "interest": INTEREST,
        "interest_note": "Simple interest by days: principal · rate · days / 365, from the day after the due date, "
        "each day at the rate of its half-year, rounded once at the end.",
        "sums": [
            ["Open", "€3,500.00"],
            ["Interest until 15 August 2025", "€116.93"],
            ["Flat sum, twice €40", "€80.00"],
        ],
        "total": ["Total", "€3,696.93"],
        "demand": "We ask you to pay the total within 15 days of receiving this letter. Interest continues to accrue "
        "until the day of payment.",
        "payment_title": "Where to pay",
        "payment": [
            ["Payee", "Marta Bianchi"],
            ["IBAN", "IT60 X054 2811 1010 0000 0123 456"],
            ["Reference", "2024/31, 2025/12"],
        ],
        "closing": "Should the sum not have arrived by then, we shall claim it in court without further notice.\n\n"
        "Yours faithfully,",
        "signature_label": "Signature",
        "notes": [],
        "inexact": "□ stands for characters that this document lacks; notice.json, attached, is exact.",
        **more,
    }


def logo(wide=600, tall=200, form="PNG", mode="RGBA"):
    """A picture of a ring and a bar, as a file."""
    picture = Image.new(mode, (wide, tall), 0 if mode == "RGBA" else "white")
    pen = ImageDraw.Draw(picture)
    dark = {"L": 60, "1": 0, "P": 1, "CMYK": (80, 20, 60, 60)}.get(mode, (31, 95, 84))
    least = min(wide, tall)
    pen.ellipse((least // 8, least // 8, least * 7 // 8, least * 7 // 8), outline=dark, width=max(1, least // 9))
    pen.rectangle((wide * 7 // 8, tall * 7 // 8, wide, tall), fill=dark)
    made = io.BytesIO()
    picture.save(made, form)
    return made.getvalue()
