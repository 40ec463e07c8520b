"""Draw the pictures of the README and the pages anew: `python docs/draw_pictures.py`.

Each goes to docs/pictures/ twice, for low light and for paper; GitHub shows the one that fits the
reader's theme. Seeds are fixed, so the same code draws the same pictures.
"""  # noqa: INP001 -- a script, in a folder of pages

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bedding.actions.invent_days import invent_days
from bedding.actions.mirror_table import mirror_diary
from bedding.actions.phase_diagram import phase_diagram
from bedding.actions.simulate_days import simulate_days
from bedding.charts import THEMES, Chart
from bedding.report.pictures import map_of_weeks, rhythm_of_days
from bedding.report.simulated.pictures import courses_of_time, map_of_rhythms

FOLDER: Final = Path(__file__).parent / "pictures"
LANGUAGE: Final = "en"
WIDE: Final = 960.0
SQUARE: Final = 720.0
"""A map this wide stands under its heading, not beside it."""
SHOWN: Final = ("wanting", "bond", "relief_share", "stress_load", "voice", "self")


def charts() -> Iterator[tuple[str, Chart]]:
    """Yield every picture under the name of its files."""
    played = simulate_days(("secure", "lukewarm", "intermittent"))
    yield "traces", courses_of_time(played, LANGUAGE, width=WIDE, only=SHOWN)

    grid = phase_diagram()
    for name, quantity in {
        "phase-relief": "relief_share",
        "phase-calm": "calm_bond",
    }.items():
        yield name, map_of_rhythms(grid, quantity, LANGUAGE, width=SQUARE)

    mirror = mirror_diary(invent_days())
    for name, chart in {
        "storm-and-bed": map_of_weeks(mirror, LANGUAGE, width=SQUARE),
        "rhythm": rhythm_of_days(mirror, LANGUAGE, width=WIDE),
    }.items():
        if chart is not None:
            yield name, chart


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, chart in charts():
        for theme in THEMES.values():
            (FOLDER / f"{name}-{theme.name}.svg").write_text(chart.svg(theme), "utf-8")
