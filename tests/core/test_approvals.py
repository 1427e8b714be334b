"""The state machine of an approval, as a table and as what entries add up to."""

import hashlib
from datetime import UTC, date, datetime
from functools import reduce
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core import approval_entries as e
from bot.core.approvals import (
    MOVES,
    Approval,
    ImpossibleMove,
    Move,
    State,
    apply,
    digest,
    expires_at,
    moved,
    offered,
    over_rounds,
)
from bot.core.entries import ClientOpened

NOW = datetime(2026, 11, 27, 11, tzinfo=UTC)
ASKED = e.ApprovalAsked(approval="v1", version=1, what="text", digest="aa" * 32, approvers=("c1", "c2", "c3"))
SAID = {"approval": "v1", "version": 1}

# In every state: where each move leads, None where there is no such move.
TABLE = """
            approve   change   mark     decline   refuse   revoke   withdraw   expire   remind  supersede
asked       approved  changes  changes  declined  refused  -        withdrawn  expired  asked   -
approved    -         changes  changes  -         -        revoked  -          -        -       -
changes     approved  changes  changes  -         refused  -        withdrawn  -        -       -
declined    -         -        -        -         -        -        withdrawn  -        -       -
refused     -         -        -        -         -        -        withdrawn  -        -       -
revoked     approved  changes  changes  -         -        -        withdrawn  -        -       -
withdrawn   -         -        -        -         -        -        -          -        -       -
expired     -         -        -        -         -        -        withdrawn  -        -       -
"""


def pairs():
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return [(state, move, leads) for state, *row in lines for move, leads in zip(head, row, strict=True)]


def folded(*entries, before=None):
    return reduce(lambda state, facts: apply(state, facts, NOW), entries, before or {})["v1"]


def test_the_table_of_this_test_names_every_state_and_every_move():
    assert {(state, move) for state, move, _ in pairs()} == {
        (state, move) for state in get_args(State) for move in get_args(Move)
    }


@pytest.mark.parametrize(("state", "move", "leads"), pairs())
def test_each_move_leads_where_the_table_says_or_is_refused_with_the_state(state, move, leads):
    what = "plan" if move == "mark" else "surcharge" if move == "refuse" else "text"
    approval = replace(folded(ASKED), what=what, state=state)
    if leads == "-":
        assert (state, move) not in MOVES
        with pytest.raises(ImpossibleMove) as refused:
            moved(approval, move)
        assert refused.value.key == f"approval-is-{state}"
    else:
        assert moved(approval, move) == leads


@pytest.mark.parametrize(
    ("what", "moves"),
    [
        ("text", {"approve", "change", "decline"}),
        ("golive", {"approve", "change", "decline"}),
        ("plan", {"approve", "mark", "decline"}),
        ("surcharge", {"approve", "refuse"}),
        ("quote", {"approve", "refuse", "change"}),
    ],
)
def test_what_a_client_can_do_depends_on_what_is_asked(what, moves):
    office_and_clock = {"withdraw", "expire", "remind"}
    approval = folded(replace(ASKED, what=what))
    assert {move for move in get_args(Move) if offered(approval, move)} == moves | office_and_clock


def test_an_accepted_price_cannot_be_taken_back_like_an_approval():
    accepted = folded(replace(ASKED, what="surcharge"), e.ApprovalGiven(**SAID, contact="c1"))
    with pytest.raises(ImpossibleMove):
        moved(accepted, "revoke")


@pytest.mark.parametrize("move", ["approve", "change", "refuse", "revoke", "decline", "mark"])
def test_a_signed_quote_binds_so_that_no_move_of_a_client_undoes_it(move):
    signed = folded(replace(ASKED, what="quote"), e.ApprovalGiven(**SAID, contact="c1"))
    assert signed.state == "approved"
    assert not offered(signed, move)


@pytest.mark.parametrize(("rounds", "used", "paid", "over"), [(2, 1, 0, False), (2, 2, 0, True), (2, 2, 1, False)])
def test_a_round_is_beyond_the_included_ones_unless_it_was_paid_for(rounds, used, paid, over):
    thing = replace(folded(ASKED), rounds=rounds, rounds_used=used)
    price = replace(folded(replace(ASKED, what="surcharge", of="v1", of_version=1)), approval="v2")
    prices = {f"p{number}": replace(price, state="approved") for number in range(paid)}
    assert over_rounds(thing, {"v1": thing, "v2": price, **prices}) == over


def test_where_nobody_counts_rounds_none_is_beyond_them():
    assert not over_rounds(replace(folded(ASKED), rounds_used=9), {})


def test_the_entries_that_approve_are_known_by_their_numbers():
    asked = replace(ASKED, needed=2)
    state = apply({}, asked, NOW, 4)
    for seq, contact in ((5, "c1"), (7, "c3")):
        state = apply(state, e.ApprovalGiven(**SAID, contact=contact), NOW, seq)
    assert (state["v1"].asked_seq, state["v1"].given_in, state["v1"].approved_seq) == (4, (5, 7), 7)
    state = apply(state, e.ApprovalRevoked(**SAID, contact="c1"), NOW, 8)
    assert state["v1"].given_in == (7,)


def test_who_approves_after_all_has_not_declined():
    asked = replace(ASKED, needed=2)
    said = [e.ApproverDeclined(**SAID, contact="c1"), e.ApprovalGiven(**SAID, contact="c1")]
    second_thoughts = folded(asked, *said)
    assert (second_thoughts.given, second_thoughts.declined) == (("c1",), ())
    assert folded(asked, *said, e.ApproverDeclined(**SAID, contact="c2")).state == "asked"  # c3 can still approve


def test_what_is_asked_is_open_and_nobody_has_said_anything_yet():
    assert folded(ASKED) == Approval(
        approval="v1",
        version=1,
        what="text",
        digest="aa" * 32,
        files=(),
        approvers=("c1", "c2", "c3"),
        needed=1,
        asked_at=NOW,
    )


def test_an_entry_about_something_else_is_not_for_approvals():
    assert apply({}, ClientOpened(), NOW) is None


def test_one_approval_is_enough_where_one_is_needed():
    approval = folded(ASKED, e.ApprovalGiven(**SAID, contact="c2"))
    assert (approval.state, approval.given) == ("approved", ("c2",))


def test_two_of_three_have_to_be_two_different_people():
    asked = replace(ASKED, needed=2)
    first, second = e.ApprovalGiven(**SAID, contact="c1"), e.ApprovalGiven(**SAID, contact="c3")
    assert folded(asked, first).state == "asked"
    assert folded(asked, first, first).state == "asked"
    assert folded(asked, first, second).state == "approved"


def test_who_is_not_named_cannot_approve_even_by_an_entry():
    assert folded(ASKED, e.ApprovalGiven(**SAID, contact="c9")) == folded(ASKED)


@pytest.mark.parametrize(
    "said",
    [
        e.ApprovalGiven(**SAID, contact="c1"),
        e.ChangesAsked(**SAID, contact="c1"),
        e.ApproverDeclined(**SAID, contact="c1"),
        e.ApprovalRevoked(**SAID, contact="c1"),
        e.ApprovalWithdrawn(**SAID),
        e.ApprovalSuperseded(**SAID),
        e.ApprovalReminded(**SAID, reminder=1),
        e.ApprovalExpired(**SAID),
        e.ContentChanged(**SAID, change="deleted"),
    ],
    ids=lambda said: type(said).__name__,
)
def test_what_is_said_of_an_earlier_version_moves_nothing(said):
    second = replace(ASKED, version=2, digest="bb" * 32)
    assert folded(ASKED, second, said) == folded(ASKED, second)


def test_a_new_version_starts_anew_and_keeps_the_rounds_and_the_evidence():
    first = replace(ASKED, files=("f1",), rounds=2)
    changed = e.ChangesAsked(**SAID, contact="c1")
    approval = folded(first, changed, replace(first, version=2, files=("f2",)))
    assert (approval.state, approval.version, approval.given) == ("asked", 2, ())
    assert (approval.rounds_used, approval.evidence) == (1, ("f1", "f2"))


def test_several_wishes_about_one_version_are_one_round():
    wishes = [e.ChangesAsked(**SAID, contact=contact) for contact in ("c1", "c2")]
    assert folded(ASKED, *wishes).rounds_used == 1
    second = replace(ASKED, version=2)
    assert folded(ASKED, *wishes, second, replace(wishes[0], version=2)).rounds_used == 2


def test_a_wish_takes_back_what_was_approved():
    approval = folded(
        replace(ASKED, needed=2), e.ApprovalGiven(**SAID, contact="c1"), e.ChangesAsked(**SAID, contact="c2")
    )
    assert (approval.state, approval.given) == ("changes", ())


def test_nobody_decides_once_fewer_are_left_than_are_needed():
    asked = replace(ASKED, needed=2)
    first, second = (e.ApproverDeclined(**SAID, contact=contact) for contact in ("c1", "c2"))
    assert folded(asked, first).state == "asked"
    assert folded(asked, first, second).state == "declined"
    assert folded(asked, first, first).state == "asked"


def test_whoever_says_not_me_after_approving_has_not_approved():
    asked = replace(ASKED, needed=2)
    approval = folded(asked, e.ApprovalGiven(**SAID, contact="c1"), e.ApproverDeclined(**SAID, contact="c1"))
    assert (approval.given, approval.declined) == ((), ("c1",))


def test_taking_back_leaves_the_approvals_of_the_others():
    asked = replace(ASKED, needed=2)
    given = [e.ApprovalGiven(**SAID, contact=contact) for contact in ("c1", "c2")]
    approval = folded(asked, *given, e.ApprovalRevoked(**SAID, contact="c1"))
    assert (approval.state, approval.given) == ("revoked", ("c2",))
    assert folded(asked, e.ApprovalGiven(**SAID, contact="c3"), before={"v1": approval}).state == "asked"


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        (e.ApprovalWithdrawn(**SAID), "state", "withdrawn"),
        (e.ApprovalExpired(**SAID), "state", "expired"),
        (e.ApprovalReminded(**SAID, reminder=2), "reminders", 2),
        (e.ContentChanged(**SAID, change="edited"), "changed", True),
    ],
)
def test_what_the_office_the_clock_and_the_platform_tell_is_kept(said, field, value):
    assert folded(ASKED, said) == replace(folded(ASKED), **{field: value})


def test_a_changed_message_does_not_undo_the_approval():
    given = e.ApprovalGiven(**SAID, contact="c1")
    approval = folded(ASKED, given, e.ContentChanged(**SAID, change="edited"))
    assert (approval.state, approval.changed) == ("approved", True)


def test_only_a_golive_a_price_and_a_quote_want_the_full_name():
    weighty = {what for what in get_args(e.What) if folded(replace(ASKED, what=what)).weighty}
    assert weighty == {"golive", "surcharge", "quote"}


def test_a_text_that_differs_in_its_normalisation_alone_is_another_text():
    assert digest("caf\u00e9", ()) != digest("cafe\u0301", ())


@pytest.mark.parametrize("other", ["Calm ", "calm", "Calm\n", "Calm\u200b", "", "Calm\r"])
def test_a_text_that_looks_nearly_the_same_is_another_text(other):
    assert digest("Calm", ()) != digest(other, ())


def test_the_order_of_files_counts_and_none_can_pass_for_text():
    assert digest("", ("a", "b")) != digest("", ("b", "a"))
    assert len({digest("a", ()), digest("", ("a",)), digest("", ("a", "a")), digest("", ())}) == 4


def test_a_digest_is_the_sha256_of_what_the_documentation_says():
    plain = b'paletti/approval/v1\0{"files":["ff"],"text":"caf\xc3\xa9"}'
    assert digest("caf\u00e9", ["ff"]) == hashlib.sha256(plain).hexdigest()


@pytest.mark.parametrize(
    ("on", "timezone", "ends"),
    [
        (date(2026, 12, 4), "Europe/Rome", datetime(2026, 12, 4, 23, tzinfo=UTC)),
        (date(2026, 3, 29), "Europe/Rome", datetime(2026, 3, 29, 22, tzinfo=UTC)),  # 23 hours
        (date(2026, 10, 25), "Europe/Rome", datetime(2026, 10, 25, 23, tzinfo=UTC)),  # 25 hours
        (date(2026, 12, 4), "Pacific/Auckland", datetime(2026, 12, 4, 11, tzinfo=UTC)),
        (None, "Europe/Rome", None),
    ],
)
def test_the_last_day_ends_at_midnight_where_the_office_is(on, timezone, ends):
    assert expires_at(folded(replace(ASKED, expires_on=on)), timezone) == ends


VERSIONS = st.integers(1, 3)
CONTACTS = st.sampled_from(["c1", "c2", "c3", "c9"])
SAYINGS = st.one_of(
    st.builds(lambda version, needed: replace(ASKED, version=version, needed=needed), VERSIONS, st.integers(1, 3)),
    *(
        st.builds(kind, approval=st.just("v1"), version=VERSIONS, contact=CONTACTS)
        for kind in (e.ApprovalGiven, e.ChangesAsked, e.ApproverDeclined, e.ApprovalRevoked)
    ),
    *(
        st.builds(kind, approval=st.just("v1"), version=VERSIONS)
        for kind in (e.ApprovalWithdrawn, e.ApprovalExpired, e.ApprovalSuperseded)
    ),
)


@given(st.lists(SAYINGS, max_size=30))
def test_whatever_entries_there_are_an_approved_version_was_approved_by_as_many_as_are_needed(entries):
    state, newest, approved_by = apply({}, ASKED, NOW), ASKED, set()
    for facts in entries:
        state = apply(state, facts, NOW)
        if isinstance(facts, e.ApprovalAsked):
            newest, approved_by = facts, set()
        elif isinstance(facts, e.ApprovalGiven) and facts.version == newest.version:
            approved_by.add(facts.contact)
        approval = state["v1"]
        assert approval.version == newest.version
        assert set(approval.given) <= approved_by & set(newest.approvers)
        assert len(set(approval.given)) == len(approval.given)
        assert approval.state != "approved" or len(approval.given) >= newest.needed
