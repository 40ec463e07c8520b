"""Random others and the days with them."""

import numpy as np

from bedding.model import Episode
from bedding.model.inference.calibrating.others import days_with, random_other


def test_days_are_told_on_scales_of_seven():
    random = np.random.default_rng(1)
    times = np.cumsum(random.uniform(0.2, 3.0, size=40))

    days = days_with(random_other(random), times, 5)

    for name in Episode.__dataclass_fields__:
        told = np.asarray(getattr(days, name))
        if told.ndim:
            assert told.shape == times.shape
            assert ((told >= 0.0) & (told <= 1.0)).all()
            np.testing.assert_allclose(6.0 * told, np.round(6.0 * told), atol=1e-9)


def test_others_differ():
    random = np.random.default_rng(2)
    times = np.arange(1.0, 61.0)
    warmth = [
        np.mean(np.asarray(days_with(random_other(random), times, key).warmth))
        for key in range(8)
    ]

    assert np.std(warmth) > 0.05
