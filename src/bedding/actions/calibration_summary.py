"""From the results of many records to what they say of the fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

import numpy as np

from bedding.actions.calibrate_fit import LENGTHS, Task
from bedding.model.inference.calibrating import (
    CLOSE,
    HORIZONS,
    Held,
    Judgement,
    Measured,
    Recovered,
    coverage,
    judge,
    mixed_design,
    recovery,
    table,
)

WITHIN: Final = 0.025
"""How far coverage may lie from what it should be [1]."""
FEWEST_JUDGED: Final = 20
"""With fewer records nothing is judged."""
FEWEST_RECOVERED: Final = 3
"""With fewer records of one length there is no correlation."""
MOSTLY: Final = 0.99
"""Share of records whose draws have to be trusted [0 to 1]."""
_FIELDS: Final = tuple(Measured.__dataclass_fields__)

Results = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that has to hold.

    Attributes:
        name: What is asked.
        measured: What was found, as words.
        wanted: What had to be found.
        met: Whether it was.
    """

    name: str
    measured: str
    wanted: str
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What many records say of the fit.

    Attributes:
        judged: How evenly the places of the truth and of held-back answers are spread; None
            where there are too few records.
        judged_in_full: The same for full runs.
        held: By group of quantities, how often intervals held the truth.
        recovered: By number of evenings, how well each number came back.
        apart: For each record, the largest difference between the fit at once and a long run.
        checks: What has to hold, and whether it does.
        trusted: By part, share of records whose draws are trusted.
        seconds: Time of all records together.
        records: By part, how many records there were.
    """

    judged: Judgement | None
    judged_in_full: Judgement | None
    held: Mapping[str, tuple[Held, ...]]
    recovered: Mapping[int, Mapping[str, Recovered]]
    apart: tuple[float, ...]
    checks: tuple[Check, ...]
    trusted: Mapping[str, float]
    seconds: float
    records: Mapping[str, int]


def summary(wanted: Sequence[Task], results: Results) -> Calibration:
    """Return what results say.

    Args:
        wanted: The tasks that they are of.
        results: By the key of each task.
    """
    of = {
        part: [(task, results[task.key]) for task in wanted if task.part == part]
        for part in {task.part for task in wanted}
    }
    placed = [(task, _measured(result)) for task, result in of.get("sbc", [])]
    judged = _judged([measured for _, measured in placed])
    in_full = _judged([_measured(result) for _, result in of.get("full", [])])
    held = _held(placed)
    lengths = {
        entries: [
            _measured(r) for t, r in of.get("recovery", []) if t.entries == entries
        ]
        for entries in LENGTHS
    }
    recovered = {
        entries: recovery(each)
        for entries, each in lengths.items()
        if len(each) >= FEWEST_RECOVERED
    }
    for entries, each in lengths.items():
        if entries in recovered:
            held[f"numbers, {entries} evenings"] = coverage(_numbers(each))
    near = [result for _, result in of.get("reference", [])]
    strange = [result for _, result in of.get("strange", [])]
    trusted = {
        part: float(np.mean([result["trusted"] for _, result in each]))
        for part, each in of.items()
        if part != "strange"
    }
    checks = [
        *_judged_checks("every quantity", judged),
        *_judged_checks("full runs", in_full),
        *_held_checks(held),
        *_trusted_checks(trusted),
        *_near_checks(near),
        *_strange_checks(strange),
    ]
    return Calibration(
        judged=judged,
        judged_in_full=in_full,
        held=held,
        recovered=recovered,
        apart=tuple(float(result["farthest"]) for result in near),
        checks=tuple(checks),
        trusted=trusted,
        seconds=float(sum(results[task.key]["seconds"] for task in wanted)),
        records={part: len(each) for part, each in sorted(of.items())},
    )


def as_data(found: Calibration, wanted: Sequence[Task], results: Results) -> Any:
    """Return everything as plain data: what it says, and every record."""
    judged = found.judged
    return _plain(
        {
            "records": found.records,
            "seconds": found.seconds,
            "trusted": found.trusted,
            "checks": [_fields(check) for check in found.checks],
            "level_of_each_band": judged.level if judged else None,
            "uniformity": {
                name: _fields(spread) for name, spread in judged.quantities.items()
            }
            if judged
            else {},
            "uniformity_in_full": {
                name: _fields(spread)
                for name, spread in found.judged_in_full.quantities.items()
            }
            if found.judged_in_full
            else {},
            "coverage": {
                group: [_fields(each) for each in held]
                for group, held in found.held.items()
            },
            "recovery": {
                entries: {name: _fields(each) for name, each in numbers.items()}
                for entries, numbers in found.recovered.items()
            },
            "farthest": found.apart,
            "each": {task.key: results[task.key] for task in wanted},
        }
    )


def _measured(result: Mapping[str, Any]) -> Measured:
    return Measured(**{name: result[name] for name in _FIELDS})


def _judged(every: Sequence[Measured]) -> Judgement | None:
    """Return how evenly places are spread, where there are enough records."""
    if len(every) < FEWEST_JUDGED:
        return None
    return judge([_with_forecasts(measured) for measured in every])


def _with_forecasts(measured: Measured) -> Measured:
    """Return the same with its forecasts among the places that are judged."""
    places = {**measured.places, **measured.forecasts}
    return Measured(**{**{n: getattr(measured, n) for n in _FIELDS}, "places": places})


def _numbers(each: Iterable[Measured]) -> Any:
    columns = table([{n: m.places[n] for n in m.truth} for m in each])
    return np.column_stack(list(columns.values()))


def _held(placed: Sequence[tuple[Task, Measured]]) -> dict[str, tuple[Held, ...]]:
    """Return how often intervals held, by group of quantities."""
    if len(placed) < FEWEST_JUDGED:
        return {}
    every = [measured for _, measured in placed]
    held = {"numbers, all records": coverage(_numbers(every))}
    for missing in (0.0, 0.2, 0.5):
        some = [m for t, m in placed if _missing(t) == missing]
        held[f"numbers, {missing:.0%} missing"] = coverage(_numbers(some))
    rest = table(
        [{n: p for n, p in m.places.items() if n not in m.truth} for m in every]
    )
    held["level, gain and what follows"] = coverage(
        np.column_stack(list(rest.values()))
    )
    told = table([measured.forecasts for measured in every])
    for horizon in HORIZONS:
        columns = [c for name, c in told.items() if name.endswith(f"+{horizon}")]
        days = "1 day" if horizon == 1 else f"{horizon} days"
        held[f"answers {days} ahead"] = coverage(np.column_stack(columns))
    return held


def _missing(task: Task) -> float:
    return mixed_design(task.number, entries=task.entries).missing


def _judged_checks(what: str, judged: Judgement | None) -> list[Check]:
    if judged is None:
        return []
    outside = judged.outside
    count = len(judged.quantities)
    least = min(each.p for each in judged.quantities.values())
    names = f": {', '.join(outside)}" if outside else ""
    return [
        Check(
            name=f"Places of the truth are spread evenly: {what}",
            measured=f"{len(outside)} of {count} outside{names}; least p {least:.2g}, "
            f"times {count}: {min(least * count, 1.0):.2g}; {judged.records} records",
            wanted="none outside its band, 95 % over all together",
            met=not outside,
        )
    ]


def _held_checks(held: Mapping[str, Sequence[Held]]) -> list[Check]:
    return [
        Check(
            name=f"Coverage: {group}",
            measured=", ".join(
                f"{each.share:.0%}: {100 * each.held:.1f} ± {100 * each.error:.1f}"
                for each in some
            ),
            wanted="within 2.5 points",
            met=all(abs(each.held - each.share) <= WITHIN for each in some),
        )
        for group, some in held.items()
    ]


def _trusted_checks(trusted: Mapping[str, float]) -> list[Check]:
    return [
        Check(
            name=f"Draws are trusted: {part}",
            measured=f"{share:.1%} of records",
            wanted="at least 99 %",
            met=share >= MOSTLY,
        )
        for part, share in sorted(trusted.items())
    ]


def _near_checks(near: Sequence[Mapping[str, Any]]) -> list[Check]:
    if not near:
        return []
    close = [r["farthest"] <= CLOSE or not r["trusted"] for r in near]
    every = np.abs(
        [v for r in near for v in (*r["mean"].values(), *r["deviation"].values())]
    )
    return [
        Check(
            name="The fit at once against fifty times its draws",
            measured=f"{sum(close)} of {len(near)} records with every mean and standard "
            f"deviation within {CLOSE} sd, or not trusted; {np.mean(every <= CLOSE):.1%} of all "
            f"numbers within; farthest {every.max():.2f}",
            wanted="every record",
            met=all(close),
        )
    ]


def _strange_checks(strange: Sequence[Mapping[str, Any]]) -> list[Check]:
    if not strange:
        return []
    wrong = [result for result in strange if result["not_finite"]]
    return [
        Check(
            name="Strange diaries give finite numbers",
            measured=f"{len(wrong)} of {len(strange)} with a number that is none",
            wanted="none",
            met=not wrong,
        )
    ]


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in type(value).__dataclass_fields__}


def _plain(value: Any) -> Any:
    """Return what JSON can hold: no arrays, and None for what is no number or has no end."""
    plain: Any = value
    match value:
        case Mapping():
            plain = {str(name): _plain(each) for name, each in value.items()}
        case np.ndarray():
            plain = _plain(value.tolist())
        case list() | tuple():
            plain = [_plain(each) for each in value]
        case float() if not isfinite(value):
            plain = None
        case _ if hasattr(type(value), "__dataclass_fields__"):
            plain = _plain(_fields(value))
    return plain
