"""The playground: one web page with a client's phone and a freelancer's, to try Paletti without a token."""

from __future__ import annotations

from bot.adapters.playground.notes import LedgerLine, Proof
from bot.adapters.playground.scene import SCENE, Persona, Scene
from bot.adapters.playground.server import PlaygroundAdapter
from bot.adapters.playground.stage import Stage

__all__ = ["SCENE", "LedgerLine", "Persona", "PlaygroundAdapter", "Proof", "Scene", "Stage"]
