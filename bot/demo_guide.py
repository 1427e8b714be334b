"""Leads the tour: has the office that the page shows, and puts a new one in its place to begin or to step back."""

from __future__ import annotations

import asyncio
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.adapters.playground import PlaygroundAdapter
from bot.adapters.playground.notes import Note
from bot.adapters.playground.scene import Language
from bot.adapters.playground.tour import Lead
from bot.demo_office import DemoOffice
from bot.demo_player import Player
from bot.demo_tour import TOUR

CHAPTERS = [[chapter, len(list(steps))] for chapter, steps in groupby(TOUR, key=lambda step: step.chapter)]


class DemoGuide:
    """Serves the page with an office of the demo on it, in which everybody may do as they like or follow the tour."""

    def __init__(self, start: datetime, language: Language, port: int) -> None:
        """Every office begins at `start`, UTC; `language` is the first one's."""
        self._start = start
        self._lock = asyncio.Lock()
        self._office = DemoOffice(
            start, language, lambda stage, office: PlaygroundAdapter(stage, office.files, port=port, guide=self)
        )
        self._player: Player | None = None  # while somebody is on tour
        self._note = _stand(None)

    async def open(self) -> str:
        """Serve the page; its address. Raises SettingsError if the port cannot be had."""
        await self._office.start()
        return self._office.adapter.address

    async def close(self) -> None:
        """Stop the office, and with it the page."""
        await self._office.stop()

    def stand(self) -> Note:
        """See Guide."""
        return self._note

    def leave(self) -> None:
        """See Guide. The clock stands still on tour, so that every step has its hour; from here on it runs."""
        if self._player is not None:
            self._player = None
            self._office.clock.run_at(1.0)
            self._note = _stand(None)

    async def lead(self, lead: Lead) -> dict[str, Any]:
        """See Guide."""
        async with self._lock:
            player = self._player
            if lead.do == "start":
                return await self._rebuilt(0, lead.language)
            if player is None or lead.step != player.done:
                return {}  # another window was faster
            if lead.do == "end":
                self.leave()
                return {}
            steps = player.done + {"next": 1, "back": -1}.get(lead.do, 0)
            if not 0 <= steps <= len(TOUR):
                return {}
            if lead.do != "next" or lead.language != self._office.language:
                return await self._rebuilt(steps, lead.language)
            await player.next()
            if player is self._player:
                self._note = _stand(player)
            return player.reply

    async def _rebuilt(self, steps: int, language: Language) -> dict[str, Any]:
        """Put a new office in the place of the one on the page, once so many steps were done in it."""
        before = self._office
        office = DemoOffice(
            self._start, language, lambda stage, office: before.adapter.successor(stage, office.files), speed=0.0
        )
        player = Player(office)
        try:
            await office.start()
            while player.done < steps:
                await player.next()
            note = _stand(player)
        except BaseException:
            await office.stop()
            raise
        self._office, self._player, self._note = office, player, note
        office.adapter.take_over()
        await before.stop()
        return player.reply


def _stand(player: Player | None) -> Note:
    """See Guide.stand."""
    done = player.done if player else None
    return {
        "kind": "tour",
        "step": done,
        "count": len(TOUR),
        "chapters": CHAPTERS,
        "last": TOUR[done - 1].name if done else None,
        "cue": player.cue() if player else None,
    }
