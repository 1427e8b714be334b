"""THE TABLE: which function an event, a command, a button, an errand's result or a new entry is for, and who may."""

from __future__ import annotations

from bot.core import events as e
from bot.core.desk import Audience
from bot.core.entries import Facts, OwnerClaimed
from bot.core.tables import Handler, Reaction
from handlers import absence, chats, clients, deliveries, digest, hours, messages, onboarding, people, replies, status

# Every deed of a person first tells us who that is.
FIRST = people.noted

EVENTS: dict[type, Handler] = {
    e.Wrote: messages.wrote,
    e.Edited: messages.edited,
    e.Deleted: messages.deleted,
    e.Joined: chats.joined,
    e.Left: chats.left,
    e.Moved: chats.moved,
    e.Founded: onboarding.founded,
    e.ClockSet: onboarding.clock_set,
    e.CodeIssued: onboarding.code_issued,
    e.Connected: deliveries.connected,
    e.Resumed: deliveries.resumed,
    e.Done: deliveries.done,
    e.Failed: deliveries.failed,
}

# A verb, and what it does for whom. An owner may all that a member may.
COMMANDS: dict[str, dict[Audience, Handler]] = {
    "claim": {
        "owner": onboarding.claim,
        "member": onboarding.claim,
        "client": onboarding.claim,
        "stranger": onboarding.claim,
        "nobody": onboarding.claim,
    },
    "start": {
        "member": status.helped,
        "client": onboarding.start,
        "stranger": onboarding.start,
        "nobody": onboarding.start,
    },
    "hours": {"owner": hours.command, "member": hours.told, "client": hours.told, "stranger": hours.told},
    "away": {"member": absence.away},
    "back": {"member": absence.back},
    "client": {"member": clients.client},
    "digest": {"member": digest.command},
    "status": {"member": status.status},
    "help": {"member": status.helped, "client": status.helped, "stranger": status.helped},
}

# A card's subject. The card itself says who may press.
BUTTONS: dict[str, Handler] = {
    "hours": hours.press,
    "digest": digest.press,
    "whose_chat": chats.bound,
}

PREPARED: dict[str, Handler] = {
    "described": people.described,
    "settled": deliveries.settled,
}

# What one more entry in a ledger brings about, in the same commit.
REACTIONS: dict[type[Facts], tuple[Reaction, ...]] = {
    OwnerClaimed: (onboarding.owner_claimed,),
}

UNKNOWN_COMMAND = status.unknown_command
OLD_BUTTON = status.old_button
FORBIDDEN_BUTTON = status.forbidden_button
BAD_INPUT = replies.bad_input
MISHAP = deliveries.mishap
