"""Reading: what the essay says, in words of our own, and where the program shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bedding.care import Part
from bedding.report.paper import Picture
from bedding.web.page import Page, Shelf, Turn, Visit, may_see
from bedding.web.work import State

DRAW: Final = "bedding.actions.draw_reading:draw_figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Where the program shows what a passage tells.

    Attributes:
        page: The name of the page.
        given: What the page is given.
    """

    page: str
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter.

    Attributes:
        passages: By name, the leads of each; their sentences stand under the same names.
        figure: Whether there is a figure, drawn by the model.
        hard: Whether it begins with a note on what it is about.
        after: The passage that the figure follows.
    """

    passages: Mapping[str, tuple[str, ...]]
    figure: bool = False
    hard: bool = False
    after: str = ""


LEADS: Final[Mapping[str, Lead]] = {
    "own_rhythm": Lead(page="rhythm"),
    "dopamine": Lead(page="mechanism", given={"scene": "dopamine"}),
    "cortisol": Lead(page="mechanism", given={"scene": "cortisol"}),
    "oxytocin": Lead(page="mechanism", given={"scene": "oxytocin"}),
    "together": Lead(page="mechanism", given={"scene": "together"}),
    "childhood": Lead(page="mechanism", given={"scene": "childhood"}),
    "repair": Lead(page="mechanism", given={"scene": "repair"}),
    "flat": Lead(page="mechanism", given={"scene": "flat"}),
    "map": Lead(page="mirror"),
    "whatif": Lead(page="whatif"),
    "path": Lead(page="path"),
    "sign_1": Lead(page="sign", given={"code": "S1"}),
    "sign_2": Lead(page="sign", given={"code": "S2"}),
    "sign_3": Lead(page="sign", given={"code": "S3"}),
    "sign_4": Lead(page="sign", given={"code": "S4"}),
    "sign_5": Lead(page="sign", given={"code": "S5"}),
    "sign_6": Lead(page="sign", given={"code": "S6"}),
    "distinction_1": Lead(page="distinction", given={"code": "D1"}),
    "distinction_2": Lead(page="distinction", given={"code": "D2"}),
    "distinction_3": Lead(page="distinction", given={"code": "D3"}),
    "distinction_4": Lead(page="distinction", given={"code": "D4"}),
    "distinction_5": Lead(page="distinction", given={"code": "D5"}),
    "distinction_6": Lead(page="distinction", given={"code": "D6"}),
}
"""Every place that a passage leads to, by the name of its words."""

CHAPTERS: Final[Mapping[str, Chapter]] = {
    "rhythm": Chapter(
        passages={
            "when": ("own_rhythm", "together"),
            "amount": (),
            "scarce": ("dopamine",),
        },
        figure=True,
        hard=True,
        after="amount",
    ),
    "body": Chapter(
        passages={
            "dopamine": ("dopamine",),
            "cortisol": ("cortisol",),
            "oxytocin": ("oxytocin",),
            "together": ("together",),
            "values": (),
        },
    ),
    "old": Chapter(
        passages={
            "child": ("childhood",),
            "again": ("childhood",),
            "threat": ("sign_5",),
            "hope": ("sign_5",),
        },
        figure=True,
        hard=True,
        after="hope",
    ),
    "self": Chapter(
        passages={
            "coupled": ("sign_6", "distinction_6"),
            "divided": ("sign_4",),
            "quiet": ("sign_2",),
        },
        figure=True,
        hard=True,
        after="quiet",
    ),
    "bed": Chapter(
        passages={
            "count_on": ("together", "whatif"),
            "repair": ("repair", "own_rhythm"),
            "reliable": ("map",),
            "storm_and_bed": ("map",),
        },
        figure=True,
        after="reliable",
    ),
    "signs": Chapter(
        passages={
            "impact": ("sign_1",),
            "shrinking": ("sign_2",),
            "reasons": ("sign_3",),
            "division": ("sign_4",),
            "hope": ("sign_5",),
            "measure": ("sign_6",),
        },
        hard=True,
    ),
    "distinctions": Chapter(
        passages={
            "body": ("distinction_1",),
            "voice": ("distinction_2",),
            "intention": ("distinction_3",),
            "openness": ("distinction_4",),
            "direction": ("distinction_5",),
            "continuity": ("distinction_6",),
        },
    ),
    "onward": Chapter(
        passages={
            "rest": ("path",),
            "understand": ("path",),
            "limits": ("path",),
            "contact": ("path",),
            "back": ("path",),
            "change": ("whatif",),
            "flat": ("flat",),
        },
        figure=True,
        after="change",
    ),
}
"""In the order in which one reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage on the page.

    Attributes:
        name: Its name.
        leads: Where the program shows it: the name of the words, and the lead.
        figure: Whether the figure follows it.
    """

    name: str
    leads: tuple[tuple[str, Lead], ...]
    figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the page shows.

    Attributes:
        chapters: The names of all chapters.
        chapter: The one that is open, or an empty text for the list of them.
        number: Which one that is.
        hard: Whether it begins with a note.
        passages: Its passages.
        later: Where else it leads once the notes are open, in words; empty when they are.
        waits: Whether its figure is still being drawn.
        figure: Its figure, or None.
        before: The chapter before it, or an empty text.
        next: The chapter after it, or an empty text.
    """

    chapters: tuple[str, ...] = tuple(CHAPTERS)
    chapter: str = ""
    number: int = 0
    hard: bool = False
    passages: tuple[Passage, ...] = ()
    later: tuple[str, ...] = ()
    waits: bool = False
    figure: Picture | None = None
    before: str = ""
    next: str = ""


def show(visit: Visit) -> Reading:
    """Return the list of chapters, or one of them; its figure may arrive later."""
    if "chapter" not in visit.given:
        return Reading()
    name = visit.choice("chapter", CHAPTERS)
    chapter = CHAPTERS[name]
    names = tuple(CHAPTERS)
    at = names.index(name)
    waits, figure = _figure(visit, name) if chapter.figure else (False, None)
    return Reading(
        chapter=name,
        number=at + 1,
        hard=chapter.hard,
        passages=tuple(
            _passage(visit, each, leads, figure=each == chapter.after)
            for each, leads in chapter.passages.items()
        ),
        later=_later(visit, chapter),
        waits=waits,
        figure=figure,
        before=names[at - 1] if at else "",
        next=names[at + 1] if at + 1 < len(names) else "",
    )


def again(visit: Visit) -> Turn:
    """Draw the figure of a chapter anew after that failed."""
    name = visit.choice("chapter", CHAPTERS)
    visit.forget(_work_name(visit, name))
    return Turn(to="reading", given={"chapter": name})


def _figure(visit: Visit, name: str) -> tuple[bool, Picture | None]:
    """Return whether the figure is still being drawn, and the figure where it is there."""
    work = visit.work(
        _work_name(visit, name), DRAW, figure=name, language=visit.language
    )
    if work.state is not State.DONE:
        return work.state is State.WAITING, None
    found: Picture | None = work.outcome()
    return False, found


def _work_name(visit: Visit, name: str) -> str:
    return f"reading.{name}.{visit.language}"


def _passage(
    visit: Visit, name: str, leads: tuple[str, ...], *, figure: bool
) -> Passage:
    """Return a passage with its leads; what the gate closes is nowhere."""
    return Passage(
        name=name,
        leads=tuple(
            (lead, LEADS[lead])
            for lead in leads
            if may_see(visit.pages[LEADS[lead].page], visit)
        ),
        figure=figure,
    )


def _later(visit: Visit, chapter: Chapter) -> tuple[str, ...]:
    """Return what the passages lead to that needs open notes, each said once."""
    if visit.session.is_open:
        return ()
    said = (
        visit.say(f"web.reading.to.{lead}")
        for leads in chapter.passages.values()
        for lead in leads
        if not visit.pages[LEADS[lead].page].front
    )
    return tuple(dict.fromkeys(said))


PAGE = Page(
    name="reading",
    show=show,
    acts={"again": again},
    front=True,
    tells=True,
    shelf=Shelf.UNDERSTAND,
    part=Part.READING,
)
