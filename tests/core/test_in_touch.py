from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core import appointments, checkins, complaints, metrics, recaps, steps
from bot.core.in_touch import InTouch, apply

NOW = datetime(2026, 11, 27, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)


def folded(*life):
    touch = InTouch()
    for seq, facts in enumerate(life, 1):
        touch = apply(touch, facts, NOW + seq * HOUR, seq)
    return touch


def planned(step, number, on):
    return steps.StepPlanned(step=step, number=number, on=on)


def test_steps_stand_by_their_day_and_those_without_one_come_last():
    touch = folded(planned("a", 1, None), planned("b", 2, date(2026, 12, 9)), planned("c", 3, date(2026, 12, 4)))
    assert [each.step for each in steps.ordered(touch.steps)] == ["c", "b", "a"]


def test_a_step_that_was_moved_remembers_its_first_day():
    touch = folded(planned("a", 1, date(2026, 12, 4)), steps.StepMoved(step="a", on=date(2026, 12, 11)))
    assert (touch.steps["a"].planned_on, touch.steps["a"].on) == (date(2026, 12, 4), date(2026, 12, 11))


def test_a_step_can_be_done_and_not_done_after_all_and_dropped():
    done = [planned("a", 1, None), steps.StepDone(step="a", on=date(2026, 12, 4))]
    assert folded(*done).steps["a"].done_seq == 2
    assert folded(*done, steps.StepReopened(step="a")).steps["a"].done_on is None
    assert steps.ordered(folded(*done, steps.StepDropped(step="a")).steps) == []


def value(on, thousandths):
    return metrics.MetricValue(metric="m", on=on, thousandths=thousandths)


def test_a_second_value_for_a_day_takes_the_place_of_the_first():
    drawn = metrics.MetricDrawn(metric="m", version=1, better="higher")
    touch = folded(drawn, value(date(2026, 12, 8), 2), value(date(2026, 12, 1), 1), value(date(2026, 12, 8), 3))
    assert [(each.thousandths, each.seq) for each in touch.metrics["m"].values] == [(1, 3), (3, 4)]


def test_a_new_version_of_a_metric_keeps_its_values():
    touch = folded(
        metrics.MetricDrawn(metric="m", version=1, better="higher", target_thousandths=5),
        value(date(2026, 12, 8), 2),
        metrics.MetricDrawn(metric="m", version=2, better="lower"),
    )
    assert (touch.metrics["m"].better, touch.metrics["m"].target_thousandths) == ("lower", None)
    assert len(touch.metrics["m"].values) == 1


def test_recaps_tell_on_from_the_newest_entry_that_was_told_of():
    touch = folded(
        recaps.RecapSet(every="week", weekday=4),
        recaps.RecapSent(recap="r1", on=date(2026, 12, 4), upto=40),
        recaps.RecapAnswered(recap="r1", contact="c1", verdict="off"),
        recaps.RecapAnswered(recap="r1", contact="c1", verdict="correct"),
        recaps.RecapAnswered(recap="r0", contact="c1", verdict="off"),
    )
    assert (touch.recaps.upto, touch.recaps.done_on) == (40, date(2026, 12, 4))
    assert [each.verdict for each in touch.recaps.answers] == ["correct"]


def test_a_recap_that_was_skipped_leaves_what_it_would_have_told_of_to_the_next():
    touch = folded(
        recaps.RecapSent(recap="r1", on=date(2026, 12, 4), upto=40),
        recaps.RecapSkipped(recap="r2", on=date(2026, 12, 11)),
    )
    assert (touch.recaps.upto, touch.recaps.done_on) == (40, date(2026, 12, 11))


def test_recaps_can_be_stopped():
    touch = folded(recaps.RecapSet(every="week", weekday=4), recaps.RecapSet(every=None))
    assert touch.recaps.set is None


OPENED = complaints.ComplaintOpened(
    complaint="w", number=1, contact="c1", source="payment", answer_by=NOW + 9 * HOUR, request="r1"
)


def added(by, request=None):
    return complaints.ComplaintAdded(complaint="w", contact="c2", answer_by=by, request=request)


def answered(stance="explained"):
    return complaints.ComplaintAnswered(complaint="w", stance=stance, member="p1")


def test_what_is_added_before_the_answer_does_not_put_off_the_hour_that_was_named():
    known = folded(OPENED, added(NOW + 20 * HOUR, "r2")).complaints["w"]
    assert (known.answer_by, known.requests) == (NOW + 9 * HOUR, ("r1", "r2"))


def test_what_is_added_after_the_answer_waits_for_another_one():
    known = folded(
        OPENED, answered(), complaints.ComplaintAsked(complaint="w", ask=1), added(NOW + 20 * HOUR)
    ).complaints["w"]
    assert (known.state, known.answer_by, known.asks) == ("open", NOW + 20 * HOUR, 0)


def test_a_complaint_is_settled_until_it_is_closed():
    touch = folded(OPENED, answered("admitted"))
    assert [each.stance for each in complaints.unsettled(touch.complaints)] == ["admitted"]
    touch = folded(OPENED, answered("admitted"), complaints.ComplaintClosed(complaint="w", contact="c1"))
    assert complaints.unsettled(touch.complaints) == []
    assert touch.complaints["w"].closed_by == "c1"


def test_a_later_answer_to_the_same_question_takes_the_place_of_the_first():
    said = [checkins.CheckinAnswered(checkin="i", contact="c1", score=score) for score in (2, 4)]
    touch = folded(checkins.CheckinAsked(checkin="i"), *said)
    assert [each.score for each in touch.checkins.scores] == [4]


def test_calls_to_come_stand_in_order_without_those_that_are_over_or_cancelled():
    def made(name, hours):
        starts = NOW + hours * HOUR
        return appointments.AppointmentMade(appointment=name, contact="c", starts_at=starts, ends_at=starts + HOUR)

    touch = folded(
        made("a", 9), made("b", 3), made("c", -3), made("d", 5), appointments.AppointmentCancelled(appointment="d")
    )
    assert [each.appointment for each in appointments.to_come(touch.appointments, NOW)] == ["b", "a"]


@pytest.mark.parametrize("room", [steps, metrics, recaps, complaints, checkins, appointments])
def test_what_belongs_to_another_subject_changes_nothing(room):
    other = complaints.ComplaintAsked if room is not complaints else steps.StepDropped
    facts = other(complaint="w", ask=1) if room is not complaints else other(step="x")
    assert room.apply(None, facts, NOW, 1) is None
