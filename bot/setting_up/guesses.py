"""What the machine tells about where its owner works: zone, language, country."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from zoneinfo import available_timezones

LOCALTIME = Path("/etc/localtime")
TIMEZONE = Path("/etc/timezone")
_UNTOLD = ("UTC", "Etc/UTC", "")


def timezone(environ: Mapping[str, str] = os.environ, localtime: Path = LOCALTIME, named: Path = TIMEZONE) -> str:
    """The machine's zone (an IANA name); `UTC` where none is told, as in most containers."""
    told = [environ.get("TZ", "").lstrip(":")]
    if localtime.is_symlink():
        told.append(str(localtime.resolve()).rpartition("/zoneinfo/")[2])
    if named.exists():
        told.append(named.read_text("ascii", "replace").strip())
    known = available_timezones()
    return next((each for each in told if each in known and each not in _UNTOLD), "UTC")


def language(environ: Mapping[str, str] = os.environ) -> str:
    """`it` where the machine speaks Italian, else `en`."""
    said = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "it" if said.lower().startswith("it") else "en"


def country(zone: str) -> str:
    """The country of a zone, as its two letters (of several the first named); empty where it has none."""
    table = resources.files("tzdata") / "zoneinfo" / "zone1970.tab"
    for line in table.read_text("utf-8").splitlines():
        codes, _, rest = line.partition("\t")
        if not line.startswith("#") and rest.split("\t")[1] == zone:
            return codes.split(",")[0]
    return ""
