"""Why it pulls so: scenes of the model that one can step through, without any data of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.care import Part
from bedding.report.simulated import Scene, scene_data
from bedding.report.simulated.scenes import WEEKS
from bedding.text import decimal
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.work import State, Work

PLAY: Final = "bedding.actions.play_scene:play_scene"
DIGITS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a scene shows.

    Attributes:
        kind: What varies in it; scenes of one kind are one calculation.
        lines: Which lines, from the top.
        told: The line that its sentence is about.
        early: Whether the sentence is about the first weeks instead of the last.
    """

    kind: str
    lines: tuple[str, ...]
    told: str
    early: bool = False


FOUR: Final = {
    "dopamine": About(kind="levels", lines=("surprise", "pull"), told="pull"),
    "cortisol": About(kind="levels", lines=("alarm", "load"), told="load"),
    "oxytocin": About(
        kind="levels", lines=("nearness", "calm", "relief"), told="relief"
    ),
    "together": About(
        kind="levels", lines=("pull", "alarm", "relief", "voice"), told="relief"
    ),
}
"""The four scenes; in each the same thing is turned."""

MORE: Final = {
    "childhood": About(
        kind="childhood", lines=("trust", "alarm", "pull"), told="trust", early=True
    ),
    "repair": About(kind="repair", lines=("self", "alarm", "calm"), told="self"),
    "flat": About(
        kind="before", lines=("gladness", "alarm", "pull"), told="gladness", early=True
    ),
}
"""Other questions, with other variants."""

SCENES: Final = FOUR | MORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One variant in words and numbers.

    Attributes:
        name: What it is called.
        short: The same where there is little room.
        sentences: What the picture shows, each number with its range.
        rows: By week, what every line is.
    """

    name: str
    short: str
    sentences: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows.

    Attributes:
        scene: Which scene.
        about: What it is made of.
        four: The names of the four scenes.
        more: The names of the others.
        failed: Whether it could not be calculated.
        data: The lines as JSON, or an empty text while they are not there.
        weeks: How many weeks were played.
        variants: Every variant; empty while it is not there.
        amounts: That warmth and hurt are equal, or how they differ.
    """

    scene: str
    about: About
    four: tuple[str, ...] = tuple(FOUR)
    more: tuple[str, ...] = tuple(MORE)
    failed: bool = False
    data: str = ""
    weeks: int = 0
    variants: tuple[Told, ...] = ()
    amounts: str = ""


def show(visit: Visit) -> Shown:
    """Return the page, and begin the calculation where nobody did yet."""
    name = visit.choice("scene", SCENES) if "scene" in visit.given else "dopamine"
    about = SCENES[name]
    work = _work(visit, about)
    if work.state is not State.DONE:
        return Shown(scene=name, about=about, failed=work.state is State.FAILED)
    scene: Scene = work.outcome()
    return Shown(
        scene=name,
        about=about,
        data=scene_data(scene, about.lines),
        weeks=scene.days // 7,
        variants=_variants(visit, scene, about),
        amounts=_amounts(visit, scene),
    )


def again(visit: Visit) -> Turn:
    """Calculate a scene anew after it failed."""
    name = visit.choice("scene", SCENES)
    visit.forget(f"scene.{SCENES[name].kind}")
    return Turn(to="mechanism", given={"scene": name})


def _work(visit: Visit, about: About) -> Work:
    return visit.work(f"scene.{about.kind}", PLAY, kind=about.kind)


def _variants(visit: Visit, scene: Scene, about: About) -> tuple[Told, ...]:
    weekly = {line: scene.by_week(line) for line in about.lines}
    return tuple(
        _told(visit, scene, about, at, weekly) for at in range(len(scene.variants))
    )


def _told(
    visit: Visit,
    scene: Scene,
    about: About,
    at: int,
    weekly: Mapping[str, Float[np.ndarray, "end variant week"]],
) -> Told:
    def over(variant: int) -> Float[np.ndarray, " person"]:
        if about.early:
            return scene.at_the_start(about.told, variant)
        return scene.at_the_end(about.told, variant)

    low, middle, high = np.quantile(over(at), [0.05, 0.5, 0.95])
    line = visit.say(f"web.mechanism.line.{about.told}.title")
    sentences = [
        visit.say(
            "web.mechanism.told",
            line=line,
            when=visit.say(f"web.mechanism.{'early' if about.early else 'late'}"),
            low=_number(visit, low),
            middle=_number(visit, middle),
            high=_number(visit, high),
        )
    ]
    if at:
        more = int((over(at) > over(0)).sum())
        sentences.append(
            visit.say(
                "web.mechanism.compared",
                count=more,
                persons=scene.persons,
                first=_variant(visit, scene, 0),
            )
        )
    return Told(
        name=_variant(visit, scene, at),
        short=scene.variants[at] if scene.kind == "levels" else "",
        sentences=tuple(sentences),
        rows=tuple(
            (
                str(week),
                *(_cell(visit, line[:, at, week - 1]) for line in weekly.values()),
            )
            for week in WEEKS
        ),
    )


def _variant(visit: Visit, scene: Scene, at: int) -> str:
    name = scene.variants[at]
    if scene.kind == "levels":
        return visit.say("web.mechanism.level", answered=int(name))
    return visit.say(f"web.mechanism.variant.{name}")


def _cell(visit: Visit, ends: Float[np.ndarray, " end"]) -> str:
    low, middle, high = (_number(visit, float(each)) for each in ends)
    return visit.say("web.mechanism.cell", low=low, middle=middle, high=high)


def _amounts(visit: Visit, scene: Scene) -> str:
    """Return how much warmth and hurt a moment holds, from the least variant to the most."""

    def ends(values: Float[np.ndarray, " variant"]) -> str:
        low, high = (
            decimal(visit.language, 100 * float(end), digits=0)
            for end in (values.min(), values.max())
        )
        if low == high:
            return low
        return visit.say("web.mechanism.between", low=low, high=high)

    key = {"levels": "alike", "repair": "differ"}.get(scene.kind, "same")
    return visit.say(
        f"web.mechanism.amounts_{key}", warmth=ends(scene.warmth), hurt=ends(scene.hurt)
    )


def _number(visit: Visit, number: float) -> str:
    return decimal(visit.language, float(number), digits=DIGITS)


PAGE = Page(
    name="mechanism",
    show=show,
    acts={"again": again},
    front=True,
    tells=True,
    shelf=Shelf.UNDERSTAND,
    part=Part.MECHANISM,
)
