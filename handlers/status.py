"""`/status`, `/help`, and the nearest right word for a wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bot.core.desk import Desk
from bot.core.effects import Answer, Effect
from bot.core.events import Commanded, FromPerson, Pressed
from bot.core.verbs import CLIENT, OFFICE, OUTSIDE, shown_to
from handlers.replies import line, reply, reply_with_card, toast
from handlers.verbs import all_words, verb_of


def status(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/status`: open or closed, until when, what waits."""
    return reply(event, desk, "status")


def helped(event: FromPerson, desk: Desk) -> Sequence[Effect]:
    """`/help`: what this person can do here."""
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if desk.audience(event.by) != "client" or client is None:
        return reply(event, desk, "help")
    return reply_with_card(event, desk, "help", subject="complain", may="client", client=client)


def unknown_command(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """The nearest verb that this person may use, with an example; other bots' commands in groups are left alone."""
    audience = desk.audience(event.by)
    if audience == "nobody" or (event.chat.shared and audience == "stranger"):
        return ()
    verbs = shown_to(audience)
    if verb_of(event.verb) in OFFICE and verb_of(event.verb) not in CLIENT:
        return line(event, desk, "command-not-yours", verb=event.verb)
    known = [word for word in all_words() if verb_of(word) in verbs]
    nearest = difflib.get_close_matches(event.verb, known, n=1, cutoff=0.5)
    if not nearest:
        return reply(event, desk, "help", unknown=event.verb)
    reader = desk.reader(event.by.id)
    verb = verb_of(nearest[0]) or ""
    shown = verb if audience in ("owner", "member") else OUTSIDE.get(verb, verb)
    example = desk.say(f"example-{shown}", reader.language, slash=reader.slash)
    return line(event, desk, "command-nearest", verb=event.verb, example=example)


def old_button(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """A card that is gone, was never ours, or hangs elsewhere."""
    return toast(event, desk, "button-old")


def forbidden_button(event: Pressed, desk: Desk) -> Sequence[Effect]:
    """Somebody else's button."""
    card = desk.cards.get(event.token)
    key = "button-clients" if card and card.may == "client" else "button-forbidden"
    return (Answer(desk.say(key, desk.reader(event.by.id).language)),)
