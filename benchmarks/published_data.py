"""Three of our laws beside the published equation of the same thing, on the data of others.

`python -m benchmarks.published_data FOLDER` reads in FOLDER the sets `task_rdt_happiness`,
`task_hgf_inputs` and `cortisol_tsst_miller2018` (a set that isn't there is skipped), fits our law
and the published equation on equal terms, and prints tables. `--json` writes all of it,
`--pictures` draws the three pictures of docs/published-data.md, and `--pyhgf` names a Python of
another environment in which pyhgf is, whose filter is then compared step by step.
"""

import argparse
import json
import subprocess
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import t as student

from bedding.model.parameters import StressParameters
from bedding.model.validation.equations import expectation, happiness, stress_course
from bedding.model.validation.equations.gaussian_filter import (
    Gaussian,
    by_gaussian_filter,
)
from benchmarks.published_pictures import draw

BLOCK = 20
"""Length of the stretches that are drawn anew, so that neighbours stay together [trial]."""


def main() -> None:
    """Print one part for each set, and write what was asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--json", type=Path)
    reader.add_argument("--pictures", type=Path)
    reader.add_argument(
        "--pyhgf", type=Path, help="a Python that has pyhgf, to compare every step with"
    )
    asked = reader.parse_args()
    found: dict[str, Any] = {}
    for name, part in PARTS.items():
        folder = asked.folder / name
        if not folder.exists():
            print(f"{name}: not there, skipped\n")
            continue
        begin = time.perf_counter()
        found[name] = part(folder)
        print(f"({time.perf_counter() - begin:.0f} s)\n")
    if "task_hgf_inputs" in found:
        steps = beside_its_package(asked.folder / "task_hgf_inputs", asked.pyhgf)
        found["task_hgf_inputs"]["beside its package"] = steps
    if asked.json is not None:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if asked.pictures is not None:
        draw(found, asked.pictures)


# ------------------------------------------------------------------ surprise and mood
def mood(folder: Path) -> dict[str, Any]:
    """Return and print how well each equation explains and foretells ratings."""
    table = np.genfromtxt(
        folder / "data.csv", delimiter=",", names=True, dtype=None, encoding="utf-8"
    )
    names = ("cert", "gain", "loss", "type", "gamble", "outcome", "happy", "RT_happy")
    persons = []
    for person in np.unique(table["subjID"]):
        rows = table[table["subjID"] == person]
        task = happiness.task_of({name: rows[name].astype(float) for name in names})
        persons.append(_person(task))
    print("## task_rdt_happiness: ratings explained and foretold")
    print("| | free | R² | R², left out | log score, left out | beyond the mean |")
    print("| --- | --: | --: | --: | --: | --: |")
    summary = {}
    for name in persons[0]["log"]:
        beyond = [each["log"][name] - each["log"]["mean"] for each in persons]
        summary[name] = _over_persons(beyond)
        print(
            f"| {name} | {persons[0]['free'][name]} "
            f"| {np.mean([each['explained'][name] for each in persons]):.2f} "
            f"| {np.mean([each['left_out'][name] for each in persons]):.2f} "
            f"| {np.mean([each['log'][name] for each in persons]):.3f} "
            f"| {_range(summary[name])} |"
        )
    ahead = [each["log"]["ours"] - each["log"]["published"] for each in persons]
    summary["ours - published"] = _over_persons(ahead)
    print(f"\nours beyond published: {_range(summary['ours - published'])}; by person:")
    print(", ".join(f"{each:+.3f}" for each in ahead))
    left = [each["forgetting"]["ours"] for each in persons]
    halves = np.log(0.5) / np.log(left)
    print("half-life by person, trials: " + ", ".join(f"{each:.1f}" for each in halves))
    print("of the published equation: " + ", ".join(_halves(persons, "published")))
    return {"persons": persons, "beyond": summary}


def _person(task: happiness.Task) -> dict[str, Any]:
    total = float(np.sum((task.ratings - task.ratings.mean()) ** 2))
    plain = happiness.out_of_sample(None, task)
    wrong = float(np.sum((task.ratings - plain[0]) ** 2))
    found: dict[str, Any] = {
        "explained": {"mean": 0.0},
        "left_out": {"mean": 0.0},
        "log": {"mean": float(happiness.log_scores(task.ratings, *plain).mean())},
        "free": {"mean": 2},
        "forgetting": {},
        "weights": {},
    }
    last = _after_the_last(task)
    found["explained"]["last rating"] = last[0]
    found["left_out"]["last rating"] = (
        1.0 - float(np.sum((task.ratings - last[1]) ** 2)) / wrong
    )
    found["log"]["last rating"] = float(
        happiness.log_scores(task.ratings, last[1], last[2]).mean()
    )
    found["free"]["last rating"] = 3
    for name, equation in happiness.EQUATIONS.items():
        fitted = happiness.fit_equation(equation, task)
        left = task.ratings - happiness.foretold(equation, task, fitted)
        means, spreads = happiness.out_of_sample(equation, task)
        scores = happiness.log_scores(task.ratings, means, spreads)
        found["explained"][name] = 1.0 - float(np.sum(left**2)) / total
        found["left_out"][name] = (
            1.0 - float(np.sum((task.ratings - means) ** 2)) / wrong
        )
        found["log"][name] = float(scores.mean())
        found["free"][name] = len(fitted.weights) + 2
        found["forgetting"][name] = fitted.forgetting
        found["weights"][name] = fitted.weights.tolist()
    return found


def _after_the_last(
    task: happiness.Task,
) -> tuple[float, np.ndarray, np.ndarray]:
    """Return R², means and spreads of a regression on the rating before."""
    before = np.concatenate([task.ratings[:1], task.ratings[:-1]])
    design = np.stack([np.ones_like(before), before], axis=1)
    whole = np.linalg.lstsq(design, task.ratings, rcond=None)[0]
    left = task.ratings - design @ whole
    means, spreads = np.empty_like(before), np.empty_like(before)
    for used, block in happiness.left_out(task):
        answers = task.ratings[used]
        weights = np.linalg.lstsq(design[used], answers, rcond=None)[0]
        wrong = answers - design[used] @ weights
        means[block] = design[block] @ weights
        spreads[block] = np.sqrt(np.sum(wrong**2) / (len(used) - 2))
    total = np.sum((task.ratings - task.ratings.mean()) ** 2)
    return 1.0 - float(np.sum(left**2) / total), means, spreads


def _halves(persons: list[dict[str, Any]], name: str) -> list[str]:
    left = [each["forgetting"][name] for each in persons]
    return [f"{np.log(0.5) / np.log(each):.1f}" for each in left]


def _over_persons(values: list[float]) -> tuple[float, float, float]:
    """Return the mean over persons with Student's interval of 95 %."""
    mean, count = float(np.mean(values)), len(values)
    reach = student.ppf(0.975, count - 1) * np.std(values, ddof=1) / np.sqrt(count)
    return mean, mean - float(reach), mean + float(reach)


def _range(value: tuple[float, float, float]) -> str:
    return f"{value[0]:+.3f} ({value[1]:+.3f} to {value[2]:+.3f})"


# ------------------------------------------------------------------ expectation
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
        print(f"ours minus the other, later half, {of}: {_range(value)} nats")
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


# ------------------------------------------------------------------ stress
def course(folder: Path) -> dict[str, Any]:
    """Return and print the shape of the course in people and in the model."""
    table = np.genfromtxt(folder / "data.csv", delimiter=",", names=True)
    print("## cortisol_tsst_miller2018: the course after one stressor, without a unit")
    print(
        "| | peak over the level before | peak, min after the start | half of the rise gone, min later |"
    )
    print("| --- | --: | --: | --: |")
    found: dict[str, Any] = {}
    for flag, name in ((2, "large group"), (1, "sampled every two minutes")):
        rows = np.sort(table[table["FLAG"] == flag], order=["ID", "TAD"])
        minutes = np.unique(rows["TAD"])
        people = rows["DV"].reshape(-1, len(minutes))
        found[name] = _group(minutes, people)
        drawn = found[name]["intervals"]
        cells = [
            f"{found[name]['people'][each]:.2f} ({low:.2f} to {high:.2f})"
            for each, (low, high) in drawn.items()
        ]
        print(f"| {name}, {len(people)} people | " + " | ".join(cells) + " |")
        for of in ("ours", "ours, half-lives fitted"):
            shown = (found[name][of][each] for each in drawn)
            print(f"| {of} | " + " | ".join(f"{each:.2f}" for each in shown) + " |")
    fine = np.arange(-5.0, 240.0, 0.5)
    coarse = np.arange(0.0, 241.0, 30.0)
    shapes = {
        f"fine, {length:.0f} minutes": asdict(
            stress_course.shape(fine, stress_course.load_at(fine, stressor=length))
        )
        for length in (10.0, 15.0, 20.0)
    }
    shapes["coarse, 15 minutes"] = asdict(
        stress_course.shape(coarse, stress_course.coarse_load_at(coarse))
    )
    shapes["arousal, 15 minutes"] = asdict(
        stress_course.shape(fine, stress_course.arousal_at(fine))
    )
    found["model"] = shapes
    print()
    for name, each in shapes.items():
        print(
            f"model, {name}: rise {each['rise']:.2f}, peak {each['peak']:.1f}, half {each['half']:.1f}"
        )
    for name in ("large group", "sampled every two minutes"):
        print(f"{name}, variance within people explained by one course:")
        print(
            ", ".join(f"{k} {v:.2f}" for k, v in found[name]["explained"].items())
            + "; half-lives fitted [minute]: "
            + ", ".join(
                f"{k} {v[0]:.1f} ({v[1]:.1f} to {v[2]:.1f})"
                for k, v in found[name]["half_lives"].items()
            )
        )
    return found


def _group(minutes: np.ndarray, people: np.ndarray) -> dict[str, Any]:
    mean = people.mean(axis=0)
    drawn = stress_course.resampled_shapes(minutes, people, draws=2000, key=0)
    tuned = stress_course.best_half_lives(minutes, mean)
    ours = stress_course.load_at(minutes)
    fitted = stress_course.load_at(minutes, parameters=tuned)
    random = np.random.default_rng(1)
    anew = [
        stress_course.best_half_lives(
            minutes, people[random.integers(len(people), size=len(people))].mean(axis=0)
        )
        for _ in range(100)
    ]
    many = (len(people), 1)
    return {
        "people": asdict(stress_course.shape(minutes, mean)),
        "intervals": {
            name: np.nanquantile(
                [getattr(each, name) for each in drawn], [0.025, 0.975]
            ).tolist()
            for name in ("rise", "peak", "half")
        },
        "ours": asdict(stress_course.shape(minutes, ours)),
        "ours, half-lives fitted": asdict(stress_course.shape(minutes, fitted)),
        "half_lives": {
            part: [
                1440.0 * float(getattr(tuned, f"{part}_half_life")),
                *(
                    1440.0
                    * np.quantile(
                        [float(getattr(each, f"{part}_half_life")) for each in anew],
                        [0.025, 0.975],
                    )
                ).tolist(),
            ]
            for part in ("pituitary", "adrenal")
        },
        "own_half_lives": {
            part: 1440.0 * float(getattr(StressParameters(), f"{part}_half_life"))
            for part in ("pituitary", "adrenal")
        },
        "explained": {
            "ours": stress_course.explained(people, np.tile(ours, many)),
            "ours, half-lives fitted": stress_course.explained(
                people, np.tile(fitted, many)
            ),
            "mean of the others": stress_course.explained(
                people, stress_course.mean_of_the_others(people)
            ),
        },
        "courses": {
            "minutes": minutes.tolist(),
            "people": (mean / mean[minutes <= 0].mean()).tolist(),
            "tuned": [
                1440.0 * float(tuned.pituitary_half_life),
                1440.0 * float(tuned.adrenal_half_life),
                float(tuned.outside_drive),
            ],
        },
    }


PARTS = {
    "task_rdt_happiness": mood,
    "task_hgf_inputs": odds,
    "cortisol_tsst_miller2018": course,
}


if __name__ == "__main__":
    main()
