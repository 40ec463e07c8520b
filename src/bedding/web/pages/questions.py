"""The questions at the start: each may stay empty, and who only reads is asked no more."""

from dataclasses import dataclass

from bedding.actions.write_day import add_start
from bedding.record import PATTERNS, PURPOSES, RELATIONS, Start
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Turn, Visit

EARLY = (0, 1, 2, 3, 4)
THEN = {"then": "evening"}
"""The questions of the gate come next, and after them the first evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What the page shows: each question with its choices, by their codes.

    Attributes:
        asked: The name of each question, and its choices.
        early: The points of the question about childhood.
    """

    asked: tuple[tuple[str, tuple[str, ...]], ...]
    early: tuple[int, ...]


def show(_: Visit) -> Questions:
    """Return the page."""
    asked = (("purpose", PURPOSES), ("relation", RELATIONS), ("pattern", PATTERNS))
    return Questions(asked=asked, early=EARLY)


def keep(visit: Visit) -> Turn:
    """Keep the answers, if there are any and there is a reason to."""
    purpose = _chosen(visit, "purpose", PURPOSES)
    if purpose == "reading":
        return Turn(to="contents")
    relation = _chosen(visit, "relation", RELATIONS)
    pattern = _chosen(visit, "pattern", PATTERNS)
    early = _chosen(visit, "early", tuple(map(str, EARLY)))
    if not any((purpose, relation, pattern, early)):
        return Turn(to="gate", given=THEN)
    sitting = visit.sitting()
    start = Start(
        moment=sitting.moment(sitting.today, origin="own"),
        purpose=purpose,
        relation=relation,
        pattern=pattern,
        early=None if early is None else int(early),
    )
    visit.notebook.save(add_start(visit.record, start, sitting))
    return Turn(to="gate", given=THEN, said=visit.say("diary.saved"))


def _chosen(visit: Visit, name: str, choices: tuple[str, ...]) -> str | None:
    value = visit.given.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in choices:
        raise UnfitError(name)
    return value


PAGE = Page(name="questions", show=show, acts={"keep": keep})
