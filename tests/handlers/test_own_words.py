"""An office with texts of its own: they are said wherever ours would be, and what is wrong is told to the owner."""

import pytest

from tests.kit import NIGHT, House, opened


@pytest.fixture
async def owns(tmp_path):
    """Opens an office with this file."""
    houses = []

    async def of(text, **given):
        path = tmp_path / "wording.ftl"
        path.write_text(text)
        house = House(tmp_path / "data", wording={"file": str(path)}, **given)
        houses.append(house)
        await house.furnished()
        return house

    yield of
    for house in houses:
        await house.stops()


async def test_the_offices_own_text_goes_to_the_client(owns):
    house = await owns("en-away = { $office } is back { $opening }.\n")
    await house.writes("giulia", "ready?")
    assert house.last_to("giulia").startswith("Studio Neri is back tomorrow, Friday, at 09:00.")


async def test_days_and_hours_are_said_in_its_words_too(owns):
    house = await owns("en-moment-at = h { $clock }\nen-rule-line = { $days } → { $hours }\n")
    await house.writes("giulia", "ready?")
    assert "tomorrow, Friday, h 09:00" in house.last_to("giulia")
    await house.commands("marta", "hours")
    assert "Monday to Friday → " in house.last_to("marta")


async def test_another_office_is_told_ours(owns, tmp_path):
    await owns("en-away = { $office } is back { $opening }.\n")
    async with opened(tmp_path / "other") as other:
        await other.writes("giulia", "ready?")
        assert other.last_to("giulia").startswith("Thank you for your message.")


async def test_what_is_wrong_is_told_to_the_owner_once_and_ours_is_said(owns):
    house = await owns("en-away = Closed.\nen-mark-agian = x\n")
    await house.restarts()
    await house.outbox.idle()
    told = [text for text in house.said_to("marta") if "wording --check" in text]
    assert len(told) == 1
    assert "2 of your own texts are not used" in told[0]
    assert "wording.ftl:1: en-away leaves out $office, $opening" in told[0]
    assert "wording.ftl:2: there is no text en-mark-agian. Did you mean en-mark-again?" in told[0]
    await house.restarts()
    await house.outbox.idle()
    assert len([text for text in house.said_to("marta") if "wording --check" in text]) == 1
    await house.writes("giulia", "ready?")
    assert house.last_to("giulia").startswith("Thank you for your message.")
    assert house.clock.now() == NIGHT


async def test_a_file_that_is_gone_does_not_keep_the_bot_from_starting(tmp_path):
    async with opened(tmp_path, wording={"file": str(tmp_path / "gone.ftl"), "glossary": "gone.toml"}) as house:
        await house.writes("giulia", "ready?")
        assert house.last_to("giulia").startswith("Thank you for your message.")
