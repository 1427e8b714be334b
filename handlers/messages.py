"""What people write: held while the office is closed, passed on while it is open, answered through us."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.core.approval_rows import Draft
from bot.core.calls import answered_in_words, talk
from bot.core.chat_rows import Chat
from bot.core.desk import LANGUAGES, Desk
from bot.core.digests import answered, meant
from bot.core.effects import Effect, Keep, Send
from bot.core.events import Deleted, Edited, FromPerson, Wrote
from bot.core.files import attached
from bot.core.rows import Held, Post
from handlers import (
    answering,
    appointments,
    approval_lists,
    call_words,
    checkin_answers,
    claims,
    codes,
    complaint_talk,
    complaints,
    filling,
    hours,
    metrics,
    privacy,
    recap_answers,
    sources,
    status,
    strangers,
    urgent,
)
from handlers.away import away_reply, spell
from handlers.bursts import ANSWERS_A_MINUTE, MESSAGES_A_MINUTE, counted
from handlers.fetching import awaited, fetches, missing, same_or_new, sent_as_one
from handlers.relay import hand_over, has_left, in_topic, spot
from handlers.replies import line
from handlers.responses import respond
from handlers.rewording import reworded, taken_back
from handlers.verbs import verb_of, word_of

# What a client can ask for in a plain word, where commands cannot be given.
CLIENT_WORDS: dict[str, Callable[[FromPerson, Desk], Sequence[Effect]]] = {
    "hours": hours.told,
    "help": status.helped,
    "privacy": privacy.privacy,
    "mine": approval_lists.mine,
    "call": appointments.asked,
    "urgent": urgent.asked,
    "metric": metrics.mine,
    "complaint": complaint_talk.asked,
}

# What a message may answer, and what it then brings about; the first that knows what is meant has it.
IN_WORDS: tuple[Callable[[Wrote, Desk], Sequence[Effect] | None], ...] = (
    answering.in_words,
    complaint_talk.in_words,
    claims.in_words,
    call_words.in_words,
    recap_answers.in_words,
)


def wrote(event: Wrote, desk: Desk) -> Sequence[Effect]:  # noqa: PLR0911  one line a case
    """A message, from the office or from a client."""
    if event.by.kind == "bot":
        return ()  # two automatic answerers must never face each other
    if desk.audience(event.by) in ("owner", "member"):
        return _from_member(event, desk)
    room = desk.room
    if room is not None and room.chat == event.chat.id:
        return _not_of_the_office(event, desk)
    if codes.is_code(event, desk):
        return codes.as_text(event, desk)
    # What should be better may be said in any words, so those that ask for something come before.
    means = (*IN_WORDS, _asked, checkin_answers.in_words)
    asked = next((said for each in means if (said := each(event, desk)) is not None), None)
    if asked is not None and event.attachments:
        return (*asked, *_from_client(event, desk))  # a sketch that came with a wish is for the office to see
    if asked is not None:
        return asked
    told = recap_answers.what_is_off(event, desk)
    if told:
        return (*told, *_from_client(event, desk))
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    return (*_from_client(event, desk), *complaint_talk.offered(event, client, desk))


def _not_of_the_office(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """Whoever the office lets into its chat talks to the office; what was meant for a client must not seem sent."""
    if event.reply_to is None or desk.posts.get(spot(event.chat.id, event.reply_to)) is None:
        return ()
    name = "" if event.by.kind == "nobody" else event.by.name
    told = {"key": "room-not-a-member" if name else "room-nobody", "words": {"name": name}}
    return (Send(id=f"reply:{event.id}", chat=event.chat.id, thread=event.thread, say="line", args=told),)


def _asked(event: Wrote, desk: Desk) -> Sequence[Effect] | None:
    """The answer to a plain word, None if it is none. An automatic answerer that says such words is soon left alone."""
    if not event.addressed or event.attachments:
        return None
    word, _, wanted = event.text.strip().partition(" ")
    verb = verb_of(word)
    ask = CLIENT_WORDS.get(verb or "") if not wanted else None
    # "Language it" is for us, "language problems" is for the office.
    chooses = verb == "language" and (not wanted or word_of(wanted.strip()) in LANGUAGES)
    if ask is None and not chooses:
        return None
    count, remembered = counted(event.by.id, "asked", desk)
    if count > ANSWERS_A_MINUTE:
        return (remembered,)
    return (remembered, *(ask(event, desk) if ask else privacy.chosen(event, wanted, desk)))


def _from_client(event: Wrote, desk: Desk) -> Sequence[Effect]:
    client = desk.client_in(event.by.id, event.chat.id, shared=event.chat.shared)
    if event.chat.shared and client is None and not event.addressed:
        return ()
    is_open = desk.schedule_for(client).is_open(desk.now)
    if is_open and event.chat.shared and not event.addressed:
        return ()  # the office reads along there
    # Whoever has taken this client's call is in the middle of a talk with them.
    talks = talk(client, desk) is not None and event.addressed
    passed = talks or (is_open and desk.office_chat is not None)
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
        files=tuple(attached(given) for given in event.attachments),
        album=event.album,
        urgent=talks,
    )
    effects: list[Effect] = []
    if passed:
        count, remembered = counted(event.by.id, "wrote", desk)
        effects.append(remembered)
        if count > MESSAGES_A_MINUTE:
            held = replace(held, state="held")
            effects += _flood_told(event, client, desk) if count == MESSAGES_A_MINUTE + 1 else ()
    effects = [Keep("messages", held.id, held), *effects, *fetches(held, desk)]
    if held.state == "passed" and not awaited(held, desk):
        effects += hand_over(held, desk)
    if client is None and is_open:
        effects += strangers.greeted(event, desk)
    return (*effects, *(() if talks else away_reply(event, desk, client)))


def _flood_told(event: Wrote, client: str | None, desk: Desk) -> Sequence[Effect]:
    """One line: what follows is kept for the digest."""
    args = {"account": event.by.id, "client": client}
    send = Send(id=f"flood:{event.id}", chat=desk.office_chat or "", say="flood", args=args, client=client)
    return in_topic(send, desk)


def _from_member(event: Wrote, desk: Desk) -> Sequence[Effect]:  # noqa: PLR0911  likewise
    post = desk.posts.get(spot(event.chat.id, event.reply_to)) if event.reply_to else None
    complaint = complaints.in_words(event, desk)
    if complaint is not None:
        return complaint
    if post is not None and post.kind not in ("approval", "call", "checkin", "complaint", "recap", "source"):
        return _answer(event, post, desk)
    filled = filling.in_words(event, desk)
    if filled is not None:
        return filled
    room = desk.room
    if room is not None and room.chat == event.chat.id:
        return ()  # the office talks among itself
    if event.chat.shared:
        return _member_in_shared_chat(event, desk)
    if event.attachments:
        files = tuple(attached(given) for given in event.attachments)
        draft = Draft(
            id=spot(event.chat.id, event.message), at=desk.now, text=event.text, files=files, album=event.album
        )
        # Of an album one file is enough to say it under.
        told = event.album is not None and bool(desk.drafts.where(album=event.album))
        return (Keep("drafts", draft.id, draft), *(() if told else line(event, desk, "files-for-what")))
    return line(event, desk, "reply-to-what")


def _answer(event: Wrote, post: Post, desk: Desk) -> Sequence[Effect]:
    found = meant(post, event.text, desk)
    if found is None:
        return line(event, desk, "digest-which" if post.about else "reply-to-what", most=len(post.about))
    return respond(event, *found, desk)


def _member_in_shared_chat(event: Wrote, desk: Desk) -> Sequence[Effect]:
    """A member's word there answers what was waiting from there: in its thread, or outside threads in all of it."""
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title)
    waiting = [held for held in desk.messages.where(chat=event.chat.id) if held.state != "answered"]
    threads = {held.thread for held in waiting}
    if event.thread in threads:
        waiting = [held for held in waiting if held.thread == event.thread]
    person = desk.people.get(event.by.id)
    return (
        Keep("chats", chat.chat, replace(chat, member_at=desk.now)),
        *(Keep("messages", held.id, answered(held, desk)) for held in waiting),
        *answered_in_words(waiting, person.member if person else None, desk),
        *_late_note(event, chat.client, desk),
    )


def _late_note(event: Wrote, client: str | None, desk: Desk) -> Sequence[Effect]:
    """What a member writes there at night has been seen already: one kind note in private, once a spell."""
    person = desk.people.get(event.by.id)
    member = desk.members.get(person.member) if person else None
    if client is None or member is None or member.private is None or desk.attended(client).is_open(desk.now):
        return ()
    now_spell = spell(desk, client)
    if now_spell in (member.noted, member.unasked):
        return ()
    args = {"account": member.account, "client": client}
    return (
        Keep("members", member.member, replace(member, noted=now_spell)),
        Send(id=f"late-note:{event.id}", chat=member.private, say="late_note", args=args, client=client),
    )


def edited(event: Edited, desk: Desk) -> Sequence[Effect]:
    """The client's last version counts; who has read the earlier one already is shown the new one."""
    return (*_edited(event, desk), *sources.edited(event, desk))


def _edited(event: Edited, desk: Desk) -> Sequence[Effect]:
    held = desk.messages.get(spot(event.chat.id, event.message))
    if held is None:
        return reworded(event, desk)
    files = same_or_new(held.files, event)
    if (held.text, held.files) == (event.text, files):
        return ()
    held = replace(held, text=event.text, files=files, edited=True)
    effects: list[Effect] = [Keep("messages", held.id, held), *fetches(held, desk)]
    if held.state != "held" and not awaited(held, desk):
        effects += hand_over(held, desk)
    return effects


def deleted(event: Deleted, desk: Desk) -> Sequence[Effect]:
    """What its author takes back is not shown any more; that something was there is."""
    return (*_deleted(event, desk), *sources.deleted(event, desk))


def _deleted(event: Deleted, desk: Desk) -> Sequence[Effect]:
    held = desk.messages.get(spot(event.chat.id, event.message))
    if held is None:
        return taken_back(event, desk)
    gone = replace(held, text="", files=(), withdrawn=True)
    rest = [each for each in sent_as_one(gone, desk) if not each.withdrawn]
    # The rest of its album may have waited for nothing but this one's files.
    goes_on = held.state == "passed" and missing(held, desk) and rest and not has_left(held, desk)
    return (
        Keep("messages", held.id, gone),
        *(hand_over(rest[0], desk) if goes_on and not any(missing(each, desk) for each in rest) else ()),
    )
