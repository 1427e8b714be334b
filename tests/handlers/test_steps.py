"""Steps of a project: planned by command or by a signed quote, done, moved with a reason that the client reads."""

from datetime import date

import pytest

from bot.core.approval_entries import ApprovalGiven
from bot.core.effects import Record
from bot.core.ledger import facts_of
from bot.core.steps import ordered
from tests.approving import decides, rossi, shared
from tests.attached import given
from tests.kit import GROUP, NOON, opened, rome
from tests.quoting import quote, sends, signs


@pytest.fixture
async def noon(tmp_path):
    """Friday 27 November 2026."""
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


@pytest.fixture
async def planned(noon):
    """Three steps: two with a day."""
    await asks(noon, "4 Dec Wireframes\n11 Dec First draft\nTranslation")
    noon.forget()
    return noon


async def asks(house, what, **fields):
    await house.commands("marta", f"step rossi {what}".rstrip(), **fields)
    return house.last_to("marta")


def steps(house):
    """Each step by its name, as the list shows them."""
    known = ordered(house.desk.client(rossi(house)).touch.steps)
    return {house.desk.titles.get(each.step).text: each for each in known}


def days(house):
    return {name: each.on for name, each in steps(house).items()}


def last_entry(house):
    return list(house.store.entries(rossi(house)))[-1]


# Planned by command


async def test_one_step_is_added_with_its_day_and_read_back(noon):
    assert (await asks(noon, "Wireframes on 4 Dec")).splitlines() == [
        "Added as no. 1.",
        "Rossi SRL: 0 of 1 done",
        "• 1. Wireframes: Friday 4 December",
    ]
    assert days(noon) == {"Wireframes": date(2026, 12, 4)}
    assert last_entry(noon).opening.value.words == "/step rossi Wireframes on 4 Dec"
    assert noon.said_to("giulia") == []


async def test_several_are_added_at_once_one_a_line_and_stand_by_their_day(noon):
    said = await asks(noon, "\n- 11 Dec First draft\n- Translation\n\n- Wireframes by Friday 4 December")
    assert said.splitlines() == [
        "3 steps added, from no. 1 on.",
        "Rossi SRL: 0 of 3 done",
        "• 3. Wireframes: Friday 4 December",
        "• 1. First draft: Friday 11 December",
        "• 2. Translation: no day yet",
    ]


async def test_italian_words_do_the_same(noon):
    await noon.commands("marta", "passo rossi Wireframe entro venerdì")
    await noon.commands("marta", "passo rossi Bozza il 4 dicembre\nTesti l'11 dic")
    assert days(noon) == {"Wireframe": date(2026, 11, 27), "Bozza": date(2026, 12, 4), "Testi": date(2026, 12, 11)}
    await noon.commands("marta", "passo rossi fatto 2 il 26 nov")
    await noon.commands("marta", "passo rossi sposta 3 al 18 dicembre perché mancano le foto")
    assert steps(noon)["Bozza"].done_on == date(2026, 11, 26)
    assert steps(noon)["Testi"].on == date(2026, 12, 18)
    assert last_entry(noon).opening.value.shown == "mancano le foto"
    await noon.commands("marta", "passo rossi non fatto 2")
    assert steps(noon)["Bozza"].done_on is None
    await noon.commands("marta", "passo rossi togli 3")
    await noon.commands("marta", "passo rossi elimina 2")
    assert list(steps(noon)) == ["Wireframe"]


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("Wireframes on 30 Feb", "There is no day “30 Feb”. Please write it as 2026-12-24."),
        (
            "Wireframes on 4 Dec 2020",
            "“Wireframes on 4 Dec 2020” names a day that has passed. Please give a day from today on.",
        ),
        ("4 Dec", "Please write what the step is called, and when: /step rossi Wireframes on 4 Dec"),
        ("x" * 121, "Please keep what a step is called to 120 characters."),
    ],
)
async def test_a_step_that_cannot_be_meant_is_answered_and_nothing_is_recorded(noon, what, answer):
    before = noon.kinds(rossi(noon))
    assert await asks(noon, what) == answer
    assert noon.kinds(rossi(noon)) == before


async def test_one_bad_line_of_several_adds_none_of_them(noon):
    assert (await asks(noon, "\n4 Dec Wireframes\n31 Nov Draft")).startswith("There is no day “31 Nov”")
    assert steps(noon) == {}


async def test_a_step_that_is_planned_already_is_not_doubled(planned):
    assert await asks(planned, "wireframes on 18 Dec") == (
        "“Wireframes” is planned already, as no. 1. To move it: /step Rossi SRL move 1 11 Dec because …"
    )
    assert days(planned)["Wireframes"] == date(2026, 12, 4)


async def test_more_steps_than_anybody_looks_at_are_refused(noon):
    assert (await asks(noon, "\n" + "\n".join(f"Page {number}" for number in range(201)))).startswith(
        "More than 200 steps are too many to look at."
    )
    assert steps(noon) == {}


# Done and not done


async def test_a_step_is_done_today_or_on_a_day_that_has_passed(planned):
    assert (await asks(planned, "done 1 on 26 Nov")).splitlines() == [
        "Done on Thursday 26 November: no. 1, “Wireframes”.",
        "Rossi SRL: 1 of 3 done",
        "✓ 1. Wireframes: done on Thursday 26 November",
        "• 2. First draft: Friday 11 December",
        "• 3. Translation: no day yet",
    ]
    await asks(planned, "done 3")
    assert steps(planned)["Translation"].done_on == date(2026, 11, 27)
    assert planned.said_to("giulia") == []


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("done 9", "Rossi SRL has no step no. 9. All of them: /step Rossi SRL"),
        (
            "done 1 on 5 Dec 2026",
            "“on 5 Dec 2026” is yet to come. A step can be done today or on a day that has passed.",
        ),
        ("done 1 tomorrow", "“tomorrow” is yet to come. A step can be done today or on a day that has passed."),
        ("done 1 on 30 Feb", "There is no day “30 Feb”. Please write it as 2026-12-24."),
        ("done 1 quickly", "“quickly” is not a day. Please write it like this: /step Rossi SRL done 1 on 2 Dec"),
        ("undone 1", "No. 1, “Wireframes”, is not done yet."),
        (
            "done wireframes",
            """Please say which step, by its number: /step Rossi SRL done 3. \
To add a step whose name begins like that, put its day first: /step Rossi SRL 4 Dec …""",
        ),
        (
            "move 1",
            "To which day shall no. 1, “Wireframes”, be moved? /step Rossi SRL move 1 11 Dec because …",
        ),
        (
            "move 1 9 Dec",
            """Moving no. 1, “Wireframes”, to Wednesday 9 December is easier to accept with a reason; \
Rossi SRL reads it. Please add it: /step Rossi SRL move 1 11 Dec because the photos came late""",
        ),
        ("move 1 4 Dec because", "No. 1, “Wireframes”, is on Friday 4 December already."),
        ("move 1 31 Nov because of rain", "There is no day “31 Nov”. Please write it as 2026-12-24."),
        (
            "move 1 4 Dec 2025 because of rain",
            "“4 Dec 2025 because of rain” names a day that has passed. Please give a day from today on.",
        ),
        (f"move 1 9 Dec because {'x' * 301}", "Please keep the reason to 300 characters."),
        ("drop 4", "Rossi SRL has no step no. 4. All of them: /step Rossi SRL"),
    ],
)
async def test_what_cannot_be_done_with_a_step_is_answered_and_nothing_is_recorded(planned, what, answer):
    before = planned.kinds(rossi(planned))
    assert await asks(planned, what) == answer
    assert planned.kinds(rossi(planned)) == before
    assert planned.said_to("giulia") == []


async def test_what_is_done_is_neither_done_twice_nor_moved(planned):
    await asks(planned, "done 1")
    answer = "No. 1, “Wireframes”, is done already. To take that back: /step Rossi SRL undone 1"
    assert await asks(planned, "done 1") == answer
    assert await asks(planned, "move 1 9 Dec because of rain") == answer
    await asks(planned, "undone 1")
    assert steps(planned)["Wireframes"].done_on is None


async def test_a_dropped_step_is_gone_and_its_number_is_not_given_again(planned):
    assert (await asks(planned, "drop 3")).startswith("No longer part of the project: no. 3, “Translation”.")
    assert (await asks(planned, "Launch")).startswith("Added as no. 4.")
    assert (await asks(planned, "undone 3")).startswith("Rossi SRL has no step no. 3.")


async def test_a_word_that_names_no_client_is_answered_with_the_nearest(planned):
    await planned.commands("marta", "step rosi done 1")
    assert "Rossi SRL" in planned.last_to("marta")


# Moved


async def test_a_move_is_told_to_the_client_at_once_with_the_reason(planned):
    assert (await asks(planned, "move 1 9 Dec because the photos came late")).splitlines()[:3] == [
        "No. 1, “Wireframes”, is on Wednesday 9 December now.",
        "Rossi SRL has been told, with the reason.",
        "Rossi SRL: 0 of 3 done",
    ]
    assert planned.said_to("giulia") == [
        """Studio Neri has moved a step of your project, “Wireframes”, from Friday 4 December to Wednesday 9 December. \
The reason:\nthe photos came late"""
    ]
    entry = last_entry(planned)
    assert (entry.core.kind, facts_of(entry.core).on) == ("step_moved", date(2026, 12, 9))
    assert entry.opening.value.words == "/step rossi move 1 9 Dec because the photos came late"


async def test_everybody_who_decides_is_told_of_a_move(planned):
    await decides(planned, "luca")
    await asks(planned, "move 1 9 Dec because of the photos")
    assert [len(planned.said_to(name)) for name in ("giulia", "luca")] == [1, 1]


async def test_where_nobody_can_be_reached_the_office_hears_that_nobody_was_told(noon):
    await noon.commands("marta", "client new Bianchi SNC")
    await noon.commands("marta", "step bianchi Logo on 4 Dec")
    await noon.commands("marta", "step bianchi move 1 9 Dec because of the photos")
    assert "Nobody of Bianchi SNC can be reached here yet, so nobody was told." in noon.last_to("marta")


async def test_a_move_in_a_shared_chat_is_answered_in_private(planned):
    await shared(planned)
    await planned.commands("marta", "step rossi move 1 9 Dec because of the photos", GROUP)
    assert planned.last_to("marta").startswith("No. 1, “Wireframes”, is on Wednesday 9 December now.")
    assert planned.said_to(GROUP.id) == []


async def test_the_first_day_of_a_step_needs_no_reason_and_is_no_move(planned):
    assert (await asks(planned, "move 3 18 Dec")).startswith("No. 3, “Translation”, is planned for Friday 18 December.")
    assert planned.said_to("giulia") == []
    assert "• 3. Translation: Friday 18 December" in await asks(planned, "")


# What the client sees


async def test_a_client_sees_the_list_with_its_progress_and_what_was_moved(planned):
    await asks(planned, "done 3 on 26 Nov")
    await asks(planned, "move 1 9 Dec because the photos came late")
    await planned.writes("giulia", "mine")
    assert planned.last_to("giulia").splitlines() == [
        "Your project: 1 of 3 done",
        "• Wireframes: Wednesday 9 December, moved from 4 Dec (the photos came late)",
        "• First draft: Friday 11 December",
        "✓ Translation: done on Thursday 26 November",
    ]


async def test_an_italian_client_sees_it_in_italian(planned):
    await planned.commands("marta", "client rossi set language=it")
    await asks(planned, "move 1 9 Dec because mancano le foto")
    assert planned.last_to("giulia") == (
        "Studio Neri ha spostato un passo del Suo progetto, «Wireframes», da venerdì 4 dicembre a mercoledì 9 dicembre."
        " Il motivo:\nmancano le foto"
    )
    await planned.writes("giulia", "mie")
    assert planned.last_to("giulia").splitlines()[:2] == [
        "Il Suo progetto: 0 di 3 fatti",
        "• Wireframes: mercoledì 9 dicembre, spostato dal 4 dic (mancano le foto)",
    ]


async def test_a_step_that_was_moved_back_is_not_shown_as_moved(planned):
    await asks(planned, "move 1 9 Dec because of the photos")
    await asks(planned, "move 1 4 Dec because they are here")
    assert "• 1. Wireframes: Friday 4 December" in (await asks(planned, "")).splitlines()


async def test_once_words_are_erased_a_move_is_shown_without_its_reason(planned):
    await asks(planned, "move 1 9 Dec because of the photos")
    client = rossi(planned)
    planned.store.erase({client: [entry.core.seq for entry in planned.store.entries(client)]}, ())
    planned.store.commit()
    assert "• 1. Wireframes: Wednesday 9 December, moved from 4 Dec" in (await asks(planned, "")).splitlines()


# At a glance


async def test_a_glance_tells_the_progress_and_what_comes_next(planned):
    await asks(planned, "done 1")
    await planned.commands("marta", "client rossi")
    assert "Steps: 1 of 3 done; next: First draft, Friday 11 December" in planned.last_to("marta").splitlines()


async def test_what_is_past_its_day_shows_in_the_status_and_by_the_bare_command(planned):
    await planned.moves_to(rome("2026-12-04 12:00"))
    await planned.commands("marta", "status")
    assert "past" not in planned.last_to("marta")
    await planned.moves_to(rome("2026-12-12 12:00"))
    await planned.commands("marta", "status")
    assert "2 steps are past their day. To see which: /step" in planned.last_to("marta").splitlines()
    await planned.commands("marta", "step")
    assert planned.last_to("marta").splitlines() == [
        "2 steps are past their day.",
        "• Rossi SRL · 1. Wireframes: Friday 4 December",
        "• Rossi SRL · 2. First draft: Friday 11 December",
    ]
    assert "• 1. Wireframes: Friday 4 December · past its day" in (await asks(planned, "")).splitlines()
    await asks(planned, "done 1")
    await asks(planned, "done 2")
    await planned.commands("marta", "step")
    assert planned.last_to("marta").startswith("Please write whose, and what happens when: /step rossi")


async def test_steps_are_for_the_office(planned):
    await planned.commands("giulia", "step rossi done 1")
    assert planned.last_to("giulia") == "/step is for the office."
    assert steps(planned)["Wireframes"].done_on is None


async def test_another_client_sees_nothing_of_it(planned):
    await planned.commands("paolo", f"start {await planned.invitation('new Zucca SNC')}")
    await planned.writes("paolo", "mine")
    assert "Wireframes" not in planned.last_to("paolo")


# From a quote


async def test_a_signed_quote_plans_its_steps(noon):
    await sends(noon, steps="4 Dec Wireframes\n11 Dec First draft")
    assert steps(noon) == {}
    await signs(noon)
    assert days(noon) == {"Wireframes": date(2026, 12, 4), "First draft": date(2026, 12, 11)}
    assert [(each.number, each.planned_on == each.on) for each in steps(noon).values()] == [(1, True), (2, True)]
    assert noon.failed() == []


async def test_a_quote_that_was_accepted_elsewhere_plans_its_steps(noon):
    await sends(noon, steps="4 Dec Wireframes")
    await noon.commands("marta", "quote rossi accepted", attachments=(given(noon, "signed.pdf"),))
    assert days(noon) == {"Wireframes": date(2026, 12, 4)}


async def test_one_more_signature_than_needed_plans_nothing_again(noon):
    await sends(noon, steps="4 Dec Wireframes")
    await signs(noon)
    await asks(noon, "drop 1")
    given_ = ApprovalGiven(approval=quote(noon).approval, version=1, contact=quote(noon).approvers[0])
    again = Record(ledger=rossi(noon), facts=given_, how="typed", subject=quote(noon).approval)
    noon.engine.commit(lambda _desk: (again,))
    assert noon.kinds(rossi(noon))[-1] == "approval_given"
    assert steps(noon) == {}


async def test_only_the_newest_version_of_a_quote_counts(noon):
    await sends(noon, steps="4 Dec Wireframes")
    await sends(noon, steps="9 Dec Wireframes\n11 Dec First draft")
    await signs(noon)
    assert days(noon) == {"Wireframes": date(2026, 12, 9), "First draft": date(2026, 12, 11)}


async def test_a_later_quote_moves_what_is_there_already_and_doubles_nothing(noon):
    await asks(noon, "First draft on 11 Dec")
    await sends(noon, steps="4 Dec Wireframes\n11 Dec Review\n14 Dec Review")
    await signs(noon)
    await asks(noon, "done 2")
    noon.forget()
    await sends(
        noon, title="Homepage and shop", steps="18 Dec first draft\n20 Dec Review\n14 Dec Review\n28 Dec review"
    )
    await signs(noon)
    assert [(name, each.number, each.on.day) for name, each in by_number(noon)] == [
        ("First draft", 1, 18),
        ("Wireframes", 2, 4),
        ("Review", 3, 20),
        ("Review", 4, 14),
        ("review", 5, 28),
    ]
    lines = (await asks(noon, "")).splitlines()
    why = "as signed in the quote “Homepage and shop”"
    assert f"• 1. First draft: Friday 18 December, moved from 11 Dec ({why})" in lines
    assert f"• 3. Review: Sunday 20 December, moved from 11 Dec ({why})" in lines


def by_number(house):
    known = sorted(house.desk.client(rossi(house)).touch.steps.values(), key=lambda each: each.number)
    return [(house.desk.titles.get(each.step).text, each) for each in known]
