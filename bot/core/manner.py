"""How somebody is spoken to: in which language and, in Italian, with *Lei* or *tu*."""

from __future__ import annotations

from bot.core.facts import Language, Manner

TU = "it-x-tu"
"""Italian with *tu*, as a BCP 47 tag with a private part: wherever a language goes, the manner goes with it."""


def spoken(language: Language, manner: Manner) -> str:
    """The tag for a language and a manner: "en", "it", or "it-x-tu". Only Italian has manners."""
    return TU if language == "it" and manner == "tu" else language


def locale_of(language: str) -> str:
    """The language alone, in two letters, for whoever knows nothing of manners: "it" for "it-x-tu"."""
    return language.partition("-")[0]


def manner_of(language: str) -> str:
    """What makes a text differ within its language: "tu" for "it-x-tu", empty for "it" and "en"."""
    return language.partition("-x-")[2]
