"""The way on: four phases to be in, small steps of one's own, and a step back that takes nothing."""

from dataclasses import dataclass, field
from typing import Final

from bedding.actions import way_on
from bedding.care import Part
from bedding.mirror import Finding, Quantity
from bedding.record import MOST_STEP, PATH_PHASES, STEPS
from bedding.report.page import line
from bedding.report.telling import title, why
from bedding.web.caring import gate_first
from bedding.web.own import own_look
from bedding.web.page import Page, Shelf, Turn, Visit

SURE: Final = ("yes", "no", "unsure")
"""What can be said to whether setting a limit can do harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the record shows beside a phase.

    Attributes:
        said: A number in words, or what can't be told.
        certainty: Its range, or why it can't be told.
    """

    said: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase.

    Attributes:
        name: Its name in the record.
        here: Whether someone said that this is where they are.
        asks: Whether it asks first if a limit can be set; then nothing else of it is shown.
        refused: Whether that was answered by no, or that it isn't known.
        steps: Name and words of the small steps.
        done: What was ever done of it, in the words that were on the screen.
        beside: What the record shows beside it.
    """

    name: str
    here: bool
    asks: bool
    refused: bool
    steps: tuple[tuple[str, str], ...] = field(repr=False)
    done: tuple[str, ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What the page shows.

    Attributes:
        phases: The phases that are there.
        here: The name of the one where someone is, or an empty text.
        open: The name of the one to show unfolded, or an empty text.
        back: Whether a step back was put down in the last weeks.
        stays: What was ever done, of all phases; it is named after a step back.
        looking: Whether the record is still being looked at.
        longest: How long a step may be [letter].
    """

    phases: tuple[Phase, ...]
    here: str
    open: str
    back: bool
    stays: tuple[str, ...]
    looking: bool
    longest: int = MOST_STEP


def show(visit: Visit) -> Path:
    """Return the page; what the record shows only where the gate lets it, and once it is there."""
    record = visit.record
    names = _names(visit)
    may_look = visit.why_off(Part.DISTINCTIONS) is None and not gate_first(
        visit, "path"
    )
    own = own_look(visit) if may_look else None
    here = way_on.phase_of(record) or ""
    sure = visit.choice("sure", ("", *SURE))
    mirror = own.looked.mirror if own is not None and own.looked is not None else None
    phases = []
    for name in names:
        found = () if mirror is None else way_on.beside(mirror, name)
        phases.append(
            Phase(
                name=name,
                here=name == here,
                asks=name == way_on.BOUNDARIES and sure != "yes",
                refused=sure in {"no", "unsure"},
                steps=tuple(way_on.steps_of(record, name).items()),
                done=_done(visit, name),
                beside=tuple(_beside(each, visit) for each in found),
            )
        )
    asked = way_on.BOUNDARIES if sure else visit.text("open")
    return Path(
        phases=tuple(phases),
        here=here if here in names else "",
        open=asked if asked in names else here,
        back=way_on.stepped_back(record, visit.today),
        stays=tuple(said for name in names for said in _done(visit, name)),
        looking=own is not None and own.work is not None and own.looked is None,
    )


def here(visit: Visit) -> Turn:
    """Keep where someone is; pressed again it is nowhere."""
    value = visit.given.get("value")
    phase = None if value is None else visit.choice("value", _names(visit))
    visit.notebook.save(way_on.be_in(visit.record, phase))
    return Turn(to="path", given={"open": phase or ""}, said=visit.say("diary.saved"))


def keep(visit: Visit) -> Turn:
    """Keep the two steps of a phase."""
    phase = visit.choice("phase", _names(visit))
    words = {
        name: visit.text(name, longest=MOST_STEP)
        for name in STEPS
        if name.startswith(phase)
    }
    visit.notebook.save(way_on.write_steps(visit.record, words))
    given = {"open": phase}
    if phase == way_on.BOUNDARIES:
        given["sure"] = "yes"
    return Turn(to="path", given=given, said=visit.say("diary.saved"))


def _names(visit: Visit) -> tuple[str, ...]:
    """Return the phases that are there; the gate takes the one about limits away."""
    gone = visit.why_off(Part.BOUNDARY_PHASE) is not None
    return tuple(
        name for name in PATH_PHASES if not (gone and name == way_on.BOUNDARIES)
    )


def _beside(finding: Finding, visit: Visit) -> Beside:
    if isinstance(finding, Quantity):
        told = line(finding, visit.language)
        return Beside(said=told.sentence, certainty=told.certainty)
    return Beside(
        said=title(visit.language, finding), certainty=why(visit.language, finding)
    )


def _done(visit: Visit, phase: str) -> tuple[str, ...]:
    return tuple(
        visit.say(f"record.{'event' if each.is_event else 'phase'}.{each.code}")
        for each in way_on.done_in(visit.record, phase)
    )


PAGE = Page(
    name="path", show=show, shelf=Shelf.ONWARD, acts={"here": here, "keep": keep}
)
