"""A plan's items: each approved or marked by itself, over versions of which only the marked come back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import approval_entries as e
from bot.core.approvals import apply
from bot.core.plan_items import dated, item_digest, line_of, lines, open_numbers

NOW = datetime(2026, 11, 27, 11, tzinfo=UTC)
SAID = {"approval": "v1"}


def asked(items, *, version=1, needed=1):
    return e.ApprovalAsked(
        **SAID,
        version=version,
        what="plan",
        digest=f"{version:064x}",
        approvers=("c1", "c2", "c3"),
        needed=needed,
        item_digests=tuple(items),
    )


def folded(*entries):
    state = {}
    for facts in entries:
        state = apply(state, facts, NOW)
    return state["v1"]


def approve(contact="c1", version=1):
    return e.ApprovalGiven(**SAID, version=version, contact=contact)


def mark(*numbers, contact="c1", version=1):
    return e.ItemsMarked(**SAID, version=version, contact=contact, marked=numbers)


def left(approval):
    return open_numbers(approval.items, approval.needed)


def test_marking_some_approves_all_others_and_asks_for_changes():
    approval = folded(asked("abc"), mark(2))
    assert (approval.state, left(approval), approval.rounds_used) == ("changes", (2,), 1)
    assert [item.given for item in approval.items] == [("c1",), (), ("c1",)]


def test_only_what_was_marked_comes_back_in_the_next_version():
    approval = folded(asked("abc"), mark(2), asked("aBc", version=2))
    assert (approval.state, left(approval)) == ("asked", (2,))
    assert folded(asked("abc"), mark(2), asked("aBc", version=2), approve(version=2)).state == "approved"


def test_what_comes_back_unchanged_though_it_was_marked_is_to_be_decided():
    assert left(folded(asked("abc"), mark(2), asked("abc", version=2))) == (2,)


def test_what_was_approved_but_has_changed_is_to_be_decided_again():
    assert left(folded(asked("abc"), mark(2), asked("ABc", version=2))) == (1, 2)


def test_an_item_that_moves_to_another_place_stays_approved():
    assert left(folded(asked("abc"), mark(2), asked("cBa", version=2))) == (2,)


def test_of_a_plan_that_only_became_shorter_all_is_to_be_decided():
    approval = folded(asked("abc"), mark(2), asked("ac", version=2))
    assert (approval.state, left(approval)) == ("asked", (1, 2))


def test_where_two_are_needed_an_item_is_settled_by_two():
    approval = folded(asked("ab", needed=2), approve("c1"), mark(2, contact="c2"))
    assert (approval.state, left(approval)) == ("changes", (2,))
    assert folded(asked("ab", needed=2), mark(2, contact="c2"), asked("aB", version=2, needed=2)).items[0].given == ()


def test_on_second_thoughts_all_of_it_is_fine():
    assert folded(asked("ab"), mark(2), approve()).state == "approved"


def test_a_mark_takes_the_others_approval_of_that_item_back():
    assert folded(asked("ab"), approve("c1"), mark(1, contact="c2")).items[0].given == ()


def test_taking_the_approval_back_opens_every_item_again():
    approval = folded(asked("ab"), approve(), e.ApprovalRevoked(**SAID, version=1, contact="c1"))
    assert (approval.state, left(approval)) == ("revoked", (1, 2))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.text().filter(lambda text: "\n" not in text))
def test_an_item_is_read_back_as_it_was_written(on, text):
    assert dated(line_of(on, text)) == (on, text)


def test_a_plan_has_an_item_a_line_and_nothing_else_parts_them():
    assert lines("2026-12-01 a\u2028b\n2026-12-02 c") == ["2026-12-01 a\u2028b", "2026-12-02 c"]


@pytest.mark.parametrize("other", ["a ", "A", "", "a\u200b"])
def test_an_item_that_looks_nearly_the_same_is_another_item(other):
    assert item_digest("a") != item_digest(other)


CONTACTS = st.sampled_from(["c1", "c2", "c3"])
DEEDS = st.one_of(
    st.tuples(st.just("ask"), st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)),
    st.tuples(st.just("approve"), CONTACTS),
    st.tuples(st.just("mark"), CONTACTS, st.sets(st.integers(1, 4), min_size=1)),
    st.tuples(st.just("decline"), CONTACTS),
    st.tuples(st.just("revoke"), CONTACTS),
)


def entry(deed, version, items, needed):
    kind, who, *marked = deed
    said = {"contact": who, "version": version, **SAID}
    match kind:
        case "ask":
            return asked(items, version=version, needed=needed)
        case "approve":
            return e.ApprovalGiven(**said)
        case "mark":
            return e.ItemsMarked(**said, marked=tuple(sorted(marked[0])))
        case "decline":
            return e.ApproverDeclined(**said)
    return e.ApprovalRevoked(**said)


def tallied(tally, deed, items):
    """Who approved which item, kept by hand: who marks, declines or revokes has not."""
    kind, who, *marked = deed
    for number, item in enumerate(items, 1):
        given = tally.setdefault(item, set())
        if kind == "mark" and number in marked[0]:
            given.clear()
        elif kind in ("approve", "mark"):
            given.add(who)
        elif kind in ("decline", "revoke"):
            given.discard(who)


@given(st.integers(1, 3), st.lists(DEEDS, max_size=25))
def test_whatever_happens_each_item_of_an_approved_plan_was_approved_by_as_many_as_are_needed(needed, deeds):
    state, version, items, tally = apply({}, asked("ab", needed=needed), NOW), 1, ["a", "b"], {}
    for deed in deeds:
        if deed[0] == "ask":
            version, items = version + 1, deed[1]
        else:
            tallied(tally, deed, items)
        state = apply(state, entry(deed, version, items, needed), NOW)
        approval = state["v1"]
        assert [item.digest for item in approval.items] == items
        assert all(set(item.given) <= tally.get(item.digest, set()) for item in approval.items)
        if approval.state == "approved":
            assert all(len(item.given) >= needed and not item.marked for item in approval.items)
