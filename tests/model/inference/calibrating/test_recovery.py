"""Recovery, on records whose posterior is known in closed form."""

import numpy as np
import pytest

from bedding.model.inference.calibrating import Measured, recovery


def test_a_normal_posterior_is_recovered_as_theory_says():
    random = np.random.default_rng(0)
    noise = 0.75
    measured = []
    for _ in range(4000):
        truth = random.normal()
        answer = truth + noise * random.normal()
        # Normal prior, normal noise: the posterior is known.
        shrunk = 1.0 / (1.0 + noise**2)
        mean, deviation = shrunk * answer, np.sqrt(1.0 - shrunk)
        draws = mean + deviation * random.normal(size=127)
        measured.append(
            Measured(
                places={"a": (np.sum(draws < truth) + random.uniform()) / 128},
                forecasts={},
                truth={"a": truth},
                mean={"a": mean},
                deviation={"a": deviation},
                khat=0.1,
                trusted=True,
                finite=True,
            )
        )

    found = recovery(measured)["a"]

    assert found.correlation == pytest.approx(np.sqrt(0.64), abs=0.02)
    assert found.bias == pytest.approx(0.0, abs=0.03)
    assert found.error == pytest.approx(0.6, abs=0.02)
    assert found.contraction == pytest.approx(0.64, abs=1e-9)
    for held in found.held:
        assert held.held == pytest.approx(held.share, abs=4 * held.error)
