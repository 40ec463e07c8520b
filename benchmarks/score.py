"""Whether the likelihood of a diary leans: its gradient at the numbers that made it, on average.

`python -m benchmarks.score [--persons 2000] [--keys 3] [--entries 60] [--levels 7]`. Where a density
is exactly that of what was drawn from it, the gradient of its logarithm has mean 0 there (the score
identity). Prints a page in Markdown; `--levels 0` is a continuous scale.
"""

import argparse

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
    from bedding.model.inference.log_density import (  # noqa: PLC0415 -- slow import
        log_density,
    )
    from bedding.model.inference.population.imagined import (  # noqa: PLC0415 -- slow import
        imagine,
    )

    cohort = imagine(asked.persons, 1, key=1)
    design = Design(entries=asked.entries, levels=asked.levels or None, missing=0.1)
    gradient = jax.jit(jax.grad(log_density))
    found = []
    for key in range(1, asked.keys + 1):
        for place, person in enumerate(cohort.persons):
            random = np.random.default_rng([key, 1, place])
            drawn = draw_record(design, random, person=person)
            truth = drawn.truth.whole_line
            # What was supposed beforehand pulls by minus the number itself: taken off.
            slope = gradient(jnp.asarray(truth), drawn.where.record) + truth
            found.append(np.asarray(slope)[: len(PERSON)])
    scores = np.array(found)
    mean = scores.mean(axis=0) / scores.std(axis=0)
    print(f"{len(scores)} diaries of {asked.entries} entries, {design.levels} levels\n")
    print("| number | mean [its own sd] | standard errors |")
    print("| --- | --- | --- |")
    for name, each in zip(PERSON, mean, strict=True):
        print(f"| `{name}` | {each:+.3f} | {each * np.sqrt(len(scores)):+.1f} |")


if __name__ == "__main__":
    main()
