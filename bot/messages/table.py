"""What can be said, by name."""

from __future__ import annotations

from bot.messages import away, digest, faults, office, onboarding

SAYS = {
    "line": onboarding.line,
    "away": away.away,
    "digest": digest.digest,
    "passed_on": digest.passed_on,
    "member_reply": digest.member_reply,
    "hours_shown": office.hours_shown,
    "hours_card": office.hours_card,
    "hours_told": office.hours_told,
    "away_set": office.away_set,
    "back": office.back,
    "status": office.status,
    "help": office.help_,
    "owner_welcome": onboarding.owner_welcome,
    "hello": onboarding.hello,
    "contact_welcome": onboarding.contact_welcome,
    "shared_welcome": onboarding.shared_welcome,
    "stranger_hello": onboarding.stranger_hello,
    "contact_joined": onboarding.contact_joined,
    "client_invitation": onboarding.client_invitation,
    "client_list": onboarding.client_list,
    "client_glance": onboarding.client_glance,
    "whose_chat": onboarding.whose_chat,
    "undelivered": faults.undelivered,
    "left": faults.left,
    "mishap": faults.mishap,
    "resumed": faults.resumed,
}
