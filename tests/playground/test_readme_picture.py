"""The picture of the README can be taken anew at any time."""

import struct

import pytest

from docs.take_screenshot import HEIGHT, SCALE, WIDTH, taken

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_picture_of_the_readme_is_taken_of_an_evening_and_the_morning_after(browser):
    picture = await taken(browser)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (WIDTH * SCALE, HEIGHT * SCALE)
