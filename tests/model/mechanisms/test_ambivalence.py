"""Good and bad, each gathered on its own."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.mechanisms import ambivalence
from bedding.model.parameters import AmbivalenceParameters

OURS: Any = AmbivalenceParameters()
amount = st.floats(0.0, 10.0)


@pytest.mark.parametrize(
    ("good", "bad", "index"),
    # Half the sum less the difference, by hand: Thompson, Zanna & Griffin (1995).
    [(4, 4, 4.0), (4, 2, 1.0), (3, 1, 0.0), (4, 0, -2.0), (0, 4, -2.0), (0, 0, 0.0)],
)
def test_griffin_index(good, bad, index):
    assert ambivalence.griffin(float(good), float(bad)) == index


@settings(deadline=None, max_examples=40)
@given(amount, amount)
def test_both_poles_are_equal_and_more_of_the_weaker_means_more(good, bad):
    index = ambivalence.griffin(good, bad)

    assert index == ambivalence.griffin(bad, good)
    assert index <= ambivalence.griffin(max(good, bad), max(good, bad))
    np.testing.assert_allclose(
        index, 1.5 * min(good, bad) - 0.5 * max(good, bad), atol=1e-12
    )


def test_good_and_bad_do_not_cancel():
    good, bad = ambivalence.gather(OURS, good=0.0, bad=0.0, warmth=1.0, threat=1.0)

    assert good == bad == OURS.gain


def test_both_fade_alike():
    good, bad = ambivalence.drift(OURS, good=1.0, bad=0.5, elapsed=OURS.memory_time)

    assert good == pytest.approx(1 / math.e)
    assert bad == pytest.approx(0.5 / math.e)


def test_who_has_had_nothing_warm_for_long_is_deprived():
    assert ambivalence.deprivation(0.0) == 1.0
    assert ambivalence.deprivation(1.0) == pytest.approx(0.5)
