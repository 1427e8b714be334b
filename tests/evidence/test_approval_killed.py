"""Killed at any write while somebody approves: the approval is on record as a whole or not at all, and never twice."""

import pytest

from bot.core.events import Pressed
from bot.evidence.journal_check import check_journal
from tests.approving import asks, kinds, rossi
from tests.evidence.killing import each_kill
from tests.kit import NOON, opened


@pytest.fixture
async def asked(tmp_path):
    async with opened(tmp_path / "data", start=NOON) as house:
        await asks(house)
        yield house


# Newer Pythons warn of forking beside threads: the child touches none of theirs.
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
async def test_killed_at_any_write_there_is_one_approval_with_its_seal_or_none_and_the_press_can_be_repeated(asked):
    message, button = asked.button("telegram:7", "Approve")
    press = asked.deed(Pressed, "giulia", message=message, token=button.token, choice=button.choice)
    client = rossi(asked)
    await asked.stops()
    outcomes = []
    for step in each_kill(asked, lambda office: office.engine.receive(press)):
        given = kinds(asked).count("approval_given")
        approvals = asked.desk.client(client).approvals.values()
        assert [approval.state for approval in approvals] == ["approved" if given else "asked"]
        assert len(list(asked.store.rows("seals"))) == given
        assert check_journal(asked.folder).exit_code == 0
        asked.engine.receive(press)  # the platform hands it over again
        assert kinds(asked) == ["approval_asked", "approval_given"], f"killed before step {step}"
        outcomes.append(given)
    assert outcomes == sorted(outcomes)
    assert 0 < outcomes.count(0) < len(outcomes)
