"""An approval binds one version of one thing: what is asked, what the client does, what both sides then hold."""

import pytest

from tests.kit import NOON, opened


@pytest.fixture
async def noon(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        yield house


async def asks(house, what="Homepage copy\nWe build calm websites."):
    await house.commands("marta", f"approve rossi {what}")


def kinds(house):
    return [kind for kind in house.kinds(house.desk.office.clients[0]) if "appro" in kind or "changes" in kind]


async def test_the_card_shows_the_exact_text_and_the_sentence_that_goes_on_record(noon):
    await asks(noon)
    print("\n--\n".join(noon.said_to("giulia", buttons=True)))
    await noon.presses("giulia", "Approve")
    print("\n--\n".join(noon.said_to("giulia", buttons=True)))
    print("\n--\n".join(noon.said_to("marta", buttons=True)))
    assert kinds(noon) == ["approval_asked", "approval_given"]
    await asks(noon, "Homepage copy by 4 December\nWe build very calm websites.")
    await noon.presses("giulia", "Ask for changes")
    await noon.writes("giulia", "Not very, please.")
    await noon.commands("marta", "approve rossi golive Homepage copy")
    await noon.commands("marta", "approvals")
    await noon.commands("marta", "gate rossi homepage copy")
    await noon.commands("marta", "ledger rossi")
    await noon.writes("giulia", "mine")
    print("=====\n" + "\n--\n".join(noon.said_to("giulia", buttons=True)))
    print("=====\n" + "\n--\n".join(noon.said_to("marta", buttons=True)))
    print(noon.failed())
    raise AssertionError
