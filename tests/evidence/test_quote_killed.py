"""Killed at any write while a quote is signed: signature and what it asks for are on record together or not at all."""

import pytest

from bot.core.events import Wrote
from bot.evidence.journal_check import check_journal
from tests.approving import rossi
from tests.evidence.killing import each_kill
from tests.kit import NOON, opened
from tests.quoting import quote, requests, sends


@pytest.fixture
async def asked(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await sends(house)
        await house.presses("giulia", "Sign")
        yield house


# Newer Pythons warn of forking beside threads: the child touches none of theirs.
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
async def test_killed_at_any_write_a_signature_has_all_its_requests_or_there_is_none(asked):
    name = asked.deed(Wrote, "giulia", text="Giulia Bianchi", message="m1")
    await asked.stops()
    outcomes = []
    for step in each_kill(asked, lambda office: office.engine.receive(name)):
        signed = quote(asked).state == "approved"
        assert len(requests(asked)) == (2 if signed else 0)
        assert check_journal(asked.folder).exit_code == 0
        asked.engine.receive(name)  # the platform hands it over again
        assert [each.number for each in requests(asked)] == [1, 2], f"killed before step {step}"
        assert asked.kinds(rossi(asked)).count("approval_given") == 1
        outcomes.append(signed)
    assert outcomes == sorted(outcomes)
    assert 0 < outcomes.count(False) < len(outcomes)
