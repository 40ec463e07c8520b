"""What came after the hurtful moments: warmth again or not, with or without amends."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float, Int

from bedding.mirror.moments import HURT, WARM, Moments
from bedding.mirror.quantity import (
    ENOUGH,
    FEW,
    Finding,
    Quantity,
    Unit,
    Unseen,
    Why,
    not_asked,
)
from bedding.mirror.resample import DRAWS, share

WAIT: Final = 7.0
"""How long after a rupture one still speaks of its repair [day]. Chosen."""

AMENDS: Final = 1 / 2
"""Amends [0 to 1] from which a repair counts as one with amends. Chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rupture:
    """A run of hurtful moments and what came after it.

    Attributes:
        onset: When it began [day].
        ended: When warmth without hurt came back [day], or None when it didn't within `WAIT`.
        amends: Whether amends were made by then, or None where nothing is known of that.
    """

    onset: float
    ended: float | None
    amends: bool | None


def repair(moments: Moments, rng: np.random.Generator) -> tuple[Finding, ...]:
    """Return what describes how ruptures ended."""
    names = ("repaired", "amended", "repair_time", "repair_contact", "unmended")
    known = moments.kinds >= 0
    if not known.any():
        return tuple(not_asked(name) for name in names)
    found = ruptures(moments)
    ended = [rupture for rupture in found if rupture.ended is not None]
    with_amends = [rupture for rupture in ended if rupture.amends is not None]
    days = moments.days(known)

    def from_ruptures(
        name: str, unit: Unit, used: int, draws: Float[np.ndarray, " draw"] | None
    ) -> Finding:
        if used < FEW or draws is None or known.sum() < ENOUGH:
            return Unseen(name=name, why=Why.TOO_FEW, has=used, needed=FEW)
        return Quantity(name=name, unit=unit, draws=draws, moments=used, days=days)

    came_back = np.array([float(rupture.ended is not None) for rupture in found])
    amended = np.array([float(bool(rupture.amends)) for rupture in with_amends])
    took = np.array(
        [rupture.ended - rupture.onset for rupture in ended if rupture.ended]
    )
    amends_asked = not np.isnan(moments.input("amends")).all()
    return (
        from_ruptures("repaired", Unit.SHARE, len(found), share(came_back, rng)),
        from_ruptures("amended", Unit.SHARE, len(with_amends), share(amended, rng))
        if amends_asked
        else not_asked("amended"),
        from_ruptures(
            "repair_time",
            Unit.TIME,
            len(took),
            _median(took, rng) if len(took) else None,
        ),
        _first_after(moments, "repair_contact", ended, rng),
        _first_after(
            moments,
            "unmended",
            [rupture for rupture in with_amends if not rupture.amends],
            rng,
        )
        if amends_asked
        else not_asked("unmended"),
    )


def ruptures(moments: Moments) -> tuple[Rupture, ...]:
    """Return every run of hurtful moments whose end could be seen.

    A run that the diary breaks off before `WAIT` has passed, with no warmth yet, is left out:
    how it ended is not known.
    """
    known = np.flatnonzero(moments.kinds >= 0)
    warmth, threat, amends = (
        moments.input(name) for name in ("warmth", "threat", "amends")
    )
    warm_again = (warmth >= WARM) & (threat < HURT)
    found: list[Rupture] = []
    onset: int | None = None
    for index in known.tolist():
        time = float(moments.times[index])
        if onset is not None and time - moments.times[onset] > WAIT:
            found.append(
                Rupture(onset=float(moments.times[onset]), ended=None, amends=None)
            )
            onset = None
        if onset is None:
            onset = index if threat[index] >= HURT else None
        elif warm_again[index]:
            made = amends[onset : index + 1]
            found.append(
                Rupture(
                    onset=float(moments.times[onset]),
                    ended=time,
                    amends=None
                    if np.isnan(made).all()
                    else bool(np.nanmax(made) >= AMENDS),
                )
            )
            onset = None
    return tuple(found)


def _first_after(
    moments: Moments, name: str, ended: list[Rupture], rng: np.random.Generator
) -> Finding:
    """Return which share of the warm moments was the first after one of these ruptures."""
    warm: Int[np.ndarray, " moment"] = np.flatnonzero(
        (moments.input("warmth") >= WARM) & (moments.input("threat") < HURT)
    )
    if len(warm) < ENOUGH:
        return Unseen(name=name, why=Why.TOO_FEW, has=len(warm), needed=ENOUGH)
    first = {rupture.ended for rupture in ended}
    holds = np.array([float(time in first) for time in moments.times[warm]])
    return Quantity(
        name=name,
        unit=Unit.SHARE,
        draws=share(holds, rng),
        moments=len(warm),
        days=moments.days(np.isin(np.arange(len(moments.times)), warm)),
    )


def _median(
    values: Float[np.ndarray, " row"], rng: np.random.Generator
) -> Float[np.ndarray, " draw"]:
    """Return draws of the median, each row weighted by chance [rubin1981]."""
    order = np.argsort(values)
    weights = np.cumsum(
        rng.dirichlet(np.ones(len(values)), size=DRAWS)[:, order], axis=1
    )
    return np.asarray(values[order][np.argmax(weights >= 1 / 2, axis=1)])
