"""A store, and another process that is busy with the same data."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.making import journal

ROOT = Path(__file__).parents[2]


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(directory):
    opened = journal(directory)
    yield opened
    opened.close()


@pytest.fixture
def busy(directory):
    """A running process that writes to `directory`."""
    command = [sys.executable, "-m", "tests.store.busy_writer", str(directory)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"running\n"
        yield process
        process.stdin.close()
        process.wait(10)
