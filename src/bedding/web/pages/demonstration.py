"""Looking around in invented days: half a year that nobody lived, in a record that goes again."""

from dataclasses import dataclass

from bedding.text import percent
from bedding.web.page import Page, Turn, Visit
from bedding.web.work import State, Work

WORK = "demonstration.work"
INVENT = "bedding.actions.show_around:invent_diary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the page shows while the days are being invented.

    Attributes:
        share: How much is done, written out, or an empty text where nobody knows.
        failed: Whether it ended without days.
    """

    share: str
    failed: bool


def show(visit: Visit) -> Demonstration | Turn:
    """Begin, tell how far it is, and open the invented record when it is done."""
    session = visit.session
    if session.is_open:
        return Turn(to="contents")
    work = session.memory.get(WORK)
    if not isinstance(work, Work):
        work = visit.worker.begin(INVENT)
        session.memory[WORK] = work
    if work.state is State.FAILED:
        session.memory.pop(WORK)
        return Demonstration(share="", failed=True)
    if work.state is State.WAITING:
        share = "" if work.share is None else percent(visit.language, work.share)
        return Demonstration(share=share, failed=False)
    from bedding.actions.show_around import open_demonstration  # noqa: PLC0415 -- slow import

    session.memory.pop(WORK)
    notebook, folder = open_demonstration(work.outcome(), visit.language)
    session.open(notebook, demonstration=folder)
    return Turn(to="contents", said=visit.say("web.demonstration.ready"))


def stop(visit: Visit) -> Turn:
    """End it half-way; nothing was kept."""
    visit.worker.stop()
    visit.session.memory.pop(WORK, None)
    return Turn(to="start")


PAGE = Page(name="demonstration", show=show, front=True, acts={"stop": stop})
