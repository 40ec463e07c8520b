"""Every foreign generator by its name, with the pole it belongs to and where it is from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bedding.errors import OutOfRangeError, UnknownNameError
from bedding.model.simulation.foreign import (
    grief,
    love,
    neglect,
    noise,
    oscillator,
    poles,
    repair,
    stressor,
)
from bedding.model.simulation.foreign.drawing import Chance
from bedding.model.simulation.foreign.evening import written
from bedding.model.simulation.foreign.lived import Lived
from bedding.types import CHANNELS, Diary

CHECK_IN: Final = ("arousal", "pull", "self", "expect", "mood")
"""The questions about oneself that an evening asks."""


class Pole(StrEnum):
    """On which side of a statement the truth lies."""

    ALARM = "alarm"
    """Good and bad in turn, and a person who goes along."""
    REST = "rest"
    """Warmth that can be counted on, whatever else there is."""
    NEITHER = "neither"
    """Something else: there is nothing to say of either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """One generator that isn't ours.

    Attributes:
        live: Makes days that were lived, from chance and a number of days.
        pole: Where the truth lies.
        nothing_follows: Whether nothing in it follows anything: a reader should find nothing.
        sources: Keys of references.bib.
    """

    live: Callable[[Chance, int], Lived]
    pole: Pole
    sources: tuple[str, ...]
    nothing_follows: bool = False


FOREIGN: Final[Mapping[str, Foreign]] = MappingProxyType(
    {
        "oscillator": Foreign(
            live=oscillator.live,
            pole=Pole.NEITHER,
            sources=("bokerlaurenceau2006", "butler2020"),
        ),
        "repaired": Foreign(
            live=repair.live_repaired,
            pole=Pole.REST,
            sources=("cook1995", "gottman2002"),
        ),
        "unrepaired": Foreign(
            live=repair.live_unrepaired,
            pole=Pole.NEITHER,
            sources=("cook1995", "gottman1999"),
        ),
        "love_round": Foreign(
            live=love.live_round,
            pole=Pole.ALARM,
            sources=("rinaldi1998", "gragnani1997"),
        ),
        "love_rest": Foreign(
            live=love.live_rest,
            pole=Pole.REST,
            sources=("rinaldi1998", "rinaldi1998b"),
        ),
        "white": Foreign(
            live=noise.live_white,
            pole=Pole.NEITHER,
            sources=("kuppens2010",),
            nothing_follows=True,
        ),
        "carried": Foreign(
            live=noise.live_carried,
            pole=Pole.NEITHER,
            sources=("kuppens2010",),
            nothing_follows=True,
        ),
        "neglect": Foreign(
            live=neglect.live, pole=Pole.NEITHER, sources=("gottman1993",)
        ),
        "grief": Foreign(live=grief.live, pole=Pole.NEITHER, sources=("bisconti2004",)),
        "stressor": Foreign(
            live=stressor.live, pole=Pole.REST, sources=("bolger1989",)
        ),
        "on_off": Foreign(
            live=poles.live_on_off,
            pole=Pole.ALARM,
            sources=("hamilton1989", "dailey2009", "kuppens2010"),
        ),
        "secure": Foreign(
            live=poles.live_secure, pole=Pole.REST, sources=("kuppens2010",)
        ),
    }
)
"""By name. None is our mechanism: what the mirror makes of them is what it makes of others."""


def foreign_diary(
    kind: str, *, days: int, key: int, channels: Sequence[str] = CHECK_IN
) -> Diary:
    """Return the diary of one invented person of a foreign kind.

    The key draws the person and all chance. The same key with more days is the same person, whose
    diary begins in the same way: what a statement should say can be had from years of it.

    Args:
        kind: One of `FOREIGN`.
        days: How many evenings, of which some are skipped.
        key: Seed, 0 or more.
        channels: Which questions are answered about oneself; from `bedding.types.CHANNELS`.

    Raises:
        OutOfRangeError: When there is not one day, or the key is below 0.
        UnknownNameError: When there is no such kind or channel.
    """
    if days < 1:
        raise OutOfRangeError("days", days, low=1, high=float("inf"))
    if key < 0:
        raise OutOfRangeError("key", key, low=0, high=float("inf"))
    if kind not in FOREIGN:
        raise UnknownNameError("foreign kind", kind, known=FOREIGN)
    for name in channels:
        if name not in CHANNELS:
            raise UnknownNameError("channel", name, known=CHANNELS)
    chance = Chance(kind=kind, key=key)
    lived = FOREIGN[kind].live(chance, days)
    return written(lived, chance, person=f"{kind}-{key}", channels=channels)
