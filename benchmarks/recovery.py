"""Put numbers in, get them back: coverage of intervals for persons drawn from the prior.

`python -m benchmarks.recovery [--persons 100] [--entries 60] [--scale]`. Days are made by the density that
the fit aims at (numbers, residual, level and gain from their priors, nothing cut off at the ends
of the scale), so what is measured is the method; with --scale they are rounded to seven answers
and cut off, so what is measured is also the observation model: intervals of 50, 80 and 90 % should hold as
often as they say, within the error of so many persons. Partners differ from person to person.
"""

import argparse
from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from bedding.model import Episode
from bedding.model.inference import PERSON, Observations, placed
from bedding.model.inference.filtering import GAIN, LEVEL
from bedding.model.inference.log_density import path, size
from bedding.model.inference.modes import STARTS, find_modes
from bedding.model.inference.record import Record
from bedding.model.inference.residual import RESIDUAL, residual_of
from bedding.model.inference.weighing import Weighted, weighted_draws
from benchmarks.read_outs import PARTNERS, evenings

CHANNELS = ("arousal", "pull", "self", "expect", "mood")
SHARES = (0.5, 0.8, 0.9)
_path = jax.jit(path)


def record_of(partner: str, entries: int, key: int) -> Record:
    """Return a record without answers."""
    days = evenings(partner, key)
    cut = {
        name: np.asarray(getattr(days, name))[:entries]
        for name in Episode.__dataclass_fields__
        if np.ndim(getattr(days, name))
    }
    blank = Observations(
        person="nobody",
        times=np.arange(entries, dtype=float),
        channels=CHANNELS,
        answers=np.zeros((entries, len(CHANNELS))),
        levels=(7,) * len(CHANNELS),
    )
    return placed(blank, replace(days, **cut)).record


def answered(
    record: Record,
    line: Float[np.ndarray, " number"],
    steps: int,
    random: np.random.Generator,
    *,
    whole: bool,
) -> Record:
    """Return the record with answers drawn given numbers on the whole line; a tenth is missing.

    Args:
        record: What happened.
        line: Numbers of the person and of the residuals.
        steps: How many steps there are before the padding.
        random: Where chance comes from.
        whole: Whether answers are rounded to seven and cut off at the ends of the scale; levels
            are then such as a scale allows.
    """
    count, channels = record.seen.shape
    reads = np.asarray(_path(record, jnp.asarray(line[: len(PERSON)])))
    residual = residual_of(
        jnp.asarray(line[len(PERSON) :].reshape(channels, len(RESIDUAL)))
    )
    deviation, carried, half_life = (np.asarray(each) for each in residual)
    left = 2.0 ** (-np.asarray(record.elapsed)[:, None] / half_life)
    along = np.empty((count, channels))
    along[0] = random.normal(size=channels)
    for row in range(1, count):
        fresh = np.sqrt(1.0 - left[row] ** 2) * random.normal(size=channels)
        along[row] = left[row] * along[row - 1] + fresh
    rounding = np.asarray(record.rounding)
    # Rounding adds its own variance where answers are rounded.
    white = np.sqrt(deviation**2 * (1.0 - carried) + (0.0 if whole else rounding))
    level = LEVEL[0] + LEVEL[1] * random.normal(size=channels)
    gain = GAIN * np.abs(random.normal(size=channels))
    answers = level + gain * reads + deviation * np.sqrt(carried) * along
    answers = answers + white * random.normal(size=answers.shape)
    if whole:
        answers = answers - level - gain * reads[:steps].mean(axis=0)
        answers = answers + random.uniform(0.2, 0.8, size=channels)
        answers = np.round(6.0 * np.clip(answers, 0.0, 1.0)) / 6.0
    seen = np.asarray(record.seen) & (random.uniform(size=answers.shape) > 0.1)
    return replace(record, answers=jnp.asarray(answers), seen=jnp.asarray(seen))


def fitted(record: Record, steps: int, key: int) -> Weighted:
    """Return weighted draws, as a fit makes them."""
    random = np.random.default_rng(key)
    starts = 0.7 * random.normal(size=(STARTS, size(len(CHANNELS))))
    starts[0] = 0.0
    modes = find_modes(record, starts, np.full(STARTS, steps))
    best = int(np.argmax(modes.log_density))
    return weighted_draws(
        record,
        modes.at[best],
        modes.curvature[best],
        until=steps,
        draws=(256, 512, 512, 1024, 1024),
        enough=200.0,
        random=random,
    )


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--persons", type=int, default=100)
    reader.add_argument("--entries", type=int, default=60)
    reader.add_argument(
        "--scale", action="store_true", help="seven answers, cut off at the ends"
    )
    asked = reader.parse_args()
    names = [*PERSON, *(f"{channel}.{r}" for channel in CHANNELS for r in RESIDUAL)]
    places, means, truths, shrunk, shapes, ends = [], [], [], [], [], []
    for person in range(asked.persons):
        random = np.random.default_rng([person, 7])
        record = record_of(PARTNERS[person % len(PARTNERS)], asked.entries, person)
        truth = random.normal(size=size(len(CHANNELS)))
        made = answered(record, truth, asked.entries, random, whole=asked.scale)
        found = fitted(made, asked.entries, person)
        ends.append(
            np.mean(
                np.isin(np.asarray(made.answers), (0.0, 1.0))[np.asarray(made.seen)]
            )
        )
        draws = np.concatenate(
            [found.person, found.residuals.reshape(len(found.person), -1)], axis=1
        )
        weights = np.exp(found.log_weights)
        places.append(weights @ (draws < truth))
        mean = weights @ draws
        means.append(mean)
        truths.append(truth)
        shrunk.append(1.0 - weights @ (draws - mean) ** 2)
        shapes.append(found.khat)
    rank = np.array(places)
    correlation = [
        float(np.corrcoef(a, b)[0, 1])
        for a, b in zip(np.array(means).T, np.array(truths).T, strict=True)
    ]
    error = 100.0 * np.sqrt(0.25 / asked.persons)
    print(
        f"{asked.persons} persons, {asked.entries} entries; k median {np.median(shapes):.2f}, "
        f"above 0.7: {np.mean(np.array(shapes) >= 0.7):.0%}; at an end of the scale "
        f"{np.mean(ends):.0%}; standard error of a coverage up to "
        f"{error:.0f} points"
    )
    print("| number | 50 % | 80 % | 90 % | correlation | contraction |")
    print("| --- | --- | --- | --- | --- | --- |")
    for place, name in enumerate(names):
        held = [np.mean(np.abs(rank[:, place] - 0.5) < share / 2) for share in SHARES]
        print(
            f"| {name} | "
            + " | ".join(f"{each:.0%}" for each in held)
            + f" | {correlation[place]:.2f} | {np.mean(np.array(shrunk)[:, place]):.2f} |"
        )
    whole = [
        np.mean(np.abs(rank[:, : len(PERSON)] - 0.5) < share / 2) for share in SHARES
    ]
    print(
        "| all of the person | "
        + " | ".join(f"{each:.1%}" for each in whole)
        + " | | |"
    )


if __name__ == "__main__":
    main()
