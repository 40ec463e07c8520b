"""Conversions into the units of the model: days, rates per day, scales from 0 to 1.

Every conversion in the program is here, so that a number can be written as its source prints it.
"""

from math import log
from typing import Final, Literal

TimeUnit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

DAYS_IN: Final[dict[str, float]] = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
}


def days(amount: float, unit: TimeUnit) -> float:
    """Return a duration in days.

    Args:
        amount: The duration, in `unit`.
        unit: What `amount` counts. A month is a twelfth of a year of 365.25 days.
    """
    return amount * DAYS_IN[unit]


def days_from_hours(hours: float) -> float:
    """Return hours as days [day]."""
    return days(hours, "hour")


def per_day(rate: float, *, of: TimeUnit) -> float:
    """Return a rate given per `of` as a rate per day [1/day]."""
    return rate / DAYS_IN[of]


def rate_from_half_life(half_life: float) -> float:
    """Return the rate of decay [1/day] of something that halves in `half_life` [day]."""
    return log(2) / half_life


def fraction(value: float, low: float, high: float) -> float:
    """Return where `value` lies between the ends of its scale [0 to 1]."""
    return (value - low) / (high - low)
