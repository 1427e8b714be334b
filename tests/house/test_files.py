"""What no file may hold, and what the lock files must."""

import re

import pytest

from tests.house.tree import ROOT, texts

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
# In pieces, so that this file does not hold what it forbids.
REGISTRIES = [
    f"{name}.{zone}"
    for name, zone in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("crates", "io"),
        ("docker", "io"),
        ("golang", "org"),
        ("rubygems", "org"),
        ("anaconda", "org"),
    )
]
LEFT_OPEN = re.compile(rf"\b({'TO'}{'DO'}|{'FIX'}{'ME'})\b")


def test_no_file_names_a_package_registry():
    found = {f"{path}: {host}" for path, text in texts() for host in REGISTRIES if host in text.lower()}
    assert found == set()


def test_nothing_is_left_to_be_done_later():
    found = [
        f"{path}:{number}"
        for path, text in texts()
        if path.suffix != ".lock"
        for number, line in enumerate(text.splitlines(), 1)
        if LEFT_OPEN.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_a_version_and_hashes_for_everything_and_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    blocks = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    wrong = [
        line for line in blocks if not re.fullmatch(r"[\w.-]+==\S+( ;[^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *", line)
    ]
    assert blocks
    assert wrong == []


def test_what_runs_is_tested_in_the_very_same_versions():
    pins = [set(re.findall(r"^([\w.-]+==[^ ]+)", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS]
    assert pins[0] < pins[1]
