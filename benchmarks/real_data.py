"""Score everyone in the open diary sets: the mechanism beside its rivals.

`python -m benchmarks.real_data FOLDER [--json FILE] [--set NAME …]`, where FOLDER holds one folder
for each set with its data.csv; a set that isn't there is skipped.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np

from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.score_table import ScoreTable, as_data, fits_of, score_table
from bedding.model.inference import Fit
from bedding.model.inference.checking import (
    Shown,
    check_predictive,
    replicate,
    stack,
    used,
)
from bedding.readers import read_codebook, read_table

SETS = (
    "esm_trust2021_interactions",
    "esm_tammilehto2022_state_attachment",
    "esm_marian2022_selfworth",
    "esm_dejonckheere2019_stress",
    "esm_fried2021_students",
    "esm_contreras2020_selfesteem_closeness",
)


def main() -> None:
    """Print one table for each set, and write all of it where asked."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--json", type=Path)
    reader.add_argument("--set", nargs="*", default=SETS, dest="sets", choices=SETS)
    asked = reader.parse_args()
    keep_compiled()
    found = {}
    for name in asked.sets:
        table = asked.folder / name / "data.csv"
        if not table.exists():
            print(f"{name}: not there, skipped")
            continue
        begin = time.perf_counter()
        fits = list(fits_of(read_table(table, read_codebook(name))))
        scores = score_table(fits)
        seconds = time.perf_counter() - begin
        weights, prior = stacked(fits), dominated(fits)
        missed = given_back(fits)
        found[name] = as_data(scores) | {
            "seconds": seconds,
            "stacking": weights,
            "prior_dominated": prior,
            "not_given_back": missed,
        }
        print(shown(name, scores, weights, prior, missed, seconds), flush=True)
        if asked.json is not None:
            asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def stacked(fits: list[Fit]) -> dict[str, float]:
    """Return the mean share of each method in the best mixture of each person."""
    each = [weights for fit in fits if (weights := stack(fit.scores))]
    names = each[0] if each else {}
    return {name: float(np.mean([one[name] for one in each])) for name in names}


def dominated(fits: list[Fit]) -> dict[str, float]:
    """Return with which share of the fitted persons each number is mostly the prior's."""
    drawn = [fit for fit in fits if fit.draws]
    names = drawn[0].draws if drawn else {}
    return {
        name: float(np.mean([name in fit.prior_dominated for fit in drawn]))
        for name in names
    }


def given_back(fits: list[Fit]) -> dict[str, dict[str, float]]:
    """Return in which share of persons and channels the fit has too little or too much of what."""
    found: dict[str, list[Shown]] = {}
    for fit in fits:
        if fit.draws:
            held = used(fit)
            again = replicate(held, np.random.default_rng(0))
            for each in check_predictive(held, again, fit.episodes):
                found.setdefault(each.quantity, []).append(each.shown)
    return {
        name: {
            "looked_at": len(every),
            "too_low": float(np.mean([each is Shown.TOO_LOW for each in every])),
            "too_high": float(np.mean([each is Shown.TOO_HIGH for each in every])),
        }
        for name, every in found.items()
    }


def shown(
    name: str,
    scores: ScoreTable,
    weights: dict[str, float],
    prior: dict[str, float],
    missed: dict[str, dict[str, float]],
    seconds: float,
) -> str:
    """Return the tables of one set in Markdown."""
    states = ", ".join(f"{state} {count}" for state, count in scores.states.items())
    lines = [
        f"## {name}",
        f"{scores.persons} persons, {scores.scored} scored on {scores.answers} answers; {states}; "
        f"k median {scores.khat[0]:.2f}, highest {scores.khat[1]:.2f}; {seconds:.0f} s",
        "",
        "| rival | log score ahead, per answer | 95 % | CRPS ahead, in thousandths | 95 % "
        "| persons ahead | clearly | share in the best mixture |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {each.rival} | {each.log:+.4f} | {each.low:+.4f} to {each.high:+.4f} "
        f"| {1e3 * each.crps:+.1f} | {1e3 * each.crps_low:+.1f} to {1e3 * each.crps_high:+.1f} "
        f"| {each.ahead:.0%} | {each.clearly:.0%} "
        f"| {weights[each.rival]:.0%} |"
        for each in scores.against
    ]
    lines.append(
        f"| mechanism |  |  |  |  |  |  | {weights.get('mechanism', 0.0):.0%} |"
    )
    methods = list(scores.channels[0].log) if scores.channels else []
    lines += [
        "",
        f"| channel | answers | {' | '.join(methods)} | ahead of residual, 95 % | ahead of inputs, 95 % |",
        f"| --- | --- | {' | '.join('---' for _ in methods)} | --- | --- |",
    ]
    lines += [
        f"| {each.channel} | {each.answers} | "
        + " | ".join(f"{each.log[m]:.3f} / {each.crps[m]:.4f}" for m in methods)
        + "".join(
            f" | {each.ahead[m]:+.3f} ({each.low[m]:+.3f} to {each.high[m]:+.3f})"
            for m in ("residual", "inputs")
        )
        + " |"
        for each in scores.channels
    ]
    said = ", ".join(f"{number} {share:.0%}" for number, share in prior.items())
    off = ", ".join(
        f"{quantity} {each['too_low']:.0%} too little, {each['too_high']:.0%} too much"
        for quantity, each in missed.items()
    )
    lines += ["", f"Not given back, share of persons and channels: {off}."]
    return "\n".join([*lines, "", f"Mostly the prior's, share of persons: {said}.", ""])


if __name__ == "__main__":
    main()
