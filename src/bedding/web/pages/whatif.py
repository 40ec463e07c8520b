"""What if one thing were different: runs ahead from one's own record, beside those without it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bedding.actions.changed_days import CHANGES
from bedding.actions.standing import CHANNELS, Start
from bedding.care import Part
from bedding.mirror import Fitted
from bedding.web.caring import gate_first
from bedding.web.own import NAME, own_look
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.work import State, Work

if TYPE_CHECKING:
    from bedding.actions.look_at_record import Looked
    from bedding.report.simulated import AheadShown

PLAY: Final = "bedding.actions.play_ahead"
CAREFUL: Final = frozenset({"limit", "quiet", "once"})
"""What can bring danger in real life: a reminder stands before it."""
STAND: Final = "whatif.stand"
"""Where it is kept from where the runs begin, with what it was made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What the page shows.

    Attributes:
        own: Whether the runs begin from the own record; otherwise the people are invented.
        why: Why they don't, as the name of a sentence; may be empty.
        days: How many entries there are, for that sentence.
        misfit: Whether the model explains these weeks badly: then nothing is drawn.
        changes: What can be changed.
        change: What was chosen, or an empty text.
        careful: Whether the reminder comes first.
        channels: What can be looked at.
        channel: What is looked at.
        waits: Whether it is being calculated.
        failed: Whether that ended without an answer.
        shown: The fan with its words, or None.
    """

    own: bool = False
    why: str = ""
    days: int = 0
    misfit: bool = False
    changes: tuple[str, ...] = ()
    change: str = ""
    careful: bool = False
    channels: tuple[str, ...] = ()
    channel: str = ""
    waits: bool = False
    failed: bool = False
    shown: "AheadShown | None" = None


def show(visit: Visit) -> WhatIf | Turn:
    """Return the page, as far as it was calculated."""
    first = gate_first(visit, "whatif")
    if first is not None:
        return first
    own = own_look(visit)
    if own.looked is None and not own.empty:
        return WhatIf(waits=not own.failed, failed=own.failed)
    why, days = _why_not(own.looked)
    if why == "misfit":
        return WhatIf(why=why, misfit=True)
    standing = _stand(visit, None if why else own.looked)
    return _offered(visit, standing, WhatIf(own=not why, why=why, days=days))


def _offered(visit: Visit, standing: Work, known: WhatIf) -> WhatIf:
    """Return what can be changed, and what was chosen."""
    change = visit.choice("change", ("", *CHANGES))
    channel = visit.choice("channel", ("", *CHANNELS))
    if standing.state is not State.DONE:
        return _waits(known, standing)
    start: Start = standing.outcome()
    known = replace(known, changes=start.changes, channels=start.channels)
    if change not in start.changes:
        return known
    known = replace(
        known,
        change=change,
        channel=channel if channel in start.channels else start.channels[0],
    )
    if change in CAREFUL and visit.given.get("read") is not True:
        return replace(known, careful=True)
    return _played(visit, start, known)


def again(visit: Visit) -> Turn:
    """Calculate anew after that failed."""
    visit.forget(NAME)
    visit.session.memory.pop(STAND, None)
    for change in CHANGES:
        visit.forget(f"whatif.{change}")
    return Turn(to="whatif")


def _why_not(looked: "Looked | None") -> tuple[str, int]:
    """Return why the own record can't be played on, or an empty text; and how many entries."""
    if looked is None:
        return "nothing", 0
    reading = looked.mirror.reading
    why = {
        Fitted.SPEAKS: "",
        Fitted.MISFIT: "misfit",
        Fitted.DESCRIBES: "describes",
        Fitted.NOT_CONVERGED: "not_converged",
    }.get(reading.fitted, "too_little")
    if not why and not looked.mirror.enough:
        why = "too_little"
    return why, looked.mirror.coverage.days


def _stand(visit: Visit, looked: "Looked | None") -> Work:
    """Return the work of finding where the runs begin; it is kept as long as the fit is."""
    before = visit.session.memory.get(STAND)
    if before is not None and before[0] is looked:
        found: Work = before[1]
        return found
    if looked is None:
        work = visit.worker.begin(f"{PLAY}:stand_imagined")
    else:
        work = visit.worker.begin(f"{PLAY}:stand", fitted=looked.fitted)
    visit.session.memory[STAND] = (looked, work)
    return work


def _played(visit: Visit, start: Start, known: WhatIf) -> WhatIf:
    work = visit.work(
        f"whatif.{known.change}",
        f"{PLAY}:draw_ahead",
        start=start,
        change=known.change,
        channel=known.channel,
        language=visit.language,
    )
    if work.state is not State.DONE:
        return _waits(known, work)
    return replace(known, shown=work.outcome())


def _waits(known: WhatIf, work: Work) -> WhatIf:
    return replace(
        known,
        waits=work.state is State.WAITING,
        failed=work.state is State.FAILED,
    )


PAGE = Page(
    name="whatif",
    show=show,
    acts={"again": again},
    shelf=Shelf.UNDERSTAND,
    part=Part.SIMULATOR,
)
