"""Draw a figure of the reading part: what the model does with a rhythm, from no data at all."""

from dataclasses import dataclass
from typing import Final

from bedding.actions.compilation_cache import keep_compiled
from bedding.actions.phase_diagram import phase_diagram
from bedding.actions.simulate_days import simulate_days
from bedding.errors import UnknownNameError
from bedding.report.paper import Picture
from bedding.report.simulated import figure_of_courses, figure_of_map
from bedding.text import Language, say

DAYS: Final = 364
"""A year of whole weeks."""
PERSONS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A figure over time.

    Attributes:
        rhythms: The columns, by the names of ready-made rhythms.
        shown: The rows.
        told: The rows that its summary is about.
        then: The rhythm that follows half-way, if any.
    """

    rhythms: tuple[str, ...]
    shown: tuple[str, ...]
    told: tuple[str, ...]
    then: str | None = None


COURSES: Final = {
    "rhythm": Course(
        rhythms=("secure", "intermittent"),
        shown=("wanting", "relief_share"),
        told=("wanting",),
    ),
    "old": Course(
        rhythms=("intermittent",),
        shown=("hope", "wanting"),
        told=("hope",),
        then="no_contact",
    ),
    "self": Course(
        rhythms=("secure", "intermittent"), shown=("self", "voice"), told=("voice",)
    ),
    "onward": Course(
        rhythms=("intermittent",),
        shown=("arousal", "voice", "wanting"),
        told=("arousal", "voice"),
        then="secure",
    ),
}
MAPS: Final = {"bed": "calm_bond"}
"""Figures over every rhythm, and the quantity that each is of."""
FIGURES: Final = (*COURSES, *MAPS)


def draw_figure(figure: str, language: Language) -> Picture | None:
    """Return a figure with its words and its numbers.

    Raises:
        UnknownNameError: There is no such figure.
    """
    if figure not in FIGURES:
        raise UnknownNameError("figure", figure, known=FIGURES)
    keep_compiled()
    if figure in MAPS:
        return figure_of_map(phase_diagram(), MAPS[figure], language)
    course = COURSES[figure]
    played = simulate_days(
        course.rhythms,
        days=DAYS,
        persons=PERSONS,
        then=course.then,
        after=DAYS // 2 if course.then else None,
    )
    return figure_of_courses(
        played,
        language,
        only=course.shown,
        told=course.told,
        title=say(language, f"web.reading.figure.{figure}.title"),
        lead=say(language, f"web.reading.figure.{figure}.lead"),
    )
