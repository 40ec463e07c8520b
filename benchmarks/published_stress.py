"""The course of stress: our law beside `cortisol_tsst_miller2018`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from bedding.model.parameters import StressParameters
from bedding.model.validation.equations import stress_course


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
