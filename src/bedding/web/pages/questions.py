"""The questions at the start: each may stay empty, and who only reads is asked no more.

They can be answered again at any time. What is left empty then is no longer kept.
"""

from dataclasses import dataclass, field, replace

from bedding.actions.write_day import add_start
from bedding.record import PATTERNS, PURPOSES, RELATIONS, Start
from bedding.web.errors import UnfitError
from bedding.web.page import Page, Shelf, Turn, Visit

EARLY = (0, 1, 2, 3, 4)
THEN = {"then": "evening"}
"""The questions of the gate come next, and after them the first evening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What the page shows: each question with its choices, by their codes.

    Attributes:
        asked: The name of each question, and its choices.
        early: The points of the question about childhood.
        chosen: What was answered before, by the name of the question.
        again: Whether they were answered before.
    """

    asked: tuple[tuple[str, tuple[str, ...]], ...]
    early: tuple[int, ...]
    chosen: dict[str, str] = field(repr=False)
    again: bool


def show(visit: Visit) -> Questions:
    """Return the page, with what was answered before."""
    before = _before(visit)
    asked = (("purpose", PURPOSES), ("relation", RELATIONS), ("pattern", PATTERNS))
    names = (*(name for name, _ in asked), "early")
    known = {name: getattr(before, name, None) for name in names}
    return Questions(
        asked=asked,
        early=EARLY,
        chosen={name: str(each) for name, each in known.items() if each is not None},
        again=before is not None,
    )


def keep(visit: Visit) -> Turn:
    """Keep the answers, if there are any and there is a reason to."""
    before = _before(visit)
    purpose = _chosen(visit, "purpose", PURPOSES)
    if purpose == "reading" and before is None:
        return Turn(to="contents")
    relation = _chosen(visit, "relation", RELATIONS)
    pattern = _chosen(visit, "pattern", PATTERNS)
    early = _chosen(visit, "early", tuple(map(str, EARLY)))
    after = Turn(to="gate", given=THEN)
    if before is not None:
        after = Turn(to="contents", said=visit.say("diary.saved"))
    if not any((purpose, relation, pattern, early)):
        if before is not None:
            visit.notebook.save(visit.record.without(before.id))
        return after
    sitting = visit.sitting()
    start = Start(
        moment=sitting.moment(sitting.today, origin="own"),
        purpose=purpose,
        relation=relation,
        pattern=pattern,
        early=None if early is None else int(early),
    )
    visit.notebook.save(add_start(visit.record, start, sitting))
    return replace(after, said=visit.say("diary.saved"))


def _before(visit: Visit) -> Start | None:
    return next(visit.record.of(Start), None)


def _chosen(visit: Visit, name: str, choices: tuple[str, ...]) -> str | None:
    value = visit.given.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str) or value not in choices:
        raise UnfitError(name)
    return value


PAGE = Page(name="questions", show=show, shelf=Shelf.KEEP, acts={"keep": keep})
