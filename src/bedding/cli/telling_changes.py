"""What moved beside a fit, in a terminal: each thing with its range, or that it isn't to be seen."""

from typing import TYPE_CHECKING, Final

from bedding.cli.telling_fit import spoken_state, table_text
from bedding.report.moving import (
    MOVING,
    days_said,
    interval_said,
    probability_said,
    way_of,
    written,
)
from bedding.text import Language, decimal, say, whole

if TYPE_CHECKING:
    from bedding.actions.fit_changes import ChangesOfFit
    from bedding.model.inference import Fit, Selected

CLEARLY: Final = 0.2
"""Posterior standard deviations below which an estimate hardly moves; chosen: an interval of 90 %
then holds 89."""
_NINE_IN_TEN: Final = 1.645
"""Standard errors to either side of the middle that hold nine in ten."""


def changes_text(
    fitted: "Fit", changes: "ChangesOfFit | None", *, language: Language
) -> str:
    """Return what moved, the other's rhythm and the days without an entry, for a terminal.

    Args:
        fitted: The fit beside which this is told.
        changes: What was found; None where the fit has nothing to build on.
        language: Of the text.
    """
    state = spoken_state(fitted)
    if changes is None:
        return "\n" + say(language, f"research.change.{state}") + "\n"
    return "\n" + "\n".join(
        [
            _moved(changes, state, language),
            _round(changes, language),
            _unwritten(fitted, changes.unwritten, language),
        ]
    )


def _moved(changes: "ChangesOfFit", state: str, language: Language) -> str:
    def said(name: str) -> str:
        return say(language, f"research.change.{name}")

    if changes.short:
        return said("short") + "\n"
    lines = []
    if not changes.person_told:
        lines.append(said("untrusted"))
    elif state in {"misfit", "describes"}:
        lines.append(said(state))
    lines.append(said("shared" if changes.other_told else "other"))
    # What wasn't followed may have moved.
    if changes.person_told and not any(each.way in MOVING for each in changes.moved):
        lines.append(said("nothing"))
    text = "".join(f"{line}\n" for line in lines)
    if not changes.moved:
        return text
    rows = [
        (
            said(f"names.{each.name}"),
            said(f"ways.{way_of(each, changes)}"),
            probability_said(language, each.probability),
            interval_said(language, each.first),
            interval_said(language, each.last),
            days_said(language, each.when),
        )
        for each in changes.moved
    ]
    words = ("what", "way", "probability", "first", "last", "when")
    headings = [said(word) for word in words]
    return table_text(language, "research.change.title", headings, rows) + text


def _round(changes: "ChangesOfFit", language: Language) -> str:
    from bedding.mirror.quantity import Quantity, Why  # noqa: PLC0415 -- slow import

    def said(name: str, **values: str) -> str:
        return say(language, f"research.round.{name}", **values)

    def ranged(found: Quantity) -> dict[str, str]:
        low, high = found.interval(0.9)
        numbers = {"middle": found.estimate, "low": low, "high": high}
        return {
            name: written(language, found.unit.value, number)
            for name, number in numbers.items()
        }

    found = changes.round
    if isinstance(found, Quantity):
        lines = [said("found", **ranged(found))]
    elif found.why is Why.TOO_FEW:
        has, needed = (whole(language, days) for days in (found.has, found.needed))
        return said("few", has=has, needed=needed) + "\n"
    else:
        lines = [said("none")]
    phases = probability_said(language, changes.going.phases)
    returns = probability_said(language, changes.going.returns)
    lines.append(said("chance", phases=phases, returns=returns))
    if isinstance(changes.ahead, Quantity):
        lines.append(said("ahead", **ranged(changes.ahead)))
    return "\n".join(lines) + "\n"


def _unwritten(fitted: "Fit", found: "Selected", language: Language) -> str:
    def said(name: str) -> str:
        return say(language, f"research.unwritten.{name}")

    if not found.unwritten:
        return said("every") + "\n"
    text = say(
        language,
        "research.unwritten.days",
        count=found.unwritten,
        days=whole(language, found.days),
    )
    text += "\n"
    off = [said(name) for name, trusted in found.trusted.items() if not trusted]
    if off:
        names = ", ".join(off)
        text += say(language, "research.unwritten.untrusted", names=names) + "\n"
    told = [name for name, trusted in found.trusted.items() if trusted]
    if not told:
        return text
    moves = _moves(fitted, found, told, language)
    rows = [
        (name, *(_far(language, far, error) for far in fars))
        for name, (fars, error) in moves.items()
        if any(abs(far) > max(CLEARLY, _NINE_IN_TEN * error) for far in fars)
    ]
    if not rows:
        return text + said("nothing") + "\n"
    headings = [said("number"), *(said(name) for name in told)]
    return table_text(language, "research.unwritten.title", headings, rows) + text


def _moves(
    fitted: "Fit", found: "Selected", told: list[str], language: Language
) -> dict[str, tuple[list[float], float]]:
    """Return how far each estimate moves, and its standard error [posterior standard deviation]."""
    moves = {
        name: ([found.moved[each][name] for each in told], found.error)
        for name in fitted.draws
    }
    for channel, error in found.level_errors.items():
        spread = float(fitted.channels[channel].level.std())
        name = say(language, "research.unwritten.level", channel=channel)
        fars = [found.levels[each][channel] / spread for each in told]
        moves[name] = (fars, error / spread)
    return moves


def _far(language: Language, far: float, error: float) -> str:
    return say(
        language,
        "research.unwritten.moves",
        far=decimal(language, far),
        error=decimal(language, _NINE_IN_TEN * error),
    )
