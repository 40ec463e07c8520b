"""The mechanism against its rivals, on the same answers."""

from collections.abc import Mapping

import numpy as np
from jaxtyping import Float

from bedding.model.inference.result import Lead, Scores
from bedding.model.inference.rivals import RIVALS, Scored


def compared(mechanism: Scored, rivals: Mapping[str, Scored]) -> Scores:
    """Return all scores, and how far the mechanism is ahead of each rival.

    Only answers that every method foretold are compared.
    """
    every = {"mechanism": mechanism, **rivals}
    shared = np.logical_and.reduce([~np.isnan(each.log) for each in every.values()])
    log = {name: np.where(shared, scored.log, np.nan) for name, scored in every.items()}
    crps = {
        name: np.where(shared, scored.crps, np.nan) for name, scored in every.items()
    }
    entries = shared.any(axis=1)
    leads = []
    for rival in RIVALS:
        if not entries.any():
            break
        ahead = np.where(shared, mechanism.log - rivals[rival].log, 0.0).sum(axis=1)
        leads.append(
            Lead(
                rival=rival,
                log=float(ahead[entries].mean()),
                log_error=standard_error(ahead[entries]),
                crps=float(np.mean((crps[rival] - crps["mechanism"])[shared])),
                entries=int(entries.sum()),
            )
        )
    return Scores(log=log, crps=crps, leads=tuple(leads))


def standard_error(values: Float[np.ndarray, " time"]) -> float:
    """Return the standard error of a mean over time; infinite for a single value.

    Neighbours may be alike: autocovariances up to the cube root of the length count, falling in
    weight [neweywest1987]; never less than if there were none.
    """
    count = len(values)
    if count < 2:
        return float("inf")
    off = values - values.mean()
    own = float(off @ off) / (count - 1)
    total = own
    reach = int(np.floor(count ** (1.0 / 3.0)))
    for lag in range(1, reach + 1):
        weight = 1.0 - lag / (reach + 1.0)
        total += 2.0 * weight * float(off[lag:] @ off[:-lag]) / count
    return float(np.sqrt(max(total, own) / count))
