import numpy as np
import pytest
from scipy.stats import beta

from bedding.model.inference.rhythm.conjugate import beforehand
from bedding.model.inference.rhythm.models import (
    LASTS,
    MODELS,
    STAGES,
    drawn_from,
    transition,
)


@pytest.mark.parametrize("model", MODELS)
def test_transitions_are_probabilities(model):
    numbers = drawn_from(*beforehand(model, 5, 3), np.random.default_rng(2))

    steps, begins = transition(model, numbers)

    used = [p * STAGES + s for p in range(model.phases) for s in range(model.stages)]
    np.testing.assert_allclose(steps[:, used].sum(axis=2), 1.0)
    np.testing.assert_allclose(begins[:, used].sum(axis=1), 1.0)


def test_descriptions_are_as_probable_with_phases_as_without():
    alone = [model.probability for model in MODELS if model.phases == 1]

    assert sum(model.probability for model in MODELS) == pytest.approx(1.0)
    assert sum(alone) == pytest.approx(0.5)


@pytest.mark.parametrize("model", MODELS[1:])
def test_a_phase_lasts_about_a_week_beforehand(model):
    # At the mean of the distribution of endings.
    assert model.stages / beta(*model.ending).mean() == pytest.approx(LASTS)


def test_three_stages_make_phases_of_more_even_length():
    random = np.random.default_rng(3)
    spreads = []
    for model in MODELS[1:3]:
        numbers = drawn_from(*beforehand(model, 1, 3), random)
        numbers.ends[:] = model.stages / LASTS
        steps, _ = transition(model, numbers)
        state, lengths, length = 0, [], 0
        for chance in random.uniform(size=20_000):
            before = state // STAGES
            state = int(np.searchsorted(np.cumsum(steps[0, state]), chance))
            length += 1
            if state // STAGES != before:
                lengths.append(length)
                length = 0
        assert np.mean(lengths) == pytest.approx(LASTS, rel=0.1)
        spreads.append(np.std(lengths))
    # Of three stages the variance is a third, less what whole days take away.
    assert spreads[1] < 0.7 * spreads[0]
