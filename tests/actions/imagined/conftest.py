"""A few imagined lives, simulated once."""

import pytest

from bedding.actions.imagined.lives import imagine_lives


@pytest.fixture(scope="session")
def lives():
    """Return thirteen lives, one with each kind of other."""
    return imagine_lives(13, key=7)
