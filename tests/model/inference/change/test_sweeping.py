"""Draws under a quadratic likelihood against sums over every hypothesis."""

from itertools import product

import numpy as np
import pytest
from scipy.special import logsumexp

from bedding.model.inference.change.hypotheses import JUMP, NO_CHANGE, TWO, WALK, WANDER
from bedding.model.inference.change.lines import Laid
from bedding.model.inference.change.sweeping import swept

BOUNDARIES = 2


def priors():
    """Return each hypothesis about one quantity: its probability and variances of the jumps."""
    jumps = 1.0 - NO_CHANGE - WALK
    found = [(NO_CHANGE, np.zeros(2))]
    found += [(WALK / len(WANDER), np.full(2, each**2)) for each in WANDER]
    found += [(jumps * (1 - TWO) / 2, JUMP**2 * np.eye(2)[k]) for k in range(2)]
    return [*found, (jumps * TWO, np.full(2, JUMP**2))]


def evidence(known, variances):
    """Return the log evidence when jumps and first values are normal with these variances."""
    prior = np.concatenate([variances, np.ones(3)])
    used = prior > 0.0
    own = known.information[0][np.ix_(used, used)] + np.diag(1.0 / prior[used])
    score = known.score[0][used]
    return (
        known.height[0]
        + 0.5 * score @ np.linalg.solve(own, score)
        - 0.5 * np.linalg.slogdet(own)[1]
        - 0.5 * np.log(prior[used]).sum()
    )


def quadratic(*, crossed):
    random = np.random.default_rng(3)
    root = random.normal(size=(9, 9))
    information = root @ root.T
    if not crossed:
        blocks = [0, 0, 1, 1, 2, 2, 0, 1, 2]
        same = np.equal.outer(blocks, blocks)
        information = np.where(same, information, 0.0)
    return Laid(
        height=np.array([-5.0]),
        score=2.0 * random.normal(size=(1, 9)),
        information=information[None],
    )


def everything(known):
    """Return logs and which quantities change, for every combination of hypotheses."""
    logs, changed = [], []
    for triple in product(priors(), repeat=3):
        variances = np.concatenate([each[1] for each in triple])
        logs.append(
            sum(np.log(each[0]) for each in triple) + evidence(known, variances)
        )
        changed.append([each[1].any() for each in triple])
    return np.array(logs), np.array(changed)


def test_evidence_is_the_sum_over_every_hypothesis_where_quantities_stay_apart():
    known = quadratic(crossed=False)

    found = swept(known, BOUNDARIES, 12, np.random.default_rng(0))

    logs, _ = everything(known)
    assert found.evidence[0] == pytest.approx(logsumexp(logs), abs=1e-9)


def test_changes_come_as_often_as_they_are_probable():
    known = quadratic(crossed=True)
    places = 1500
    many = Laid(*(np.repeat(each, places, axis=0) for each in known))

    found = swept(many, BOUNDARIES, 12, np.random.default_rng(1))

    logs, changed = everything(known)
    expected = np.exp(logs - logsumexp(logs)) @ changed
    often = (found.jumps != 0.0).any(axis=2).mean(axis=0)
    # Sweeps of one place are alike; 1500 places are not.
    np.testing.assert_allclose(often, expected, atol=4 * 0.5 / np.sqrt(places))


def test_draws_have_one_row_for_each_place_and_sweep():
    found = swept(quadratic(crossed=True), BOUNDARIES, 12, np.random.default_rng(2))

    assert found.numbers.shape == (len(found.around), 9)
    assert not found.jumped[(found.jumps == 0.0).all(axis=2)].any()
