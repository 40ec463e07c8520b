"""The pictures of docs/published-data.md, from what `published_data` found."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from bedding.charts import THEMES, Caption, Chart, Line, LinesWords, Tick, lines
from bedding.model.parameters import StressParameters
from bedding.model.validation.equations import stress_course
from bedding.units import days

WIDE = 960.0


def draw(found: Mapping[str, Any], folder: Path) -> None:
    """Write every picture of which the numbers are there, for low light and for paper."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in charts(found):
        for theme in THEMES.values():
            place = folder / f"published-{name}-{theme.name}.svg"
            place.write_text(chart.svg(theme), "utf-8")


def charts(found: Mapping[str, Any]) -> Iterator[tuple[str, Chart]]:
    """Yield every picture under the end of its name."""
    if "task_rdt_happiness" in found:
        yield "mood", _mood(found["task_rdt_happiness"])
    if "task_hgf_inputs" in found:
        yield "odds", _odds(found["task_hgf_inputs"])
    if "cortisol_tsst_miller2018" in found:
        yield "course", _course(found["cortisol_tsst_miller2018"])


def _mood(found: Mapping[str, Any]) -> Chart:
    persons = found["persons"]
    place = np.arange(1.0, len(persons) + 1.0)
    drawn = [
        Line(
            name=word,
            x=place,
            y=np.array([each["left_out"][name] for each in persons]),
        )
        for name, word in (
            ("published", "published equation"),
            ("ours", "our law of affect"),
        )
    ]
    return _chart(
        drawn,
        title="Ratings that an equation was not fitted to",
        summary="For six people: the share of the variance of left-out ratings that the published "
        "equation and our law foretell. They go together; neither is always ahead.",
        across="person",
        up="share of the variance foretold",
        across_at=place,
        up_at=(0.0, 0.2, 0.4, 0.6),
    )


def _odds(found: Mapping[str, Any]) -> Chart:
    courses = found["courses"]
    trial = np.arange(1.0, len(courses["ours"]) + 1.0)
    drawn = [
        Line(name=word, x=trial, y=np.asarray(courses[name]))
        for name, word in (
            ("Gaussian, 2 levels", "hierarchical Gaussian filter"),
            ("ours", "our filter"),
        )
    ]
    return _chart(
        drawn,
        title="How probable a yes is held",
        summary="Over 320 trials: what two filters expect before each outcome, both fitted to be "
        "least surprised. The lines follow each other closely.",
        across="trial",
        up="probability",
        across_at=(1.0, 80.0, 160.0, 240.0, 320.0),
        up_at=(0.0, 0.25, 0.5, 0.75, 1.0),
    )


def _course(found: Mapping[str, Any]) -> Chart:
    group = found["large group"]["courses"]
    minutes = np.asarray(group["minutes"])
    fine = np.arange(-5.0, 91.0)
    pituitary, adrenal, drive = group["tuned"]
    tuned = replace(
        StressParameters(),
        pituitary_half_life=days(pituitary, "minute"),
        adrenal_half_life=days(adrenal, "minute"),
        outside_drive=drive,
    )
    drawn = [
        Line(name="135 people, mean", x=minutes, y=np.asarray(group["people"])),
        Line(name="our axis", x=fine, y=stress_course.load_at(fine)),
        Line(
            name="our axis, half-lives fitted",
            x=fine,
            y=stress_course.load_at(fine, parameters=tuned),
        ),
    ]
    return _chart(
        drawn,
        title="After one stressor",
        summary="The course over the level before it. In people it peaks after 24 minutes and half "
        "of the rise is gone 19 minutes later; our axis peaks ten minutes later and falls half as "
        "fast. With other half-lives its equations follow people closely.",
        across="minutes after the stressor began",
        up="over the level before",
        across_at=(0.0, 15.0, 30.0, 45.0, 60.0, 75.0, 90.0),
        up_at=(0.5, 1.0, 1.5, 2.0, 2.5),
    )


def _chart(
    drawn: list[Line],
    *,
    title: str,
    summary: str,
    across: str,
    up: str,
    across_at: Any,
    up_at: Any,
) -> Chart:
    caption = Caption(
        title=title,
        lead="",
        summary=summary,
        table="numbers",
        columns={"line": "line", "x": across, "y": up},
    )
    return lines(
        drawn,
        across=[Tick(at=float(each), label=f"{each:g}") for each in across_at],
        up=[Tick(at=float(each), label=f"{each:g}") for each in up_at],
        words=LinesWords(caption=caption, across=across, up=up),
        width=WIDE,
    )
