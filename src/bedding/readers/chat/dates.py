"""Which number of a date is the day: decided from the whole file, or asked.

A file writes all its dates the same way, so one value above twelve, or one order in which time
runs backwards, settles it. Where neither does, a person is asked.

Years may be of another calendar: the Buddhist one (2565 is 2022), the Japanese one (R4 is 2022)
and the one of Taiwan (111 is 2022).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np
from jaxtyping import Bool, Int32, Int64

from bedding.readers.chat.errors import DateOrderError, NotAChatError

Order = Literal["day month year", "month day year", "year month day"]

IMPOSSIBLE: Final = np.iinfo(np.int64).min
"""In place of a day that does not exist."""

EPOCH: Final = date(1970, 1, 1).toordinal()
LAST_YEAR: Final = 2100
FIRST_LONG_YEAR: Final = 1000
BUDDHIST: Final = 543
MINGUO: Final = 1911
ERAS: Final = {
    "R": 2018,
    "令和": 2018,
    "H": 1988,
    "平成": 1988,
    "S": 1925,
    "昭和": 1925,
}
MONTHS: Final = 12
BACKWARD_EVIDENCE: Final = 3
"""How many times as often time must run backwards before an order is dropped (chosen)."""

_NUMBERS = re.compile(r"\d+")
_ERA = re.compile("|".join(ERAS))


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousDates:
    """The file fits two orders of day and month; a person has to say which.

    Attributes:
        samples: Three dates as the file writes them (fewer, when it has fewer).
    """

    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as the file writes it: three numbers, of which the order may be unknown.

    Attributes:
        text: The characters.
        numbers: The three numbers in the order of the file.
        widths: How many digits each has.
        era: Name of the Japanese era, or nothing.
    """

    text: str
    numbers: tuple[int, int, int]
    widths: tuple[int, int, int]
    era: str


def written_date(text: str) -> WrittenDate | None:
    """Return the numbers of a date, or None when they aren't three."""
    found = _NUMBERS.findall(text)
    if len(found) != len("dmy"):
        return None
    first, second, third = found
    era = _ERA.search(text)
    return WrittenDate(
        text,
        (int(first), int(second), int(third)),
        (len(first), len(second), len(third)),
        era.group() if era else "",
    )


def common_year(year: int, width: int, era: str, *, earliest: int) -> int | None:
    """Return a year of any of the calendars as a common year, or None when it can't be.

    Args:
        year: The number as written.
        width: How many digits it has.
        era: The Japanese era, if one is written.
        earliest: The first year that the app can have.
    """
    if era:
        candidates = [ERAS[era] + year]
    elif year >= FIRST_LONG_YEAR:
        candidates = [year, year - BUDDHIST]
    elif width > len("yy"):
        candidates = [MINGUO + year]
    else:
        # In two digits 22 is 2022, 65 is the Buddhist 2565, and 04 is Reiwa 4: the app is younger
        # than 2004. What is in use comes first.
        candidates = (
            [2500 + year - BUDDHIST]
            if year > MONTHS * 4
            else [2000 + year, 2018 + year]
        )
    return next((year for year in candidates if earliest <= year <= LAST_YEAR), None)


def day_number(written: WrittenDate, order: Order, *, earliest: int) -> int:
    """Return the days since 1970 of a written date, or `IMPOSSIBLE`."""
    place = {name: order.split().index(name) for name in ("day", "month", "year")}
    year = common_year(
        written.numbers[place["year"]],
        written.widths[place["year"]],
        written.era,
        earliest=earliest,
    )
    if year is None:
        return IMPOSSIBLE
    try:
        day = date(year, written.numbers[place["month"]], written.numbers[place["day"]])
    except (ValueError, OverflowError):
        return IMPOSSIBLE
    return day.toordinal() - EPOCH


def resolve_days(
    written: Sequence[WrittenDate],
    code: Int32[np.ndarray, " message"],
    *,
    day_first: bool | None,
    earliest: int,
) -> Int64[np.ndarray, " date"] | AmbiguousDates:
    """Return the days since 1970 of each different date, or what to ask.

    Args:
        written: The different dates of the file.
        code: Which of them each message has, in the order of the file.
        day_first: What a person said, or None.
        earliest: The first year that the app can have.

    Raises:
        DateOrderError: What the person said can't be.
        NotAChatError: No order gives dates that exist.
    """
    days = {
        order: np.array(
            [day_number(each, order, earliest=earliest) for each in written],
            dtype=np.int64,
        )
        for order in _possible_orders(written, code)
    }
    missing = {
        order: int(np.sum(each[code] == IMPOSSIBLE)) for order, each in days.items()
    }
    fewest = min(missing.values())
    if fewest == len(code):
        message = "No date of the file exists in a calendar this program knows"
        raise NotAChatError(message)
    if day_first is not None and len(days) > 1:
        return _as_said(days, missing, day_first=day_first)
    left = [order for order in days if missing[order] == fewest]
    left = _least_backward(left, days, code)
    if any(not np.array_equal(days[left[0]], days[other]) for other in left[1:]):
        return AmbiguousDates(samples=_samples(written))
    return days[left[0]]


def _possible_orders(
    written: Sequence[WrittenDate], code: Int32[np.ndarray, " message"]
) -> tuple[Order, ...]:
    """Return the orders that the digits leave open."""
    year_leads = sum(
        each.widths[0] > len("yy") or _ERA.match(each.text) is not None
        for each in written
    )
    if year_leads * 2 > len(written):
        return ("year month day",)
    if any(each.widths[2] > len("yy") for each in written):
        return ("day month year", "month day year")
    first, last = (
        np.array([each.numbers[place] for each in written], dtype=object)[code]
        for place in (0, 2)
    )
    # The year changes least. Two digits of a year in front are rare, so they need evidence.
    if _changes(first) < _changes(last):
        return ("year month day", "day month year", "month day year")
    return ("day month year", "month day year")


def _changes(values: np.ndarray) -> int:
    return int(np.sum(values[1:] != values[:-1]))


def _as_said(
    days: dict[Order, np.ndarray], missing: dict[Order, int], *, day_first: bool
) -> Int64[np.ndarray, " date"]:
    said: Order = "day month year" if day_first else "month day year"
    other: Order = "month day year" if day_first else "day month year"
    if missing[said] > missing[other]:
        raise DateOrderError(missing[said], day_first=day_first)
    return days[said]


def _least_backward(
    orders: list[Order],
    days: dict[Order, np.ndarray],
    code: Int32[np.ndarray, " message"],
) -> list[Order]:
    """Return the orders in which time runs backwards least, when that is plain."""
    backward = {order: _backward_steps(days[order][code]) for order in orders}
    least = min(backward.values())
    return [
        order
        for order in orders
        if backward[order] == least or backward[order] < BACKWARD_EVIDENCE * least
    ]


def _backward_steps(day: Int64[np.ndarray, " message"]) -> int:
    exists: Bool[np.ndarray, " message"] = day != IMPOSSIBLE
    return int(np.sum(np.diff(day[exists]) < 0))


def _samples(written: Sequence[WrittenDate]) -> tuple[str, ...]:
    """Return three dates from which a person can tell: the first, one halfway, the last."""
    places = sorted({0, len(written) // 2, len(written) - 1})
    return tuple(written[place].text for place in places)
