"""An office at night: Marta owns it, Giulia writes for Rossi SRL."""

import pytest

from tests.kit import opened


@pytest.fixture
async def house(tmp_path):
    async with opened(tmp_path / "data") as furnished:
        yield furnished
