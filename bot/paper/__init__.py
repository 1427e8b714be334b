"""Pictures and papers: templates of ours, set in our fonts by typst."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from bot.core.errors import CannotDraw
from bot.core.papers import Notice, Paper, Quote, Receipt
from bot.core.pictures import Chart, Money, RecapCard, Scores, Transfer, Week
from bot.paper.codes import dots
from bot.paper.glyphs import FONTS, settable, settable_lines
from bot.paper.logos import Problem, as_numbers, problem_with

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES: dict[str, type[Struct]] = {
    "week": Week,
    "transfer": Transfer,
    "money": Money,
    "chart": Chart,
    "scores": Scores,
    "recap": RecapCard,
}
"""What can be drawn, with the shape of its data."""
PAPERS: dict[str, type[Paper]] = {"receipt": Receipt, "quote": Quote, "notice": Notice}
"""What can be typeset, likewise."""

Shape = TypeVar("Shape", bound=Struct)

FOLDER = Path(__file__).parent
# What stands before a template, where that is more than what all of its kind have in common.
_PARTS = {"chart": ("picture", "plot"), "recap": ("picture", "plot")}
# The least that can be set with a logo.
_BLANK: dict[str, Any] = {
    **dict.fromkeys(("title", "office", "client", "about", "sign_title", "sign", "inexact"), "-"),
    "lang": "en",
    "dated_at": "2000-01-01T00:00:00Z",
    "logo": "0" * 64,
    "facts": [],
    "total": ["", ""],
    "items_head": [""] * 4,
    "items": [{"what": "-", "sum": "-"}],
}
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


def typeset(template: str, data: dict[str, Any], files: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF of the template, filled with data (JSON types, in the shape that `PAPERS` names).

    `files`: contents by their SHA-256, of what the data name by it (a logo that `logo_problem` has nothing against).
    It is for keeping (PDF/A-3a) and can be read aloud (PDF/UA-1); the same data give the same bytes, as long as typst
    stays the same. Blocks for some tens of milliseconds, for a hundred pages some seconds; call it as `draw`. Raises
    CannotDraw for an unknown template, for data that do not fit it, for a file that is not given, or for a lone
    surrogate in a text.
    """
    checked = _checked(template, data, PAPERS)
    given = msgspec.to_builtins(checked)
    try:
        # The texts as they are, for what is attached to the file; the same in our fonts' characters, for what is set.
        inputs = {"exact": _json(given), "data": _json(_settable(given, settable_lines))}
    except UnicodeEncodeError as error:
        raise CannotDraw(f"data for {template}: {error}") from error
    if isinstance(checked, Quote) and checked.logo:
        logo = (files or {}).get(checked.logo)
        if logo is None:
            raise CannotDraw(f"the logo {checked.logo} is not given")
        inputs["logo"] = as_numbers(logo)
    return _made(
        template, inputs, format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=int(checked.dated_at.timestamp())
    )


def logo_problem(content: bytes) -> Problem | None:
    """What speaks against a file as a logo: `kind`, `bytes`, `pixels` (see `logos`), or `broken`; None if nothing does.

    A paper is set with it, so that it takes as long as `typeset`.
    """
    problem = problem_with(content)
    if problem is None:
        try:
            typeset("quote", _BLANK, {_BLANK["logo"]: content})
        except CannotDraw:
            return "broken"
    return problem


def _compiled(template: str, data: dict[str, Any], kind: Literal["png", "svg"]) -> bytes:
    checked = _checked(template, data, TEMPLATES)
    inputs = {"data": _json(_settable(msgspec.to_builtins(checked), settable))}
    if isinstance(checked, Transfer):
        inputs["dots"] = _json(dots(checked.payload, checked.charset))
    return _made(template, inputs, format=kind, ppi=PIXELS_PER_INCH)


def _checked(template: str, data: dict[str, Any], among: Mapping[str, type[Shape]]) -> Shape:
    if template not in among:
        raise CannotDraw(f"there is no template {template!r}")
    try:
        return msgspec.convert(data, among[template])
    except msgspec.ValidationError as error:
        raise CannotDraw(f"data for {template}: {error}") from error


def _made(template: str, inputs: dict[str, str], **how: Any) -> bytes:
    try:
        with _one_at_a_time:
            made = _compiler().compile(_source(template), sys_inputs=inputs, **how)
    except RuntimeError as error:  # the root of typst's own, which is not imported yet
        raise CannotDraw(f"{template} does not compile: {error}") from error
    if not isinstance(made, bytes):
        raise CannotDraw(f"{template} is not one page")
    return made


def _json(given: Any) -> str:
    # As JSON in a variable: nothing that people typed becomes part of the source.
    return msgspec.json.encode(given).decode()


def _settable(given: Any, how: Callable[[str], str]) -> Any:
    """The same data, with every text in characters that our fonts have. Names of fields are ours and stay."""
    match given:
        case str():
            return how(given)
        case dict():
            return {name: _settable(value, how) for name, value in given.items()}
        case list() | tuple():
            return [_settable(value, how) for value in given]
        case _:
            return given


@cache
def _source(name: str) -> bytes:
    """The template behind what all of its kind have in common; as one text, so that it reaches for no other file."""
    parts = _PARTS.get(name, ("picture",) if name in TEMPLATES else ("paper",))
    return b"\n".join(
        (FOLDER / file).read_bytes() for file in (*(f"parts/{part}.typ" for part in parts), f"{name}.typ")
    )


@cache
def _compiler() -> Compiler:
    # Imported when the first picture is drawn: it takes half a second and 33 MB.
    from typst import Compiler, Fonts  # noqa: PLC0415

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Compiler(root=str(FOLDER), font_paths=fonts, ignore_system_fonts=True)
