"""How simulation and likelihood scale with the number of persons at once, on whatever devices there are.

`python -m benchmarks.accelerator [--most 4096] [--entries 60]`. The same code as everywhere: JAX takes an
accelerator where it finds one. Each row is the median of three runs after one that compiles.
"""

import argparse
import time
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from bedding.model import population, simulate
from bedding.model.inference import PERSON
from bedding.model.inference.calibrating import Design, draw_record
from bedding.model.inference.log_density import channel_likelihoods, path
from bedding.model.inference.record import Record
from bedding.model.simulation import presets

HOURS = 1.0
DAYS = 30


def seconds(work: Callable[[], Any]) -> float:
    """Return the median of three runs, after one that compiles."""
    jax.block_until_ready(work())
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        jax.block_until_ready(work())
        taken.append(time.perf_counter() - begin)
    return float(np.median(taken))


def likelihoods(record: Record, persons: int) -> Callable[[], Any]:
    """Return the work of weighing so many persons: the mechanism in double floats, answers in single."""
    random = np.random.default_rng(0)
    numbers = jnp.asarray(random.normal(size=(persons, len(PERSON))))
    channels = record.seen.shape[1]
    residuals = jnp.asarray(random.normal(size=(persons, channels, 3)), jnp.float32)

    def single(leaf: Any) -> Any:
        whole = jnp.asarray(leaf)
        return whole.astype(jnp.float32) if whole.dtype == jnp.float64 else whole

    small = jax.tree.map(single, record)

    def one(person: Any, residual: Any) -> Any:
        reads = path(record, person).astype(jnp.float32)
        return channel_likelihoods(small, reads, residual, small.seen).sum()

    program = jax.jit(jax.vmap(one))
    return lambda: program(numbers, residuals)


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--most", type=int, default=4096)
    reader.add_argument("--entries", type=int, default=60)
    asked = reader.parse_args()
    record = draw_record(
        Design(entries=asked.entries), np.random.default_rng(0)
    ).where.record
    print(", ".join(str(device) for device in jax.devices()))
    print("| persons | simulated person-steps a second | likelihoods a second |")
    print("| --- | --- | --- |")
    persons = 16
    while persons <= asked.most:
        cohort = population(persons, key=0)

        def play(cohort: Any = cohort) -> Any:
            return simulate(
                presets.INTERMITTENT, days=DAYS, hours=HOURS, parameters=cohort, key=1,
                keep=("bond",), every=24, dtype="float32",
            )["bond"]  # fmt: skip

        played = seconds(play)
        weighed = seconds(likelihoods(record, persons))
        steps = persons * DAYS * 24.0 / HOURS
        print(f"| {persons} | {steps / played:,.0f} | {persons / weighed:,.0f} |")
        persons *= 4


if __name__ == "__main__":
    main()
