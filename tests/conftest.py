"""What all tests have in common."""

import os

import pytest
from hypothesis import settings

# How long an example takes says more about what else the machine does; where speed matters, benchmarks measure it.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def nobody_waits_for_the_disk():
    """No test cuts the power, and only then would it show; that we ask for it, and when, `tests/store` checks.

    Waiting took a fifth of the time of `tests/handlers`. Processes that tests start do wait.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "fdatasync"):
            patch.setattr(os, name, os.fstat)  # which likewise refuses what is no open file
        yield
