"""Expectation: our law beside the published filter, on `task_hgf_inputs`."""

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from bedding.model.validation.equations import expectation
from bedding.model.validation.equations.gaussian_filter import (
    Gaussian,
    by_gaussian_filter,
)
from benchmarks.published_mood import range_text

BLOCK = 20
"""Length of the stretches that are drawn anew, so that neighbours stay together [trial]."""


def odds(folder: Path) -> dict[str, Any]:
    """Return and print how surprised each rule is, and how well it tells a person's forecasts."""
    outcomes = np.loadtxt(folder / "pyhgf_binary_input.txt")
    said = np.loadtxt(folder / "pyhgf_binary_response.txt")
    half = len(outcomes) // 2
    start = {"mean2": 0.5, "precision2": 1e4, "tonic": -6.0, "top_tonic": -2.0}
    references = []
    for coupling, published in ((0.0, 215.58821), (1.0, 215.59067)):
        numbers = Gaussian(**start, coupling=coupling, precision3=10.0)
        told = by_gaussian_filter(outcomes, numbers)
        mine = float(expectation.surprises(outcomes, told).sum())
        references.append({"published": published, "computed": mine})
    print("## task_hgf_inputs: 320 outcomes, and one person's forecasts of them")
    print(f"other filter, as its package publishes it: {references}")
    plain = expectation.by_volatile_filter(outcomes)
    default = float(expectation.surprises(outcomes, plain).sum())
    print(f"ours, with the model's own numbers: {default:.1f} nats")
    print(
        "| | free | surprise | later half | forecasts | AIC | later half | like the other |"
    )
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    rules, losses, courses = {}, {}, {}
    for name, rule in expectation.RULES.items():
        whole = expectation.fit_to_outcomes(rule, outcomes)
        first = expectation.fit_to_outcomes(rule, outcomes, until=half)
        person = expectation.fit_to_forecasts(rule, outcomes, said)
        early = expectation.fit_to_forecasts(rule, outcomes, said, until=half)
        firmness = float(np.exp(early.numbers[-1]))
        later = expectation.disbelief(said, early.expected, firmness)[half:]
        surprised = expectation.surprises(outcomes, first.expected)[half:]
        losses[name] = {"outcomes": surprised, "forecasts": later}
        courses[name] = whole.expected
        rules[name] = {
            "free": len(rule.starts[0]),
            "surprise": whole.loss,
            "surprise_later": float(surprised.sum()),
            "forecasts": person.loss,
            "aic": 2.0 * person.loss + 2.0 * len(person.numbers),
            "forecasts_later": float(later.sum()),
            "numbers": whole.numbers.tolist(),
        }
    for name, row in rules.items():
        alike = np.corrcoef(courses[name], courses["Gaussian, 2 levels"])[0, 1]
        row["alike"] = float(alike)
        print(
            f"| {name} | {row['free']} | {row['surprise']:.1f} | {row['surprise_later']:.1f} "
            f"| {row['forecasts']:.1f} | {row['aic']:.1f} | {row['forecasts_later']:.1f} "
            f"| {alike:.2f} |"
        )
    behind = {
        of: _resampled(losses["ours"][of] - losses["Gaussian, 2 levels"][of])
        for of in ("outcomes", "forecasts")
    }
    for of, value in behind.items():
        print(f"ours minus the other, later half, {of}: {range_text(value)} nats")
    return {
        "references": references,
        "default": default,
        "rules": rules,
        "behind": behind,
        "courses": {name: course.tolist() for name, course in courses.items()},
    }


REFERENCE = """
import sys, json, numpy as np
from pyhgf.model import HGF
u = np.loadtxt(sys.argv[1])
found = {}
for levels in (2, 3):
    model = HGF(
        n_levels=levels, model_type="binary", update_type="standard",
        initial_mean={"1": 0.0, "2": 0.5, "3": 0.0},
        initial_precision={"1": 0.0, "2": 1e4, "3": 1e1},
        tonic_volatility={"1": None, "2": -6.0, "3": -2.0},
        tonic_drift={"1": None, "2": 0.0, "3": 0.0},
        volatility_coupling={"1": None, "2": 1.0},
    )
    model.input_data(input_data=u)
    found[levels] = np.asarray(model.node_trajectories[0]["expected_mean"]).tolist()
print(json.dumps(found))
"""
"""What is asked of pyhgf, in an environment of its own."""


def beside_its_package(folder: Path, python: Path | None) -> dict[str, float] | None:
    """Return by how much the other filter, as written here, differs from its own package."""
    if python is None:
        print("pyhgf itself: no Python that has it was named, skipped\n")
        return None
    place = folder / "pyhgf_binary_input.txt"
    ran = subprocess.run(
        [str(python), "-c", REFERENCE, str(place)],
        check=False,
        capture_output=True,
        text=True,
    )
    if ran.returncode != 0:
        print(f"pyhgf itself: skipped, {ran.stderr.strip().splitlines()[-1]}\n")
        return None
    outcomes = np.loadtxt(place)
    told = json.loads(ran.stdout.splitlines()[-1])
    found = {}
    for levels, coupling in (("2", 0.0), ("3", 1.0)):
        numbers = Gaussian(
            mean2=0.5,
            precision2=1e4,
            tonic=-6.0,
            coupling=coupling,
            precision3=10.0,
            top_tonic=-2.0,
        )
        apart = np.abs(by_gaussian_filter(outcomes, numbers) - np.array(told[levels]))
        found[levels] = float(apart.max())
        print(f"pyhgf itself, {levels} levels: at most {apart.max():.1e} apart")
    print()
    return found


def _resampled(losses: np.ndarray) -> tuple[float, float, float]:
    """Return a sum with its 95 % interval, stretches of `BLOCK` drawn anew."""
    random = np.random.default_rng(0)
    around = np.concatenate([losses, losses[:BLOCK]])
    pieces = -(-len(losses) // BLOCK)
    sums = [
        np.concatenate(
            [
                around[start : start + BLOCK]
                for start in random.integers(len(losses), size=pieces)
            ]
        )[: len(losses)].sum()
        for _ in range(4000)
    ]
    low, high = np.quantile(sums, [0.025, 0.975])
    return float(losses.sum()), float(low), float(high)
