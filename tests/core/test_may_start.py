"""May work start? Every quote has to be signed, and its deposit received; what was never asked for stops nothing."""

from datetime import date, timedelta

import pytest

from bot.core import approval_entries as a
from bot.core import payment_entries as p
from bot.core import quote_entries as q
from bot.core.entries import ContactJoined
from bot.core.gate import may_start, verdict
from tests.core.test_office_state import folded

DAY = date(2026, 12, 4)


def drawn(quote="v1", *kinds, version=1):
    parts = tuple(q.Part(part=f"{quote}{kind}", kind=kind, cents=100) for kind in kinds or ("deposit", "instalment"))
    return q.QuoteDrawn(
        quote=quote,
        version=version,
        net_cents=200,
        tax_cents=0,
        total_cents=200,
        currency="EUR",
        valid_until=DAY,
        parts=parts,
        pdf="aa" * 32,
    )


def asked(quote="v1", version=1, what="quote"):
    return a.ApprovalAsked(approval=quote, version=version, what=what, digest="bb" * 32, approvers=("c1",))


def signed(quote="v1", version=1):
    return a.ApprovalGiven(approval=quote, version=version, contact="c1")


def request(part="v1deposit", quote="v1"):
    return p.PaymentRequested(
        request=f"r{part}",
        number=1,
        cents=100,
        payable_cents=100,
        currency="EUR",
        issued_on=DAY,
        due_on=DAY + timedelta(days=7),
        source="plan",
        quote=quote,
        part=part,
    )


def paid(cents=100, part="v1deposit"):
    return p.PaymentReceived(request=f"r{part}", payment=f"b{part}{cents}", cents=cents, on=DAY)


def state(*life):
    return folded("k1", (ContactJoined(contact="c1", role="approver"), *life))


EXPIRED = a.ApprovalExpired(approval="v1", version=1)
SIGNED = (drawn(), asked(), signed(), request())


@pytest.mark.parametrize(
    ("life", "missing"),
    [
        ((), []),
        ((drawn(), asked()), ["quote"]),
        ((drawn(), asked(), signed()), ["deposit"]),
        (SIGNED, ["deposit"]),
        ((*SIGNED, paid(60)), ["deposit"]),
        ((*SIGNED, paid(60), paid(40)), []),
        ((*SIGNED, paid(150)), []),
        ((*SIGNED, p.CreditGiven(request="rv1deposit", cents=100)), []),
        ((*SIGNED, p.RequestWithdrawn(request="rv1deposit")), []),
        ((drawn("v1", "instalment"), asked(), signed()), []),
        ((*SIGNED, paid(), asked("v1", 2)), ["quote"]),
        ((drawn(), asked(), a.ApprovalRefused(approval="v1", version=1, contact="c1")), ["quote"]),
        ((drawn(), asked(), EXPIRED), ["quote"]),
        ((drawn(), asked(), a.ApprovalWithdrawn(approval="v1", version=1)), []),
        ((drawn(), asked(), EXPIRED, drawn("v2", "instalment"), asked("v2"), signed("v2")), []),
        ((*SIGNED, paid(), drawn("v2"), asked("v2")), ["quote"]),
        ((*SIGNED, drawn("v2"), asked("v2")), ["quote", "deposit"]),
        ((drawn("v1", "instalment"), asked(), q.QuoteAcceptedElsewhere(quote="v1", version=1, sha256="ff" * 32)), []),
    ],
)
def test_what_is_missing_before_work_may_start(life, missing):
    assert may_start(state(*life)) == missing


def test_a_thing_goes_online_only_once_work_could_start():
    copy = a.ApprovalAsked(approval="t1", version=1, what="text", digest="cc" * 32, approvers=("c1",))
    life = (copy, a.ApprovalGiven(approval="t1", version=1, contact="c1"))
    assert verdict(state(*life), "t1").go
    assert verdict(state(*life, *SIGNED), "t1").missing == ("deposit",)
    assert verdict(state(*life, *SIGNED, paid()), "t1").go


def test_a_statement_about_an_earlier_version_signs_nothing():
    life = (drawn(), asked(), drawn("v1", version=2), asked("v1", 2))
    late = q.QuoteAcceptedElsewhere(quote="v1", version=1, sha256="ff" * 32)
    assert may_start(state(*life, late)) == ["quote"]


def test_what_was_accepted_elsewhere_keeps_its_document_as_evidence():
    life = (drawn(), asked(), q.QuoteAcceptedElsewhere(quote="v1", version=1, sha256="ff" * 32))
    approval = state(*life).approvals["v1"]
    assert (approval.state, approval.elsewhere, approval.evidence[-1]) == ("approved", True, "ff" * 32)
