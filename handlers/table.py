"""THE TABLE: which function an event, a command, a button, an errand's result or a new entry is for, and who may."""

from __future__ import annotations

from bot.core import events as e
from bot.core.approval_entries import (
    ApprovalExpired,
    ApprovalGiven,
    ApprovalRefused,
    ApprovalRevoked,
    ApproverDeclined,
    ChangesAsked,
    ItemsMarked,
)
from bot.core.checkins import CheckinAnswered
from bot.core.complaints import ComplaintAdded, ComplaintAnswered, ComplaintClosed, ComplaintOpened
from bot.core.desk import Audience
from bot.core.entries import OwnerClaimed
from bot.core.facts import Facts
from bot.core.payment_entries import PaymentClaimed, PaymentDisputed, PaymentPromised, PaymentRequested
from bot.core.quote_entries import QuoteAcceptedElsewhere
from bot.core.recaps import RecapAnswered, RecapSent
from bot.core.tables import Handler, Reaction
from handlers import (
    absence,
    appointments,
    approval_lists,
    asking,
    chats,
    checkin_answers,
    checkins,
    claims,
    clients,
    complaining,
    complaint_talk,
    complaints,
    decided,
    deciding,
    deliveries,
    digest,
    elsewhere,
    files,
    filling,
    hours,
    invoice_files,
    invoices,
    ladders,
    late_payment,
    members,
    messages,
    metric_files,
    metrics,
    onboarding,
    payees,
    paying,
    people,
    picking,
    privacy,
    quote_drafts,
    quote_sending,
    quote_steps,
    quotes,
    recap_answers,
    recap_drafts,
    recaps,
    relay,
    replies,
    responses,
    starting,
    statement_booking,
    statement_columns,
    statements,
    status,
    steps,
    strangers,
    surcharges,
    urgent,
)

# Every deed of a person first tells us who that is.
FIRST = people.noted

EVENTS: dict[type, Handler] = {
    e.Wrote: messages.wrote,
    e.Edited: messages.edited,
    e.Deleted: messages.deleted,
    e.Picked: picking.picked,
    e.Submitted: filling.submitted,
    e.Joined: chats.joined,
    e.Left: chats.left,
    e.Moved: chats.moved,
    e.TopicLost: relay.topic_lost,
    e.Founded: onboarding.founded,
    e.ClockSet: onboarding.clock_set,
    e.CodeIssued: onboarding.code_issued,
    e.Connected: deliveries.connected,
    e.Resumed: deliveries.resumed,
    e.WordingFaulty: deliveries.wording_faulty,
    e.Done: deliveries.done,
    e.Failed: files.failed,
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
        "member": onboarding.start,
        "client": onboarding.start,
        "stranger": onboarding.start,
        "nobody": onboarding.start,
    },
    "link": {"member": members.link, "client": members.link, "stranger": members.link},
    "hours": {"owner": hours.command, "member": hours.shown, "client": hours.told, "stranger": hours.told},
    "away": {"member": absence.away},
    "back": {"member": absence.back},
    "open": {"member": absence.open_},
    "later": {"member": responses.later},
    "client": {"member": clients.client},
    "approve": {"member": asking.approve},
    "quote": {"member": quotes.quote},
    "step": {"member": steps.step},
    "metric": {"member": metrics.metric, "client": metrics.mine},
    "approvals": {"member": approval_lists.approvals},
    "gate": {"member": approval_lists.gate},
    "ledger": {"member": approval_lists.ledger},
    "invoice": {"member": invoices.invoice},
    "paid": {"member": paying.paid},
    "checkin": {"member": checkins.checkin},
    "payee": {"owner": payees.payee},
    "ladder": {"member": ladders.ladder},
    "call": {"member": appointments.command, "client": appointments.asked},
    "complaint": {"member": complaints.command, "client": complaint_talk.asked},
    "recap": {"member": recaps.recap},
    "mine": {"client": approval_lists.mine},
    "member": {"member": members.member},
    "digest": {"member": digest.command},
    "status": {"member": status.status},
    "language": {"client": privacy.language, "stranger": privacy.language},
    "privacy": {"client": privacy.privacy, "stranger": privacy.privacy},
    "urgent": {"client": urgent.asked},
    "help": {"member": status.helped, "client": status.helped, "stranger": status.helped},
}

# A card's subject. The card itself says who may press.
BUTTONS: dict[str, Handler] = {
    "hours": hours.press,
    "digest": digest.press,
    "whose_chat": chats.bound,
    "away_overlap": absence.press,
    "late": responses.press,
    "stranger": strangers.press,
    "approval": deciding.press,
    "form": filling.pressed,
    "quote": quote_drafts.pressed,
    "start": starting.pressed,
    "ledger": approval_lists.turned,
    "payment": claims.press,
    "payment_news": paying.news_pressed,
    "complain": complaint_talk.pressed,
    "complaint_offer": complaint_talk.offer_pressed,
    "complaint_settled": complaint_talk.settled_pressed,
    "complaint": complaints.pressed,
    "complaint_answering": complaints.answering_pressed,
    "invoice": invoices.pressed,
    "invoice_file": invoice_files.pressed,
    "paid_which": paying.which_pressed,
    "columns": statement_columns.pressed,
    "statement": statement_booking.pressed,
    "unsure": paying.unsure_pressed,
    "ladder": ladders.pressed,
    "checkin": checkin_answers.press,
    "checkin_better": checkin_answers.better_pressed,
    "in_person": checkins.in_person_pressed,
    "interest": late_payment.pressed,
    "call": appointments.call_pressed,
    "call_offer": appointments.pressed,
    "call_which": appointments.which_pressed,
    "recap": recap_answers.pressed,
    "recap_draft": recap_drafts.pressed,
    "recap_list": recap_drafts.listed,
    "urgent": urgent.pressed,
    "urgent_ask": urgent.decided,
    "urgent_call": urgent.answered,
}

PREPARED: dict[str, Handler] = {
    "described": people.described,
    "chat_described": chats.described,
    "fetched": files.fetched,
    "invoice_read": invoice_files.came,
    "statement_read": statements.came,
    "values_read": metric_files.came,
    "quote_set": quote_sending.drawn,
    "settled": deliveries.settled,
}

# What one more entry in a ledger brings about, in the same commit.
REACTIONS: dict[type[Facts], tuple[Reaction, ...]] = {
    OwnerClaimed: (onboarding.owner_claimed,),
    ApprovalGiven: (surcharges.accepted, decided.decided, quotes.signed, quote_steps.signed),
    QuoteAcceptedElsewhere: (elsewhere.recorded, quotes.signed, quote_steps.signed),
    PaymentRequested: (quotes.signed,),
    ApprovalRefused: (decided.decided,),
    ItemsMarked: (decided.decided,),
    ChangesAsked: (decided.decided,),
    ApproverDeclined: (decided.decided,),
    ApprovalRevoked: (decided.decided,),
    ApprovalExpired: (decided.decided,),
    PaymentClaimed: (claims.said,),
    PaymentPromised: (claims.said,),
    PaymentDisputed: (complaining.disputed,),
    ComplaintOpened: (complaining.heard,),
    ComplaintAdded: (complaining.heard,),
    ComplaintAnswered: (complaints.answered,),
    ComplaintClosed: (complaints.closed,),
    CheckinAnswered: (checkin_answers.heard,),
    RecapSent: (recap_answers.sealed,),
    RecapAnswered: (recap_answers.said, recap_answers.sealed),
}

UNKNOWN_COMMAND = status.unknown_command
OLD_BUTTON = status.old_button
FORBIDDEN_BUTTON = status.forbidden_button
BAD_INPUT = replies.bad_input
MISHAP = deliveries.mishap
