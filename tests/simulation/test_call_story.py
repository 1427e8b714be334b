"""Calls end to end on both platforms, in three zones and two languages: offered, chosen, moved, reminded of, cancelled.

Every text stands in `calls.txt`, for people to read; see `stage.py` on how to renew it. The files for calendars that
arrive are read as a calendar reads them.
"""

from icalendar import Calendar

from tests.simulation.fortnight import ordinary, settled_in

# As arranged, shown again, moved and cancelled.
CALLS_OF_GIULIA = [
    (3, "PUBLISH", "03 14:00"),
    (3, "PUBLISH", "03 14:00"),
    (4, "PUBLISH", "01 15:00"),
    (5, "CANCEL", "01 15:00"),
]


def calls_in(files):
    """Each file as a calendar reads it: uid, sequence, what to do, from when."""
    found = []
    for content in files:
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        found.append((str(event["uid"]), event["sequence"], str(calendar["method"]), f"{event['dtstart'].dt:%d %H:%M}"))
    return found


async def test_calls_are_arranged_on_both_platforms_and_stand_in_both_calendars(tmp_path, both):
    days = ordinary(tmp_path / "data", both, "Calls")
    async with days:
        marta = days.on_telegram("Marta")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        mai = days.on_slack("Mai", "UMAI", tz="Asia/Tokyo")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", ""), (mai, "Sato KK", ""))
        await giulia.does("chiamata")
        await marta.does("/hours calls Tu,Th 15:00-17:00")
        await marta.presses("Yes, from now on")
        await giulia.does("chiamata")
        await giulia.does("2")
        await john.does("call")
        await mai.does("call")
        await john.presses("Tuesday 1 December, 09:00")
        await mai.presses("Tuesday 1 December, 23:00")
        await mai.does("the first")
        await days.until("2026-11-30T11:00")
        await giulia.does("chiamata")
        await giulia.presses("Un altro orario")
        await giulia.does("martedì alle 16")
        await giulia.does("sì, grazie")
        await marta.does("/status")
        await days.until("2026-12-01T14:10")
        await john.presses("Cancel")
        await days.until("2026-12-01T15:10")
        await marta.does("/away 1 Dec")
        await marta.does("/call rossi cancel")
        await marta.does("/call")
        await days.until("2026-12-01T18:00")
        days.compare("calls.txt")
        telegram, slack = both
        theirs = calls_in(sent.file.content for sent in telegram.messages(giulia.chat) if sent.file)
        assert [call[1:] for call in theirs] == CALLS_OF_GIULIA
        assert len({uid for uid, *_ in theirs}) == 1, "her calendar moves the call, and takes it out"
        on_slack = calls_in(file.content for file in slack.files.all.values() if file.name.endswith(".ics"))
        assert [call[2:] for call in on_slack] == [
            ("PUBLISH", "01 14:00"),
            ("PUBLISH", "01 14:30"),
            ("CANCEL", "01 14:00"),
        ]
