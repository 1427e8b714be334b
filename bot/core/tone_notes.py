"""What is pointed out to a member in words that go to a client: by the client's language, trade and own words."""

from __future__ import annotations

from bot.core.desk import Desk
from bot.core.manner import locale_of
from bot.core.tone import Finding


def note(text: str, client: str | None, desk: Desk, account: str | None = None) -> tuple[Finding, ...]:
    """What to point out to a member whose words go to a client, or to a person's account."""
    state = desk.client(client) if client else None
    row = desk.clients.get(client)
    names = [person.name for person in desk.people.where(client=client)] if client else []
    said = [held.text for held in desk.messages.where(client=client)] if client else []
    return desk.tone.check(
        text,
        locale_of(desk.reader(account, client).language),
        expert=state is not None and state.speech == "expert",
        known=(row.name if row else "", *names, *said),
    )
