"""A fortnight over Christmas and one over each change of the clocks: three clients in three zones, on both platforms.

Every text stands in `fortnight_*.txt`, for people to read; see `stage.py` on how to renew them.
"""

from tests.simulation.fortnight import Fortnight, settled_in
from tests.simulation.stage import CODES


async def test_a_fortnight_over_christmas(tmp_path, both):
    days = Fortnight(
        tmp_path / "data",
        *both,
        "A fortnight over Christmas",
        start="2026-12-21T16:00",
        hours="lun-ven 9-13 e 14-18",
        holidays="IT-RM",
        language="it",
    )
    async with days:
        marta = days.on_telegram("Marta", "it")
        anna = days.on_telegram("Anna", "it")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        yuki = days.on_telegram("Yuki", "en")
        await settled_in(
            days,
            marta,
            (giulia, "Rossi SRL", 'urgente=sempre urgente-se="il sito non risponde"'),
            (john, "Smith Inc", "timezone=America/New_York"),
            (yuki, "Tanaka KK", "timezone=Asia/Tokyo urgente=pagamento:120EUR"),
        )
        await marta.does("/collaboratore nuovo Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])
        await marta.does("/assente 24 dicembre - 3 gennaio Natale sostituto=Anna")
        await marta.does("/orari")
        await days.until("2026-12-22T13:20")
        await giulia.does("Buongiorno, il menu di Natale va bene così?")
        await giulia.does("orari")
        await days.until("2026-12-22T14:05")
        await marta.does("Va benissimo, grazie.", reply_to=marta.last("Buongiorno, il menu"))
        await days.until("2026-12-23T23:10")
        await john.does("Hello, could you look at the checkout? It is slow.")
        await yuki.does("Good morning, is the new logo ready?")
        await days.until("2026-12-24T10:00")
        await anna.does("1 Hello John, Anna here: it is faster now.", reply_to=anna.last("2 messaggi"))
        await john.does("Any news?")
        await days.until("2026-12-25T21:30")
        await giulia.does("Il sito non risponde!")
        await giulia.presses("È urgente")
        await giulia.presses("Chiama ora")
        await anna.presses("Me ne occupo")
        await anna.does("Riavviato, ora risponde. Buon Natale.", reply_to=anna.last("URGENTE"))
        await giulia.does("urgente")
        await yuki.does("urgent")
        await days.until("2026-12-28T11:00")
        await giulia.does("Grazie di tutto, ci sentiamo dopo le feste.")
        await days.until("2027-01-04T09:30")
        await days.until("2027-01-05T18:30")
        await john.does("Happy new year. When do you open?")
        await days.until("2027-01-07T09:01")
        days.compare("fortnight_christmas.txt")


async def test_a_fortnight_over_the_change_of_the_clocks_in_spring(tmp_path, both):
    """Easter is the very day; New York has changed its clocks two weeks before, Tokyo never does."""
    days = Fortnight(
        tmp_path / "data",
        *both,
        "A fortnight over Easter and the change of the clocks",
        start="2027-03-24T09:00",
        hours="Mon to Fri 9-13 and 14-18",
        holidays="IT",
    )
    async with days:
        marta = days.on_telegram("Marta")
        anna = days.on_telegram("Anna")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        jane = days.on_slack("Jane", "UJANE", tz="America/New_York")
        yuki = days.on_slack("Yuki", "UYUKI", tz="Asia/Tokyo")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (yuki, "Tanaka KK", ""))
        await marta.does("/client new Smith Inc")
        # The office has a group with a topic for each client, and Smith a channel of its own.
        team = days.group("Studio Verdi, team", forum=True, supergroup=True)
        await marta.brings_bot_into(team)
        await marta.presses("Our own office chat")
        smith = days.channel("CSMITH", john, jane)
        await john.brings_bot_into(smith)
        await marta.presses("This is Smith Inc")
        await days.until("2027-03-24T10:00")
        await giulia.does("Buongiorno, quando vediamo la bozza?")
        await marta.does("Domani pomeriggio.", group=team, reply_to=marta.last("quando vediamo", team.id))
        await john.does("@paletti the contact form sends nothing", channel=smith)
        await jane.does("Right, I saw that too", channel=smith)
        await anna.does("It works again.", group=team, reply_to=anna.last("contact form", team.id))
        await marta.does("/member new Anna")
        await anna.does(CODES.search(marta.last("/start").text)[0])
        await anna.does("Please look again in an hour.", group=team, reply_to=anna.last("contact form", team.id))
        # A talk at night: the bot keeps out of it, but for one kind note to the member.
        await days.until("2027-03-26T22:00")
        await john.does("@paletti one more thing, the footer", channel=smith)
        await jane.does("@paletti and the header", channel=smith)
        await yuki.does("Hello, may we move the call?")
        await days.until("2027-03-26T22:30")
        await marta.does("/digest")
        await marta.does("2 Of course: Tuesday?", reply_to=marta.last("messages are waiting"))
        await marta.presses("Send on Tuesday 30 March at 09:00")
        # Across the change, and Easter Monday.
        await days.until("2027-03-28T12:00")
        await giulia.does("Buona Pasqua!")
        await days.until("2027-03-30T09:05")
        await yuki.does("Tuesday is fine.")
        await marta.does("/hours calls Tue and Thu 15-17")
        await marta.presses("Yes, from now on")
        await yuki.does("hours")
        await days.until("2027-04-02T20:00")
        await jane.does("hours")
        await days.until("2027-04-05T09:00")
        days.compare("fortnight_spring.txt")


async def test_a_fortnight_over_the_change_of_the_clocks_in_autumn(tmp_path, both):
    """Strangers, files, a flood, second accounts; Rome changes its clocks on 25 October, New York a week later."""
    days = Fortnight(
        tmp_path / "data",
        *both,
        "A fortnight over the change of the clocks in autumn",
        start="2026-10-20T11:00",
        hours="Mon-Fri 9-18",
        holidays="IT-RM",
    )
    async with days:
        marta = days.on_telegram("Marta")
        marta_on_slack = days.on_slack("Marta (Slack)", "UMARTA")
        giulia = days.on_telegram("Giulia", "it")
        john = days.on_slack("John", "UJOHN", tz="America/New_York")
        yuki = days.on_telegram("Yuki")
        await settled_in(days, marta, (giulia, "Rossi SRL", ""), (john, "Smith Inc", 'hours="Mon-Sat 8-20"'))
        await marta.presses("Yes, from now on")
        await yuki.does("Good morning, do you also make shops?")
        await marta.presses("Make it a client")
        await marta.does("/client Yuki rename Tanaka KK")
        await marta.does("/client Tanaka KK set timezone=Asia/Tokyo")
        await marta.does("Yes, gladly.", reply_to=marta.last("also make shops"))
        await giulia.sends_file("document", "menu.pdf", b"%PDF-1.7 the menu", caption="Ecco il menu")
        await marta.does("/link")
        await marta_on_slack.does(CODES.search(marta.last("/link").text)[0])
        await days.until("2026-10-23T18:30")
        await giulia.does("Buon fine settimana")
        await john.does("Are you there?")
        await giulia.does("/language en")
        await giulia.does("/privacy")
        await days.until("2026-10-24T23:00")
        await marta.does("/later Smith Inc Good morning, the report is ready.")
        await john.does("It is Saturday night here soon")
        await days.until("2026-10-25T10:00")
        await marta.does("/open until 12:00")
        await giulia.does("Is it true that you are open today?")
        await days.until("2026-10-26T09:00")
        await days.until("2026-10-27T15:00")
        for number in range(1, 26):
            await yuki.user.writes(f"Thought number {number}")
        await days.settle()
        await days.until("2026-10-28T09:00")
        await days.until("2026-11-01T20:00")
        await john.does("Hello again")
        await days.until("2026-11-02T09:00")
        days.compare("fortnight_autumn.txt")
