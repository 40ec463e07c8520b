"""Where a person is expected before any answer: a normal distribution of each number."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from bedding.model.inference.person import PERSON


class Around(NamedTuple):
    """A normal distribution of a person's numbers, each on its own, on the whole line.

    Attributes:
        mean: Its middle.
        sd: Its standard deviation.
    """

    mean: Float[np.ndarray, " number"]
    sd: Float[np.ndarray, " number"]

    def log_density(
        self, numbers: Float[np.ndarray, "*axes number"]
    ) -> Float[np.ndarray, "*axes"]:
        """Return the log density of numbers of a person."""
        off = (numbers - self.mean) / self.sd
        each = -0.5 * off**2 - np.log(self.sd) - 0.5 * np.log(2.0 * np.pi)
        return np.asarray(each.sum(axis=-1))


ANYONE = Around(np.zeros(len(PERSON)), np.ones(len(PERSON)))
"""A person of whom nothing is known: what the table of parameters declares."""
