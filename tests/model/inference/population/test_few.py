"""A cohort of four of whom hardly anything is known: no more comes out than goes in."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logsumexp
from scipy.stats import norm
from tests.model.inference.population.linear import ROUGH, told_by

from bedding.model.inference import PERSON
from bedding.model.inference.population import ANYONE, Around, PersonDraws, pool
from bedding.model.inference.weighing import log_density_of, spread_evenly, student

STEEP, THERE, LEAST = 2.0, 1.0, 0.3
"""How fast the likelihood rises, where it does most, and what is left of it on the other side."""


def said(answers, numbers):
    """Likelihood of answers: nearly flat on both sides, and bent upwards in between."""
    return LEAST + expit(STEEP * (answers * numbers - THERE))


@dataclass(frozen=True)
class Sides:
    """Everyone only says on which side each number lies, and that roughly."""

    answers: np.ndarray

    def draw(self, place: int, around: Around, key: int) -> PersonDraws:
        random = np.random.default_rng([key, place])
        proposal = student(around.mean, np.diag(around.sd**2), 12.0)
        points = spread_evenly(proposal, 384, random)
        told = np.log(said(self.answers[place], points)).sum(axis=1)
        told += ROUGH * random.normal(size=384)
        return told_by(place, around, points, told, log_density_of(proposal, points))

    def again(self, places, around) -> list[PersonDraws]:
        return [self.draw(*each, 1) for each in zip(places, around, strict=True)]


def exact(answers):
    """Moments of the mean and of the logarithm of the sd of one number, over a grid."""
    means = np.linspace(-3.0, 3.0, 121)
    logs = np.linspace(np.log(0.6) - 2.5, np.log(0.6) + 2.5, 81)
    height = norm.logpdf(means, 0.0, 0.7)[:, None] + norm.logpdf(logs, np.log(0.6), 0.5)
    nodes, weights = np.polynomial.hermite_e.hermegauss(61)
    numbers = means[:, None, None] + np.exp(logs)[None, :, None] * nodes
    for answer in answers:
        height = height + np.log(said(answer, numbers) @ (weights / weights.sum()))
    share = np.exp(height - logsumexp(height))
    for values, along in ((means, share.sum(axis=1)), (logs, share.sum(axis=0))):
        centre = along @ values
        yield centre, np.sqrt(along @ (values - centre) ** 2)


def test_slopes_that_hardly_bend_do_not_run_away():
    for key in range(3):
        random = np.random.default_rng(key)
        cohort = Sides(random.choice([-1.0, 1.0], size=(4, len(PERSON))))
        alone = [cohort.draw(place, ANYONE, 0) for place in range(4)]

        found = pool(alone, key=key, again=cohort.again)

        assert found.trusted
        for place in range(len(PERSON)):
            drawn = (found.mean[:, place], np.log(found.sd[:, place]))
            for (centre, spread), one in zip(
                exact(cohort.answers[:, place]), drawn, strict=True
            ):
                assert abs(one.mean() - centre) < 0.35 * spread
                assert 0.75 < one.std() / spread < 1.3
