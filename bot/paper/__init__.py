"""Pictures: templates of ours, set in our fonts by typst."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from bot.core.errors import CannotDraw
from bot.core.pictures import Week
from bot.paper.glyphs import FONTS, settable

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES: dict[str, type[Struct]] = {"week": Week}
"""What can be drawn, with the shape of its data."""

FOLDER = Path(__file__).parent
# The templates measure in points; two pixels each, since a phone shows a picture at two or three pixels a point.
PIXELS_PER_INCH = 144
# A compiler remembers the data of its last picture, so it draws one at a time.
_one_at_a_time = threading.Lock()


def draw(template: str, data: dict[str, Any]) -> bytes:
    """A PNG of the template, 1200 pixels wide, filled with data (JSON types, in the shape that `TEMPLATES` names).

    Blocks for some tens of milliseconds (the first time, half a second): call it in a thread, or in several. Raises
    CannotDraw for an unknown template, or for data that do not fit it.
    """
    return _compiled(template, data, "png")


def _compiled(template: str, data: dict[str, Any], kind: Literal["png", "svg"]) -> bytes:
    if template not in TEMPLATES:
        raise CannotDraw(f"there is no template {template!r}")
    try:
        checked = msgspec.to_builtins(msgspec.convert(data, TEMPLATES[template]))
    except msgspec.ValidationError as error:
        raise CannotDraw(f"data for {template}: {error}") from error
    # As JSON in a variable: nothing that people typed becomes part of the source.
    given = {"data": msgspec.json.encode(_settable(checked)).decode()}
    try:
        with _one_at_a_time:
            drawn = _compiler().compile(_source(template), format=kind, ppi=PIXELS_PER_INCH, sys_inputs=given)
    except RuntimeError as error:  # the root of typst's own, which is not imported yet
        raise CannotDraw(f"{template} does not compile: {error}") from error
    if not isinstance(drawn, bytes):
        raise CannotDraw(f"{template} is not one page")
    return drawn


def _settable(given: Any) -> Any:
    """The same data, with every text in characters that our fonts have. Names of fields are ours and stay."""
    match given:
        case str():
            return settable(given)
        case dict():
            return {name: _settable(value) for name, value in given.items()}
        case list() | tuple():
            return [_settable(value) for value in given]
        case _:
            return given


@cache
def _source(name: str) -> bytes:
    return (FOLDER / f"{name}.typ").read_bytes()


@cache
def _compiler() -> Compiler:
    # Imported when the first picture is drawn: it takes half a second and 33 MB.
    from typst import Compiler, Fonts  # noqa: PLC0415

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(root=str(FOLDER), font_paths=fonts, ignore_system_fonts=True)
