"""How the code is laid out: which way imports point, how large a room is, who may ask the time, who may wait."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, files, modules, texts, uses

PURE = ("bot/core", "bot/messages", "handlers", "schedules")
CLOCK = Path("bot/clock.py")
# It has to be a single file: it goes along with every export, and shares nothing with us.
HANDED_OUT_ALONE = Path("bot/evidence/verify_standalone.py")
TIME_OF_DAY = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
}
WAITS = {"asyncio", "threading", "subprocess", "socket", "multiprocessing", "concurrent"}
WAITING = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)


def test_imports_point_one_way_as_the_contracts_in_pyproject_say():
    # In a process of its own, since it silences the loggers that other tests listen to.
    lint = Path(sys.executable).with_name("lint-imports")
    verdict = subprocess.run((lint, "--no-cache"), cwd=ROOT, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_no_room_is_longer_than_300_lines():
    long = {
        str(path): text.count("\n")
        for path, text in texts(*ROOMS)
        if text.count("\n") > 300 and path != HANDED_OUT_ALONE
    }
    assert long == {}


def test_no_room_is_a_drawer_for_odds_and_ends():
    drawers = {"util", "utils", "helper", "helpers", "common", "misc"}
    assert [
        path for path in files(*ROOMS, "tests", "benchmarks") if path.stem in drawers or path.parent.name in drawers
    ] == []


def test_only_the_clock_asks_for_the_time_of_day():
    found = {
        f"{path}:{line} {name}"
        for path, module in modules(*ROOMS)
        for line, name in uses(module)
        if name in TIME_OF_DAY and path != CLOCK
    }
    assert found == set()


def test_what_decides_and_what_is_said_never_waits():
    found = {
        f"{path}:{node.lineno}"
        for path, module in modules(*PURE)
        for node in ast.walk(module)
        if isinstance(node, WAITING)
    }
    imported = {
        f"{path}:{line} {name}"
        for path, module in modules(*PURE)
        for line, name in uses(module)
        if name.partition(".")[0] in WAITS
    }
    assert found | imported == set()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("import datetime\ndatetime.datetime.now()", "datetime.datetime.now"),
        ("import datetime as dt\ndt.datetime.utcnow()", "datetime.datetime.utcnow"),
        ("from datetime import date as day\nask = day.today", "datetime.date.today"),
        ("from time import time", "time.time"),
        ("import time\ntime.time()", "time.time"),
    ],
)
def test_the_time_of_day_is_recognised_whatever_it_is_called(code, name):
    assert name in {used for _, used in uses(ast.parse(code))} & TIME_OF_DAY
