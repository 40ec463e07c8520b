"""Put numbers in, get them back: coverage of intervals for persons drawn from the prior.

`python -m benchmarks.recovery [--persons 100] [--entries 60]`. One length of what `bedding calibrate`
does at five: answers on scales of seven, as the fit assumes them, a tenth missing.
"""

import argparse

import numpy as np

from bedding.model.inference.calibrating import (
    SHARES,
    Design,
    coverage,
    draw_record,
    measure,
    recovery,
    table,
)


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--persons", type=int, default=100)
    reader.add_argument("--entries", type=int, default=60)
    asked = reader.parse_args()
    design = Design(entries=asked.entries, missing=0.1)
    measured = []
    for person in range(asked.persons):
        made, fitted = (np.random.default_rng([person, own]) for own in range(2))
        measured.append(measure(draw_record(design, made), fitted))
    shapes = np.array([each.khat for each in measured])
    print(
        f"{asked.persons} persons, {asked.entries} entries; k median {np.median(shapes):.2f}, "
        f"trusted: {np.mean([each.trusted for each in measured]):.0%}"
    )
    heads = " | ".join(f"{share:.0%}" for share in SHARES)
    print(f"| number | {heads} | correlation | contraction |")
    print("| --- " * (len(SHARES) + 3) + "|")
    for name, each in recovery(measured).items():
        held = " | ".join(f"{held.held:.0%}" for held in each.held)
        print(f"| {name} | {held} | {each.correlation:.2f} | {each.contraction:.2f} |")
    places = table([{n: each.places[n] for n in each.truth} for each in measured])
    whole = coverage(np.column_stack(list(places.values())))
    print("| all | " + " | ".join(f"{each.held:.1%}" for each in whole) + " | | |")


if __name__ == "__main__":
    main()
