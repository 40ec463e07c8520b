"""Single figures of a simulation, for a page that says the rest in its own words."""

from collections.abc import Sequence

from bedding.report.paper import Picture, drawn
from bedding.report.simulated.pictures import (
    course_cell,
    courses_of_time,
    map_of_rhythms,
)
from bedding.report.simulated.played import Grid, Played
from bedding.text import Language


def figure_of_courses(
    played: Played,
    language: Language,
    *,
    only: Sequence[str],
    told: Sequence[str],
    title: str,
    lead: str,
) -> Picture | None:
    """Return some quantities by week, the rhythms side by side.

    Args:
        played: What the simulation gave.
        language: The language of its words.
        only: Which quantities, from the top.
        told: Those that its summary is about.
        title: Its heading.
        lead: What stands under that.
    """
    return drawn(
        language,
        lambda width: courses_of_time(
            played, language, width=width, only=only, title=title, lead=lead, told=told
        ),
        cell=course_cell,
    )


def figure_of_map(grid: Grid, name: str, language: Language) -> Picture | None:
    """Return the map of one quantity over every rhythm."""
    return drawn(
        language, lambda width: map_of_rhythms(grid, name, language, width=width)
    )
