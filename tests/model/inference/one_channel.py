"""One channel's answers, what varies with what by definition, and the box that they stand for."""

import jax.numpy as jnp
import numpy as np

from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.residual import Residual

COUNT = 60  # one length, so that one compiled program serves all

FINE = 1e-6  # half the way between answers on a scale so fine that they are points


def channel(seed):
    """Answers at uneven times, up to 60 % missing, with a read-out that jumps."""
    random = np.random.default_rng(seed)
    count = COUNT
    elapsed = random.exponential(0.7, count) + 1e-3
    reads = np.cumsum(random.normal(size=count) * (random.uniform(size=count) < 0.3))
    answers = random.uniform(size=count)
    seen = random.uniform(size=count) > random.uniform(0.0, 0.6)
    seen &= np.arange(count) < random.integers(3, COUNT + 1)
    seen[0] = True
    residual = Residual(
        size=jnp.exp(random.normal(-2, 0.7)),
        carried=jnp.asarray(random.uniform(0.02, 0.98)),
        half_life=jnp.exp(random.normal(0, 1)),
    )
    return reads, answers, seen, elapsed, residual, FINE


def arrays(case, kind):
    reads, answers, seen, elapsed, residual, half = case
    return (
        jnp.asarray(reads, kind),
        jnp.asarray(answers, kind),
        jnp.asarray(seen),
        jnp.asarray(elapsed, kind),
        Residual(*(jnp.asarray(value, kind) for value in residual)),
        jnp.asarray(half, kind),
    )


def dense(case, *, level_and_gain=True):
    """The mean and the covariance of the answers that were seen, from the definition."""
    reads, answers, seen, elapsed, residual, _ = case
    residual = Residual(*(float(value) for value in residual))  # type: ignore[arg-type]  # plain numbers for a formula without JAX
    times = np.cumsum(elapsed)[seen]
    apart = np.abs(times[:, None] - times)
    size = residual.size**2
    cover = size * residual.carried * 2.0 ** (-apart / residual.half_life)
    cover += np.eye(len(times)) * size * (1 - residual.carried)
    if level_and_gain:
        cover += LEVEL[1] ** 2 + GAIN**2 * np.outer(reads[seen], reads[seen])
    return answers[seen] - LEVEL[0], cover, reads[seen]


def scale_of_seven(seed, count=6):
    """A few answers on a scale of seven, the ends of it among them."""
    random = np.random.default_rng(seed)
    reads, _, _, elapsed, _, _ = channel(seed)
    residual = Residual(
        size=jnp.exp(random.normal(-1.8, 0.5)),
        carried=jnp.asarray(random.uniform(0.02, 0.98)),
        half_life=jnp.exp(random.normal(0, 1)),
    )
    seen = np.ones(count, bool)
    case = reads[:count], np.zeros(count), seen, elapsed[:count], residual, 1 / 12
    cover = dense(case, level_and_gain=False)[1]
    behind = random.multivariate_normal(random.normal(0.2, 0.2) + 0.1 * case[0], cover)
    return (case[0], np.round(6 * np.clip(behind, 0, 1)) / 6, *case[2:])


def box(case):
    """The ends of the intervals around the level's mean, and how the answers vary together."""
    _, answers, _, _, _, half = case
    _, cover, reads = dense(case)
    low = np.where(answers < half, -np.inf, answers - half) - LEVEL[0]
    high = np.where(answers > 1 - half, np.inf, answers + half) - LEVEL[0]
    # The gain is one more number, of which only the sign is known.
    whole = np.block(
        [[cover, GAIN**2 * reads[:, None]], [GAIN**2 * reads, np.full((1, 1), GAIN**2)]]
    )
    return np.append(low, 0.0), np.append(high, np.inf), whole
