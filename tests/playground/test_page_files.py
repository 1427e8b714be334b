from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.adapters.playground import site

PAGE = Path(site.__file__).parent / "page"


WORDS = ("page", "records", "tour")


def both(name: str) -> list[str]:
    """What stands in English and in Italian."""
    return [(PAGE / f"{name}_{language}.js").read_text(encoding="utf-8") for language in ("en", "it")]


@pytest.mark.parametrize("name", WORDS)
def test_the_pages_words_are_complete_in_both_languages(name: str) -> None:
    halves = both(name)
    keys = [re.findall(r"^ +(\w+):", half, flags=re.MULTILINE) for half in halves]
    slots = [re.findall(r"^ +(\w+):.*?(\{\w+\})", half, flags=re.MULTILINE) for half in halves]
    assert len(keys[0]) > 30
    assert keys[0] == keys[1]
    assert slots[0] == slots[1]


def test_no_word_of_the_page_hides_another() -> None:
    keys = [key for name in WORDS for key in re.findall(r"^ +(\w+):", both(name)[0], flags=re.MULTILINE)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("path", sorted(PAGE.iterdir()), ids=lambda path: path.name)
def test_the_pages_files_hold_no_markup_sinks_no_inline_code_and_no_foreign_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=", text)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
