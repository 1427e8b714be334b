"""Starts the bot with something changed: `launch.py bot.adapters.telegram.line:ANSWER_SECONDS=0.5 … -- run`."""

import importlib
import json
import sys

from bot.__main__ import main

split = sys.argv.index("--")
for change in sys.argv[1:split]:
    place, _, value = change.partition("=")
    module, _, path = place.partition(":")
    *parents, name = path.split(".")
    owner = importlib.import_module(module)
    for parent in parents:
        owner = getattr(owner, parent)
    assert hasattr(owner, name), change
    setattr(owner, name, json.loads(value))
sys.argv[1:] = sys.argv[split + 1 :]
main()
