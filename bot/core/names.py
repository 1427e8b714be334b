"""Names as people type them."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from bot.core.errors import BadInput
from bot.core.rows import Client

_NAMES_SHOWN = 8
_NEAREST = 3
# Fewer letters stand in too many names.
_TELLING_LETTERS = 3


# What one message may mean is asked of it half a dozen times.
@lru_cache(maxsize=64)
def plain(name: str) -> str:
    """A name as people type it: accents, case and punctuation do not count."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.sub(r"[^\w\s]|[\u0300-\u036f]", "", letters).split())


class Named(Protocol):
    """A client, a member, a person."""

    @property
    def name(self) -> str:
        """What they are called."""


N = TypeVar("N", bound=Named)


def fitting(name: str, among: Iterable[N]) -> list[N]:
    """Those of just this name, or else those whose name begins so. Nobody for a name without letters."""
    wanted = plain(name)
    if not wanted:
        return []
    beginning = [each for each in among if plain(each.name).startswith(wanted)]
    return [each for each in beginning if plain(each.name) == wanted] or beginning


def find(name: str, clients: Sequence[Client]) -> Client:
    """The one client whom this names. Raises BadInput: none, or several, fit."""
    found = fitting(name, clients)
    if len(found) > 1:
        raise several(name, found)
    if not found:
        raise unknown(name, clients)
    return found[0]


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """The names, up to three, that may have been meant: in which this stands, then those that are written alike."""
    by_plain_name = {plain(each): each for each in names}
    wanted = plain(name)
    within = [each for each in by_plain_name if len(wanted) >= _TELLING_LETTERS and wanted in each]
    alike = difflib.get_close_matches(wanted, by_plain_name, n=_NEAREST, cutoff=0.5)
    return [by_plain_name[each] for each in dict.fromkeys((*within, *alike))][:_NEAREST]


def several(name: str, found: Iterable[Client]) -> BadInput:
    """More of the name is needed."""
    names = [each.name for each in found]
    return BadInput("client-several", name=name, names=", ".join(names[:_NAMES_SHOWN]))


def unknown(name: str, clients: Iterable[Client]) -> BadInput:
    """Nobody is called so; somebody may be called nearly so."""
    near = nearest(name, [each.name for each in clients])
    if near:
        return BadInput("client-unknown-near", name=name, nearest=near[0])
    return BadInput("client-unknown", name=name)
