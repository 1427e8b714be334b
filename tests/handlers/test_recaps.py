"""How recaps are set, drafted, changed, skipped and sent: what both sides read, and what goes on record."""

import pytest

from bot.core.events import Account, Pressed, Submitted
from bot.core.ledger import facts_of
from bot.core.recaps import KINDS
from handlers.recap_drafts import pressed
from tests.approving import asks, rossi
from tests.kit import CODE, opened, rome

MONDAY = rome("2026-11-23T10:00")
DRAFTED, DUE = rome("2026-11-27T14:00"), rome("2026-11-27T17:00")


@pytest.fixture
async def monday(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY) as house:
        yield house


@pytest.fixture
async def weekly(monday):
    """Rossi gets a recap each Friday at five; a text waits for them."""
    await monday.commands("marta", "recap rossi weekly fri 17:00")
    await asks(monday)
    return monday


def kinds(house):
    return [entry.core.kind for entry in house.store.entries(rossi(house)) if entry.core.kind in KINDS]


def last_facts(house):
    return facts_of(list(house.store.entries(rossi(house)))[-1].core)


def recaps_to(house, name="giulia"):
    return [said for said in house.said_to(name) if "how things stand on" in said or "a che punto siamo" in said]


@pytest.mark.parametrize(
    ("typed", "understood", "next_one"),
    [
        ("weekly fri 17:00", "a recap every week, on Friday at 17:00", "on Friday 27 November at 17:00"),
        ("settimanale ven 17:00", "a recap every week, on Friday at 17:00", "on Friday 27 November at 17:00"),
        ("weekly Monday 9.30", "a recap every week, on Monday at 09:30", "on Monday 30 November at 09:30"),
        (
            "monthly 1 9:00",
            "a recap every month, on day 1 (or the last one) at 09:00",
            "on Tuesday 1 December at 09:00",
        ),
        ("monthly last 9:00", "a recap every month, on the last day at 09:00", "on Monday 30 November at 09:00"),
        ("mensile ultimo 9:00", "a recap every month, on the last day at 09:00", "on Monday 30 November at 09:00"),
        # The 28th is a Saturday, on which the office is closed.
        (
            "monthly 28 9:00",
            "a recap every month, on day 28 (or the last one) at 09:00",
            "on Friday 27 November at 09:00",
        ),
    ],
)
async def test_what_was_understood_is_echoed_with_the_next_instant(monday, typed, understood, next_one):
    await monday.commands("marta", f"recap rossi {typed}")
    first, untouched, due = monday.last_to("marta").splitlines()
    assert first == f"Rossi SRL: {understood}"
    assert untouched.startswith("A draft that nobody touches goes out.")
    assert due.startswith(f"The next one is due {next_one}; you get the draft on ")
    assert kinds(monday) == ["recap_set"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("recap", "Please say for whom: /recap rossi"),
        ("recap verdi weekly fri 17:00", "There is no client “verdi”"),
        ("recap rossi weekly", "For Rossi SRL there are: /recap Rossi SRL weekly fri 17:00"),
        ("recap rossi sometimes", "For Rossi SRL there are: /recap Rossi SRL weekly fri 17:00"),
        ("recap rossi off tomorrow", "For Rossi SRL there are: /recap Rossi SRL weekly fri 17:00"),
        ("recap rossi weekly frx 17:00", "“frx” is not a day of the week."),
        ("recap rossi weekly fri 31:00", "There is no time “31:00” on a clock."),
        ("recap rossi weekly fri 17:75", "There is no time"),
        ("recap rossi weekly fri", "I could not read “” as a time of day."),
        ("recap rossi weekly fri five-ish then", "I could not read “five-ish then” as a time of day."),
        ("recap rossi weekly fri 17:00 sharply", "I could not read “17:00 sharply” as a time of day."),
        ("recap rossi monthly 0 9:00", "“0” is not a day of a month."),
        ("recap rossi monthly 32 9:00", "“32” is not a day of a month."),
        ("recap rossi monthly -3 9:00", "“-3” is not a day of a month."),
        ("recap rossi monthly fri 9:00", "“fri” is not a day of a month."),
        ("recap rossi weekly fri 17:00 untouched=maybe", "I could not read “untouched=maybe”."),
        ("recap rossi weekly fri 17:00 colour=red", "I could not read “colour=red”."),
    ],
)
async def test_what_cannot_be_meant_is_answered_with_what_there_is(monday, typed, answer):
    await monday.commands("marta", typed)
    assert answer in monday.last_to("marta")
    assert kinds(monday) == []


async def test_in_an_italian_office_all_of_it_is_in_italian(tmp_path):
    async with opened(tmp_path / "data", start=MONDAY, language="it") as house:
        await house.commands("marta", "resoconto rossi settimanale ven 17:00 senza-risposta=aspetta")
        assert house.last_to("marta").splitlines() == [
            "Rossi SRL: un resoconto ogni settimana, venerdì alle 17:00",
            (
                "Una bozza che nessuno tocca ti aspetta. "
                "Se quel giorno sei chiuso, è prevista per l'ultimo giorno aperto prima."
            ),
            "Il prossimo è previsto venerdì 27 novembre alle 17:00; la bozza ti arriva venerdì 27 novembre alle 14:00.",
        ]
        assert last_facts(house).untouched == "waits"
        await house.commands("marta", "resoconto rossi settimanale frx 17:00")
        assert house.last_to("marta").startswith("«frx» non è un giorno della settimana.")


async def test_off_there_are_no_more_and_nothing_comes_of_a_draft(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.commands("marta", "recap rossi off")
    assert weekly.last_to("marta").startswith("Rossi SRL gets no recaps.")
    assert await weekly.presses("marta", "Send now") == "This button no longer works."
    await weekly.moves_to(DUE)
    assert recaps_to(weekly) == []


async def test_a_preview_is_the_text_and_the_card_as_of_now_and_nothing_is_recorded(weekly):
    await weekly.commands("marta", "recap rossi preview")
    lines = weekly.last_to("marta").splitlines()
    assert lines[0] == "This is how a recap for Rossi SRL would read now. Nothing was sent."
    assert "• To be decided: Homepage, version 1, since Monday 23 November (entry 4)" in lines
    assert "[photo recap.png]" in lines
    assert ([template for template, _ in weekly.drawn], kinds(weekly)) == (["recap"], ["recap_set"])
    assert weekly.desk.recap_drafts.get(rossi(weekly)) is None


async def test_a_preview_with_nothing_to_tell_says_so(monday):
    await monday.commands("marta", "recap rossi preview")
    assert monday.last_to("marta") == "There is nothing to tell Rossi SRL at the moment."


async def test_three_working_hours_before_the_office_reads_what_the_client_will(weekly):
    await weekly.moves_to(rome("2026-11-27T13:59"))
    assert [said for said in weekly.said_to("marta") if said.startswith("The recap for")] == []
    await weekly.moves_to(DRAFTED)
    draft, ask = weekly.said_to("marta", buttons=True)[-2:]
    assert draft.startswith(
        "The recap for Rossi SRL, as they will get it. It goes today at 17:00, unless you say otherwise.\n"
    )
    assert ask.splitlines() == [
        "Rossi SRL: it goes today at 17:00, unless you say otherwise.",
        "[Send now] [Edit] [Skip]",
    ]
    await weekly.moves_to(DUE)
    theirs = recaps_to(weekly)[-1].splitlines()
    question = "Is all of this correct? You can also answer in words: “all correct”, or “something is off”."
    assert [line for line in theirs if line != question] == draft.splitlines()[1:]
    assert question in theirs


async def test_the_client_reads_it_in_their_language_and_the_office_says_when_in_its_own(weekly):
    await weekly.commands("marta", "client rossi set language=it")
    await weekly.moves_to(DRAFTED)
    draft = weekly.said_to("marta")[-2].splitlines()
    assert draft[0].startswith("The recap for Rossi SRL")
    assert draft[1] == "Studio Neri: a che punto siamo, venerdì 27 novembre"
    await weekly.moves_to(DUE)
    said = weekly.said_to("giulia", buttons=True)[-1].splitlines()
    assert "• Da decidere: Homepage, versione 1, da lunedì 23 novembre (voce 4)" in said
    assert said[-1] == "[Tutto giusto] [Qualcosa non torna]"


async def test_untouched_it_goes_at_its_instant_once_and_is_on_record_with_what_it_said(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.moves_to(rome("2026-11-27T16:59"))
    assert recaps_to(weekly) == []
    head = weekly.store.head(rossi(weekly))
    await weekly.moves_to(DUE)
    await weekly.moves_to(rome("2026-11-27T17:05"))
    await weekly.moves_to(rome("2026-11-30T09:00"))
    assert (len(recaps_to(weekly)), kinds(weekly)) == (1, ["recap_set", "recap_sent"])
    entry = next(each for each in weekly.store.entries(rossi(weekly)) if each.core.kind == "recap_sent")
    facts = facts_of(entry.core)
    assert (facts.recap, facts.upto, facts.late) == (f"{rossi(weekly)}:2026-11-27", head.seq, False)
    assert f"On record up to entry {head.seq}, {head.hash[:12]}" in entry.opening.value.shown
    assert entry.opening.value.shown.splitlines() == [
        line for line in recaps_to(weekly)[0].splitlines() if not line.startswith("[photo")
    ]
    assert "Rossi SRL: it has been sent." in weekly.said_to("marta")


async def test_what_was_sent_is_sealed(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.moves_to(DUE)
    head = weekly.store.head(rossi(weekly))
    seal = weekly.desk.seals.get(f"{rossi(weekly)}/{head.seq}")
    assert (seal.seq, seal.hash) == (head.seq, head.hash)


async def test_the_next_one_tells_on_from_there(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.moves_to(DUE)
    await weekly.presses("giulia", "Approve")
    await weekly.moves_to(rome("2026-12-04T14:00"))
    await weekly.moves_to(rome("2026-12-04T17:00"))
    second = recaps_to(weekly)[-1]
    assert "• Homepage, version 1: approved by Giulia Bianchi (entry" in second
    assert "Waiting for you" not in second
    await weekly.moves_to(rome("2026-12-11T17:30"))
    assert len(recaps_to(weekly)) == 2  # nothing new
    await asks(weekly, "Logo\nA circle.")
    await weekly.moves_to(rome("2026-12-18T14:00"))
    await weekly.moves_to(rome("2026-12-18T17:00"))
    assert "Homepage" not in recaps_to(weekly)[2]


async def test_what_is_decided_after_the_draft_is_right_when_it_goes(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.presses("giulia", "Approve")
    await weekly.moves_to(DUE)
    assert "approved by Giulia Bianchi" in recaps_to(weekly)[-1]
    assert "To be decided" not in recaps_to(weekly)[-1]


async def test_sent_now_it_goes_at_once_and_not_again(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.presses("marta", "Send now")
    assert len(recaps_to(weekly)) == 1
    assert "Rossi SRL: it has been sent." in weekly.said_to("marta")
    assert kinds(weekly) == ["recap_set", "recap_sent"]
    await weekly.moves_to(DUE)
    assert len(recaps_to(weekly)) == 1


async def test_a_button_that_was_pressed_or_hangs_below_an_old_draft_no_longer_counts(weekly):
    await weekly.moves_to(DRAFTED)
    message, button = weekly.button(weekly.people["marta"].id, "Skip")

    async def again():
        event = weekly.deed(Pressed, "marta", message=message, token=button.token, choice=button.choice)
        return (await weekly.receives(event)).text

    assert await again() == ""
    assert await again() == "This button no longer works."
    assert kinds(weekly) == ["recap_set", "recap_skipped"]


async def test_skipped_nothing_goes_and_the_next_one_tells_of_it(weekly):
    await asks(weekly, "Logo\nA circle.")
    await weekly.presses("giulia", "Approve")
    await weekly.moves_to(DRAFTED)
    await weekly.presses("marta", "Skip")
    assert "Rossi SRL: skipped. What it would have said will be in the next one." in weekly.said_to("marta")
    await weekly.moves_to(DUE)
    assert recaps_to(weekly) == []
    await weekly.moves_to(rome("2026-12-04T14:00"))
    await weekly.moves_to(rome("2026-12-04T17:00"))
    assert "• Logo, version 1: approved by Giulia Bianchi (entry" in recaps_to(weekly)[-1]


async def test_edited_question_by_question_the_draft_is_shown_anew_and_goes_so(weekly):
    await asks(weekly, "Logo\nA circle.")
    await weekly.moves_to(DRAFTED)
    await weekly.presses("marta", "Edit")
    assert "Your own words at the top" in weekly.last_to("marta")
    await weekly.writes("marta", "Grazie, a fine week.")
    assert "What to leave out" in weekly.last_to("marta")
    await weekly.presses("marta", "To be decided: Logo, version 1, since Monday 23 November (entry 5)")
    await weekly.presses("marta", "Done")
    draft = weekly.said_to("marta")[-2]
    assert "Grazie, a fine week." in draft
    assert "To be decided: Homepage" in draft
    assert "To be decided: Logo" not in draft
    await weekly.moves_to(DUE)
    sent = recaps_to(weekly)[-1]
    assert ("Grazie, a fine week." in sent, "Logo" in sent, "Homepage" in sent) == (True, False, True)


async def test_edited_again_it_begins_with_what_stands_there(weekly):
    await asks(weekly, "Logo\nA circle.")
    await weekly.moves_to(DRAFTED)
    label = "To be decided: Logo, version 1, since Monday 23 November (entry 5)"
    await weekly.presses("marta", "Edit")
    await weekly.writes("marta", "A fine week.")
    await weekly.presses("marta", label)
    await weekly.presses("marta", "Done")
    await weekly.presses("marta", "Edit")
    assert "A fine week." in weekly.last_to("marta")
    await weekly.presses("marta", "Keep it")
    assert f"✓ {label}" in weekly.said_to("marta", buttons=True)[-1]
    await weekly.presses("marta", f"✓ {label}")
    await weekly.presses("marta", "Done")
    assert "A fine week." in weekly.said_to("marta")[-2]
    assert "To be decided: Logo" in weekly.said_to("marta")[-2]


async def test_a_form_that_was_sent_in_after_it_went_is_told_so(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.presses("marta", "Edit")
    await weekly.moves_to(DUE)
    await weekly.writes("marta", "Too late.")
    await weekly.presses("marta", "Done")
    assert weekly.last_to("marta") == "This draft no longer applies."
    assert "Too late." not in recaps_to(weekly)[-1]


async def on_slack(house):
    """Anna works for the office on Slack, where forms are shown."""
    house.people["anna"] = Account(id="slack:U2", name="Anna Blu")
    await house.commands("marta", "member new Anna")
    await house.commands("anna", f"start {CODE.search(house.last_to('marta'))[0]}")


async def test_where_there_are_forms_it_is_one_form_and_too_long_a_word_is_told_at_its_field(weekly):
    await on_slack(weekly)
    await weekly.moves_to(DRAFTED)
    client = rossi(weekly)
    draft = weekly.desk.recap_drafts.get(client)
    effects = pressed(weekly.deed(Pressed, "anna", message="m", token=draft.card, choice="edit"), weekly.desk)
    form = effects[-1].form
    assert [(field.name, field.kind, field.optional) for field in form.fields] == [
        ("words", "text", True),
        ("left_out", "choices", True),
    ]
    weekly.engine.commit(lambda _: effects[:1])

    async def sends_in(**values):
        return await weekly.receives(weekly.deed(Submitted, "anna", token=form.token, values=values))

    answer = await sends_in(words="x" * 1001, left_out=())
    assert answer.errors == {"words": "Please keep it under 1,000 characters."}
    await sends_in(words=" A fine week. ", left_out=("no such statement",))
    changed = weekly.desk.recap_drafts.get(client)
    assert (changed.words, changed.left_out) == ("A fine week.", ())
    assert "A fine week." in weekly.said_to("marta")[-2]


async def test_how_a_word_of_the_offices_may_sound_is_pointed_out_in_the_draft_alone(weekly):
    await weekly.moves_to(DRAFTED)
    await weekly.presses("marta", "Edit")
    await weekly.writes("marta", "You did not understand the last one.")
    await weekly.presses("marta", "Done")
    assert "sounds like a reproach" in weekly.said_to("marta")[-2]
    await weekly.moves_to(DUE)
    assert "sounds like a reproach" not in recaps_to(weekly)[-1]
    assert "You did not understand the last one." in recaps_to(weekly)[-1]


async def test_a_client_who_is_spoken_to_with_tu_reads_it_so(weekly):
    await weekly.commands("marta", "client rossi set language=it manner=tu")
    await weekly.moves_to(DRAFTED)
    await weekly.moves_to(DUE)
    said = recaps_to(weekly)[-1]
    assert "In attesa di te" in said
    assert "Puoi rispondere anche a parole" in said
    await weekly.presses("giulia", "Qualcosa non torna")
    assert "Scrivilo con parole tue, e Studio Neri ti risponderà." in weekly.last_to("giulia")
