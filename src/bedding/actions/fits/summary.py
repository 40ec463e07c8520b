"""A fit in a page of numbers: for a person who opens the file, or a program that reads JSON."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from jaxtyping import Float

from bedding.actions.fit_changes import ChangesOfFit
from bedding.mirror.quantity import Finding, Quantity
from bedding.model.inference import Fit
from bedding.model.inference.checking import Checks


def summarise(
    fit: Fit, checks: Checks | None = None, changes: ChangesOfFit | None = None
) -> dict[str, Any]:
    """Return a fit as plain values: every number with its 50 % and 90 % interval.

    Args:
        fit: Of one person.
        checks: On the person's own record, where they were made.
        changes: What moved, the other's rhythm and the days without an entry, where told.
    """
    data: dict[str, Any] = {
        "person": fit.person,
        "state": fit.state.value,
        "entries": fit.entries,
        "days": fit.days,
        "pareto_k": finite(fit.khat),
        "effective_draws": fit.effective,
        "log_evidence": finite(fit.evidence),
        "r_hat_highest": None if fit.diagnosis is None else finite(fit.diagnosis.worst),
        "constant_channels": list(fit.constant),
        "absent_inputs": list(fit.absent),
        "numbers": {
            name: spread(drawn)
            | {
                "beforehand": spread(fit.prior[name]),
                "contraction": fit.contraction[name],
                "prior_dominated": name in fit.prior_dominated,
            }
            for name, drawn in fit.draws.items()
        },
        "channels": {
            name: {
                part: spread(getattr(channel, part))
                for part in ("level", "gain", "size", "carried", "half_life")
            }
            for name, channel in fit.channels.items()
        },
        "ahead_of": {
            lead.rival: {
                "log_score": lead.log,
                "standard_error": finite(lead.log_error),
                "crps": lead.crps,
                "entries": lead.entries,
            }
            for lead in fit.scores.leads
        },
    }
    if checks is not None:
        data["checks"] = checked(checks)
    if changes is not None:
        data["changes"] = changes_summary(changes)
    return data


def checked(checks: Checks) -> dict[str, Any]:
    """Return the checks as plain values."""
    left, moved = checks.left_out, checks.sensitivity
    return {
        "predictive": [
            {
                "channel": each.channel,
                "quantity": each.quantity,
                "given": each.given,
                "given_again": {
                    "estimate": each.middle,
                    "interval_90": [each.low, each.high],
                },
                "tail": each.tail,
                "shown": each.shown.value,
            }
            for each in checks.predictive
        ],
        "leave_one_out": {
            "log_score": left.log,
            "standard_error": left.log_error,
            "effective_parameters": left.freedom,
            "pareto_k_highest": finite(float(np.nanmax(left.khat))),
            "pareto_k_trusted": left.trusted,
            "untrusted_answers": left.untrusted,
            "even_places_p": dict(left.even),
        },
        "stacking": dict(checks.weights),
        "sensitivity": {
            quantity: {
                "leans_on_answers": float(moved.likelihood[column]),
                "numbers": {
                    number: {
                        "goes_with": float(moved.goes_with[row, column]),
                        "moves": float(moved.moves[row, column]),
                        "leans_on_prior": float(moved.prior[row, column]),
                    }
                    for row, number in enumerate(moved.numbers)
                },
            }
            for column, quantity in enumerate(moved.quantities)
        },
    }


def changes_summary(changes: ChangesOfFit) -> dict[str, Any]:
    """Return what moved, the other's rhythm and the days without an entry as plain values."""
    unwritten = changes.unwritten
    return {
        "moved": {
            each.name: {
                "way": each.way.value,
                "probability": each.probability,
                "ends_higher": each.rises,
                "between_days": None if each.when is None else list(each.when),
                "first_week": found(each.first),
                "last_week": found(each.last),
            }
            for each in changes.moved
        },
        "rhythm": {
            "phases": changes.going.phases,
            "returns": changes.going.returns,
            "round": found(changes.round),
            "told_ahead": found(changes.ahead),
        },
        "unwritten": {
            "days": unwritten.days,
            "unwritten": unwritten.unwritten,
            "standard_error": unwritten.error,
            "level_standard_error": dict(unwritten.level_errors),
            "if_written_about_more": {
                name: {
                    "trusted": unwritten.trusted[name],
                    "numbers": finite_each(unwritten.moved[name]),
                    "levels": finite_each(unwritten.levels[name]),
                }
                for name in unwritten.moved
            },
        },
    }


def found(finding: Finding | None) -> dict[str, Any] | None:
    """Return a finding with its intervals, or why there is none."""
    if finding is None:
        return None
    if isinstance(finding, Quantity):
        return spread(finding.draws)
    return {
        "not_told": finding.why.value,
        "days": finding.has,
        "needed": finding.needed,
    }


def finite_each(numbers: Mapping[str, float]) -> dict[str, float | None]:
    """Return numbers as JSON takes them."""
    return {name: finite(number) for name, number in numbers.items()}


def spread(draws: Float[np.ndarray, " draw"]) -> dict[str, Any]:
    """Return the middle of draws, and where half and nine in ten of them lie."""
    low, below, middle, above, high = (
        float(end) for end in np.quantile(draws, [0.05, 0.25, 0.5, 0.75, 0.95])
    )
    return {
        "estimate": middle,
        "interval_50": [below, above],
        "interval_90": [low, high],
    }


def finite(number: float) -> float | None:
    """Return a number as JSON takes it: none where it is infinite."""
    return number if np.isfinite(number) else None
