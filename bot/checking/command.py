"""The command: everything is looked at, and told line by line; the exit code says whether something is in the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import to_builtins
from rich.console import Console
from rich.text import Text

from bot import console as socket
from bot import own_words
from bot.checking import office, reach
from bot.core.errors import SettingsError
from bot.core.findings import Finding
from bot.platforms import probes
from bot.settings import Settings

_SIGNS = {"good": ("✓", "green"), "note": ("!", "yellow"), "bad": ("✗", "red")}


def looked_at(settings: Settings, folder: Path, environment_file: Path, now: Callable[[], datetime]) -> list[Finding]:
    """All findings, in the order in which one would mend them."""
    running = socket.ask(folder, {"do": "health"})
    data, ledger = office.data(folder, now())
    found = [
        *(
            Finding("note", f"{name} is not a setting of this version.", "Take it away, or correct it.")
            for name in settings.unknown_environment
        ),
        *office.secrets_kept(settings, environment_file),
        *office.named(settings),
        *office.hours(settings, ledger, now()),
        *data,
        office.owner(ledger),
        *(
            Finding("note", each, "Mend that line; until then ours counts. paletti wording lists all texts.")
            for each in own_words.read(settings).faults
        ),
        *(office.differences(settings, ledger) if ledger else ()),
        reach.port(settings, running=running is not None),
    ]
    return [*found, *_health(running), *asyncio.run(_outside(settings, now, running=running is not None))]


def _health(running: dict[str, Any] | None) -> Iterable[Finding]:
    for name, state in (running or {}).get("platforms", {}).items():
        good = state == "connected"
        yield Finding("good" if good else "bad", f"The running bot and {name}: {state}.")


async def _outside(settings: Settings, now: Callable[[], datetime], *, running: bool) -> list[Finding]:
    try:
        looks = probes(settings, running=running)
    except SettingsError as error:
        return [Finding("bad", str(error), "paletti init asks for it, and checks it.")]
    found = [finding for findings in await asyncio.gather(*looks) for finding in findings]
    addresses = (settings.telegram.base_url, settings.slack.base_url)
    return [*found, await reach.clock(addresses, now), *await reach.proxy(settings, running=running)]


def told(findings: Iterable[Finding], *, as_json: bool = False) -> int:
    """To standard output. Gives the exit code: 1 if something is in the way."""
    findings = list(findings)
    if as_json:
        print(json.dumps(to_builtins(findings), indent=2))  # noqa: T201  machines read it
    else:
        console = Console(highlight=False, soft_wrap=True)
        for finding in findings:
            sign, colour = _SIGNS[finding.state]
            console.print(Text.assemble((sign, f"bold {colour}"), " ", finding.what))
            if finding.mend:
                console.print(Text.assemble("  → ", (finding.mend, "dim")))
    return int(any(finding.state == "bad" for finding in findings))
