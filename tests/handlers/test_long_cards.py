"""A card that is too long for one message: all its parts change in place, and the buttons below the last one work."""

from datetime import timedelta

import pytest

from bot.core.events import Pressed
from tests.approving import approval, asks
from tests.kit import NOON, opened


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        house.telegram.longest = 3
        yield house


async def wants_changes(house):
    await house.presses("giulia", "Ask for changes")
    await house.writes("giulia", "Calmer, please.")


async def test_all_parts_of_a_long_card_are_changed_in_place(noon):
    await asks(noon)
    before = list(noon.wall("telegram:7"))
    assert len(before) == 2
    await noon.presses("giulia", "Approve")
    assert approval(noon).state == "approved"
    first, last = noon.said_to("giulia", buttons=True)
    assert list(noon.wall("telegram:7")) == before
    assert first.startswith("Homepage, version 1")
    assert last.endswith("[Take it back]")


async def test_the_buttons_of_a_card_that_a_change_made_too_long_work(noon):
    noon.telegram.longest = None
    await asks(noon)
    noon.telegram.longest = 3
    await wants_changes(noon)
    assert noon.last_to("giulia").endswith("Studio Neri knows.")
    grown = list(noon.wall("telegram:7"))
    assert await noon.presses("giulia", "Approve") == ""
    assert approval(noon).state == "approved"
    assert list(noon.wall("telegram:7")) == grown
    assert noon.said_to("giulia", buttons=True)[-1].endswith("[Take it back]")


async def test_a_long_card_that_waited_for_months_can_still_be_decided(noon):
    await asks(noon)
    for months in (1, 2, 3, 4):
        await noon.moves_to(NOON + timedelta(days=31 * months))
    await noon.presses("giulia", "Approve")
    assert approval(noon).state == "approved"


async def test_a_change_that_was_cut_short_goes_on_in_place(noon):
    await asks(noon)
    await noon.outbox.stop()
    card, button = noon.button("telegram:7", "Approve")
    before = list(noon.wall("telegram:7"))
    noon.engine.receive(noon.deed(Pressed, "giulia", message=card, token=button.token, choice=button.choice))
    await noon.restarts()
    await noon.outbox.idle()
    assert list(noon.wall("telegram:7")) == before
    assert noon.said_to("giulia", buttons=True)[-1].endswith("[Take it back]")
