from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.adapters.playground import site

PAGE = Path(site.__file__).parent / "page"


@pytest.mark.parametrize("name", ["words.js", "records.js"])
def test_the_pages_words_are_complete_in_both_languages(name: str) -> None:
    words = (PAGE / name).read_text(encoding="utf-8")
    english, italian = re.findall(r"^  (?:en|it): \{\n(.*?)^  \},", words, flags=re.DOTALL | re.MULTILINE)
    keys = [re.findall(r"^    (\w+):", half, flags=re.MULTILINE) for half in (english, italian)]
    slots = [re.findall(r"^    (\w+):.*?(\{\w+\})", half, flags=re.MULTILINE) for half in (english, italian)]
    assert len(keys[0]) > 30
    assert keys[0] == keys[1]
    assert slots[0] == slots[1]


@pytest.mark.parametrize("path", sorted(PAGE.iterdir()), ids=lambda path: path.name)
def test_the_pages_files_hold_no_markup_sinks_no_inline_code_and_no_foreign_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
    assert not re.search(r"<script>|<style|\sstyle=|\son\w+=", text)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
