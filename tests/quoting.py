"""Quotes for the office in `tests.kit`: filled in question by question on Telegram, sent by Marta, signed by Giulia."""

from bot.core.quotes import FIELDS
from tests.approving import rossi

ITEMS = "Homepage design 1200\n3 x Icon 80"
PLAN = "30% deposit\n40% milestone Homepage\n30% 30 days"
USUAL = {"title": "Homepage", "currency": "EUR", "items": ITEMS, "tax": "22", "plan": PLAN}


async def fills(house, name="marta", command="quote rossi", **values):
    """The form, answered question by question: what is not given is kept as it stands, or skipped."""
    await house.commands(name, command)
    values = USUAL | values
    for field in FIELDS:
        if field in values:
            await house.writes(name, values[field])
        else:
            await passes(house, name)


async def passes(house, name="marta"):
    """Keep what stands there, or skip the question."""
    said = house.said_to(name, buttons=True)[-1]
    await house.presses(name, "Keep it" if "[Keep it]" in said else "Skip")


async def sends(house, **values):
    """Filled in, and sent to the client."""
    await fills(house, **values)
    await house.presses("marta", "Send to the client")


async def signs(house, name="giulia"):
    await house.presses(name, "Sign")
    await house.writes(name, house.people[name].name)


def quote(house, title="Homepage"):
    """The quote of this name, as an approval."""
    for found in house.desk.client(rossi(house)).approvals.values():
        if found.what == "quote" and house.desk.titles.get(found.approval).text == title:
            return found
    raise AssertionError(f"no quote is called {title!r}")


def requests(house):
    """What Rossi was asked to pay."""
    return list(house.desk.client(rossi(house)).payments.requests.values())
