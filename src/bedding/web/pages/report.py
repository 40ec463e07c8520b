"""The report: two pages to take along to a talk; chosen, looked at first, and only then saved."""

from base64 import b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bedding.care import Part
from bedding.report.printed import Choice, Material, Section
from bedding.report.printed.choosing import MOST_QUESTION
from bedding.web.caring import gate_first
from bedding.web.errors import UnfitError
from bedding.web.own import LOOK, MOVES, moves_found, own_look
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.sending import Sent, named
from bedding.web.work import State, Work

if TYPE_CHECKING:
    from bedding.actions.print_report import Days

ASKED: Final = "report.asked"
PRINT: Final = "bedding.actions.print_report:print_pages"
LOOKS, MOVED, PRINTED = "report.look", "report.moves", "report.pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person wants.

    Attributes:
        choice: What stands on the pages.
        weeks: Of how many weeks, the latest; 0 is of everything.
        other: The name of the other, to be taken out; may be empty.
        looking: Whether the pages are asked for; until then it is being chosen.
    """

    choice: Choice = field(default_factory=Choice)
    weeks: int = 0
    other: str = field(default="", repr=False)
    looking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the page shows.

    Attributes:
        step: `empty`, `choose`, `wait`, `failed` or `look`.
        sections: What can be chosen, and whether it is.
        weeks: Of how many weeks it can be.
        asked: What is chosen.
        longest: How long the question may be [letter].
        images: The pages as addresses of images; only while they are looked at.
        usual: What the file is called where nobody says.
    """

    step: str
    sections: tuple[tuple[Section, bool], ...]
    weeks: tuple[int, ...]
    asked: Asked = field(repr=False)
    longest: int = MOST_QUESTION
    images: tuple[str, ...] = field(default=(), repr=False)
    usual: str = ""


def show(visit: Visit) -> Report | Turn:
    """Return the choice, or the pages as far as they are ready; the gate comes first."""
    asked = _asked(visit)
    if _days(visit, asked) is None:
        return _report(asked, "empty")
    if turn := gate_first(visit, "report"):
        return turn
    if not asked.looking:
        return _report(asked, "choose")
    work = _printed(visit, asked)
    if work is None or work.state is State.WAITING:
        return _report(asked, "wait")
    if work.state is State.FAILED:
        for name in (LOOKS, MOVED, PRINTED):
            visit.forget(name)
        return _report(asked, "failed")
    images = tuple(
        "data:image/png;base64," + b64encode(image).decode()
        for image in work.outcome().images
    )
    return _report(asked, "look", images, visit.say("web.report.usual"))


def look(visit: Visit) -> Turn:
    """Keep what was chosen while the record is open, and show the pages."""
    from bedding.actions.print_report import WEEKS, chosen_sections  # noqa: PLC0415 -- slow import

    names = tuple(
        section.value for section in Section if visit.given.get(section.value) is True
    )
    weeks = visit.text("span") or "0"
    if weeks not in map(str, WEEKS):
        raise UnfitError("span")
    visit.session.memory[ASKED] = Asked(
        choice=Choice(
            sections=chosen_sections(names),
            question=visit.text("question", longest=MOST_QUESTION).strip(),
        ),
        weeks=int(weeks),
        other=visit.text("other", longest=100).strip(),
        looking=True,
    )
    return Turn(to="report")


def choose(visit: Visit) -> Turn:
    """Go back to choosing, with what was chosen."""
    visit.session.memory[ASKED] = replace(_asked(visit), looking=False)
    return Turn(to="report")


def save(visit: Visit) -> Sent | Turn:
    """Give the file that the browser saves: under a name of one's own, locked where asked."""
    from bedding.actions.print_report import as_file  # noqa: PLC0415 -- slow import

    work = _printed(visit, _asked(visit))
    if work is None or work.state is not State.DONE:
        return Turn(to="report")
    content, ending = as_file(work.outcome().pdf, visit.text("passphrase", longest=200))
    name = named(
        visit.text("name", longest=200), ending, usual=visit.say("web.report.usual")
    )
    return Sent(name=name, content=content)


def _asked(visit: Visit) -> Asked:
    asked = visit.session.memory.get(ASKED)
    return asked if isinstance(asked, Asked) else Asked()


def _days(visit: Visit, asked: Asked) -> "Days | None":
    from bedding.actions.print_report import days_of  # noqa: PLC0415 -- slow import

    return visit.once(
        f"report.days.{asked.weeks}", lambda: days_of(visit.record, asked.weeks)
    )


def _printed(visit: Visit, asked: Asked) -> Work | None:
    """Return the work that prints the pages, or what it waits for; None where nothing is."""
    from bedding.actions.print_report import material_of  # noqa: PLC0415 -- slow import

    days = _days(visit, asked)
    if days is None:
        return None
    looks = (
        own_look(visit).work
        if asked.weeks == 0
        else visit.work(LOOKS, LOOK, diary=days.diary, weekly=days.weekly)
    )
    if looks is None or looks.state is not State.DONE:
        return looks
    looked = looks.outcome()
    moves = visit.work(MOVED, MOVES, of=looked, diary=days.diary, fitted=looked.fitted)
    if moves.state is not State.DONE:
        return moves
    material: Material = material_of(
        days,
        looked.mirror,
        moves_found(moves),
        made_on=visit.today,
        language=visit.language,
        other=asked.other,
        invented=visit.session.demonstration is not None,
    )
    return visit.work(
        PRINTED,
        PRINT,
        material=material,
        choice=asked.choice,
        language=visit.language,
        other=asked.other,
    )


def _report(
    asked: Asked, step: str, images: tuple[str, ...] = (), usual: str = ""
) -> Report:
    from bedding.actions.print_report import WEEKS  # noqa: PLC0415 -- slow import

    return Report(
        step=step,
        sections=tuple((each, asked.choice.has(each)) for each in Section),
        weeks=WEEKS,
        asked=asked,
        images=images,
        usual=usual,
    )


PAGE = Page(
    name="report",
    show=show,
    shelf=Shelf.ONWARD,
    part=Part.DISTINCTIONS,
    acts={"look": look, "choose": choose, "save": save},
)
