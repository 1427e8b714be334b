"""How pictures are drawn: for whom, from what, how fast, and what is refused."""

import hashlib
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import msgspec
import pytest

from bot import paper
from bot.core.errors import CannotDraw
from bot.core.pictures import Day, Legend, Note, Week
from bot.paper import draw
from tests.paper.threads import alone_and_at_once
from tests.paper.weeks import NAMES, notes, title_read_back, week

ROOT = Path(__file__).parents[2]
BUSY = week({place: {"open_": [(540, 780), (840, 1080)], "calls": [(600, 720)]} for place in range(5)}, notes=notes(8))


def test_what_a_week_is_in_the_core_can_be_drawn():
    days = tuple(Day(name=name, date_label="7", open=((540, 1080),)) for name in NAMES)
    given = Week(
        title="Studio Marta",
        zone="Rome time",
        days=days,
        legend=Legend(open="Open", calls="Calls"),
        notes=(Note(when="Tue 8 Dec", what="Immacolata"),),
        notes_title="The next month",
    )
    assert draw("week", msgspec.to_builtins(given))


def test_an_unknown_template_is_refused_by_name():
    with pytest.raises(CannotDraw, match=r"no template '\.\./week'"):
        draw("../week", week())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": 5}, r"Expected `str`, got `int` - at `\$\.title`"),
        ({"days": []}, r"length >= 7 - at `\$\.days`"),
        ({"surprise": 1}, "unknown field `surprise`"),
        ({"legend": {"open": "Open"}}, "missing required field `calls`"),
        ({"days": week({1: {"open_": [(600, 540)]}})["days"]}, "a span from minute 600 to 540"),
        ({"days": week({1: {"open_": [(600, 600)]}})["days"]}, "a span from minute 600 to 600"),
        ({"days": week({1: {"calls": [(0, 1500)]}})["days"]}, "a span from minute 0 to 1500"),
        ({"days": week({1: {"open_": [(600, 9999)]}})["days"]}, r"`int` <= 2880"),
    ],
)
def test_data_that_do_not_fit_are_refused_with_the_place_and_the_reason(change, reason):
    with pytest.raises(CannotDraw, match=reason):
        draw("week", {**week(), **change})


def test_a_fault_in_a_template_is_told_as_ours(monkeypatch):
    monkeypatch.setattr(paper, "_source", lambda _: b"#panic(1)")
    with pytest.raises(CannotDraw, match="week does not compile: panicked"):
        draw("week", week())


@pytest.mark.parametrize(
    "title",
    [
        "#sys.inputs",
        "*bold* _it_",
        "$x^2$ `raw`",
        "= Head",
        "- item",
        "@ref <tag>",
        "// gone",
        "/* gone */",
        r"\u{41} \ ",
        '"quoted"',
        "'it's'",
        "#panic(1)",
        "a -- b ... ~",
        "a -> b <= 3x4",
        "https://a.b",
    ],
)
def test_what_looks_like_markup_is_shown_letter_by_letter(title):
    assert title_read_back(title) == title.replace(" ", "")


def test_templates_use_nothing_but_what_they_are_given():
    # No other file, no package (which would be downloaded), no date of today.
    reaching = re.compile(r"#?\b(import|include|read|image|plugin|yaml|toml|csv|xml|datetime)\b|@preview")
    found = {path.name: reaching.findall(path.read_text()) for path in paper.FOLDER.rglob("*.typ")}
    assert len(found) == len(paper.TEMPLATES) + len(paper.PAPERS) + 3
    # But a quote shows a logo, of bytes that it is given.
    assert {name: words for name, words in found.items() if words} == {"quote.typ": ["image"]}


def test_every_template_has_its_shape_and_every_shape_its_template():
    assert {path.stem for path in paper.FOLDER.glob("*.typ")} == set(paper.TEMPLATES) | set(paper.PAPERS)


def test_without_a_home_fonts_or_a_folder_to_write_to_the_picture_is_the_same(tmp_path):
    script = f"""
import sys, hashlib
sys.path[:] = {[*sys.path, str(ROOT)]!r}
from bot.paper import draw
print(hashlib.sha256(draw("week", {BUSY!r})).hexdigest())
"""
    tmp_path.chmod(0o500)
    bare = {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent"}
    alone = subprocess.run(
        (sys.executable, "-I", "-c", script), cwd=tmp_path, env=bare, capture_output=True, text=True, check=True
    )
    assert alone.stdout.strip() == hashlib.sha256(draw("week", BUSY)).hexdigest()
    assert list(tmp_path.iterdir()) == []


def test_the_library_is_loaded_only_when_the_first_picture_is_drawn():
    script = "import sys, bot.paper; print('typst' in sys.modules)"
    loaded = subprocess.run((sys.executable, "-c", script), cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout == "False\n"


def test_two_threads_may_draw_at_once():
    weeks = [week(title=f"Studio {number}") for number in range(6)]
    alone, at_once = alone_and_at_once(partial(draw, "week"), weeks)
    assert at_once == alone


def test_a_picture_takes_less_than_a_second_once_the_library_is_loaded():
    draw("week", BUSY)
    taken = []
    for number in range(5):
        begun = time.perf_counter()
        draw("week", {**BUSY, "title": f"Studio {number}"})
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"a busy week: {min(taken):.0f} to {max(taken):.0f} ms")  # noqa: T201  for whoever runs it with -s
    assert min(taken) < 1000


def test_the_memory_that_drawing_takes_does_not_grow_with_the_number_of_pictures():
    resource = pytest.importorskip("resource", reason="only Unix tells the memory of a process")
    for number in range(30):
        draw("week", week(title=f"Warm {number}"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(100):
        draw("week", week(title=f"Studio {number}"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000  # kB
