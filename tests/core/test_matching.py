"""Which booking may have paid which request: what is proposed, what is only told, and what is never chosen."""

import random
import time
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bookings import Booking, fingerprint
from bot.core.matching import Proposal, proposals
from bot.core.references import Names, OpenRequest, References

DAY = date(2026, 11, 3)


def owed(number, cents=126880, *references, names=("Rossi & Figli SRL",), currency="EUR"):
    return OpenRequest(
        request=f"r{number}",
        number=number,
        cents=cents,
        currency=currency,
        names=names,
        references=references,
    )


def came(cents=126880, reference="", payer="", *, on=DAY, currency="EUR", nth=1):
    return Booking(on=on, cents=cents, currency=currency, payer=payer, reference=reference, nth=nth)


def only(booking, *requests, known=()):
    (found,) = proposals([booking], requests, known)
    return found


def by_reference(text, *references):
    return [each.number for each in References([owed(12, 1, *references)]).named_in(text)] == [12]


def test_the_amount_and_the_reference_make_a_sure_proposal():
    found = only(came(reference="Saldo fattura 12/2026"), owed(7, 126880, "12/2026", names=()), owed(8, 5))
    assert found == Proposal(
        booking=came(reference="Saldo fattura 12/2026"),
        why="reference",
        requests=("r7",),
    )
    assert found.sure


@pytest.mark.parametrize(
    "payer",
    ["ROSSI & FIGLI SRL", "Rossi e Figli S.r.l.", "FIGLI ROSSI", "Rossi & Figli Srl, Milano"],
)
def test_the_amount_and_the_payer_make_a_sure_proposal(payer):
    found = only(came(payer=payer), owed(7), owed(8, 126880, names=("Bianchi",)))
    assert (found.why, found.requests, found.sure) == ("payer", ("r7",), True)


def test_a_payer_may_stand_in_the_text_where_a_bank_has_no_column_for_it():
    found = only(came(reference="BONIFICO A VOSTRO FAVORE ORD. ROSSI & FIGLI SRL TRN 0098"), owed(7))
    assert (found.why, found.requests) == ("payer", ("r7",))


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Saldo fattura 12/2026", "12/2026"),
        ("FT12-2026", "12/2026"),
        ("inv 2026 0012 thanks", "2026-12"),
        ("INV-2026-12", "INV-2026-0012"),
        ("RF18 5390 0754 7034", "RF18539007547034"),
        ("RF18539007547034", "RF18 5390 0754 7034"),
        ("Rechnung Nr. 7", "7"),
        ("fattura n. 7/A del 24/11/2026", "7/A"),
        ("pagamento HOMEPAGE", "Homepage"),
        ("PAGAMENTO ATTIVITÀ", "attività"),
    ],
)
def test_a_reference_is_known_however_banks_and_people_write_it(text, reference):
    assert by_reference(text, reference)


@pytest.mark.parametrize(
    "text",
    ["request 12", "saldo ft. n.12", "Fatture 11 e 12", "invoice #12, thank you", "fattura 0012", "rif 12"],
)
def test_the_number_of_a_request_is_known_after_a_word_that_announces_it(text):
    assert by_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "cliente dal 12 marzo",
        "fattura 12/2027",
        "fattura 11-12",
        "fattura 112",
        "fattura 11 del 12 novembre",
        "fattura del 12/11/2026",
        "invoice 12B",
        "rif 12 % di sconto",
        "rif 12,50 euro",
        "rif 12 EUR",
        "TRN 0012938",
    ],
)
def test_a_number_that_means_something_else_is_no_reference(text):
    assert not by_reference(text)


def test_the_month_in_a_date_is_no_invoice_of_that_number():
    assert not by_reference("bonifico del 01/11/2026", "11/2026")


def test_a_reference_outweighs_a_payer_who_owes_the_same_elsewhere():
    found = only(came(reference="fattura 8", payer="Rossi Figli"), owed(7), owed(8, names=("Bianchi",)))
    assert (found.why, found.requests) == ("reference", ("r8",))


def test_of_two_requests_with_equal_amount_and_reference_none_is_chosen():
    found = only(came(reference="Homepage"), owed(7, 126880, "Homepage"), owed(8, 126880, "Homepage"))
    assert (found.why, found.requests, found.others, found.sure) == ("ambiguous", (), ("r7", "r8"), False)


def test_the_payer_decides_between_two_clients_with_equal_amount_and_reference():
    requests = owed(7, 126880, "Homepage"), owed(8, 126880, "Homepage", names=("Bianchi",))
    assert only(came(reference="Homepage", payer="Bianchi"), *requests).requests == ("r8",)


def test_of_two_requests_of_one_payer_with_one_amount_none_is_chosen():
    found = only(came(payer="Rossi Figli"), owed(7), owed(8))
    assert (found.why, found.requests, found.others) == ("ambiguous", (), ("r7", "r8"))


def test_what_a_reference_has_settled_leaves_the_other_to_the_payer():
    first, second = came(reference="fattura 7"), came(payer="Rossi Figli")
    found = proposals([second, first], [owed(7), owed(8)], ())
    assert {(each.why, each.requests) for each in found} == {("reference", ("r7",)), ("payer", ("r8",))}


@pytest.mark.parametrize(
    ("reference", "payer"), [("fatture 7 e 8", ""), ("fatture 7, 8", ""), ("saldo", "Rossi & Figli")]
)
def test_one_booking_that_pays_two_requests_exactly_is_proposed_as_such(reference, payer):
    found = only(came(150, reference, payer), owed(7, 100), owed(8, 50), owed(9, 70, names=("Rossi & Figli",)))
    assert (found.why, found.requests, found.sure) == ("several", ("r7", "r8"), True)


def test_two_pairs_that_add_up_are_told_and_not_chosen():
    found = only(came(150, payer="Rossi Figli"), owed(7, 100), owed(8, 50), owed(9, 90), owed(10, 60))
    assert (found.why, found.requests, found.others) == ("ambiguous", (), ("r7", "r8", "r9", "r10"))


def test_the_amount_alone_is_a_weak_proposal_if_nothing_else_has_it():
    found = only(came(payer="Studio Legale Verdi"), owed(7), owed(8, 5))
    assert (found.why, found.requests, found.sure) == ("amount", ("r7",), False)


def test_an_amount_that_two_requests_have_tells_nothing():
    found = only(came(payer="Verdi"), owed(7), owed(8, names=("Bianchi",)))
    assert (found.why, found.requests, found.others) == ("none", (), ())


def test_an_amount_that_two_bookings_have_is_chosen_for_neither():
    found = proposals([came(payer="Verdi"), came(payer="Neri")], [owed(7)], ())
    assert [(each.why, each.requests, each.others) for each in found] == [("ambiguous", (), ("r7",))] * 2


def test_an_amount_whose_only_request_is_settled_already_tells_nothing():
    found = proposals([came(reference="fattura 7"), came(payer="Verdi")], [owed(7)], ())
    assert {(each.booking.payer, each.why) for each in found} == {("", "reference"), ("Verdi", "none")}


@pytest.mark.parametrize("days", [-1, 1])
def test_what_one_payer_settles_chooses_nothing_for_another(days):
    both = owed(8, names=("Rossi & Figli", "Bianchi"))
    bookings = [came(payer="Bianchi", on=DAY + timedelta(days=days)), came(payer="Rossi Figli")]
    found = {each.booking.payer: each for each in proposals(bookings, [owed(7), both], ())}
    assert (found["Bianchi"].why, found["Bianchi"].requests) == ("payer", ("r8",))
    assert (found["Rossi Figli"].why, found["Rossi Figli"].others) == ("ambiguous", ("r7", "r8"))


def test_a_payment_of_another_amount_is_told_with_what_it_may_be_part_of():
    by_number, by_name = came(600, reference="acconto fattura 7"), came(700, payer="Rossi Figli")
    found = proposals([by_number, by_name], [owed(7), owed(8, 5)], ())
    assert [(each.why, each.requests, each.others) for each in found] == [
        ("other_amount", (), ("r7",)),
        ("other_amount", (), ("r7", "r8")),
    ]


def test_a_reference_to_another_amount_keeps_the_payer_from_being_taken_at_his_amount():
    found = only(came(600, reference="fattura 7", payer="Rossi Figli"), owed(7, 700), owed(8, 600))
    assert (found.why, found.requests) == ("other_amount", ())


def test_a_second_payment_of_one_request_is_told_as_such():
    first, second = came(reference="fattura 7"), came(reference="fattura 7", on=DAY + timedelta(days=2))
    found = proposals([second, first], [owed(7)], ())
    assert [(each.booking.on, each.why, each.requests, each.others) for each in found] == [
        (first.on, "reference", ("r7",), ()),
        (second.on, "double", (), ("r7",)),
    ]


def test_what_was_booked_before_is_told_as_known():
    booking = came(reference="fattura 7")
    assert only(booking, owed(7), known={fingerprint(booking)}).why == "known"
    assert only(came(reference="fattura 7", nth=2), owed(7), known={fingerprint(booking)}).why == "reference"


@pytest.mark.parametrize("cents", [-126880, 0])
def test_what_did_not_come_in_pays_nothing(cents):
    assert only(came(cents, "fattura 7", "Rossi Figli"), owed(7)).why == "not_incoming"


def test_another_currency_is_another_amount():
    assert only(came(reference="fattura 7", currency="GBP"), owed(7)).why == "other_amount"
    assert only(came(currency="GBP"), owed(7)).why == "none"
    assert only(came(reference="fattura 7", currency=None), owed(7)).why == "reference"


def test_amounts_in_two_currencies_are_never_added_up():
    found = only(came(150, "fatture 7 e 8", currency=None), owed(7, 100), owed(8, 50, currency="GBP"))
    assert (found.why, found.others) == ("other_amount", ("r7", "r8"))


@pytest.mark.parametrize("name", ["Di S.r.l.", "A B", "3M", "", "Studio"])
def test_a_name_that_tells_nobody_is_no_evidence(name):
    assert Names([owed(7, names=(name,))]).named_in("studio di a b 3m srl", name) == []


WORDS = st.sampled_from(["fattura", "7", "8", "9", "12/2026", "homepage", "rossi", "bianchi", "e", "del", "01/11/2026"])
BOOKINGS = st.lists(
    st.builds(
        came,
        st.sampled_from([-50, 0, 50, 100, 150, 200]),
        st.lists(WORDS, max_size=5).map(" ".join),
        st.sampled_from(["", "Rossi Mario", "Bianchi SRL", "Verdi"]),
        on=st.dates(DAY, DAY + timedelta(days=3)),
        currency=st.sampled_from([None, "EUR", "GBP"]),
    ),
    max_size=8,
).map(lambda found: [came_again(each, found[:at].count(each) + 1) for at, each in enumerate(found)])
REQUESTS = st.lists(
    st.builds(
        owed,
        st.integers(7, 14),
        st.sampled_from([50, 100, 150]),
        st.sampled_from(["homepage", "12/2026", "8"]),
        names=st.sampled_from([("Rossi Mario",), ("Bianchi",), ()]),
        currency=st.sampled_from(["EUR", "EUR", "GBP"]),
    ),
    unique_by=lambda each: each.number,
    max_size=6,
)


def came_again(booking, nth):
    return came(booking.cents, booking.reference, booking.payer, on=booking.on, currency=booking.currency, nth=nth)


@given(found=BOOKINGS, requests=REQUESTS, known=st.integers(0, 3))
def test_every_booking_appears_exactly_once_whatever_it_is(found, requests, known):
    before = {fingerprint(each) for each in found[:known]}
    assert Counter(each.booking for each in proposals(found, requests, before)) == Counter(found)


@given(found=BOOKINGS, requests=REQUESTS)
def test_no_request_is_paid_beyond_its_balance_by_sure_proposals(found, requests):
    balances = {each.request: each.cents for each in requests}
    sure = [each for each in proposals(found, requests, ()) if each.sure]
    assert max(Counter(request for each in sure for request in each.requests).values(), default=1) == 1
    assert all(each.booking.cents == sum(balances[request] for request in each.requests) for each in sure)


@given(found=BOOKINGS, requests=REQUESTS, order=st.randoms(use_true_random=False))
def test_the_order_of_lines_and_of_requests_makes_no_difference(found, requests, order):
    expected = proposals(found, requests, ())
    order.shuffle(found)
    order.shuffle(requests)
    assert proposals(found, requests, ()) == expected


@given(found=BOOKINGS, requests=REQUESTS)
def test_only_what_fits_exactly_is_proposed_and_the_rest_is_told(found, requests):
    for each in proposals(found, requests, ()):
        assert bool(each.requests) == (each.why in {"reference", "payer", "several", "amount"})
        assert not (each.requests and each.others)
        assert bool(each.others) == (each.why in {"ambiguous", "double", "other_amount"})


def test_twenty_thousand_lines_against_five_thousand_requests_take_a_moment():
    dice = random.Random(20261124)  # noqa: S311  a fixed seed, for the same figures each time
    requests = [
        owed(number, 10_000 + number * 7 % 90_000, f"{number}/2026", names=(f"Cliente {number} SRL",))
        for number in range(1, 5_001)
    ]
    text = "BONIFICO SEPA A VOSTRO FAVORE ORD. CLIENTE SALDO FATTURA N. {}/2026 DEL 24/11/2026 TRN 00{}0938473"
    lines = []
    for at in range(20_000):
        number = dice.randint(1, 6_000)
        reference = text.format(number, number) if at % 2 else "saldo"
        lines.append(
            came(
                10_000 + number * 7 % 90_000,
                reference,
                f"Cliente {number} S.r.l.",
                on=DAY + timedelta(days=at % 300),
            )
        )
    started = time.process_time()
    found = proposals(lines, requests, frozenset({"0" * 64}))
    assert time.process_time() - started < 2
    assert Counter(each.sure for each in found)[True] > 4_000


@pytest.mark.parametrize("names", [("Rossi",), ("Bianchi",)])
def test_many_requests_of_one_amount_cost_no_more_than_few(names):
    requests = [owed(number, 10_000, "homepage", names=("Rossi",)) for number in range(1, 5_001)]
    lines = [came(10_000, "homepage", names[0], on=DAY + timedelta(days=at)) for at in range(5_000)]
    started = time.process_time()
    found = proposals(lines, requests, ())
    assert time.process_time() - started < 2
    assert not any(each.sure for each in found)
