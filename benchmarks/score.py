"""Whether the likelihood of a diary leans: its gradient at the numbers that made it, on average.

`python -m benchmarks.score [--persons 2000] [--keys 3] [--entries 60] [--levels 7]`. Where a density
is exactly that of what was drawn from it, the gradient of its logarithm has mean 0 there (the score
identity). Prints a page in Markdown: for the density that one person's fit aims at, and for that of
a study, where every answer is seen twice. `--levels 0` is a continuous scale.
"""

import argparse
from typing import Any

import numpy as np


def main() -> None:
    """Print the page."""
    reader = argparse.ArgumentParser(description=__doc__)
    for name, value in (("persons", 2000), ("keys", 3), ("entries", 60), ("levels", 7)):
        reader.add_argument(f"--{name}", type=int, default=value)
    asked = reader.parse_args()
    import jax  # noqa: PLC0415 -- slow import
    import jax.numpy as jnp  # noqa: PLC0415 -- slow import

    from bedding.model.inference import PERSON  # noqa: PLC0415 -- slow import
    from bedding.model.inference.calibrating import (  # noqa: PLC0415 -- slow import
        Design,
        draw_record,
    )
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )

    cohort = imagine(asked.persons, 1, key=1)
    design = Design(entries=asked.entries, levels=asked.levels or None, missing=0.1)
    gradients = [jax.jit(jax.grad(density)) for density in (_once, _twice)]
    found = []
    for key in range(1, asked.keys + 1):
        for place, person in enumerate(cohort.persons):
            random = np.random.default_rng([key, 1, place])
            drawn = draw_record(design, random, person=person)
            truth = jnp.asarray(drawn.truth.whole_line)
            found.append(
                [
                    np.asarray(gradient(truth, drawn.where.record))[: len(PERSON)]
                    for gradient in gradients
                ]
            )
    scores = np.array(found)
    means = scores.mean(axis=0) / scores.std(axis=0)
    print(f"{len(scores)} diaries of {asked.entries} entries, {design.levels} levels.")
    print("Means in standard deviations of a diary, and in standard errors.\n")
    print("| number | seen once | | seen twice | |")
    print("| --- | --- | --- | --- | --- |")
    for name, *each in zip(PERSON, *means, strict=True):
        cells = (f"{one:+.3f} | {one * np.sqrt(len(scores)):+.1f}" for one in each)
        print(f"| `{name}` | {' | '.join(cells)} |")


def _once(whole_line: Any, record: Any) -> Any:
    """Return the log likelihood that one person's fit aims at."""
    from bedding.model.inference.log_density import (  # noqa: PLC0415 -- slow import
        channel_likelihoods,
        path,
        split,
    )

    person, residuals = split(whole_line)
    reads = path(record, person)
    return channel_likelihoods(record, reads, residuals, record.seen).sum()


def _twice(whole_line: Any, record: Any) -> Any:
    """Return that of a study."""
    import jax  # noqa: PLC0415 -- slow import

    from bedding.model.inference.interval import (  # noqa: PLC0415 -- slow import
        interval_of,
    )
    from bedding.model.inference.log_density import (  # noqa: PLC0415 -- slow import
        path,
        split,
    )
    from bedding.model.inference.propagating import (  # noqa: PLC0415 -- slow import
        propagated,
    )
    from bedding.model.inference.residual import (  # noqa: PLC0415 -- slow import
        residual_of,
    )

    person, residuals = split(whole_line)
    reads = path(record, person)
    ends = interval_of(record.answers, record.half[None])
    there = record.seen.astype(reads.dtype)
    each = jax.vmap(propagated, in_axes=(1, 1, 1, None, 0))
    return each(reads, ends, there, record.elapsed, residual_of(residuals)).sum()


if __name__ == "__main__":
    main()
