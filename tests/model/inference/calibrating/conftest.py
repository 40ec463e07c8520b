"""Short records that many tests share."""

import numpy as np
import pytest

from bedding.model.inference.calibrating import Design, draw_record

SHORT = Design(entries=25, channels=("arousal", "self", "mood"), missing=0.2)


@pytest.fixture(scope="session", name="short")
def short_fixture():
    """Return a short record by its number; the same number gives the same record."""

    def short(number):
        return draw_record(SHORT, np.random.default_rng([number, 1]))

    return short
