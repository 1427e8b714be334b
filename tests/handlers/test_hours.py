"""`/hours`: shown, read back, confirmed or dropped; told to clients."""

import pytest

from bot.core.events import Pressed
from tests.kit import GROUP, HOURS, NOON, opened

MONDAYS = "Monday: 10:00–12:00\nMo 10:00-12:00"  # noqa: RUF001  spans of time are set so


async def asks(house, text, name="marta"):
    await house.commands(name, text)
    return house.last_to(name)


async def test_the_office_is_shown_its_rule_and_the_next_openings(house):
    assert (await asks(house, "hours")).splitlines() == [
        "Office hours",
        "Monday to Friday: 09:00–13:00 and 14:00–18:00",  # noqa: RUF001  spans of time are set so
        HOURS,
        "Time zone: Europe/Rome",
        "Public holidays are not taken into account.",
        "Next openings:",
        "• tomorrow, Friday, at 09:00",
        "• tomorrow, Friday, at 14:00",
        "• on Monday 30 November at 09:00",
        "To change them:",
        "/hours Mon to Fri 9-13 and 14-18",
        "/hours holidays IT-RM",
        "/hours calls Tue and Thu 15-17",
        "[photo week.png]",
    ]


async def test_new_hours_are_read_back_and_count_only_when_they_are_confirmed(house):
    said = await asks(house, "orari mo-th 10:00-12:00")
    assert said.splitlines() == [
        "New hours. Shall they apply?",
        "Monday to Thursday: 10:00–12:00",  # noqa: RUF001  spans of time are set so
        "Mo-Th 10:00-12:00",
        "Next openings:",
        "• on Monday 30 November at 10:00",
        "• on Tuesday 1 December at 10:00",
        "• on Wednesday 2 December at 10:00",
    ]
    assert house.desk.office.rule == HOURS
    await house.presses("marta", "Yes, from now on")
    assert house.desk.office.rule == "Mo-Th 10:00-12:00"
    assert house.said_to("marta", buttons=True) == [
        "These hours apply now\nMonday to Thursday: 10:00–12:00\nMo-Th 10:00-12:00"  # noqa: RUF001  spans of time are set so
    ]
    last = list(house.store.entries("office"))[-1]
    assert (last.core.kind, last.core.how) == ("hours_set", "inline_button")


async def test_dropped_hours_stay_dropped(house):
    await asks(house, "hours Mo 10:00-12:00")
    card = house.button("telegram:1", "Yes, from now on")
    await house.presses("marta", "Leave as they were")
    assert house.last_to("marta") == f"The hours stay as they were; not adopted:\n{MONDAYS}"
    event = house.deed(Pressed, "marta", message=card[0], token=card[1].token, choice="yes")
    assert (await house.receives(event)).text == "This button no longer works."
    assert house.desk.office.rule == HOURS


async def test_a_confirmation_pressed_twice_is_recorded_once(house):
    await asks(house, "hours Mo 10:00-12:00")
    message, button = house.button("telegram:1", "Yes, from now on")
    for _ in range(2):
        event = house.deed(Pressed, "marta", message=message, token=button.token, choice="yes")
        answer = await house.receives(event)
    assert answer.text == "This button no longer works."
    assert house.kinds().count("hours_set") == 2  # with that of the first start


async def test_a_press_before_the_card_was_known_to_have_arrived_confirms_and_redraws_it(house):
    async def pressed_at_once(delivery):
        delivered = house.telegram._arrived(delivery)
        if delivery.edit is None:
            message, button = house.button("telegram:1", "Yes, from now on")
            house.engine.receive(
                house.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
            )
        return delivered

    house.telegram.deliver = pressed_at_once
    await house.commands("marta", "hours Mo 10:00-12:00")
    assert house.desk.office.rule == "Mo 10:00-12:00"
    assert house.said_to("marta", buttons=True) == [f"These hours apply now\n{MONDAYS}"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("whenever I like", "I could not read these hours: “"),
        ("lun-ven 9-18 circa", "I could not read these hours: “circa”"),
        ("Mo-Fr 09:00-18:00; PH off", "“PH” cannot be used for office hours."),
        ("Mo-Fr sunrise-sunset", "“sunrise-sunset” cannot be used for office hours."),
        ("🎉" * 50, "I could not read these hours: “"),
    ],
)
async def test_hours_that_cannot_be_read_are_answered_with_an_example(house, typed, answer):
    said = await asks(house, f"hours {typed}")
    assert said.startswith(answer)
    assert said.endswith("Mon to Fri 9-13 and 14-18")
    assert house.desk.cards.where(subject="hours") == []
    assert house.failed() == []


async def test_hours_that_never_open_or_never_close_are_said_to_be_so(house):
    assert "With these hours the office never opens" in await asks(house, "hours off")
    assert "That is always" in await asks(house, "hours 24/7")


async def test_a_client_is_told_when_the_office_opens(house):
    assert await asks(house, "hours", "giulia") == "Studio Neri is closed and opens tomorrow, Friday, at 09:00."
    await house.moves_to(NOON)
    assert await asks(house, "hours", "giulia") == "Studio Neri is open and closes today at 13:00."


async def test_a_client_who_gives_hours_is_only_told_them(house):
    assert (await asks(house, "hours Mo 10:00-12:00", "giulia")).startswith("Studio Neri is closed and opens")
    assert house.desk.cards.where(subject="hours") == []


async def test_an_office_that_is_always_open_says_so(tmp_path):
    async with opened(tmp_path / "data", hours="24/7", name="") as house:
        assert await asks(house, "hours", "giulia") == "The office is open."


async def test_a_member_who_is_not_the_owner_is_shown_the_hours_and_cannot_change_them(house):
    await house.commands("anna", f"claim {house.office.claim_code()}")
    shown = await asks(house, "hours Mo 10:00-12:00")
    assert f"\n{HOURS}\n" in shown
    assert "Shall they apply?" not in shown
    assert house.desk.cards.where(subject="hours") == []


async def test_new_hours_asked_for_in_a_shared_chat_are_confirmed_in_private(house):
    await house.commands("marta", "hours Mo 10:00-12:00", GROUP)
    assert house.said_to(GROUP.id) == []
    await house.presses("marta", "Yes, from now on")
    assert house.desk.office.rule == "Mo 10:00-12:00"


async def test_with_new_hours_who_was_told_the_old_opening_is_told_the_new_one(house):
    await house.writes("giulia", "ciao")
    await asks(house, "hours Mo 10:00-12:00")
    await house.presses("marta", "Yes, from now on")
    await house.writes("giulia", "ciao?")
    assert "opens again on Monday 30 November at 10:00" in house.last_to("giulia")
