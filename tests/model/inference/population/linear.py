"""A cohort whose answers are the numbers themselves, with normal noise: everything is known of it."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from bedding.model.inference import PERSON
from bedding.model.inference.population import ANYONE, Around, PersonDraws
from bedding.model.inference.result import FitState
from bedding.model.inference.weighing import log_density_of, spread_evenly, student

NOISE = np.array([0.3, 0.3, 0.5, 0.5, 1.0, 1.0, 2.0, 2.0, 4.0, 100.0])
"""Standard deviation of what is answered around each number; the last says nothing."""
ROUGH = 0.2
"""Standard deviation of the estimated log likelihood of a point, about what a diary's has."""


def told_by(place, around, points, log_likelihood, log_proposal) -> PersonDraws:
    """Return a person of sixty evenings with these points."""
    return PersonDraws(
        person=str(place),
        entries=60,
        days=60.0,
        state=FitState.FITTED,
        around=around,
        whole_line=points.astype(np.float32),
        log_likelihood=log_likelihood.astype(np.float32),
        log_proposal=log_proposal,
        khat=0.0,
        evidence=0.0,
    )


@dataclass(frozen=True)
class Linear:
    answers: np.ndarray
    persons: np.ndarray
    mean: np.ndarray
    sd: np.ndarray

    def draw(self, place: int, around: Around, key: int) -> PersonDraws:
        random = np.random.default_rng([key, place])
        precision = NOISE**-2 + around.sd**-2
        middle = self.answers[place] / NOISE**2 + around.mean / around.sd**2
        proposals = [
            student(around.mean, np.diag(around.sd**2), 12.0),
            student(middle / precision, np.diag(1.1 / precision), 12.0),
        ]
        counts = (96, 288)
        points = np.concatenate(
            [
                spread_evenly(*each, random)
                for each in zip(proposals, counts, strict=True)
            ]
        )
        shares = np.log(np.array(counts) / sum(counts))[:, None]
        each = np.stack([log_density_of(one, points) for one in proposals])
        off = (self.answers[place] - points) / NOISE
        rough = ROUGH * random.normal(size=len(points))
        told = rough - 0.5 * (off**2).sum(axis=1)
        return told_by(place, around, points, told, logsumexp(each + shares, axis=0))

    def alone(self) -> list[PersonDraws]:
        return [self.draw(place, ANYONE, 0) for place in range(len(self.answers))]

    def again(self, places, around) -> list[PersonDraws]:
        return [self.draw(*each, 1) for each in zip(places, around, strict=True)]


def linear_cohort(persons: int, key: int) -> Linear:
    random = np.random.default_rng(key)
    mean = 0.5 * random.normal(size=len(PERSON))
    sd = 0.6 * np.exp(0.3 * random.normal(size=len(PERSON)))
    numbers = mean + sd * random.normal(size=(persons, len(PERSON)))
    answers = numbers + NOISE * random.normal(size=numbers.shape)
    return Linear(answers=answers, persons=numbers, mean=mean, sd=sd)
