"""Where to find help, by country; readable without a key, without data and without a network."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from bedding.care.errors import HelpLineError

STALE_AFTER: Final = timedelta(days=180)
NEEDS: Final = (
    "emergency",
    "danger",
    "suicide",
    "sexual_violence",
    "listening",
    "victims",
    "children",
    "men",
    "lgbt",
)
EVERYWHERE: Final = "any"
STATUSES: Final = ("verified", "unverified")
COSTS: Final = ("free", "usual")
HOURS: Final = ("always", "see_site")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One way to reach people who do this more often.

    Attributes:
        id: Its name in the data.
        country: Two letters, or `any`.
        name: What it is called.
        number: To call, or empty where there is only a chat.
        chat: An address, or empty.
        cost: `free`, or `usual` for the usual cost of a call.
        hours: `always`, or `see_site`.
        anonymous: Whether it can be, or None where the source does not say.
        on_phone_bill: Whether the call stands on the bill, or None where it does not say.
        languages: What is spoken there.
        for_whom: What it is for, words of `NEEDS`.
        source_url: Where it can be checked again.
        verified_on: When the number was last read in a source.
        status: `verified`, or `unverified`, which is never shown.
        text: How to send a text message, or empty.
        silent: What to press when one can't speak, or empty.
    """

    id: str
    country: str
    name: str
    number: str
    chat: str
    cost: str
    hours: str
    languages: tuple[str, ...]
    for_whom: tuple[str, ...]
    source_url: str
    verified_on: date
    status: str
    anonymous: bool | None = None
    on_phone_bill: bool | None = None
    text: str = field(default="")
    silent: str = field(default="")

    def __post_init__(self) -> None:
        for place, value, choices in (
            ("status", self.status, STATUSES),
            ("cost", self.cost, COSTS),
            ("hours", self.hours, HOURS),
            *(("for_whom", need, NEEDS) for need in self.for_whom),
        ):
            if value not in choices:
                raise HelpLineError(self.id, place, value)
        if not self.number and not self.chat:
            raise HelpLineError(self.id, "number", self.number)


def countries() -> tuple[str, ...]:
    """Return the countries that have lines of their own."""
    return tuple(
        dict.fromkeys(line.country for line in shown() if line.country != EVERYWHERE)
    )


def help_lines(country: str | None, *, need: str | None = None) -> tuple[HelpLine, ...]:
    """Return the lines to show, emergency first, then in the order of the file.

    Args:
        country: Two letters; None, or a country without lines, gives those of every country,
            for someone may be anywhere.
        need: A word of `NEEDS` that comes before all but the emergency number, or None.

    Raises:
        HelpLineError: There is no such need.
    """
    if need is not None and need not in NEEDS:
        raise HelpLineError("-", "need", need)
    known = country if country in countries() else None
    lines = [
        line for line in shown() if known is None or line.country in {known, EVERYWHERE}
    ]
    return tuple(sorted(lines, key=lambda line: _order(line, need)))


def shown() -> tuple[HelpLine, ...]:
    """Return every verified line."""
    return tuple(line for line in all_lines() if line.status == "verified")


def stale(today: date) -> tuple[HelpLine, ...]:
    """Return the shown lines that were verified more than 180 days ago; a release has none."""
    return tuple(line for line in shown() if today - line.verified_on > STALE_AFTER)


@cache
def all_lines() -> tuple[HelpLine, ...]:
    """Return every line of the data, the unverified too."""
    text = files("bedding.care").joinpath("help_lines.toml").read_text("utf-8")
    rows = tomllib.loads(text)["line"]
    return tuple(
        HelpLine(
            **{
                **row,
                "languages": tuple(row["languages"]),
                "for_whom": tuple(row["for_whom"]),
            }
        )
        for row in rows
    )


def _order(line: HelpLine, need: str | None) -> int:
    if need == "suicide" and "suicide" in line.for_whom:
        return 0  # First of all, before the emergency number.
    if "emergency" in line.for_whom:
        return 1
    return 2 if need is not None and need in line.for_whom else 3
