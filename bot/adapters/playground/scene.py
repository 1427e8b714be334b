"""Who and what is on the page: five people, a chat shared with a client, and one of the office's own."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bot.core.events import Account, Chat

PLATFORM = "playground"
HANDLE = "Paletti"

Language = Literal["it", "en"]
Side = Literal["client", "freelancer"]
Role = Literal["client", "colleague", "newcomer", "freelancer", "collaborator"]


class Persona(Struct, frozen=True, kw_only=True):
    """Somebody on the page. `key` names the account and the private chat, `about` the company or the town.

    `role` is how the page introduces them; what they are to the office is the office's to say.
    """

    key: str
    name: str
    role: Role
    language: Language
    timezone: str
    about: str = ""

    @property
    def account(self) -> str:
        """The account's id."""
        return f"{PLATFORM}:{self.key}"

    @property
    def chat(self) -> str:
        """The id of this person's private chat with the bot."""
        return f"{PLATFORM}:chat:{self.key}"

    @property
    def side(self) -> Side:
        """On which of the two phones they are."""
        return "freelancer" if self.role in ("freelancer", "collaborator") else "client"

    def acting(self, language: Language) -> Account:
        """The account as an event tells it, with the page in this language."""
        return Account(id=self.account, name=self.name, language=language, timezone=self.timezone)


class Room(Struct, frozen=True, kw_only=True):
    """A chat: of one person alone with the bot, or shared by several, where the bot is once it was brought in."""

    chat: str
    people: tuple[str, ...]
    shared: bool = False
    title: str = ""
    topics: bool = False

    def as_chat(self) -> Chat:
        """The chat as an event tells it."""
        return Chat(id=self.chat, shared=self.shared, title=self.title, topics=self.topics)


def group(key: str, title: str, *people: str, topics: bool = False) -> Room:
    """A chat that these people (by key) share."""
    return Room(chat=f"{PLATFORM}:group:{key}", people=people, shared=True, title=title, topics=topics)


class Scene(Struct, frozen=True):
    """All who are on the page, and the chats that they share. The first of each side is shown first."""

    personas: tuple[Persona, ...]
    groups: tuple[Room, ...] = ()

    def persona(self, key: str) -> Persona:
        """Raises LookupError for somebody who is not on the page."""
        for persona in self.personas:
            if persona.key == key:
                return persona
        raise LookupError(f"there is no phone of {key}")

    def rooms(self) -> list[Room]:
        """Every chat there is."""
        return [*(Room(chat=each.chat, people=(each.key,)) for each in self.personas), *self.groups]


GIULIA = Persona(
    key="giulia",
    name="Giulia Bianchi",
    role="client",
    language="it",
    timezone="Europe/Rome",
    about="Rossi SRL",
)
PAOLO = Persona(
    key="paolo",
    name="Paolo Neri",
    role="colleague",
    language="it",
    timezone="Europe/Rome",
    about="Rossi SRL",
)
OLGA = Persona(
    key="olga",
    name="Olga Verdi",
    role="newcomer",
    language="it",
    timezone="Europe/London",
    about="London",
)
MARTA = Persona(key="marta", name="Marta", role="freelancer", language="it", timezone="Europe/Rome")
ANNA = Persona(key="anna", name="Anna", role="collaborator", language="it", timezone="Europe/Rome")

SCENE = Scene(
    personas=(GIULIA, PAOLO, OLGA, MARTA, ANNA),
    groups=(
        group("rossi", "Rossi SRL \N{MULTIPLICATION SIGN} Studio Marta", "giulia", "paolo", "marta"),
        group("team", "Team", "marta", "anna", topics=True),
    ),
)
