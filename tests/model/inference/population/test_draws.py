"""What is known of one person, by itself."""

import numpy as np
from tests.model.inference.population.linear import told_by

from bedding.model.inference.population import ANYONE


def test_it_shows_who_how_much_and_what_that_is_worth():
    points = np.random.default_rng(0).normal(size=(50, 10))
    # What is as likely everywhere, drawn from what is supposed beforehand: each point counts alike.
    beforehand = -0.5 * (points**2).sum(axis=1) - 5.0 * np.log(2.0 * np.pi)

    shown = repr(told_by(7, ANYONE, points, np.zeros(50), beforehand))

    assert shown == "PersonDraws('7': fitted, 60 entries, 50 points worth 50, k 0.00)"
