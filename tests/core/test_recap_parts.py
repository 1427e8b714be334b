"""What a recap tells: statements whose entry is there and says so, what no longer holds left out, money in sums."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import approval_entries as a
from bot.core import payment_entries as p
from bot.core.appointments import AppointmentCancelled, AppointmentMade
from bot.core.clients import ClientState, apply
from bot.core.complaints import ComplaintAnswered, ComplaintAsked, ComplaintClosed, ComplaintOpened
from bot.core.entries import ContactJoined
from bot.core.ledger import EMPTY, Head, Opening, OpeningValue, chain, facts_of
from bot.core.metrics import MetricDrawn, MetricDropped, MetricValue
from bot.core.recap_parts import PARTS, Sum, recap_of
from bot.core.steps import StepDone, StepDropped, StepMoved, StepPlanned, StepReopened

NOW = datetime(2026, 11, 27, 16, tzinfo=UTC)
DAY = date(2026, 12, 4)
# By which kinds of entries each statement may be said.
SAID_BY = {
    "step-done": {"step_done"},
    "payment-received": {"payment_received"},
    "golive": {"approval_given"},
    "approved": {"approval_given"},
    "changes": {"changes_asked", "items_marked"},
    "refused": {"approval_refused"},
    "revoked": {"approval_revoked"},
    "complaint-closed": {"complaint_closed"},
    "approval-open": {"approval_asked"},
    "payment-open": {"payment_requested"},
    "complaint-asked": {"complaint_answered"},
    "step-to-come": {"step_planned", "step_moved"},
    "step-moved": {"step_moved"},
    "step-late": {"step_planned", "step_moved"},
    "appointment": {"appointment_made"},
    "metric": {"metric_value"},
}


def ledger(*life, reasons=()):
    """The state and the entries of a client's life; `reasons` are what was shown, by entry."""
    head, state, entries = EMPTY, ClientState(), []
    for number, facts in enumerate(life, 1):
        shown = dict(reasons).get(number)
        opening = Opening(salt="0" * 32, value=OpeningValue(shown=shown)) if shown else None
        entry = chain(head, "k1", facts, at=NOW - timedelta(days=9), tz="UTC", how="command", opening=opening)
        state, head = apply(state, entry.core), Head(seq=entry.core.seq, hash=entry.hash)
        entries.append(entry)
    return state, entries


def recap(*life, since=0, **more):
    state, entries = ledger(*life, **more)
    return recap_of(state, entries[since:], since, NOW.date(), NOW)


def kinds(found):
    return [(each.kind, each.about, each.seq) for each in found.statements]


def asked(approval="v1", version=1, what="text", needed=1, **more):
    return a.ApprovalAsked(
        approval=approval, version=version, what=what, digest="0" * 64, approvers=("c1", "c2"), needed=needed, **more
    )


def approved(approval="v1", version=1, contact="c1"):
    return a.ApprovalGiven(approval=approval, version=version, contact=contact)


def requested(request="r1", cents=1000, currency="EUR"):
    return p.PaymentRequested(
        request=request,
        number=1,
        cents=cents,
        payable_cents=cents,
        currency=currency,
        issued_on=DAY,
        due_on=DAY,
        source="hand",
    )


def received(payment="b1", cents=400, request="r1"):
    return p.PaymentReceived(request=request, payment=payment, cents=cents, on=DAY)


def planned(step="s1", on=DAY):
    return StepPlanned(step=step, number=1, on=on)


def test_a_step_that_is_done_is_told_and_one_that_is_open_again_is_to_come():
    assert kinds(recap(planned(), StepDone(step="s1", on=DAY))) == [("step-done", "s1", 2)]
    again = recap(planned(), StepDone(step="s1", on=DAY), StepReopened(step="s1"))
    assert kinds(again) == [("step-to-come", "s1", 1)]
    assert kinds(recap(planned(), StepDone(step="s1", on=DAY), StepDropped(step="s1"))) == []


def test_what_was_told_before_is_not_told_again():
    assert kinds(recap(planned(), StepDone(step="s1", on=DAY), since=2)) == []


def test_a_step_whose_day_has_passed_is_said_to_be_late():
    late = StepPlanned(step="s1", number=1, on=NOW.date() - timedelta(days=1))
    today = StepPlanned(step="s1", number=1, on=NOW.date())
    assert (kinds(recap(late)), kinds(recap(today))) == ([("step-late", "s1", 1)], [("step-to-come", "s1", 1)])


def test_a_step_that_was_moved_since_is_told_with_the_reason_and_later_without():
    life = (planned(), StepMoved(step="s1", on=DAY))
    found = recap(*life, reasons={2: "The photographer is ill."}).statements[0]
    assert (found.kind, found.seq, found.words) == ("step-moved", 2, "The photographer is ill.")
    later = recap(*life, reasons={2: "The photographer is ill."}, since=2).statements[0]
    assert (later.kind, later.seq, later.words) == ("step-to-come", 2, "")


def test_a_payment_that_was_booked_by_mistake_is_not_told():
    found = recap(requested(), received(), received("b2", 100), p.PaymentUndone(request="r1", payment="b1"))
    assert kinds(found) == [("payment-received", "r1", 3), ("payment-open", "r1", 1)]
    assert found.sums == (Sum("EUR", 900, 100),)


def test_money_is_summed_up_currency_by_currency():
    found = recap(requested(), requested("r2", 500, "USD"), received(request="r2", cents=500))
    assert found.sums == (Sum("EUR", 1000, 0), Sum("USD", 0, 500))


def test_of_two_who_have_to_approve_the_second_makes_it_approved():
    one = recap(asked(needed=2), approved())
    assert kinds(one) == [("approval-open", "v1", 1)]
    assert kinds(recap(asked(needed=2), approved(), approved(contact="c2"))) == [("approved", "v1", 3)]


def test_one_approval_more_than_needed_is_not_the_one_that_made_it_approved():
    assert kinds(recap(asked(), approved(), approved(contact="c2"))) == [("approved", "v1", 2)]


def test_an_approval_that_a_new_version_voids_is_not_told_but_that_changes_were_asked_for_is():
    superseded = a.ApprovalSuperseded(approval="v1", version=1)
    assert kinds(recap(asked(), approved(), superseded, asked(version=2))) == [("approval-open", "v1", 4)]
    wish = a.ChangesAsked(approval="v1", version=1, contact="c1")
    assert kinds(recap(asked(), wish, superseded, asked(version=2))) == [
        ("changes", "v1", 2),
        ("approval-open", "v1", 4),
    ]


def test_of_one_thing_what_was_said_last_counts():
    taken_back = a.ApprovalRevoked(approval="v1", version=1, contact="c1")
    assert kinds(recap(asked(), approved(), taken_back)) == [("revoked", "v1", 3)]
    assert kinds(recap(asked(), approved(), taken_back, approved())) == [("approved", "v1", 4)]


def test_a_go_live_is_something_done():
    found = recap(asked(), approved(), asked("g1", what="golive", of="v1", of_version=1, of_seq=1), approved("g1"))
    assert [(each.part, each.kind) for each in found.statements] == [("done", "golive"), ("decided", "approved")]


def test_nobody_need_decide_on_an_urgent_call_that_they_did_without():
    assert kinds(recap(asked(what="surcharge", cents=100, currency="EUR"))) == []


def opened(complaint="q1"):
    return ComplaintOpened(complaint=complaint, number=1, contact="c1", source="words", answer_by=NOW)


def test_a_complaint_waits_once_it_was_asked_whether_it_is_settled_and_is_told_when_it_is():
    answered = ComplaintAnswered(complaint="q1", stance="admitted", member="m1")
    assert kinds(recap(opened(), answered)) == []
    question = ComplaintAsked(complaint="q1", ask=1)
    assert kinds(recap(opened(), answered, question)) == [("complaint-asked", "q1", 2)]
    closed = ComplaintClosed(complaint="q1", contact="c1")
    assert kinds(recap(opened(), answered, question, closed)) == [("complaint-closed", "q1", 4)]


def test_calls_to_come_are_told_until_they_are_over_or_cancelled():
    made = AppointmentMade(
        appointment="a1", contact="c1", starts_at=NOW + timedelta(days=1), ends_at=NOW + timedelta(days=1, hours=1)
    )
    assert kinds(recap(made)) == [("appointment", "a1", 1)]
    assert kinds(recap(made, AppointmentCancelled(appointment="a1"))) == []


def drawn():
    return MetricDrawn(metric="v1", version=1, better="higher")


def test_a_metric_is_told_once_it_is_agreed_upon_but_an_old_value_alone_is_no_news():
    value = MetricValue(metric="v1", on=DAY, thousandths=5)
    life = (drawn(), asked(what="metric"), value)
    assert [kind for kind, *_ in kinds(recap(*life))] == ["approval-open"]
    life = (drawn(), asked(what="metric"), approved(), value)
    assert kinds(recap(*life)) == [("approved", "v1", 3), ("metric", "v1", 4)]
    later = recap(*life, since=4)
    assert (kinds(later), later.tells) == ([("metric", "v1", 4)], False)
    assert recap(*life, since=3).tells
    assert kinds(recap(*life, MetricDropped(metric="v1"), since=4)) == []


@pytest.mark.parametrize("life", [(), (ContactJoined(contact="c1", role="approver"),)])
def test_with_nothing_but_beginnings_there_is_nothing_to_tell(life):
    assert not recap(*life).tells


def test_progress_counts_the_steps_that_belong_to_the_project():
    steps = [planned("s1"), planned("s2"), planned("s3"), StepDropped(step="s3"), StepDone(step="s1", on=DAY)]
    assert recap(*steps).progress == (1, 2)
    assert recap().progress is None


DEEDS = st.lists(
    st.one_of(
        st.sampled_from([StepDone(step="s1", on=DAY), StepReopened(step="s1"), StepDropped(step="s1")]),
        st.sampled_from([StepMoved(step="s1", on=DAY), StepMoved(step="s2", on=None), StepDone(step="s2", on=DAY)]),
        st.builds(asked, st.sampled_from(["v2", "v3"]), st.integers(1, 3), needed=st.integers(1, 2)),
        *(
            st.builds(kind, approval=st.just("v2"), version=st.integers(1, 3), contact=st.sampled_from(["c1", "c2"]))
            for kind in (a.ApprovalGiven, a.ChangesAsked, a.ApprovalRefused, a.ApprovalRevoked)
        ),
        st.builds(received, st.sampled_from("123456"), st.integers(1, 900)),
        st.builds(p.PaymentUndone, request=st.just("r1"), payment=st.sampled_from("123456")),
        st.sampled_from([p.RequestWithdrawn(request="r1"), p.PaymentDisputed(request="r1", contact="c1")]),
        st.sampled_from(
            [
                ComplaintAnswered(complaint="q1", stance="explained", member="m1"),
                ComplaintAsked(complaint="q1", ask=1),
                ComplaintClosed(complaint="q1", contact="c1"),
            ]
        ),
        st.builds(
            MetricValue, metric=st.just("v1"), on=st.dates(DAY, date(2027, 1, 1)), thousandths=st.integers(-9999, 9999)
        ),
    ),
    max_size=30,
)
BEGINNING = (
    drawn(),
    asked(what="metric"),
    approved(),
    planned("s1"),
    planned("s2", None),
    requested(),
    opened(),
    asked("v2"),
)


@given(DEEDS, st.integers(0, 40))
def test_whatever_happens_each_statement_points_at_an_entry_that_is_there_and_says_so(deeds, since):
    state, entries = ledger(*BEGINNING, *deeds)
    since = min(since, len(entries))
    found = recap_of(state, entries[since:], since, NOW.date(), NOW)
    assert len({each.key for each in found.statements}) == len(found.statements)
    order = [PARTS.index(each.part) for each in found.statements]
    assert order == sorted(order)
    for each in found.statements:
        entry = entries[each.seq - 1]
        assert entry.core.kind in SAID_BY[each.kind]
        assert each.about in map(str, _values(facts_of(entry.core)))
        # What happened is of this recap alone; how things stand may be older.
        assert each.part not in {"done", "decided"} or each.seq > since


def _values(facts):
    return [getattr(facts, field) for field in facts.__struct_fields__]
