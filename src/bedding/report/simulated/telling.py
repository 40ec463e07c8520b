"""What a simulation gave, as sentences: numbers written for the language, always with a range."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.report.simulated.played import QUANTITIES, Kind, Knobs, Played
from bedding.text import Language, decimal, say, whole

ALIKE: Final = 0.02
"""Means that differ by less are called equal; chosen, below what a moment can show [0 to 1]."""
APART: Final = frozenset({"no_contact", "on_off"})
"""Rhythms in which contact stops."""
LEVELS: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
FEWEST: Final = 20
"""With fewer values a 90 % range says more about the draw than about the quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A number over the persons, written: the middle, half of them, and 9 of 10."""

    middle: str
    half: str
    wide: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One quantity under every rhythm.

    Attributes:
        name: The quantity.
        title: What it is called.
        about: What it stands for, and its unit.
        ranges: What it is at the end, one for each rhythm; None where there is nothing to say.
        compared: How the rhythms differ person by person, or the end from the beginning.
    """

    name: str
    title: str
    about: str
    ranges: tuple[Range | None, ...]
    compared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that is said about a simulation, in one language.

    Attributes:
        language: Which language.
        heading: Over everything.
        limits: What this is, and what it is not.
        played: Who lived what, for how long.
        rhythms: The names of the rhythms.
        described: Each rhythm in a sentence.
        means: How much warmth and hurt each rhythm held, and whether that is equal.
        blocks: The quantities.
        end: What stands under everything.
    """

    language: Language
    heading: str
    limits: tuple[str, ...]
    played: tuple[str, ...]
    rhythms: tuple[str, ...]
    described: tuple[str, ...]
    means: tuple[str, ...]
    blocks: tuple[Block, ...]
    end: tuple[str, ...]


def story(played: Played, language: Language) -> Story:
    """Return everything that is said about a simulation."""
    names = tuple(rhythm_name(course.rhythm, language) for course in played.courses)
    return Story(
        language=language,
        heading=say(language, "simulate.heading"),
        limits=(
            say(language, "state.simulator", change=_change(names, language)),
            say(language, "state.mechanism"),
        ),
        played=_played(played, language),
        rhythms=names,
        described=tuple(
            say(
                language,
                "simulate.described",
                rhythm=name,
                about=rhythm_about(course.rhythm, language),
            )
            for name, course in zip(names, played.courses, strict=True)
        ),
        means=_means(played, names, language),
        blocks=tuple(_block(played, name, names, language) for name in QUANTITIES),
        end=ending(
            language,
            {played.then, *(course.rhythm for course in played.courses)},
        ),
    )


def ending(language: Language, rhythms: set[str | Knobs | None]) -> tuple[str, ...]:
    """Return what stands under everything; more of it where contact stops."""
    leaving = (say(language, "simulate.leaving"),) if rhythms & APART else ()
    return (*leaving, say(language, "mirror.help"), say(language, "mirror.end"))


def rhythm_name(rhythm: str | Knobs, language: Language) -> str:
    """Return what a rhythm is called."""
    if isinstance(rhythm, Knobs):
        return say(
            language,
            "simulate.knobs",
            predictability=_hundred(language, rhythm.predictability),
            contrast=_hundred(language, rhythm.contrast),
        )
    return say(language, f"simulate.rhythm.{rhythm}.name")


def rhythm_about(rhythm: str | Knobs, language: Language) -> str:
    """Return what a rhythm is like, in a sentence."""
    if isinstance(rhythm, Knobs):
        return say(language, "simulate.knobs_about")
    return say(language, f"simulate.rhythm.{rhythm}.about")


def written(language: Language, kind: Kind, number: float) -> str:
    """Return a number of the model as people read it."""
    if kind is Kind.SCALE:
        return _hundred(language, number)
    return decimal(language, number, digits=1 if abs(number) >= 10 else 2)  # noqa: PLR2004 -- two digits tell enough


def _change(names: tuple[str, ...], language: Language) -> str:
    if len(names) == 1:
        return say(language, "simulate.change_one", rhythm=names[0])
    listed = ", ".join(
        say(language, "simulate.quoted", rhythm=name) for name in names[:-1]
    )
    return say(language, "simulate.change_more", rhythms=listed, last=names[-1])


def _played(played: Played, language: Language) -> tuple[str, ...]:
    told = [
        say(
            language,
            "simulate.lived",
            persons=say(language, "simulate.persons", count=played.persons),
            days=say(language, "numbers.days", count=played.days),
        )
    ]
    if played.childhood is not None:
        told.append(say(language, f"simulate.childhood.{played.childhood}"))
    if played.without:
        off = ", ".join(
            say(language, f"simulate.mechanism.{name}") for name in played.without
        )
        told.append(say(language, "simulate.without", mechanisms=off))
    if played.then is not None:
        after = say(language, "numbers.days", count=played.after or 0)
        rhythm = rhythm_name(played.then, language)
        told.append(say(language, "simulate.then", after=after, rhythm=rhythm))
    return tuple(told)


def _means(
    played: Played, names: tuple[str, ...], language: Language
) -> tuple[str, ...]:
    told = []
    for name, course in zip(names, played.courses, strict=True):
        ends = {
            f"{what}_{end}": _hundred(language, float(np.quantile(values, level)))
            for what, values in (("warmth", course.warmth), ("hurt", course.threat))
            for end, level in (("low", 0.05), ("middle", 0.5), ("high", 0.95))
        }
        told.append(say(language, "simulate.means", rhythm=name, **ends))
    if len(names) > 1:
        middles = np.asarray(
            [
                (np.median(course.warmth), np.median(course.threat))
                for course in played.courses
            ]
        )
        alike = bool((np.ptp(middles, axis=0) < ALIKE).all())
        told.append(say(language, f"simulate.means_{'alike' if alike else 'differ'}"))
    return tuple(told)


def _block(
    played: Played, name: str, names: tuple[str, ...], language: Language
) -> Block:
    kind = QUANTITIES[name]
    ends = [played.at_the_end(course, name) for course in played.courses]
    return Block(
        name=name,
        title=say(language, f"simulate.quantity.{name}.title"),
        about=" ".join(
            (
                say(language, f"simulate.quantity.{name}.about"),
                say(language, f"simulate.unit.{kind}"),
            )
        ),
        ranges=tuple(_range(language, kind, values) for values in ends),
        compared=_compared(played, name, names, ends, language),
    )


def _range(
    language: Language, kind: Kind, values: Float[np.ndarray, " person"]
) -> Range | None:
    known = values[np.isfinite(values)]
    if len(known) < FEWEST:
        return None
    low, lower, middle, upper, high = (
        written(language, kind, float(end)) for end in np.quantile(known, LEVELS)
    )
    return Range(
        middle=middle,
        half=say(language, "simulate.span", low=lower, high=upper),
        wide=say(language, "simulate.span", low=low, high=high),
    )


def _compared(
    played: Played,
    name: str,
    names: tuple[str, ...],
    ends: list[Float[np.ndarray, " person"]],
    language: Language,
) -> tuple[str, ...]:
    """Return how the last rhythm differs from each before it, or the end from the beginning."""
    if len(names) == 1:
        start = played.at_the_start(played.courses[0], name)
        return _counted(language, "later", ends[0], start)
    told: list[str] = []
    for other, values in zip(names[:-1], ends[:-1], strict=True):
        told += _counted(
            language, "more", ends[-1], values, rhythm=names[-1], other=other
        )
    return tuple(told)


def _counted(
    language: Language,
    key: str,
    these: Float[np.ndarray, " person"],
    those: Float[np.ndarray, " person"],
    **values: str,
) -> tuple[str, ...]:
    known = np.isfinite(these) & np.isfinite(those)
    if int(known.sum()) < FEWEST:
        return ()
    more = int((these[known] > those[known]).sum())
    return (
        say(
            language,
            f"simulate.{key}",
            more=whole(language, more),
            persons=say(language, "simulate.persons", count=int(known.sum())),
            **values,
        ),
    )


def _hundred(language: Language, number: float) -> str:
    return decimal(language, 100 * number, digits=0)
