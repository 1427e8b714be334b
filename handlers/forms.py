"""A form is opened: shown where the platform can show one, else its questions are asked one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import with_card
from bot.core.desk import Desk
from bot.core.effects import Answer, Effect, Keep, Send
from bot.core.errors import BadInput
from bot.core.events import FromPerson
from bot.core.form_rows import Filling

OVERVIEW = -1


def opened(event: FromPerson, filling: Filling, desk: Desk) -> Sequence[Effect]:
    """The form is there to be filled in; it is asked in private, and one that is still being asked gives way."""
    platform = desk.platforms.get(event.by.id.partition(":")[0])
    if platform is not None and platform.forms:
        unseen = desk.say("form-unseen", desk.office.language)
        return (Keep("fillings", filling.token, filling), Answer(unseen, form=filling.form))
    person = desk.people.get(event.by.id)
    if person is None or person.private is None:
        raise BadInput("write-to-me-privately")
    given = {field.name: "".join(field.initial) for field in filling.form.fields}
    filling = replace(
        filling,
        asked=True,
        chat=person.private,
        thread=None,
        values=given if filling.review else {},
        step=OVERVIEW if filling.review else 0,
    )
    others = [Keep("fillings", row.token, None) for row in desk.fillings.where(by=event.by.id, asked=True)]
    return (*others, *question(filling, desk), Answer())


def question(filling: Filling, desk: Desk) -> Sequence[Effect]:
    """The question on which the form stands; what stood below the one before no longer counts."""
    token = desk.fresh("t")
    send = Send(
        id=f"question:{token}",
        chat=filling.chat,
        say="form_question",
        args={"account": filling.by, "client": filling.client, "form": filling.token},
        client=filling.client,
    )
    data = {"form": filling.token, "chosen": _chosen(filling)}
    gone = (Keep("cards", filling.card, None),) if filling.card else ()
    return (
        *gone,
        Keep("fillings", filling.token, replace(filling, card=token)),
        *with_card(send, desk, subject="form", may="member", token=token, data=data),
    )


def _chosen(filling: Filling) -> list[int]:
    """The options that are ticked already where several can be chosen."""
    field = filling.form.fields[filling.step] if filling.step != OVERVIEW else None
    if field is None or field.kind != "choices":
        return []
    standing = filling.values.get(field.name, field.initial)
    return [place for place, option in enumerate(field.options) if option.value in standing]
