"""Approvals for the office in `tests.kit`: asked by Marta, decided by Giulia, and by others where they do too."""

from bot.core.ledger import facts_of
from tests.kit import GROUP

COPY = "Homepage\nWe build calm websites."


async def asks(house, what=COPY, chat=None, **fields):
    return await house.commands("marta", f"approve rossi {what}", chat, **fields)


async def decides(house, *names):
    """These decide for Rossi SRL too."""
    for name in names:
        await house.commands(name, f"start {await house.invitation('rossi invite')}")
        await house.commands("marta", f"client rossi approver {house.people[name].name}")
    house.forget()


async def shared(house):
    """Rossi's shared chat is known, and Giulia has written there."""
    await house.joins("marta")
    await house.presses("marta", "This is Rossi SRL")
    await house.writes("giulia", "good day", GROUP)
    house.forget()


def rossi(house):
    return next(row.client for row in house.desk.clients.where() if row.name == "Rossi SRL")


def entries(house):
    """The entries about approvals."""
    return [entry for entry in house.store.entries(rossi(house)) if hasattr(facts_of(entry.core), "approval")]


def kinds(house):
    return [entry.core.kind for entry in entries(house)]


def approval(house, title="Homepage", *, golive=False):
    """The newest version of a thing."""
    for found in house.desk.client(rossi(house)).approvals.values():
        if house.desk.titles.get(found.approval).text == title and (found.what == "golive") == golive:
            return found
    raise AssertionError(f"nothing is called {title!r}")


def buttons_of(house, name):
    """The buttons under the newest message that has some."""
    said = [line for text in house.said_to(name, buttons=True) for line in text.splitlines() if line.startswith("[")]
    return said[-1] if said else ""
