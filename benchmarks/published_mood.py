"""Surprise and mood: our law beside the published equation of `task_rdt_happiness`."""

from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import t as student

from bedding.model.validation.equations import happiness


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
            f"| {range_text(summary[name])} |"
        )
    ahead = [each["log"]["ours"] - each["log"]["published"] for each in persons]
    summary["ours - published"] = _over_persons(ahead)
    print(
        f"\nours beyond published: {range_text(summary['ours - published'])}; by person:"
    )
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


def range_text(value: tuple[float, float, float]) -> str:
    """Return a number with its range, as the tables show it."""
    return f"{value[0]:+.3f} ({value[1]:+.3f} to {value[2]:+.3f})"
