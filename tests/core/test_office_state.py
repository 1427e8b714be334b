"""What ledgers add up to."""

from datetime import UTC, date, datetime, timedelta
from functools import reduce

import pytest
from msgspec.structs import replace

from bot.core import approval_entries as a
from bot.core import entries as e
from bot.core import fold, ledger
from bot.core import payment_entries as p
from bot.core import quote_entries as q
from bot.core.appointments import AppointmentCancelled, AppointmentMade, AppointmentReminded
from bot.core.approvals import Approval
from bot.core.checkins import CalledInPerson, CheckinAnswered, CheckinAsked, CheckinsSet
from bot.core.clients import ClientState
from bot.core.complaints import (
    ComplaintAdded,
    ComplaintAnswered,
    ComplaintAsked,
    ComplaintClosed,
    ComplaintOpened,
)
from bot.core.in_touch import InTouch
from bot.core.ledger import EMPTY, Opening, OpeningValue
from bot.core.metrics import MetricDrawn, MetricDropped, MetricValue
from bot.core.office import Away, Office
from bot.core.office import Opening as OpenForOnce
from bot.core.payments import Payment, Payments, Request
from bot.core.plan_items import PlanItem
from bot.core.recaps import RecapAnswered, RecapSent, RecapSet, RecapSkipped
from bot.core.steps import StepDone, StepDropped, StepMoved, StepPlanned, StepReopened

NOW = datetime(2026, 11, 26, 20, 40, tzinfo=UTC)
HOUR = timedelta(hours=1)
OFFICE_LIFE = (
    e.OfficeOpened(fingerprint="ab" * 32),
    e.HoursSet(rule="Mo-Fr 09:00-18:00", timezone="Europe/Rome"),
    e.LanguageSet(language="it"),
    e.RehearsalBegan(clock_start=NOW, speed_milli=1000),
    e.OwnerClaimed(member="p1"),
    e.ClientAdded(client="k1"),
    e.ClientAdded(client="k2"),
    e.AwaySet(away="a1", starts_at=NOW, ends_at=NOW + 24 * HOUR),
    e.AwaySet(away="a2", starts_at=NOW + 48 * HOUR, stand_in="p2"),
    e.AwayEnded(away="a1"),
    e.DigestIssued(opening_at=NOW, items=3),
    e.RehearsalEnded(),
    e.HolidaysSet(region="IT-RM"),
    e.CallHoursSet(rule="Tu 15:00-17:00", timezone="Europe/Rome"),
    e.OpeningSet(opening="o1", starts_at=NOW, ends_at=NOW + HOUR),
    e.MemberJoined(member="p2"),
    e.MemberJoined(member="p3"),
    e.MemberLeft(member="p3"),
    e.AccountLinked(member="p2"),
    p.LadderSet(rungs=(p.Rung(days=3, tone="friendly"),)),
    p.PayeeSet(),
)
DAYS = {"issued_on": date(2026, 11, 30), "due_on": date(2026, 12, 30)}
QUOTE = q.QuoteDrawn(
    quote="v5",
    version=1,
    net_cents=100000,
    tax_cents=22000,
    total_cents=122000,
    currency="EUR",
    valid_until=date(2026, 12, 24),
    parts=(q.Part(part="d1", kind="deposit", cents=122000, due_days=7),),
    pdf="aa" * 32,
)
CLIENT_LIFE = (
    e.ClientOpened(),
    e.ContactJoined(contact="c1", role="approver"),
    e.ContactJoined(contact="c2", role="reader"),
    e.ClientSet(language="it"),
    e.ClientSet(timezone="Europe/London"),
    e.ChatBound(chat="h1"),
    e.ContactSet(contact="c2", role="approver"),
    e.ContactJoined(contact="c3", role="reader"),
    e.ContactLeft(contact="c3"),
    e.ClientSet(hours="24/7", hours_timezone="Europe/London"),
    e.ClientSet(urgent="paid", urgent_cents=12000, urgent_currency="EUR"),
    e.UrgentCalled(call="u1"),
    e.UrgentAnswered(call="u1", outcome="taken", member="p2"),
    e.Erased(client="k1", openings=3, rows=2, files=0, wish="client"),
    a.ApprovalAsked(approval="v1", version=1, what="text", digest="aa" * 32, approvers=("c1", "c2"), rounds=2),
    a.ApprovalReminded(approval="v1", version=1, reminder=1),
    a.ApproverDeclined(approval="v1", version=1, contact="c2"),
    a.ChangesAsked(approval="v1", version=1, contact="c1"),
    a.ApprovalSuperseded(approval="v1", version=1),
    a.ApprovalAsked(approval="v1", version=2, what="text", digest="bb" * 32, approvers=("c1", "c2"), rounds=2),
    a.ApprovalGiven(approval="v1", version=2, contact="c1"),
    a.ContentChanged(approval="v1", version=2, change="edited"),
    a.ApprovalRevoked(approval="v1", version=2, contact="c1"),
    a.ApprovalWithdrawn(approval="v1", version=2),
    a.ApprovalAsked(approval="v2", version=1, what="link", digest="cc" * 32, approvers=("c1",), expires_on=NOW.date()),
    a.ApprovalExpired(approval="v2", version=1),
    a.ApprovalAsked(
        approval="v3", version=1, what="plan", digest="dd" * 32, approvers=("c1",), item_digests=("11" * 32, "22" * 32)
    ),
    a.ItemsMarked(approval="v3", version=1, contact="c1", marked=(2,)),
    a.ApprovalAsked(
        approval="v4",
        version=1,
        what="surcharge",
        digest="ee" * 32,
        approvers=("c1",),
        cents=8000,
        currency="EUR",
        of="v3",
        of_version=1,
        of_seq=27,
    ),
    a.ApprovalRefused(approval="v4", version=1, contact="c1"),
    QUOTE,
    q.QuoteAcceptedElsewhere(quote="v5", version=1, sha256="ff" * 32),
    p.PaymentRequested(
        request="r1", number=12, source="hand", currency="EUR", cents=120000, payable_cents=96000, **DAYS
    ),
    p.PaymentReminded(request="r1", rung=-3),
    p.PaymentClaimed(request="r1", contact="c1"),
    p.PaymentNotFound(request="r1"),
    p.PaymentPromised(request="r1", contact="c1", on=date(2026, 12, 30)),
    p.PaymentDisputed(request="r1", contact="c1"),
    p.DisputeSettled(request="r1", disputed_cents=1000),
    p.PaymentReceived(request="r1", payment="b1", cents=50000, on=date(2026, 12, 29)),
    p.PaymentReceived(request="r1", payment="b2", cents=500, on=date(2026, 12, 30)),
    p.PaymentUndone(request="r1", payment="b2"),
    p.CreditGiven(request="r1", cents=2000),
    p.NoticePrepared(request="r1", rung=30),
    p.InterestAdded(request="r1", cents=321, flat_cents=4000, until=date(2027, 1, 4)),
    p.RequestWithdrawn(request="r1"),
    p.RemindersPaused(until=date(2027, 1, 6)),
    p.RemindersResumed(),
    q.WorkStarted(quote="v5"),
    StepPlanned(step="x1", number=1, on=date(2026, 12, 4)),
    StepMoved(step="x1", on=date(2026, 12, 11)),
    StepDone(step="x1", on=date(2026, 12, 10)),
    StepReopened(step="x1"),
    StepDropped(step="x1"),
    MetricDrawn(metric="m1", version=1, better="higher", target_thousandths=1_500_000),
    MetricValue(metric="m1", on=date(2026, 12, 1), thousandths=1_240_000),
    MetricDropped(metric="m1"),
    RecapSet(every="week", weekday=4, minute=17 * 60),
    RecapSent(recap="r1", on=date(2026, 12, 4), upto=7),
    RecapSkipped(recap="r2", on=date(2026, 12, 11)),
    RecapAnswered(recap="r1", contact="c1", verdict="correct"),
    ComplaintOpened(complaint="w1", number=1, contact="c1", source="words", answer_by=NOW),
    ComplaintAdded(complaint="w1", contact="c1", answer_by=NOW),
    ComplaintAnswered(complaint="w1", stance="admitted", member="p1"),
    ComplaintAsked(complaint="w1", ask=1),
    ComplaintClosed(complaint="w1", contact="c1"),
    CheckinsSet(every_days=30),
    CheckinAsked(checkin="i1"),
    CheckinAnswered(checkin="i1", contact="c1", score=4),
    CalledInPerson(),
    AppointmentMade(appointment="n1", contact="c1", starts_at=NOW, ends_at=NOW + HOUR),
    AppointmentReminded(appointment="n1"),
    AppointmentCancelled(appointment="n1"),
)
# Of these there is one for either ledger: a member's second account, and a contact's.
LINKED = e.AccountLinked(contact="c2")


def chained(name, life, every_at=HOUR):
    """The entries of a life, an hour apart, each with its words."""
    head, made = EMPTY, []
    for number, facts in enumerate(life):
        opening = Opening(salt="5a" * 16, value=OpeningValue(words=f"words {number}"))
        made.append(ledger.chain(head, name, facts, at=NOW + number * every_at, tz="UTC", how="typed", opening=opening))
        head = ledger.head_of(made[-1])
    return made


def folded(name, life):
    return reduce(fold.apply, (entry.core for entry in chained(name, life)), fold.empty(name))


def test_an_empty_ledger_adds_up_to_nothing():
    assert fold.empty("office") == Office()
    assert fold.empty("k1") == ClientState()


def test_an_office_is_what_its_entries_add_up_to():
    assert folded("office", OFFICE_LIFE) == Office(
        fingerprint="ab" * 32,
        rehearsal=False,
        owner="p1",
        rule="Mo-Fr 09:00-18:00",
        timezone="Europe/Rome",
        language="it",
        holidays="IT-RM",
        calls_rule="Tu 15:00-17:00",
        calls_timezone="Europe/Rome",
        exceptions=(
            Away("a1", NOW, NOW + 9 * HOUR),
            Away("a2", NOW + 48 * HOUR, None, "p2"),
            OpenForOnce("o1", NOW, NOW + HOUR),
        ),
        members=("p1", "p2"),
        clients=("k1", "k2"),
        digest_at=NOW,
        ladder=(p.Rung(days=3, tone="friendly"),),
    )


def test_a_client_is_what_its_entries_add_up_to():
    assert replace(
        folded("k1", CLIENT_LIFE), touch=InTouch()
    ) == ClientState(  # how they keep in touch: test_in_touch.py
        language="it",
        timezone="Europe/London",
        hours="24/7",
        hours_timezone="Europe/London",
        urgent="paid",
        urgent_cents=12000,
        urgent_currency="EUR",
        contacts=(("c1", "approver"), ("c2", "approver")),
        joined_at=NOW + HOUR,
        approvals={
            "v1": Approval(
                approval="v1",
                version=2,
                what="text",
                digest="bb" * 32,
                files=(),
                approvers=("c1", "c2"),
                needed=1,
                asked_at=NOW + 19 * HOUR,
                asked_seq=20,
                state="withdrawn",
                rounds=2,
                rounds_used=1,
                changed=True,
            ),
            "v2": Approval(
                approval="v2",
                version=1,
                what="link",
                digest="cc" * 32,
                files=(),
                approvers=("c1",),
                needed=1,
                asked_at=NOW + 24 * HOUR,
                asked_seq=25,
                state="expired",
                expires_on=NOW.date(),
            ),
            "v3": Approval(
                approval="v3",
                version=1,
                what="plan",
                digest="dd" * 32,
                files=(),
                approvers=("c1",),
                needed=1,
                asked_at=NOW + 26 * HOUR,
                asked_seq=27,
                state="changes",
                rounds_used=1,
                items=(PlanItem(digest="11" * 32, given=("c1",)), PlanItem(digest="22" * 32, marked=True)),
            ),
            "v4": Approval(
                approval="v4",
                version=1,
                what="surcharge",
                digest="ee" * 32,
                files=(),
                approvers=("c1",),
                needed=1,
                asked_at=NOW + 28 * HOUR,
                asked_seq=29,
                state="refused",
                cents=8000,
                currency="EUR",
                of="v3",
                of_version=1,
                of_seq=27,
            ),
        },
        quotes={"v5": QUOTE},
        started=("v5",),
        payments=Payments(
            {
                "r1": Request(
                    request="r1",
                    number=12,
                    cents=120000,
                    payable_cents=96000,
                    currency="EUR",
                    source="hand",
                    asked_seq=33,
                    payments=(Payment(payment="b1", cents=50000, on=date(2026, 12, 29)),),
                    credit_cents=2000,
                    interest_cents=321,
                    flat_cents=4000,
                    disputed_cents=1000,
                    reminded=(-3, 30),
                    withdrawn=True,
                    **DAYS,
                )
            }
        ),
    )


def test_a_second_account_of_a_contact_changes_nothing_that_was_agreed():
    assert folded("k1", [*CLIENT_LIFE, LINKED]) == folded("k1", CLIENT_LIFE)


def test_a_single_opening_counts_more_than_an_absence_made_before_it_and_less_than_one_made_after():
    opening = e.OpeningSet(opening="o1", starts_at=NOW, ends_at=NOW + HOUR)
    away = e.AwaySet(away="a1", starts_at=NOW)
    assert [each.opens for each in folded("office", [away, opening]).overrides] == [False, True]
    assert [each.opens for each in folded("office", [opening, away]).overrides] == [True, False]


def test_an_absence_closes_for_those_who_attend_unless_a_member_stands_in():
    life = [
        e.MemberJoined(member="p2"),
        e.AwaySet(away="a1", starts_at=NOW, stand_in="p2"),
        e.AwaySet(away="a2", starts_at=NOW),
        e.AwaySet(away="a3", starts_at=NOW, stand_in="p9"),
    ]
    assert (len(folded("office", life).overrides), len(folded("office", life).attended_overrides)) == (3, 2)
    left = folded("office", [*life, e.MemberLeft(member="p2")])
    assert left.attended_overrides == left.overrides


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [(0, 2, ["a1"]), (-9, 0, []), (4, None, ["a2"]), (2, 3, []), (1, 5, ["a1", "a2"]), (-9, -1, [])],
)
def test_absences_overlap_where_they_share_a_moment_that_is_still_to_come(starts, ends, found):
    office = folded(
        "office",
        [
            e.AwaySet(away="a0", starts_at=NOW - 9 * HOUR, ends_at=NOW),
            e.AwaySet(away="a1", starts_at=NOW, ends_at=NOW + 2 * HOUR),
            e.AwaySet(away="a2", starts_at=NOW + 4 * HOUR),
        ],
    )
    ends_at = None if ends is None else NOW + ends * HOUR
    assert [each.away for each in office.overlapped(NOW, NOW + starts * HOUR, ends_at)] == found


@pytest.mark.parametrize(("name", "life"), [("office", OFFICE_LIFE), ("k1", CLIENT_LIFE)], ids=["office", "client"])
def test_what_was_erased_changes_no_state(name, life):
    entries = chained(name, life)
    erased = [replace(entry, opening=None) for entry in entries]
    for length in range(len(entries) + 1):
        whole = reduce(fold.apply, (entry.core for entry in entries[:length]), fold.empty(name))
        assert reduce(fold.apply, (entry.core for entry in erased[:length]), fold.empty(name)) == whole


def test_every_kind_of_entry_belongs_in_one_of_the_ledgers():
    assert {type(facts) for facts in (*OFFICE_LIFE, *CLIENT_LIFE)} == set(e.KINDS.values())


@pytest.mark.parametrize("facts", CLIENT_LIFE, ids=lambda facts: type(facts).__name__)
def test_what_is_a_clients_is_refused_in_the_offices_ledger(facts):
    with pytest.raises(TypeError, match=type(facts).__name__):
        folded("office", [facts])


@pytest.mark.parametrize(
    "facts", [each for each in OFFICE_LIFE if type(each) is not type(LINKED)], ids=lambda facts: type(facts).__name__
)
def test_what_is_the_offices_is_refused_in_a_clients_ledger(facts):
    with pytest.raises(TypeError, match=type(facts).__name__):
        folded("k1", [facts])


def test_an_absence_that_had_not_begun_never_was_once_it_is_called_off():
    planned = e.AwaySet(away="a1", starts_at=NOW + 48 * HOUR, ends_at=NOW + 72 * HOUR)
    assert folded("office", [planned, e.AwayEnded(away="a1")]).aways == ()


def test_calling_off_an_absence_leaves_the_others_alone():
    first, second = e.AwaySet(away="a1", starts_at=NOW), e.AwaySet(away="a2", starts_at=NOW)
    assert folded("office", [first, second, e.AwayEnded(away="a2")]).aways == (
        Away("a1", NOW, None),
        Away("a2", NOW, NOW + 2 * HOUR),
    )


def test_a_contact_who_joins_again_has_one_role_the_newer():
    state = folded("k1", [*CLIENT_LIFE, e.ContactJoined(contact="c2", role="reader")])
    assert state.role("c2") == "reader"
    assert len(state.contacts) == 2


def test_whoever_is_not_named_is_a_reader():
    state = folded("k1", CLIENT_LIFE)
    assert [state.role(each) for each in ("c1", "c2", "c3", "c9", None)] == [
        "approver",
        "approver",
        "reader",
        "reader",
        "reader",
    ]


def test_a_setting_that_is_not_given_stays_as_it_was():
    state = folded("k1", [e.ClientSet(language="it", timezone="Europe/London"), e.ClientSet(language="en")])
    assert (state.language, state.timezone) == ("en", "Europe/London")
