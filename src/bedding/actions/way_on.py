"""The way on: where someone is, small steps of their own, and what the record has of each phase.

Nothing here is counted or finished. What was once done stays done: a step back takes nothing
from it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bedding.mirror import Finding, Mirror
from bedding.record import HERE, STEPS, Event, Record, Reflection

BOUNDARIES: Final = "F3"
"""The phase that asks first, and that the gate takes away."""

STEP_BACK: Final = "C4"

RECENT: Final = timedelta(days=28)
"""So long a step back is spoken of; chosen, as long as a look back on the phases reaches."""

EVENTS_OF: Final[dict[str, tuple[str, ...]]] = {
    "F1": ("M4",),
    "F2": (),
    "F3": ("B1", "B2", "C3"),
    "F4": ("M1", "M2", "W2"),
}
"""What can have been put down that belongs to a phase."""

BESIDE: Final = {
    "F1": ("recovery", "body_after_hurt"),
    "F2": ("expected_over", "expected_after_hurt"),
    "F3": ("voice_level", "voice_after_hurt", "openness_met"),
    "F4": ("self_level", "both_high"),
}
"""What of the mirror lies beside a phase: what its lever moves in the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done once, as it stood on the screen.

    Attributes:
        code: An event of the record, or an item of the look back on the phases.
        is_event: Whether it is an event.
    """

    code: str
    is_event: bool


def phase_of(record: Record) -> str | None:
    """Return where someone said that they are, or None."""
    return record.settings.steps.get(HERE)


def be_in(record: Record, phase: str | None) -> Record:
    """Return the record with another phase as the one where someone is; None is nowhere.

    Raises:
        EntryError: There is no such phase.
    """
    return _with(record, {HERE: phase or ""})


def steps_of(record: Record, phase: str) -> dict[str, str]:
    """Return the steps of a phase by name; one that was not written down is empty."""
    kept = record.settings.steps
    return {name: kept.get(name, "") for name in STEPS if name.startswith(phase)}


def write_steps(record: Record, words: dict[str, str]) -> Record:
    """Return the record with steps written down; an empty one is taken away.

    Raises:
        EntryError: There is no such step, or it is too long.
    """
    return _with(record, {name: each.strip() for name, each in words.items()})


def done_in(record: Record, phase: str) -> tuple[Done, ...]:
    """Return what was ever done of a phase, once each; nothing that follows takes it away."""
    happened = {each.code for each in record.of(Event)}
    answered = {
        item
        for look in record.of(Reflection)
        if look.form == "phases"
        for item, often in look.answers.items()
        if often > 0
    }
    events = [Done(code=c, is_event=True) for c in EVENTS_OF[phase] if c in happened]
    items = [
        Done(code=item, is_event=False)
        for item in sorted(answered)
        if item.startswith(phase)
    ]
    return (*items, *events)


def stepped_back(record: Record, today: date) -> bool:
    """Return whether a step back was put down in the last four weeks."""
    return any(
        each.code == STEP_BACK and today - RECENT <= each.moment.local_date <= today
        for each in record.of(Event)
    )


def beside(mirror: Mirror, phase: str) -> tuple[Finding, ...]:
    """Return what the mirror has beside a phase: a number, or why there is none."""
    return tuple(
        mirror.findings[name] for name in BESIDE[phase] if name in mirror.findings
    )


def _with(record: Record, changed: dict[str, str]) -> Record:
    kept = {**record.settings.steps, **changed}
    steps = {name: each for name, each in kept.items() if each}
    return record.with_settings(replace(record.settings, steps=steps))
