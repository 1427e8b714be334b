"""`/approve CLIENT golive TITLE`: whether what was approved may go online. Weighty, and bound to that very version."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.approval_rows import Asking
from bot.core.approvals import Approval, golive_digest
from bot.core.desk import Desk
from bot.core.effects import Effect
from bot.core.errors import BadInput
from bot.core.events import Commanded
from handlers.questions import asked_by_member
from handlers.replies import reply


def golive(event: Commanded, asking: Asking, of: Approval | None, desk: Desk) -> Sequence[Effect]:
    """Asked for the thing `of`. Raises BadInput if there is none, or if it is not approved."""
    if of is None:
        raise BadInput("golive-of-what", name=asking.title)
    if of.state != "approved":
        raise BadInput("golive-not-approved", name=asking.title)
    known = golive_of(of, asking.client, desk)
    asking = replace(
        asking,
        what="golive",
        approval=known.approval if known else desk.fresh("v"),
        of=of.approval,
        of_version=of.version,
        of_seq=of.asked_seq,
    )
    bound = golive_digest(of)
    if known is not None and known.digest == bound and known.state in ("asked", "approved"):
        return reply(event, desk, "approve_same", approval=known.approval, client=asking.client)
    return asked_by_member(asking, bound, (), known, desk)


def golive_of(of: Approval | None, client: str, desk: Desk) -> Approval | None:
    """The go-live that was asked for a thing."""
    known = desk.client(client).approvals.values() if of else ()
    return next((each for each in known if of and each.what == "golive" and each.of == of.approval), None)
