"""How fast the clock's own messages follow each other, and that replies do not wait for them."""

from itertools import islice

import pytest

from bot.adapters import Pace
from bot.engine import pacing
from bot.engine.pacing import Pacing, pauses
from tests.engine.echo import posts


class Watch:
    def __init__(self):
        self.shows = 1000.0

    def monotonic(self):
        return self.shows


@pytest.fixture
def watch(monkeypatch):
    stopped = Watch()
    monkeypatch.setattr(pacing, "time", stopped)
    return stopped


def test_turns_of_one_chat_are_a_chats_pause_apart(watch):
    turns = Pacing(Pace(chat_seconds=1.0, overall_seconds=0.0))
    assert [turns.turn("a") for _ in range(3)] == [0.0, 1.0, 2.0]
    watch.shows += 10
    assert turns.turn("a") == 0.0


def test_turns_of_all_chats_together_are_the_overall_pause_apart(watch):
    turns = Pacing(Pace(chat_seconds=0.0, overall_seconds=0.25))
    assert [turns.turn(chat) for chat in "abcd"] == [0.0, 0.25, 0.5, 0.75]
    watch.shows += 0.5
    assert turns.turn("e") == 0.5


@pytest.mark.usefixtures("watch")
def test_a_chat_that_has_to_wait_long_does_not_make_the_others_wait():
    turns = Pacing(Pace(chat_seconds=60.0, overall_seconds=0.25))
    assert [turns.turn(chat) for chat in "aab"] == [0.0, 60.0, 0.5]


def test_chats_that_are_free_again_are_forgotten(watch):
    turns = Pacing(Pace(chat_seconds=1.0, overall_seconds=0.0))
    for number in range(10_001):
        turns.turn(f"{number}")
        watch.shows += 0.001
    assert len(turns._chat_free_at) < 1100


def test_what_cannot_be_sent_for_days_is_tried_again_at_its_longest_pause():
    tries = list(islice(pauses(60.0), 5000))
    assert tries[:8] == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    assert set(tries[8:]) == {60.0}


@pytest.fixture
async def paced(house, watch):  # noqa: ARG001  or the time between two messages would count
    house.telegram.pace = Pace(chat_seconds=0.0, overall_seconds=0.25)
    await house.restarts()
    return house


def posts_four(house, *, paced):
    for number in range(4):
        posts(house, f"{number} {paced}", chat=f"telegram:{number + 100}", paced=paced)


async def test_what_the_clock_sends_keeps_to_the_platforms_rates(paced, waited):
    posts_four(paced, paced=True)
    await paced.outbox.idle()
    assert waited == [0.25, 0.5, 0.75]


async def test_replies_do_not_wait_but_what_they_use_counts(paced, waited):
    posts_four(paced, paced=False)
    await paced.outbox.idle()
    assert waited == []
    posts_four(paced, paced=True)
    await paced.outbox.idle()
    assert waited == [1.0, 1.25, 1.5, 1.75]
