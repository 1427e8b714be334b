"""The office's own texts and terms, as the settings name them, and what is wrong in their files."""

from __future__ import annotations

import hashlib

import structlog
from msgspec import Struct

from bot.core.events import WordingFaulty
from bot.core.tone import Tone
from bot.settings import Settings
from bot.wording import Say, glossary, overrides
from bot.wording.overrides import Wording

log = structlog.get_logger()


class OwnWords(Struct, frozen=True):
    """What says texts, what is pointed out in answers, and each fault in a line of its own."""

    say: Say
    tone: Tone
    faults: tuple[str, ...]

    def told(self) -> WordingFaulty:
        """The faults as an event: the same faults make the same one, however often the bot is started."""
        names = hashlib.sha256("\n".join(self.faults).encode()).hexdigest()
        return WordingFaulty(id=f"wording:{names}", faults=self.faults)


def read(settings: Settings) -> OwnWords:
    """Read the files once. What is wrong in them is left out, and ours counts."""
    given = settings.wording
    own = overrides.read(settings.beside(given.file))
    terms, wrong = glossary.of(settings.beside(given.glossary))
    faults = (*own.told(), *wrong)
    return OwnWords(Wording(own.texts, _unsaid).say, Tone(terms if given.tone == "on" else None), faults)


def _unsaid(key: str, language: str, why: str) -> None:
    log.warning("a text of your own cannot be said, ours counts", text=f"{language}-{key}", why=why)
