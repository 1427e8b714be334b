"""The receipt of a go-live tells what was approved, by whom and in which words, whatever was asked since."""

import pytest

from bot.core.approvals import digest
from bot.core.events import Commanded, Wrote
from tests.approving import approval, asks, entries
from tests.kit import NOON, opened

TEXT = "We build calm websites."


@pytest.fixture
async def naming(tmp_path):
    """Homepage is approved, and Giulia was asked for her name to let it go online."""
    async with opened(tmp_path / "data", start=NOON) as house:
        await asks(house)
        await house.presses("giulia", "Approve")
        await asks(house, "golive homepage")
        await house.presses("giulia", "Approve")
        house.forget()
        yield house


def receipts(house):
    return [data for template, data in house.drawn if template == "receipt"]


async def test_both_sides_get_the_receipt_with_the_exact_words_and_hashes(naming):
    await naming.writes("giulia", "Giulia Bianchi")
    for data in receipts(naming):
        assert (data["shown"], data["words"]) == (TEXT, "Giulia Bianchi")
        hashes = dict(data["hashes"])
        assert hashes["Content"] == approval(naming, golive=True).digest
        assert hashes["Entry"] == entries(naming)[-1].hash
    assert len(receipts(naming)) == 2
    for name in ("giulia", "marta"):
        assert any("[document receipt-" in said for said in naming.said_to(name))


async def test_a_version_that_is_asked_before_the_receipt_leaves_does_not_get_into_it(naming):
    bound = approval(naming, golive=True).digest
    naming.engine.receive(naming.deed(Wrote, "giulia", text="Giulia Bianchi", message="n1"))
    naming.engine.receive(naming.deed(Commanded, "marta", verb="approve", rest="rossi Homepage\nLoud.", message="c1"))
    await naming.outbox.idle()
    assert approval(naming).digest == digest("Loud.", ())
    assert len(receipts(naming)) == 2
    for data in receipts(naming):
        assert (data["shown"], dict(data["facts"])["Version"], dict(data["hashes"])["Content"]) == (TEXT, "1", bound)
    news = [said for said in naming.said_to("marta") if "has approved the go-live" in said]
    assert [said.splitlines()[0] for said in news] == [
        "Giulia Bianchi has approved the go-live of “Homepage”, version 1 (Rossi SRL)."
    ]
