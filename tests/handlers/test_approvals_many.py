"""Ten thousand entries later: what is decided and shown reads only the entries that it tells of."""

import pytest

from bot.core.effects import Record
from bot.core.entries import ClientSet
from tests.approving import approval, asks, kinds, rossi
from tests.kit import NOON, opened

MANY = 10_000
AT_ONCE = 1_000


@pytest.fixture
async def old(tmp_path):
    """An office in which much has happened to Rossi SRL."""
    async with opened(tmp_path / "data", start=NOON) as house:
        client = rossi(house)
        record = Record(ledger=client, facts=ClientSet(language="en"), how="command")
        for _ in range(MANY // AT_ONCE):
            house.engine.commit(lambda _desk: [record] * AT_ONCE, durable=False)
        yield house


@pytest.fixture
def read(old, monkeypatch):
    """The numbers of the entries that are read from the ledger."""
    numbers, entries = [], old.store.entries

    def noted(*args, **given):
        for entry in entries(*args, **given):
            numbers.append(entry.core.seq)
            yield entry

    monkeypatch.setattr(old.store, "entries", noted)
    return numbers


async def test_an_approval_and_its_receipt_read_the_one_entry_that_approves(old, read):
    await asks(old)
    assert set(read) == {approval(old).asked_seq}  # its words are looked through
    read.clear()
    await old.presses("giulia", "Approve")
    assert approval(old).state == "approved"
    assert "✓ On record: “Homepage”, version 1, is approved" in old.last_to("giulia")
    assert set(read) == {approval(old).approved_seq}


async def test_a_go_live_reads_what_it_was_asked_and_what_it_is_about(old, read):
    await asks(old)
    await old.presses("giulia", "Approve")
    await old.commands("marta", "approve rossi golive Homepage")
    await old.presses("giulia", "Approve")
    await old.writes("giulia", "Giulia Bianchi")
    assert approval(old, golive=True).state == "approved"
    assert len(set(read)) <= 4
    assert min(read) > MANY


async def test_the_ledger_shows_its_newest_page_and_reads_no_more_than_that(old, read):
    await old.commands("marta", "ledger rossi")
    said = old.last_to("marta").splitlines()
    assert said[0] == f"Rossi SRL: {old.store.head(rossi(old)).seq:,} entries"
    assert len(said) == 11
    assert len(set(read)) == 10
    await old.presses("marta", "Next ›")  # noqa: RUF001  as it reads
    assert len(set(read)) == 20


async def test_every_entry_is_still_checked_when_somebody_asks_for_it(old):
    assert kinds(old) == []
    assert len(list(old.store.entries(rossi(old)))) == old.store.head(rossi(old)).seq > MANY
