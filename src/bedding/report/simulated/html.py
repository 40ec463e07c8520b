"""A simulation as one page that needs nothing else: no script, no network, no other file."""

from functools import partial

from bedding.charts.chart import Chart
from bedding.report.paper import drawn, render
from bedding.report.simulated.pictures import (
    course_cell,
    courses_of_time,
    map_of_rhythms,
)
from bedding.report.simulated.played import Grid, Kind, Played
from bedding.report.simulated.telling import ending, story, written
from bedding.text import Language, say

WORDS = ("title", "over_time", "end_title", "column_rhythm", "column_middle",
         "column_half", "column_wide", "nothing")  # fmt: skip
MAPS = ("relief_share", "calm_bond", "wanting")


def played_html(played: Played, *, language: Language) -> str:
    """Return a simulation as one page of HTML."""
    return render(
        "simulated.html",
        story=story(played, language),
        words=_words(language),
        caption=say(
            language,
            "simulate.read",
            days=say(language, "numbers.days", count=played.stretch),
        ),
        courses=drawn(
            language,
            lambda width: courses_of_time(played, language, width=width),
            cell=course_cell,
        ),
    )


def grid_html(grid: Grid, *, language: Language) -> str:
    """Return the map of two knobs as one page of HTML: three quantities, one map each."""
    means = {
        "warmth": written(language, Kind.SCALE, grid.warmth),
        "hurt": written(language, Kind.SCALE, grid.threat),
    }
    return render(
        "rhythm_map.html",
        language=language,
        words=_words(language),
        heading=say(language, "simulate.map.title"),
        lead=say(language, "simulate.map.lead", **means),
        limits=(
            say(
                language,
                "state.simulator",
                change=say(language, "simulate.map.change"),
            ),
            say(language, "state.mechanism"),
        ),
        lived=say(
            language,
            "simulate.lived_map",
            persons=say(
                language,
                "simulate.persons",
                count=grid.quantities["bond"].shape[2],
            ),
            days=say(language, "numbers.days", count=grid.days),
        ),
        maps=tuple(
            drawn(
                language,
                partial(_map, grid, name, language),
            )
            for name in MAPS
        ),
        end=ending(language, set()),
    )


def _map(grid: Grid, name: str, language: Language, width: float) -> Chart:
    return map_of_rhythms(grid, name, language, width=width)


def _words(language: Language) -> dict[str, str]:
    return {name: say(language, f"simulate.{name}") for name in WORDS}
