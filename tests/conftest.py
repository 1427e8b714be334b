"""What all tests have in common."""

from hypothesis import settings

# How long an example takes says more about what else the machine does; where speed matters, benchmarks measure it.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")
