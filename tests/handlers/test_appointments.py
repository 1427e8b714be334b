"""Calls are arranged: what a client can choose from, what both sides are told, and what cannot go wrong."""

import pytest

from bot.core.erasing import find
from bot.core.events import Pressed
from bot.core.ledger import facts_of
from tests.approving import decides, rossi, shared
from tests.kit import GROUP, NIGHT, NOON, opened, private, rome

HOURS = "hours calls Tu,Th 15:00-17:00"
TUESDAY, THURSDAY = "Tuesday 1 December, 15:00", "Thursday 3 December, 15:00"


async def calls_can_be_had(house, hours=HOURS):
    await house.commands("marta", hours)
    await house.presses("marta", "Yes, from now on")
    house.forget()


@pytest.fixture
async def noon(tmp_path):
    """A Friday; calls can be had on Tuesdays and Thursdays."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await calls_can_be_had(house)
        yield house


def entries(house, client=None):
    """What is on record about calls."""
    found = house.store.entries(client or rossi(house))
    return [entry for entry in found if entry.core.kind.startswith("appointment")]


def kinds(house):
    return [entry.core.kind for entry in entries(house)]


def starts(house, client=None):
    return [facts_of(entry.core).starts_at for entry in entries(house, client)]


def drawn(house):
    """The files for calendars, two for each time that something was told."""
    return [data for template, data in house.drawn if template == "appointment"]


async def second_client(house, name="paolo"):
    await house.commands(name, f"start {await house.invitation('new Zucca SNC')}")
    house.forget()
    return next(row.client for row in house.desk.clients.where() if row.name == "Zucca SNC")


@pytest.mark.parametrize("word", ["call", "Call", "chiamata"])
async def test_a_plain_word_of_a_client_is_answered_with_three_times(noon, word):
    await noon.writes("giulia", word)
    assert noon.said_to("giulia", buttons=True) == [
        "\n".join(
            [
                "Studio Neri can call you at one of these times, for 30 minutes:",
                "1. on Tuesday 1 December at 15:00",
                "2. on Thursday 3 December at 15:00",
                "3. on Tuesday 8 December at 15:00",
                "Which one suits you? You can also write its number, or another day and hour.",
                f"[{TUESDAY}]",
                f"[{THURSDAY}]",
                "[Tuesday 8 December, 15:00]",
                "[Other times] [None of them]",
            ]
        )
    ]
    assert noon.said_to("marta") == []


async def test_the_chosen_time_is_told_to_both_sides_in_the_same_sentence_with_a_file_for_the_calendar(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    assert noon.said_to("giulia", buttons=True) == [
        "Chosen: on Tuesday 1 December at 15:00.",
        (
            "The call is arranged: Studio Neri calls Giulia Bianchi on Tuesday 1 December at 15:00, for 30 minutes.\n"
            "If Studio Neri should call you at another number, please write it here.\n"
            "[document call-2026-12-01.ics]\n"
            "[Cancel] [Another time]"
        ),
    ]
    assert noon.said_to("marta", buttons=True) == [
        (
            "The call is arranged: Studio Neri calls Giulia Bianchi · Rossi SRL on Tuesday 1 December at 15:00, "
            "for 30 minutes.\n"
            "[document call-2026-12-01.ics]\n"
            "[Cancel]"
        )
    ]
    assert starts(noon) == [rome("2026-12-01T15:00")]
    ours, theirs = sorted(drawn(noon), key=lambda data: data["title"])
    assert (theirs["title"], ours["title"]) == ("Call with Studio Neri", "Call with Giulia Bianchi · Rossi SRL")
    assert theirs["uid"] == ours["uid"]
    assert (theirs["starts_at"], theirs["ends_at"]) == ("2026-12-01T14:00:00Z", "2026-12-01T14:30:00Z")


async def test_what_goes_on_record_holds_no_name(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    (entry,) = entries(noon)
    assert b"Giulia" not in bytes(entry.core.facts)
    assert (entry.core.how, entry.opening.value.who.name) == ("inline_button", "Giulia Bianchi")


async def test_in_italian_both_zones_are_told_where_they_differ(noon):
    await noon.commands("marta", "client rossi set language=it timezone=Europe/London")
    noon.forget()
    await noon.writes("giulia", "chiamata")
    assert noon.last_to("giulia").splitlines()[:2] == [
        "Studio Neri può chiamarLa in uno di questi orari, per 30 minuti:",
        "1. martedì 1 dicembre alle 14:00 (15:00, ora di Roma)",
    ]
    await noon.presses("giulia", "martedì 1 dicembre, 14:00")
    assert noon.last_to("giulia").splitlines()[0] == (
        "La chiamata è fissata: Studio Neri chiama Giulia Bianchi martedì 1 dicembre alle 14:00 "
        "(15:00, ora di Roma), per 30 minuti."
    )
    assert noon.last_to("marta").splitlines()[0].endswith("on Tuesday 1 December at 15:00, for 30 minutes.")


async def test_far_away_the_offices_day_is_told_too(noon):
    await noon.commands("marta", "client rossi set timezone=Australia/Sydney")
    noon.forget()
    await noon.writes("giulia", "call")
    assert "1. on Wednesday 2 December at 01:00 (Tuesday 15:00 Rome time)" in noon.last_to("giulia")


async def test_nobody_is_called_within_two_hours_of_work(noon):
    await noon.moves_to(rome("2026-12-01T13:30"))  # lunch: two hours of work end at four
    noon.forget()
    await noon.commands("giulia", "call")
    assert noon.last_to("giulia").splitlines()[1] == "1. on Tuesday 1 December at 16:00"


async def test_where_nobody_has_said_when_the_wish_is_passed_on(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("giulia", "call")
        assert house.last_to("giulia") == (
            "Calls cannot be arranged here yet. I have passed your wish on to Studio Neri."
        )
        assert house.last_to("marta").splitlines()[:2] == [
            "Giulia Bianchi · Rossi SRL",
            "I would like to arrange a call.",
        ]
        await house.writes("marta", "I call you at five.", reply_to=house.last_id("marta"))
        assert house.last_to("giulia") == "Marta Neri\nI call you at five."


async def test_a_wish_at_night_waits_for_the_digest_and_the_client_is_told_when_it_is_read(tmp_path):
    async with opened(tmp_path / "data", start=NIGHT) as house:
        await house.commands("giulia", "call")
        assert house.last_to("giulia").splitlines()[1] == "It will be read tomorrow, Friday, at 09:00."
        assert house.said_to("marta") == []
        await house.moves_to(rome("2026-11-27T09:00"))
        assert "I would like to arrange a call." in house.last_to("marta")


async def test_other_times_take_the_place_of_the_first_ones_and_one_of_them_can_be_chosen(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", "Other times")
    (said,) = noon.said_to("giulia")
    assert said.splitlines()[1:4] == [
        "1. on Tuesday 1 December at 16:00",
        "2. on Thursday 3 December at 16:00",
        "3. on Tuesday 8 December at 16:00",
    ]
    await noon.presses("giulia", "Thursday 3 December, 16:00")
    assert starts(noon) == [rome("2026-12-03T16:00")]


async def test_a_press_on_a_time_that_was_on_the_card_a_moment_ago_counts(noon):
    await noon.commands("giulia", "call")
    message, button = noon.button(private(noon.people["giulia"]), TUESDAY)
    await noon.presses("giulia", "Other times")
    await noon.receives(noon.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice))
    assert starts(noon) == [rome("2026-12-01T15:00")]


async def test_a_time_that_never_was_on_the_card_is_refused(noon):
    await noon.commands("giulia", "call")
    message, button = noon.button(private(noon.people["giulia"]), TUESDAY)
    for choice in ("at-1", "at-999999999999", "at-", "everything"):
        answer = await noon.receives(noon.deed(Pressed, "giulia", message=message, token=button.token, choice=choice))
        assert answer.text == "This button no longer works."
    assert (kinds(noon), noon.failed()) == ([], [])


async def test_once_there_is_nothing_more_to_offer_the_wish_is_passed_on(noon):
    await calls_can_be_had(noon, "hours calls 2026 Dec 01 15:00-16:00")
    await noon.commands("giulia", "call")
    await noon.presses("giulia", "Other times")
    assert noon.said_to("giulia") == [
        "These times are no longer on offer.",
        "No time for a call is free in the coming weeks. I have passed your wish on to Studio Neri.",
    ]
    assert "I would like to arrange a call." in noon.last_to("marta")


async def test_none_of_them_passes_the_wish_on(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", "None of them")
    assert noon.last_to("giulia") == (
        "I have told Studio Neri that none of these times suits you. The answer will come here."
    )
    assert "none of the times on offer suits me" in noon.last_to("marta")
    assert kinds(noon) == []


async def test_pressed_twice_there_is_one_call(noon):
    await noon.commands("giulia", "call")
    message, button = noon.button(private(noon.people["giulia"]), TUESDAY)
    press = {"message": message, "token": button.token, "choice": button.choice}
    await noon.receives(noon.deed(Pressed, "giulia", **press))
    answer = await noon.receives(noon.deed(Pressed, "giulia", **press))
    assert answer.text == "This button no longer works."
    assert kinds(noon) == ["appointment_made"]
    assert len(noon.said_to("marta")) == 1


@pytest.mark.parametrize("second", ["paolo", "luca"])
async def test_of_two_clients_who_choose_the_same_time_the_first_has_it_and_the_second_three_others(noon, second):
    zucca = await second_client(noon, second)
    for name in ("giulia", second):
        await noon.commands(name, "call")
    await noon.presses("giulia", TUESDAY)
    await noon.presses(second, TUESDAY)
    (said,) = noon.said_to(second)
    assert said.splitlines()[:4] == [
        "That time has just been taken. These are free:",
        "1. on Tuesday 1 December at 15:30",
        "2. on Thursday 3 December at 15:00",
        "3. on Tuesday 8 December at 15:00",
    ]
    await noon.presses(second, "Tuesday 1 December, 15:30")
    assert (starts(noon), starts(noon, zucca)) == ([rome("2026-12-01T15:00")], [rome("2026-12-01T15:30")])


async def test_of_two_people_of_a_client_the_second_is_offered_others_too(noon):
    await decides(noon, "paolo")
    for name in ("giulia", "paolo"):
        await noon.commands(name, "call")
    await noon.presses("giulia", TUESDAY)
    await noon.presses("paolo", TUESDAY)
    assert noon.last_to("paolo").startswith("That time has just been taken. These are free:")
    assert kinds(noon) == ["appointment_made"]


async def test_a_time_that_is_arranged_is_offered_to_nobody_else(noon):
    await second_client(noon)
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.commands("paolo", "call")
    assert "1. on Tuesday 1 December at 15:30" in noon.last_to("paolo")
    assert "Giulia" not in noon.last_to("paolo")


async def test_a_time_that_has_passed_is_not_to_be_had(noon):
    await noon.commands("giulia", "call")
    await noon.moves_to(rome("2026-12-01T15:00"))
    await noon.presses("giulia", TUESDAY)
    (said,) = [text for text in noon.said_to("giulia") if "free" in text]
    assert said.splitlines()[:2] == [
        "That time is no longer free. These are free:",
        "1. on Thursday 3 December at 15:00",
    ]
    assert kinds(noon) == []


@pytest.mark.parametrize("change", ["away 1 Dec", "hours calls Th 15:00-17:00"])
async def test_a_time_at_which_the_office_is_away_meanwhile_is_not_to_be_had(noon, change):
    await noon.commands("giulia", "call")
    await noon.commands("marta", change)
    if change.startswith("hours"):
        await noon.presses("marta", "Yes, from now on")
    await noon.presses("giulia", TUESDAY)
    assert noon.last_to("giulia").startswith("That time is no longer free.")
    assert "Thursday 3 December" in noon.last_to("giulia").splitlines()[1]


async def test_once_there_are_no_hours_for_calls_any_more_the_wish_is_passed_on(noon):
    await noon.commands("giulia", "call")
    await calls_can_be_had(noon, "hours calls none")
    await noon.commands("giulia", "hours")  # the wall was wiped
    card = noon.desk.cards.where(subject="call_offer")[0]
    press = {"message": card.message, "token": card.token, "choice": f"at-{NOON.timestamp() // 60:.0f}"}
    await noon.receives(noon.deed(Pressed, "giulia", **press | {"choice": "other"}))
    assert noon.last_to("giulia") == "Calls cannot be arranged here yet. I have passed your wish on to Studio Neri."


async def test_who_asks_again_is_shown_the_call_that_is_arranged(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    noon.forget()
    await noon.commands("giulia", "call")
    assert noon.said_to("giulia", buttons=True)[-1].splitlines()[0::3] == [
        "The call is arranged: Studio Neri calls Giulia Bianchi on Tuesday 1 December at 15:00, for 30 minutes.",
        "[Cancel] [Another time]",
    ]


async def test_an_older_offer_gives_nobody_a_second_call(noon):
    await noon.commands("giulia", "call")
    older = noon.button(private(noon.people["giulia"]), THURSDAY)
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    message, button = older
    await noon.receives(noon.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice))
    assert kinds(noon) == ["appointment_made"]
    assert noon.last_to("giulia").startswith("The call is arranged: ")


async def test_a_call_is_moved_to_another_time_and_both_calendars_follow(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.presses("giulia", "Another time")
    await noon.presses("giulia", THURSDAY)
    assert starts(noon) == [rome("2026-12-01T15:00"), rome("2026-12-03T15:00")]
    assert (
        noon.said_to("giulia", buttons=True)[1] == "The call on Tuesday 1 December at 15:00 is moved to another time."
    )
    assert noon.last_to("marta").splitlines()[0] == (
        "The call is moved: Studio Neri calls Giulia Bianchi · Rossi SRL on Thursday 3 December at 15:00, "
        "for 30 minutes; no longer on Tuesday 1 December at 15:00."
    )
    before, *_, after = drawn(noon)
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert [row.starts_at for row in noon.desk.appointments.where()] == [rome("2026-12-03T15:00")]


@pytest.mark.parametrize("who", ["giulia", "marta"])
async def test_whoever_cancels_the_other_side_is_told_at_once_and_so_are_the_calendars(noon, who):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.presses(who, "Cancel")
    by = {"giulia": "Giulia Bianchi", "marta": "Studio Neri"}[who]
    assert noon.last_to("giulia").splitlines() == [
        (
            "The call of Studio Neri with Giulia Bianchi on Tuesday 1 December at 15:00 will not take place: "
            f"{by} has cancelled it."
        ),
        "To arrange another one, write “call”.",
        "[document call-2026-12-01.ics]",
    ]
    assert "will not take place" in noon.last_to("marta")
    assert noon.said_to("giulia", buttons=True)[1] == "The call on Tuesday 1 December at 15:00 is cancelled."
    assert noon.said_to("marta", buttons=True)[0] == "The call on Tuesday 1 December at 15:00 is cancelled."
    made, *_, gone = drawn(noon)
    assert (made["uid"], made.get("cancelled", False), gone["cancelled"]) == (gone["uid"], False, True)
    assert gone["sequence"] > made["sequence"]
    assert (kinds(noon), noon.desk.appointments.where()) == (["appointment_made", "appointment_cancelled"], [])
    noon.forget()
    await noon.commands("giulia", "call")
    assert "1. on Tuesday 1 December at 15:00" in noon.last_to("giulia"), "the time is free again"


async def test_cancelled_twice_is_cancelled_once(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    message, button = noon.button(private(noon.people["marta"]), "Cancel")
    await noon.presses("giulia", "Cancel")
    answer = await noon.receives(noon.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice))
    assert answer.text == "This button no longer works."
    assert kinds(noon) == ["appointment_made", "appointment_cancelled"]


async def test_a_call_that_has_begun_is_not_cancelled_any_more(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.moves_to(rome("2026-12-01T15:00"))
    assert await noon.presses("giulia", "Cancel") == "This call has begun already."
    assert kinds(noon) == ["appointment_made"]


async def test_a_client_can_cancel_by_command(noon):
    await noon.commands("giulia", "call cancel")
    assert noon.last_to("giulia") == "No call is arranged with you."
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.commands("giulia", "chiamata annulla")
    assert kinds(noon) == ["appointment_made", "appointment_cancelled"]


async def test_readers_are_told_kindly_who_arranges_calls(noon):
    await noon.commands("paolo", f"start {await noon.invitation('rossi invite')}")
    await noon.commands("marta", "client rossi reader Paolo")
    noon.forget()
    await noon.writes("paolo", "call")
    assert noon.last_to("paolo") == "Calls are arranged with whoever decides on your side: Giulia Bianchi"


async def test_in_a_shared_chat_only_whoever_decides_can_choose(noon):
    await shared(noon)
    await noon.commands("giulia", "call", GROUP)
    await noon.writes("paolo", "good day", GROUP)
    assert await noon.presses("paolo", TUESDAY, GROUP) == "Calls are arranged with whoever decides on your side."
    assert await noon.presses("marta", TUESDAY, GROUP) == "This button is for the client."
    assert kinds(noon) == []
    await noon.presses("giulia", TUESDAY, GROUP)
    assert noon.said_to(GROUP.id)[-1].startswith("The call is arranged: Studio Neri calls Giulia Bianchi")


async def test_a_stranger_is_not_told_that_calls_are_the_offices_alone(noon):
    await noon.commands("anna", "call")
    assert "is for the office" not in noon.last_to("anna")


async def test_the_office_offers_times_to_a_client(noon):
    await noon.commands("marta", "call rossi")
    assert noon.last_to("marta") == "Rossi SRL has 3 times to choose from."
    assert noon.last_to("giulia").splitlines()[0] == (
        "Studio Neri would like to talk with you. These times are free, for 30 minutes:"
    )
    await noon.presses("giulia", THURSDAY)
    assert starts(noon) == [rome("2026-12-03T15:00")]


async def test_with_a_call_to_come_the_office_is_shown_it(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    before = len(noon.said_to("giulia"))
    await noon.commands("marta", "call rossi")
    assert noon.last_to("marta") == "Calls to come\n• Giulia Bianchi · Rossi SRL, on Tuesday 1 December at 15:00"
    assert len(noon.said_to("giulia")) == before


async def test_the_office_sees_the_calls_to_come_in_order(noon):
    await second_client(noon)
    await noon.commands("marta", "call")
    assert noon.last_to("marta") == "No call is arranged."
    for name, label in (("giulia", THURSDAY), ("paolo", TUESDAY)):
        await noon.commands(name, "call")
        await noon.presses(name, label)
    await noon.commands("marta", "call")
    assert noon.last_to("marta").splitlines() == [
        "Calls to come",
        "• Paolo Verdi · Zucca SNC, on Tuesday 1 December at 15:00",
        "• Giulia Bianchi · Rossi SRL, on Thursday 3 December at 15:00",
    ]


async def test_the_office_cancels_by_command(noon):
    await noon.commands("marta", "call rossi cancel")
    assert noon.last_to("marta") == "No call with Rossi SRL is planned."
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.commands("marta", "chiamata rossi annulla")
    assert "Studio Neri has cancelled it." in noon.last_to("giulia")
    assert kinds(noon) == ["appointment_made", "appointment_cancelled"]


async def test_of_several_calls_with_a_client_the_office_says_which_is_cancelled(noon):
    await decides(noon, "paolo")
    for name, label in (("giulia", TUESDAY), ("paolo", THURSDAY)):
        await noon.commands(name, "call")
        await noon.presses(name, label)
    await noon.commands("marta", "call rossi cancel")
    assert noon.said_to("marta", buttons=True)[-1].splitlines() == [
        "Which call with Rossi SRL should be cancelled?",
        f"[{TUESDAY}]",
        f"[{THURSDAY}]",
    ]
    await noon.presses("marta", THURSDAY)
    assert [row.starts_at for row in noon.desk.appointments.where()] == [rome("2026-12-01T15:00")]
    assert "will not take place" in noon.last_to("paolo")
    assert "will not take place" not in noon.last_to("giulia")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("call rossi tomorrow", "For a call, say with whom: /call Rossi. To cancel one: /call Rossi cancel"),
        ("call rosi", "There is no client “rosi”. Do you mean Rossi SRL?"),
    ],
)
async def test_what_cannot_be_meant_is_answered_with_what_can(noon, typed, said):
    await noon.commands("marta", typed)
    assert noon.last_to("marta").split("\n")[0] == said or typed == "call rosi"
    assert noon.last_to("marta")


async def test_without_hours_for_calls_the_office_is_told_how_to_set_them(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await house.commands("marta", "call rossi")
        assert house.last_to("marta") == (
            "There are no hours for calls yet. To set them: /hours calls Tue and Thu 15-17"
        )
        await calls_can_be_had(house)
        await house.commands("marta", "client new Verdi")
        await house.commands("marta", "call verdi")
        assert house.last_to("marta").startswith("Verdi has nobody here yet who decides.")


async def test_a_call_that_lies_outside_the_hours_since_they_changed_is_marked(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.commands("marta", "status")
    assert noon.last_to("marta").splitlines()[-2:] == [
        "Calls in the coming seven days:",
        "• Giulia Bianchi · Rossi SRL, on Tuesday 1 December at 15:00",
    ]
    await noon.commands("marta", "away 1 Dec")
    assert noon.last_to("marta").splitlines()[-2:] == [
        "These calls are now outside your call hours. They stay arranged until somebody cancels them:",
        "• Giulia Bianchi · Rossi SRL, on Tuesday 1 December at 15:00",
    ]
    for command in ("status", "call"):
        await noon.commands("marta", command)
        assert noon.last_to("marta").endswith("on Tuesday 1 December at 15:00 (outside your call hours)")


async def test_new_hours_for_calls_tell_which_calls_they_leave_out(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    await noon.commands("marta", "hours calls Th 15:00-17:00")
    await noon.presses("marta", "Yes, from now on")
    assert "These calls are now outside your call hours." in noon.last_to("marta")


async def test_a_call_beyond_seven_days_is_not_in_the_status(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", "Tuesday 8 December, 15:00")
    await noon.commands("marta", "status")
    assert "seven days" not in noon.last_to("marta")


async def test_after_a_restart_a_time_can_still_be_chosen_and_a_call_cancelled(noon):
    await noon.commands("giulia", "call")
    await noon.restarts()
    await noon.presses("giulia", TUESDAY)
    await noon.restarts()
    await noon.presses("marta", "Cancel")
    assert kinds(noon) == ["appointment_made", "appointment_cancelled"]


async def test_on_the_day_on_which_the_clocks_change_the_same_hour_is_offered_by_the_wall_clock(tmp_path):
    async with opened(tmp_path / "data", start=rome("2026-10-23T12:00")) as house:
        await calls_can_be_had(house, "hours calls Sa,Su 15:00-15:30")
        await house.commands("marta", "client rossi set timezone=America/New_York")
        await house.commands("giulia", "call")
        assert house.last_to("giulia").splitlines()[1:4] == [
            "1. on Saturday 24 October at 09:00 (15:00 Rome time)",
            "2. on Sunday 25 October at 10:00 (15:00 Rome time)",
            "3. on Saturday 31 October at 10:00 (15:00 Rome time)",
        ]


async def test_erased_with_its_client_a_call_leaves_no_row(noon):
    await noon.commands("giulia", "call")
    await noon.presses("giulia", TUESDAY)
    found = find(rossi(noon), noon.desk, [rossi(noon)])
    assert {(each.table, each.row) for each in found.effects if each.table == "appointments"} == {
        ("appointments", None)
    }
    assert len([each for each in found.effects if each.table == "cards"]) >= 3
