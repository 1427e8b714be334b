"""What Telegram tells becomes an event. Pure: nothing here waits, asks or remembers.

Posts in channels are not asked for: a channel is no conversation.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram import Chat as TelegramChat
from telegram.constants import ChatID, ChatMemberStatus, ChatType

from bot.adapters.telegram.contents import attachments_of, line_of
from bot.core.events import Account, Chat, Commanded, Edited, Event, Joined, Left, Moved, Pressed, Quoted, Wrote

# The kinds of update that are asked for; the others have no meaning for us.
WANTED = ("message", "edited_message", "callback_query", "my_chat_member")

_PRESENT = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)


class _Cut(NamedTuple):
    """A text around one of its entities."""

    before: str
    inside: str
    after: str


def event_id(update_id: int) -> str:
    """The id under which an update is known, however often Telegram delivers it."""
    return f"telegram:update:{update_id}"


def event_of(update: Update, me: User) -> Event | None:
    """The event that an update stands for, or None where it means nothing to us. `me` is the bot's own account.

    None are: pins, new members and other service messages, our own messages, commands for another bot.
    """
    known_as = event_id(update.update_id)
    if update.message is not None:
        return _said(known_as, update.message, me)
    if update.edited_message is not None:
        return _edited(known_as, update.edited_message, me)
    if update.callback_query is not None:
        return _pressed(known_as, update.callback_query)
    if update.my_chat_member is not None:
        return _came_or_went(known_as, update.my_chat_member)
    return None


def _said(known_as: str, message: Message, me: User) -> Event | None:
    if message.migrate_to_chat_id is not None:
        return Moved(id=known_as, chat=_ref(message.chat.id), new_chat=_ref(message.migrate_to_chat_id))
    text = _text(message, me)
    if text is None or _is(message.from_user, me):
        return None
    reply = _reply(message)
    spot = {
        **_spot(known_as, message),
        "reply_to": str(reply.message_id) if reply else None,
        "attachments": attachments_of(message),
        "album": _album(message),
    }
    command = _command(message)
    if command is not None:
        verb, _, addressee = command.inside.removeprefix("/").partition("@")
        if addressee and not _same(addressee, me.username):
            return None
        rest = _joined(command.after, line_of(message))
        return Commanded(verb=verb.lower(), rest=rest, quoted=_quoted(reply) if reply else None, **spot)
    addressed = (
        message.chat.type == ChatType.PRIVATE
        or bool(_mentions(message, me))
        or (reply is not None and _is(reply.from_user, me))
    )
    return Wrote(text=text, addressed=addressed, **spot)


def _edited(known_as: str, message: Message, me: User) -> Event | None:
    text = _text(message, me)
    if text is None or _is(message.from_user, me) or message.location:  # a live location is edited as it moves
        return None
    spot = {**_spot(known_as, message), "platform_at": message.edit_date or message.date}
    return Edited(text=text, attachments=attachments_of(message), **spot)


def _pressed(known_as: str, query: CallbackQuery) -> Event | None:
    """A press. Its data came from outside; where it is not `token:choice` the token is empty, which fits no card."""
    if query.message is None:  # only messages sent in inline mode, which is not used, come without
        return None
    token, colon, choice = (query.data or "").partition(":")
    return Pressed(
        id=known_as,
        by=_account(query.from_user, None),
        chat=_chat(query.message.chat),
        thread=_thread(query.message) if isinstance(query.message, Message) else None,
        message=str(query.message.message_id),
        token=token if colon else "",
        choice=choice,
    )


def _came_or_went(known_as: str, change: ChatMemberUpdated) -> Event | None:
    """Joined for shared chats only: in a private one the person's `/start` follows. Channels are no conversation."""
    before, after = _present(change.old_chat_member), _present(change.new_chat_member)
    shared = change.chat.type != ChatType.PRIVATE
    if before == after or change.chat.type == ChatType.CHANNEL or (after and not shared):
        return None
    kind = Joined if after else Left
    return kind(id=known_as, by=_account(change.from_user, None), chat=_chat(change.chat), platform_at=change.date)


def _spot(known_as: str, message: Message) -> dict[str, Any]:
    """Who, where and when, as every event of a person has it."""
    return {
        "id": known_as,
        "by": _account(message.from_user, message.sender_chat),
        "chat": _chat(message.chat),
        "thread": _thread(message),
        "message": str(message.message_id),
        "platform_at": message.date,
    }


def _ref(telegram_id: int) -> str:
    return f"telegram:{telegram_id}"


def _account(user: User | None, on_behalf_of: TelegramChat | None) -> Account:
    """Groups, channels and all anonymous administrators (who share one account) have no identity."""
    if on_behalf_of is not None:
        return Account(id=_ref(on_behalf_of.id), name=on_behalf_of.title or "", kind="nobody")
    if user is None or user.id == ChatID.ANONYMOUS_ADMIN:
        return Account(id=_ref(ChatID.ANONYMOUS_ADMIN), kind="nobody")
    return Account(
        id=_ref(user.id),
        name=user.full_name,
        language=user.language_code,
        kind="bot" if user.is_bot else "person",
    )


def _chat(chat: TelegramChat) -> Chat:
    shared = chat.type != ChatType.PRIVATE
    return Chat(id=_ref(chat.id), shared=shared, title=chat.title or "", topics=shared and bool(chat.is_forum))


def _thread(message: Message) -> str | None:
    """The forum topic. Telegram numbers the replies of ordinary groups too, where an answer belongs in the chat."""
    return str(message.message_thread_id) if message.is_topic_message else None


def _reply(message: Message) -> Message | None:
    """The message that is answered. In a topic whatever answers nothing carries the topic's first message instead."""
    answered = message.reply_to_message
    return None if answered is None or answered.forum_topic_created else answered


def _quoted(answered: Message) -> Quoted:
    """What a command answers, in the very words: an approval is given to these and no others."""
    words, _ = _words(answered)
    return Quoted(text=words, attachments=attachments_of(answered), album=_album(answered))


def _album(message: Message) -> str | None:
    """What the messages of one album have in common: Telegram's number for it, within the chat."""
    return f"{_ref(message.chat.id)}:{message.media_group_id}" if message.media_group_id else None


def _is(user: User | None, me: User) -> bool:
    return user is not None and user.id == me.id


def _same(name: str, username: str | None) -> bool:
    return name.lower() == (username or "").lower()


def _present(member: ChatMember) -> bool:
    return member.status in _PRESENT or bool(getattr(member, "is_member", False))


def _words(message: Message) -> tuple[str, tuple[MessageEntity, ...]]:
    """What was typed, with its entities: the text or the caption."""
    if message.text is not None:
        return message.text, tuple(message.entities)
    return message.caption or "", tuple(message.caption_entities)


def _cut(text: str, entity: MessageEntity) -> _Cut:
    """Telegram counts UTF-16 code units, two bytes each, so an emoji before the entity counts twice."""
    raw = text.encode("utf-16-le")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return _Cut(*(part.decode("utf-16-le") for part in (raw[:start], raw[start:end], raw[end:])))


def _command(message: Message) -> _Cut | None:
    """The message around the command that it begins with."""
    text, entities = _words(message)
    found = [entity for entity in entities if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0]
    return _cut(text, found[0]) if found else None


def _mentions(message: Message, me: User) -> list[MessageEntity]:
    """Where the bot is mentioned, by its handle or, where a client app wrote the name instead, by its id."""
    text, entities = _words(message)
    return [
        entity
        for entity in entities
        if (entity.type == MessageEntity.TEXT_MENTION and _is(entity.user, me))
        or (entity.type == MessageEntity.MENTION and _same(_cut(text, entity).inside, f"@{me.username}"))
    ]


def _text(message: Message, me: User) -> str | None:
    """What is to be read, without mentions of the bot; empty for a bare file, None for a service message."""
    line = line_of(message)
    if message.text is None and not line and not attachments_of(message):
        return None
    text, _ = _words(message)
    for mention in sorted(_mentions(message, me), key=lambda entity: entity.offset, reverse=True):
        before, _, after = _cut(text, mention)
        text = f"{before.rstrip(' ')} {after.lstrip(' ')}" if before.strip() else after.lstrip(" ,:")
    return _joined(text, line)


def _joined(text: str, line: str) -> str:
    return "\n".join(part for part in (text.strip(), line) if part)
