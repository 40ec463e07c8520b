"""Reference posteriors: long runs on ten small records, kept as a summary beside their record.

`python -m benchmarks.references [--only NAME] [--folder FOLDER]`, two minutes on an idle machine.

The rule is that of posteriordb: 10,000 draws, R-hat below 1.01 and a correlation of neighbouring
draws below .05 for every number. The draws come from the full run with other seeds than any fit
has, go on until thinned ones keep the rule, and are thinned. What is kept:
the record, the log density at the middle of the prior (which tells whether the model is still the
same), and for every number mean, standard deviation, five quantiles and their diagnostics.
"""

import argparse
import json
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jax.numpy as jnp
import numpy as np

from bedding.model.inference import log_density, posterior
from bedding.model.inference.calibrating import Design, draw_record, number_names
from bedding.model.inference.sampling import Phase, begin, diagnose, sample
from bedding.model.inference.weighing import picked
from bedding.model.inputs import Episode

DRAWS = 10_000
FOLDER = Path(__file__).parents[1] / "tests/model/inference/references"
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
ALONE = 0.05
"""Largest correlation of neighbouring draws."""
DESIGNS = {
    "two_channels": Design(entries=23, channels=("arousal", "mood"), missing=0.1),
    "two_channels_uneven": Design(
        entries=23, channels=("self", "expect"), missing=0.2, uneven=True
    ),
    "fine_scale": Design(entries=23, channels=("pull", "mood"), levels=101),
    "half_missing": Design(entries=23, channels=("arousal", "self"), missing=0.5),
    "yes_or_no": Design(entries=23, channels=("arousal", "pull"), levels=2),
}
SEEDS = (1, 2)


def reference(name: str, design: Design, seed: int) -> dict[str, Any]:
    """Return one reference, as plain data.

    Raises:
        SystemExit: The draws don't keep the rule.
    """
    drawn = draw_record(design, np.random.default_rng([seed, 77]))
    record = drawn.where.record
    found = posterior(drawn.observations, drawn.episodes, key=seed)
    near = picked(found.log_weights, 400, np.random.default_rng([seed, 78]))
    starts = np.concatenate(
        [found.person[near], found.residuals[near].reshape(len(near), -1)], axis=1
    )
    chains = begin(log_density, record, starts, seed=1_000_000 + seed)
    thinned, every, alone = chains.draws, 1, np.ones(1)
    for times in (1.2, 2.4, 4.8, 9.6):
        chains = replace(chains, wanted=times * DRAWS)
        if chains.phase is Phase.DONE:
            chains = replace(chains, phase=Phase.DRAWING)
        chains, _ = sample(log_density, record, chains)
        count = -(-DRAWS // chains.draws.shape[0])
        every = max(chains.draws.shape[1] // count, 1)
        thinned = chains.draws[:, ::every][:, :count]
        off = thinned - thinned.mean(axis=(0, 1))
        alone = (off[:, 1:] * off[:, :-1]).mean(axis=(0, 1)) / off.var(axis=(0, 1))
        if alone.max() < ALONE:
            break
    told = diagnose(
        thinned,
        chains.superchains,
        divergent=chains.divergent / chains.transitions,
    )
    flat = thinned.reshape(-1, thinned.shape[-1])
    if len(flat) < DRAWS or not told.trusted or alone.max() >= ALONE:
        sys.exit(
            f"{name}: {len(flat)} draws, R-hat {told.worst:.4f}, neighbours {alone.max():.3f}"
        )
    seen = drawn.observations
    return {
        "name": f"{name}_{seed}",
        "record": {
            "times": seen.times.tolist(),
            "channels": list(seen.channels),
            "levels": list(seen.levels),
            "answers": [
                [None if np.isnan(one) else one for one in row]
                for row in seen.answers.tolist()
            ],
            "episodes": {
                field.name: np.asarray(getattr(drawn.episodes, field.name)).tolist()
                for field in fields(Episode)
            },
        },
        "log_density_at_0": float(log_density(jnp.zeros(flat.shape[1]), record)),
        "draws": len(flat),
        "thinned": every,
        "divergent": told.divergent,
        "numbers": {
            number: {
                "mean": float(values.mean()),
                "sd": float(values.std()),
                "quantiles": np.quantile(values, QUANTILES).tolist(),
                "r_hat": float(told.r_hat[place]),
                "bulk": float(told.bulk[place]),
                "tail": float(told.tail[place]),
                "neighbours": float(alone[place]),
            }
            for place, (number, values) in enumerate(
                zip(number_names(design.channels), flat.T, strict=True)
            )
        },
    }


def main() -> None:
    """Write the references."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--only", choices=sorted(DESIGNS))
    reader.add_argument("--folder", type=Path, default=FOLDER)
    asked = reader.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for name, design in DESIGNS.items():
        for seed in SEEDS:
            if asked.only in {None, name}:
                made = reference(name, design, seed)
                place = asked.folder / f"{made['name']}.json"
                place.write_text(json.dumps(made, indent=1) + "\n")
                print(place.name, flush=True)


if __name__ == "__main__":
    main()
