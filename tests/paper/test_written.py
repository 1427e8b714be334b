"""What is written and not drawn: lists as text files, calls for a calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from msgspec import to_builtins

from bot.core.errors import CannotDraw
from bot.core.pictures import Appointment, Listing
from bot.paper.written import write

STARTS = datetime(2026, 12, 1, 14, tzinfo=UTC)


def appointment(**changed):
    given = {
        "uid": "n1@ab.paletti",
        "title": "Chiamata con Studio Però",
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(minutes=30),
        "made_at": STARTS - timedelta(days=4),
        "about": "La chiamata è fissata.",
    }
    return write("appointment", to_builtins(Appointment(**(given | changed))))


def event(content):
    calendar = Calendar.from_ical(content)
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_a_list_is_a_text_file_with_its_title_in_utf_8_that_windows_knows():
    content = write("listing", to_builtins(Listing(title="Fatto à la carte", lines=("• 完成", "• مرحبا"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "Fatto à la carte\n\n• 完成\n• مرحبا\n"


def test_a_calendar_reads_back_what_was_written():
    calendar, call = event(appointment())
    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")
    assert (str(call["uid"]), str(call["summary"])) == ("n1@ab.paletti", "Chiamata con Studio Però")
    assert (call["dtstart"].dt, call["dtend"].dt) == (STARTS, STARTS + timedelta(minutes=30))
    assert (str(call["status"]), call["sequence"]) == ("CONFIRMED", 0)
    assert str(call["description"]) == "La chiamata è fissata."
    assert call["dtstamp"].dt == STARTS - timedelta(days=4)


def test_hours_of_any_zone_are_written_in_utc():
    content = appointment(starts_at=datetime.fromisoformat("2026-12-01T09:00:00-05:00"))
    assert b"DTSTART:20261201T140000Z" in content


def test_a_call_that_is_cancelled_has_the_same_uid_and_a_higher_sequence():
    calendar, call = event(appointment(cancelled=True, sequence=8))
    assert (calendar["method"], str(call["status"]), call["sequence"]) == ("CANCEL", "CANCELLED", 8)
    assert str(call["uid"]) == str(event(appointment())[1]["uid"])


def test_long_lines_are_folded_and_end_as_the_standard_wants_and_read_back_whole():
    words = "Chiamata però con più persone, 完成; e altro: " * 20
    content = appointment(title=words, about=f"Prima riga\n{words}")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    _, call = event(content)
    assert str(call["summary"]) == words
    assert str(call["description"]) == f"Prima riga\n{words}"


def test_what_somebody_is_called_adds_no_line_of_its_own():
    _, call = event(appointment(title="Rossi\r\nATTENDEE:mailto:x@example.org"))
    assert "attendee" not in call


@pytest.mark.parametrize(
    ("template", "data"),
    [("week", {}), ("listing", {"title": "x"}), ("appointment", {"uid": "x"}), ("listing", {"title": 3, "lines": []})],
)
def test_an_unknown_template_and_data_that_do_not_fit_are_refused(template, data):
    with pytest.raises(CannotDraw):
        write(template, data)
