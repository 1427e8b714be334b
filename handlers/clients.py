"""`/client`: new ones, the list, one at a glance, its settings, a further invitation."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import timedelta
from zoneinfo import available_timezones

from bot.core.desk import Desk, code_digest
from bot.core.effects import Effect, Keep, Record
from bot.core.entries import ClientAdded, ClientOpened, ClientSet, Language
from bot.core.errors import BadInput
from bot.core.events import Commanded
from bot.core.office import LEDGER
from bot.core.rows import Chat, Client, Code
from handlers.chats import bind
from handlers.replies import opening, reply
from handlers.verbs import word_of

LANGUAGES: dict[str, Language] = {"it": "it", "en": "en"}
INVITATION_DAYS = 14
LONGEST_NAME = 120


def client(event: Commanded, desk: Desk) -> Sequence[Effect]:
    """`/client [list]`, `/client new NAME`, `/client NAME [invite | here | set key=value …]`."""
    first, _, rest = event.rest.strip().partition(" ")
    if word_of(first) in ("", "list"):
        return reply(event, desk, "client_list")
    if word_of(first) == "new":
        return _new(event, " ".join(rest.split()), desk)
    found, words = named(event.rest, desk)
    match [*map(word_of, words[:1]), *words[1:]]:
        case []:
            return reply(event, desk, "client_glance", client=found.client)
        case ["invite"]:
            return _invite(event, found.client, desk)
        case ["here"]:
            return _here(event, found.client, desk)
        case ["set", *pairs] if pairs:
            return _set(event, found.client, pairs, desk)
        case _:
            raise BadInput("client-what", word=words[0], name=found.name)


def _new(event: Commanded, name: str, desk: Desk) -> Sequence[Effect]:
    if not _plain(name):
        raise BadInput("client-needs-name")
    if len(name) > LONGEST_NAME:
        raise BadInput("client-name-long", most=LONGEST_NAME)
    if any(_plain(each.name) == _plain(name) for each in desk.clients.where()):
        raise BadInput("client-exists", name=name)
    client_id = desk.fresh("k")
    return (
        Keep("clients", client_id, Client(client=client_id, name=name)),
        Record(ledger=LEDGER, facts=ClientAdded(client=client_id), how="command", subject=client_id),
        Record(ledger=client_id, facts=ClientOpened(), how="command", opening=opening(event, desk)),
        *_invite(event, client_id, desk),
    )


def _invite(event: Commanded, client_id: str, desk: Desk) -> Sequence[Effect]:
    """The code itself is derived when the message is composed, so that only its hash is ever stored."""
    invitation = desk.fresh("i")
    code = Code(role="contact", client=client_id, expires_at=desk.now + timedelta(days=INVITATION_DAYS))
    return (
        Keep("codes", code_digest(desk.code(invitation)), code),
        *reply(event, desk, "client_invitation", client=client_id, invitation=invitation, days=INVITATION_DAYS),
    )


def _here(event: Commanded, client_id: str, desk: Desk) -> Sequence[Effect]:
    """Said in a shared chat: it is this client's."""
    if not event.chat.shared:
        raise BadInput("client-here-shared")
    chat = desk.chats.get(event.chat.id) or Chat(chat=event.chat.id, title=event.chat.title)
    if chat.client is not None and chat.client != client_id:
        other = desk.clients.get(chat.client)
        raise BadInput("client-here-taken", name=other.name if other else chat.client)
    return bind(event, chat, client_id, "command", desk)


def named(text: str, desk: Desk) -> tuple[Client, list[str]]:
    """The client whom the first words name, and the words after the name. Raises BadInput: none, or several, fit.

    The longest run of words that fits a name counts, so that both "rossi" and "Rossi SRL" find Rossi SRL.
    """
    words = text.split()
    clients = desk.clients.where()
    for length in range(len(words), 0, -1):
        wanted = _plain(" ".join(words[:length]))
        if not wanted:
            continue
        exact = [each for each in clients if _plain(each.name) == wanted]
        found = exact or [each for each in clients if _plain(each.name).startswith(wanted)]
        if len(found) > 1:
            raise BadInput("client-several", name=" ".join(words[:length]), names=", ".join(c.name for c in found[:8]))
        if found:
            return found[0], words[length:]
    by_plain_name = {_plain(each.name): each.name for each in clients}
    nearest = difflib.get_close_matches(_plain(words[0]), by_plain_name, n=1, cutoff=0.5)
    if nearest:
        raise BadInput("client-unknown-near", name=words[0], nearest=by_plain_name[nearest[0]])
    raise BadInput("client-unknown", name=words[0])


def _set(event: Commanded, client_id: str, pairs: Sequence[str], desk: Desk) -> Sequence[Effect]:
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or key not in SETTERS:
            raise BadInput("client-set-unknown", word=pair, known=", ".join(SETTERS))
        given[key] = SETTERS[key](value)
    language: Language | None = LANGUAGES.get(given.get("language", ""))
    facts = ClientSet(language=language, timezone=given.get("timezone"))
    return (
        Record(ledger=client_id, facts=facts, how="command", opening=opening(event, desk)),
        *reply(event, desk, "client_glance", client=client_id),
    )


def _language(value: str) -> str:
    if value.lower() not in LANGUAGES:
        raise BadInput("language-unknown", language=value)
    return value.lower()


def _timezone(value: str) -> str:
    zones = {zone.casefold(): zone for zone in available_timezones()}
    zone = zones.get(value.casefold())
    if zone is None:
        nearest = difflib.get_close_matches(value.casefold(), zones, n=3, cutoff=0.0)
        raise BadInput("zone-unknown", zone=value, nearest=", ".join(zones[each] for each in nearest))
    return zone


SETTERS: dict[str, Callable[[str], str]] = {"language": _language, "timezone": _timezone}


def _plain(name: str) -> str:
    """A name as people type it: accents, case and punctuation do not count."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.sub(r"[^\w\s]|[\u0300-\u036f]", "", letters).split())
