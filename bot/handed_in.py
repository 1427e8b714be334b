"""What is read in a file that was handed in. It takes a while, so it runs in a thread; its results are JSON types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from bot.core import fatturapa
from bot.core.errors import BadInput

Args = Mapping[str, Any]


def read(path: Path, args: Args) -> dict[str, Any]:
    """What a file says, by its `kind`; or the key and words of the answer to what cannot be read."""
    try:
        return _KINDS[args["kind"]](path.read_bytes(), args)
    except BadInput as error:
        return {"refused": error.key, "words": error.words}


def _invoice(data: bytes, _: Args) -> dict[str, Any]:
    return {"invoice": msgspec.to_builtins(fatturapa.read(data))}


_KINDS: dict[str, Callable[[bytes, Args], dict[str, Any]]] = {"invoice": _invoice}
