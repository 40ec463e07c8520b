"""What carries over, against closed forms."""

import numpy as np
import pytest

from bedding.model.simulation.foreign.carrying import carried, traced


@pytest.mark.parametrize("inertia", [0.0, 0.4, 0.85])
def test_carried_noise_has_the_spread_and_the_memory_it_says(inertia):
    noise = np.random.default_rng(0).standard_normal(400_000)

    found = carried(noise, inertia=inertia, spread=0.2)

    # Standard errors of a variance and a correlation shrink with the number of independent days.
    independent = len(noise) * (1 - inertia) / (1 + inertia)
    assert found.std() == pytest.approx(0.2, rel=5 / np.sqrt(independent))
    lagged = np.corrcoef(found[1:], found[:-1])[0, 1]
    assert lagged == pytest.approx(inertia, abs=5 / np.sqrt(len(noise)))


def test_carried_noise_is_stationary_from_the_first_day():
    noise = np.random.default_rng(1).standard_normal((5_000, 3))

    found = np.array([carried(row, inertia=0.8, spread=0.5) for row in noise])

    np.testing.assert_allclose(found.std(axis=0), 0.5, rtol=5 / np.sqrt(2 * len(noise)))


def test_a_trace_is_the_sum_of_what_came_each_faded_by_its_age():
    came = np.array([1.0, 0.0, 0.0, 2.0, 0.0])

    found = traced(came, inertia=0.5)

    np.testing.assert_allclose(found, [1.0, 0.5, 0.25, 2.125, 1.0625])
