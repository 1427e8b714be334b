"""What people write: held while the office is closed, passed on while it is open, answered through us."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.desk import Desk
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Deleted, Edited, Wrote
from bot.core.rows import Chat, Held
from handlers import digest, onboarding
from handlers.away import away_reply
from handlers.relay import answered, pass_back, pass_on, spot
from handlers.replies import line, reply
from handlers.verbs import verb_of

# What a client can ask for in a plain word, where commands cannot be given.
CLIENT_WORDS = {"hours": "hours_told", "help": "help"}


def wrote(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """A message, from the office or from a client."""
    if event.by.kind == "bot":
        return ()  # two automatic answerers must never face each other
    if desk.audience(event.by) in ("owner", "member"):
        return _from_member(event, desk)
    if onboarding.is_code(event, desk):
        return onboarding.code_as_text(event, desk)
    if event.addressed and (say := CLIENT_WORDS.get(verb_of(event.text) or "")):
        return reply(event, desk, say)
    return _from_client(event, desk)


def _from_client(event: Wrote, desk: Desk) -> Sequence[Effect]:
    chat = desk.chats.get(event.chat.id)
    person = desk.people.get(event.by.id)
    client = chat.client if event.chat.shared and chat else (person.client if person else None)
    if event.chat.shared and client is None and not event.addressed:
        return ()
    is_open = desk.schedule.is_open(desk.now)
    if is_open and event.chat.shared and not event.addressed:
        return ()  # the office reads along there
    passed = is_open and desk.office_chat is not None
    held = Held(
        id=spot(event.chat.id, event.message),
        chat=event.chat.id,
        by=event.by.id,
        text=event.text,
        at=desk.now,
        state="passed" if passed else "held",
        thread=event.thread,
        shared=event.chat.shared,
        client=client,
    )
    effects: list[Effect] = [Keep("messages", held.id, held)]
    if passed:
        effects += pass_on(held, desk)
    if client is None and is_open:
        effects.append(_hello_stranger(event))
    return (*effects, *away_reply(event, desk, client))


def _hello_stranger(event: Wrote) -> Send:
    """Once for each stranger: the outbox knows the occurrence."""
    return Send(
        id=f"stranger:{event.by.id}",
        chat=event.chat.id,
        thread=event.thread,
        say="stranger_hello",
        args={"account": event.by.id},
    )


def _from_member(event: Wrote, desk: Desk) -> Sequence[Effect]:
    post = desk.posts.get(spot(event.chat.id, event.reply_to)) if event.reply_to else None
    if post is not None and post.kind == "passed":
        return pass_back(event, post.about[0], event.text, desk)
    if post is not None:
        return digest.answered_in_words(event, post, desk)
    if event.chat.shared:
        return _member_in_shared_chat(event, desk)
    return line(event, desk, "reply-to-what")


def _member_in_shared_chat(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """A member's word there answers what was waiting from there."""
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title)
    waiting = [held for held in desk.messages.where(chat=event.chat.id) if held.state != "answered"]
    return (
        Keep("chats", chat.chat, replace(chat, member_at=desk.now)),
        *(Keep("messages", held.id, answered(held, desk)) for held in waiting),
    )


def edited(event: Edited, desk: Desk) -> Sequence[Effect]:
    """The client's last version counts; who has read the earlier one already is shown the new one."""
    held = desk.messages.get(spot(event.chat.id, event.message))
    if held is None or held.text == event.text:
        return ()
    effects: list[Effect] = [Keep("messages", held.id, replace(held, text=event.text, edited=True))]
    if held.state != "held" and desk.office_chat:
        args = {"message": held.id, "explain": False}
        effects.append(
            Send(id=f"pass:{event.id}", chat=desk.office_chat, say="passed_on", args=args, client=held.client)
        )
    return effects


def deleted(event: Deleted, desk: Desk) -> Sequence[Effect]:
    """What its author takes back is not shown any more; that something was there is."""
    held = desk.messages.get(spot(event.chat.id, event.message))
    if held is None:
        return ()
    return (Keep("messages", held.id, replace(held, text="", withdrawn=True)),)
