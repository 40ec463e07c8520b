"""What is true of an imagined life, for every sign, every distinction and every week.

A truth is a number of the person, a number of the other, or what holds over the whole year of
which a diary takes some days; it is read off the simulation itself, without any answer.

| | truth | alarm |
|---|---|---|
| S1 | how far the body's arousal swings from day to day: standard deviation of its daily mean | above |
| S2 | share of what there is to say that is held back, mean | above |
| S3 | what is expected of the next moments, less what moments are worth, mean | above |
| S4 | the lesser of the good and the bad that is gathered of the other, mean | above |
| S5 | belief that the good phase returns, less the share of bids that is answered | above |
| S6 | how far self-worth swings from day to day: standard deviation of its daily mean | above |
| D1 | the body's recovery, a number of the person | above |
| D2 | nothing in the model: the weekly answers alone | |
| D3 | share of warm days that follow on hurt without amends | above |
| D4 | probability that openness is welcomed, a number of the other | below |
| D5 | warmth less hurt in the second half of the year, less that in the first | below |
| D6 | continuity, mean | below |

Storm and bed are known of each week as the mean of their parts, each part in spreads between
weeks of many lives: of storm arousal, wanting in hours without contact, and the spread of warmth
less hurt between days; of bed warmth less its spread, the share that is said, and continuity.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.actions.imagined.lives import Life

ALARM_ABOVE: Final[Mapping[str, bool]] = {
    "S1": True, "S2": True, "S3": True, "S4": True, "S5": True, "S6": True,
    "D1": True, "D3": True, "D4": False, "D5": False, "D6": False,
}  # fmt: skip
"""Whether alarm lies above the dividing point of a truth."""

NATURAL: Final[Mapping[str, float]] = {"D4": 0.5, "D5": 0.0}
"""Truths that part at a point of their own: as often welcomed as punished, and no change."""

STORM_PARTS: Final = 3
"""How many of the parts of a week are of storm; the rest are of bed."""

WAKING: Final = slice(7, 23)
WARM: Final = 0.5
HURT: Final = 1.0 / 3.0
AMENDS: Final = 0.3
WAIT: Final = 7
DAYS: Final = 7
"""Days of a week."""


def truths(life: Life) -> dict[str, float]:
    """Return every truth of a life, by sign or distinction."""
    bids = life.by_day("bid").sum(axis=1)
    asked = np.maximum(bids, 1.0)
    warmth = life.by_day("warmth").sum(axis=1) / asked
    threat = life.by_day("threat").sum(axis=1) / asked
    worth = warmth - life.person.reward.threat_weight * threat
    valence = warmth - threat
    half = len(valence) // 2
    return {
        "S1": float(awake(life, "arousal").std()),
        "S2": float(1.0 - life.hours["voice"].mean()),
        "S3": float(life.hours["expected_worth"].mean() - worth[bids > 0].mean()),
        "S4": float(np.minimum(life.hours["good"], life.hours["bad"]).mean()),
        "S5": float(
            life.hours["belief"].mean()
            - life.hours["answered"].sum() / max(life.hours["bid"].sum(), 1.0)
        ),
        "S6": float(awake(life, "self_worth").std()),
        "D1": float(life.person.alarm.recovery),
        "D3": unmended_share(life),
        "D4": float(life.partner.openness),
        "D5": float(valence[half:].mean() - valence[:half].mean()),
        "D6": float(life.hours["continuity"].mean()),
    }


def awake(life: Life, name: str) -> Float[np.ndarray, " day"]:
    """Return the mean of a quantity over the waking hours of each day."""
    return np.asarray(life.by_day(name)[:, WAKING].mean(axis=1))


def unmended_share(life: Life) -> float:
    """Return which share of the warm days was the first after hurt, with no amends made."""
    warmth, threat = remembered(life, "warmth"), remembered(life, "threat")
    amends = life.by_day("amends").max(axis=1)
    warm = (warmth >= WARM) & (threat < HURT)
    first, onset = 0, -1
    for day in range(len(warm)):
        if onset >= 0 and day - onset > WAIT:
            onset = -1
        if onset < 0:
            onset = day if threat[day] >= HURT else -1
        elif warm[day]:
            first += int(amends[onset : day + 1].max() < AMENDS)
            onset = -1
    return first / max(int(warm.sum()), 1)


def remembered(life: Life, name: str) -> Float[np.ndarray, " day"]:
    """Return a day's moments as one has them in mind in the evening [0 to 1].

    Half their mean, half the strongest: the peak weighs in memory [kahneman1993].
    """
    hours = life.by_day(name)
    bids = np.maximum(life.by_day("bid").sum(axis=1), 1.0)
    return np.asarray(0.5 * hours.sum(axis=1) / bids + 0.5 * hours.max(axis=1))


def week_parts(life: Life) -> Float[np.ndarray, "week part"]:
    """Return the parts of storm, then those of bed, of every week; NaN where there is none."""
    bids = np.maximum(life.by_day("bid").sum(axis=1), 1.0)
    warmth = life.by_day("warmth").sum(axis=1) / bids
    valence = warmth - life.by_day("threat").sum(axis=1) / bids
    apart = life.by_day("contact")[:, WAKING] <= 0
    pull = np.where(apart, life.by_day("wanting")[:, WAKING], 0.0).sum(axis=1)
    hours = apart.sum(axis=1).astype(float)

    def weekly(days: Float[np.ndarray, " day"]) -> Float[np.ndarray, "week weekday"]:
        return days.reshape(-1, DAYS)

    with_hours = np.where(
        weekly(hours).sum(axis=1) > 0, weekly(hours).sum(axis=1), np.nan
    )
    return np.column_stack(
        [
            weekly(awake(life, "arousal")).mean(axis=1),
            weekly(pull).sum(axis=1) / with_hours,
            weekly(valence).std(axis=1),
            weekly(warmth).mean(axis=1) - weekly(warmth).std(axis=1),
            weekly(awake(life, "voice")).mean(axis=1),
            weekly(awake(life, "continuity")).mean(axis=1),
        ]
    )
