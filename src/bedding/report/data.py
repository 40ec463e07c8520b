"""The mirror as data, for whoever wants to compute with it."""

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from jaxtyping import Float

from bedding.mirror import Count, Finding, Mirror, Place, Quantity, Statement
from bedding.mirror.change import Changes

LEVELS: Final = (0.5, 0.9)


def mirror_json(mirror: Mirror) -> str:
    """Return the mirror as JSON: every number with its 50 % and 90 % interval."""
    return json.dumps(
        mirror_data(mirror), ensure_ascii=False, indent=2, allow_nan=False
    )


def mirrors_json(mirrors: Sequence[Mirror]) -> str:
    """Return several mirrors as one JSON list."""
    data = [mirror_data(mirror) for mirror in mirrors]
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def mirror_data(mirror: Mirror) -> dict[str, Any]:
    """Return the mirror as plain values."""
    coverage, reading = mirror.coverage, mirror.reading
    return {
        "person": mirror.diary.person,
        "entries": coverage.entries,
        "days": coverage.days,
        "span": coverage.span,
        "longest_hole": coverage.longest_hole,
        "findings": {name: _finding(found) for name, found in mirror.findings.items()},
        "statements": {each.about: _statement(each) for each in mirror.statements},
        "weeks": [
            {
                "week": week.number,
                "entries": week.moments,
                "storm": _spread(week.storm),
                "bed": _spread(week.bed),
                "place": _place(week.place),
            }
            for week in mirror.weeks
        ],
        "place": None if mirror.place is None else _place(mirror.place),
        "changes": None if mirror.changes is None else _changes(mirror.changes),
        "model": {
            "state": str(reading.fitted),
            "entries": reading.entries,
            "pareto_k": reading.trust,
            "ahead_of": {
                rival.name: {
                    "mean": rival.ahead,
                    "interval_90": [rival.low, rival.high],
                }
                for rival in reading.rivals
            },
            "quantities": {
                leaning.name: _spread(leaning.draws) | {"learned": leaning.learned}
                for leaning in reading.leanings
            },
        },
    }


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "moved": {
            each.name: {
                "way": each.way.value,
                "probability": each.probability,
                "rises": each.rises,
                "between_days": None if each.when is None else list(each.when),
                "first": None if each.first is None else _spread(each.first.draws),
                "last": None if each.last is None else _spread(each.last.draws),
            }
            for each in changes.moved
        },
        "phases": changes.going.phases,
        "returns": changes.going.returns,
        "round": _finding(changes.round),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    if isinstance(finding, Quantity):
        rests = {"entries": finding.moments, "days": finding.days}
        return {"unit": str(finding.unit)} | _spread(finding.draws) | rests
    return {"not_told": str(finding.why), "has": finding.has, "needed": finding.needed}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "state": str(statement.state),
        "alarm_of_20": statement.alarm,
        "range": None if statement.alarm is None else [statement.low, statement.high],
        "rests_on": [finding.name for finding in statement.findings],
        "with_model": statement.modelled,
        "days": statement.days,
        "by_chance": statement.by_chance,
        "entries_alone": _count(statement.recorded),
        "draws_alone": _count(statement.drawn),
        "weeks_alone": _count(statement.weekly),
        "lacking": [each.name for each in statement.lacking],
    }


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"alarm_of_20": count.alarm, "range": [count.low, count.high]}


def _place(place: Place) -> dict[str, Any]:
    return {"much_storm": _count(place.storm), "little_bed": _count(place.bed)}


def _spread(draws: Float[np.ndarray, " draw"]) -> dict[str, Any]:
    def interval(level: float) -> list[float]:
        return [
            float(end) for end in np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
        ]

    named = {f"interval_{round(100 * level)}": interval(level) for level in LEVELS}
    return {"estimate": float(np.median(draws))} | named
