"""Starts the bot with a handler that fails on messages about poison, and lets slip a token while it does."""

import os

from bot.__main__ import main
from bot.core.events import Wrote
from handlers import table

sound = table.EVENTS[Wrote]


def wrote(event, desk):
    if "poison" in event.text:
        raise RuntimeError(f"no remedy at https://api.example/bot{os.environ['PALETTI_TELEGRAM_TOKEN']}/sendMessage")
    return sound(event, desk)


table.EVENTS[Wrote] = wrote
main()
