"""A simulation as data, for whoever wants to compute with it."""

import json
from typing import Any, Final

import numpy as np
from jaxtyping import Float

from bedding.report.simulated.played import QUANTITIES, Course, Grid, Knobs, Played

LEVELS: Final = {"low": 0.05, "lower": 0.25, "middle": 0.5, "upper": 0.75, "high": 0.95}
DIGITS: Final = 4
WEEK: Final = 7


def played_json(played: Played) -> str:
    """Return a simulation as JSON: settings, means, and each quantity by week with its ranges."""
    weeks = played.times[WEEK - 1 :: WEEK]
    return _json(
        {
            "days": played.days,
            "persons": played.persons,
            "seed": played.seed,
            "childhood": played.childhood,
            "without": list(played.without),
            "then": played.then,
            "after": played.after,
            "measured": False,
            "ends_after_day": weeks.astype(int).tolist(),
            "last_days": played.stretch,
            "rhythms": [_course(played, course) for course in played.courses],
        }
    )


def grid_json(grid: Grid) -> str:
    """Return the map of two knobs as JSON: each quantity with its ranges, null where impossible."""
    return _json(
        {
            "days": grid.days,
            "persons": grid.quantities["bond"].shape[2],
            "seed": grid.seed,
            "warmth": grid.warmth,
            "hurt": grid.threat,
            "measured": False,
            "predictability": _numbers(grid.predictability),
            "contrast": _numbers(grid.contrast),
            "quantities": {
                name: {
                    end: [_numbers(row) for row in np.quantile(values, level, axis=2)]
                    for end, level in LEVELS.items()
                }
                for name, values in grid.quantities.items()
            },
        }
    )


def _course(played: Played, course: Course) -> dict[str, Any]:
    rhythm = course.rhythm
    told: dict[str, Any] = {
        "rhythm": {"predictability": rhythm.predictability, "contrast": rhythm.contrast}
        if isinstance(rhythm, Knobs)
        else rhythm,
        "warmth": _ends(course.warmth[None])[0],
        "hurt": _ends(course.threat[None])[0],
        "quantities": {},
    }
    for name in QUANTITIES:
        values = course.shown(name)
        weeks = [
            values[at : at + WEEK] for at in range(0, len(values) - WEEK + 1, WEEK)
        ]
        told["quantities"][name] = {
            "weeks": _ends(np.asarray([week.mean(axis=0) for week in weeks])),
            "last": _ends(played.at_the_end(course, name)[None])[0],
        }
    return told


def _ends(values: Float[np.ndarray, "time person"]) -> list[dict[str, float | None]]:
    """Return the ranges over the persons at each moment, null where few have a value."""
    told = []
    for row in values:
        known = row[np.isfinite(row)]
        enough = 2 * len(known) >= len(row)
        ends = (
            np.quantile(known, list(LEVELS.values()))
            if enough
            else np.full(len(LEVELS), np.nan)
        )
        told.append(dict(zip(LEVELS, _numbers(ends), strict=True)))
    return told


def _numbers(values: Float[np.ndarray, " any"]) -> list[float | None]:
    return [
        round(float(value), DIGITS) if np.isfinite(value) else None for value in values
    ]


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
