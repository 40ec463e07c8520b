"""The gate beside the record: what the answers close, what opens again, and what may be shown.

Every command that analyses asks `why_off` first. What is kept stands inside the encrypted record,
so a command that opens no record can't know it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from bedding.care import (
    QUESTIONS,
    Answer,
    Care,
    Flag,
    KeptAnswers,
    Outcome,
    Page,
    Part,
    Reason,
    answer_gate,
    answers_kept,
    care_from,
    discovery_is_due,
    drop_answers,
    gate_is_due,
    is_answer,
    keep_answers,
    kept_of,
    note_age,
    note_event,
    pause_today,
    take_first_step,
    take_second_step,
    why_not,
)
from bedding.record import Event, Record, Reflection, add_event

FOUR_WEEKS: Final = timedelta(weeks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A record after something that the gate looks at.

    Attributes:
        record: With the gate's flag in it.
        pages: What to show now, in order; kept nowhere.
    """

    record: Record = field(repr=False)
    pages: tuple[Page, ...] = ()


def care_of(record: Record) -> Care:
    """Return what a record keeps of the gate."""
    return care_from(record.settings.care)


def is_due(record: Record, today: date) -> bool:
    """Return whether the questions come before any analysis: at the start, and monthly."""
    return gate_is_due(care_of(record), today)


def why_off(record: Record, part: Part, today: date) -> Reason | None:
    """Return why a part may not be shown, or None where it may."""
    return why_not(care_of(record), part, today)


def only_recognition(record: Record) -> bool:
    """Return whether the first step back was taken and the second was not."""
    return care_of(record).flag is Flag.RECOGNITION


def note_answers(
    record: Record,
    answers: Mapping[str, Answer | str],
    today: date,
    *,
    asked: Collection[str] = QUESTIONS,
) -> Noted:
    """Return the record after the questions that were asked; raises as `care.answer_gate` does."""
    return _noted(record, answer_gate(care_of(record), answers, today, asked=asked))


def answers_of(record: Record) -> KeptAnswers | None:
    """Return the answers to the questions that someone wanted to keep, or None."""
    return answers_kept(record.settings.care)


def with_answers(
    record: Record, answers: Mapping[str, Answer | str], today: date
) -> Record:
    """Return the record with answers to the questions kept, in the place of earlier ones."""
    kept = keep_answers(record.settings.care, answers, today)
    return record.with_settings(replace(record.settings, care=kept))


def without_answers(record: Record) -> Record:
    """Return the record without answers to the questions; what followed from them stays."""
    kept = drop_answers(record.settings.care)
    return record.with_settings(replace(record.settings, care=kept))


def note_birth(record: Record, *, under_sixteen: bool) -> Noted:
    """Return the record after the question about age."""
    return _noted(record, note_age(care_of(record), under_sixteen=under_sixteen))


def add_happening(
    record: Record, event: Event, today: date, *, beyond: bool = False
) -> Noted:
    """Return the record with an event more; one of danger closes the gate at once.

    Raises:
        LimitError, EntryError: See `record.add_event`.
    """
    added = add_event(record, event, beyond=beyond)
    return note_happening(added, event, today)


def note_happening(record: Record, event: Event, today: date) -> Noted:
    """Return the record after an event that it already holds."""
    return _noted(record, note_event(care_of(record), event.code, today))


def asks_discovery(record: Record, reflection: Reflection) -> bool:
    """Return whether the question about being found is asked again after a look back.

    It is when a limit was stated in the four weeks before, and it never stayed safe after one.
    """
    day = reflection.moment.local_date
    stated = any(
        each.code == "B1" and day - FOUR_WEEKS <= each.moment.local_date <= day
        for each in record.of(Event)
    )
    return discovery_is_due(dict(reflection.answers), limit_stated=stated)


def rest_today(record: Record, today: date) -> Record:
    """Return the record with all analysis at rest until tomorrow."""
    return _keep(record, pause_today(care_of(record), today))


def step_back_in(record: Record, today: date, *, has_read: bool) -> Record:
    """Return the record after the first step; raises as `care.take_first_step` does."""
    return _keep(record, take_first_step(care_of(record), today, has_read=has_read))


def step_all_the_way(record: Record, today: date, *, no_longer_holds: bool) -> Record:
    """Return the record after the second step; raises as `care.take_second_step` does."""
    care = take_second_step(care_of(record), today, no_longer_holds=no_longer_holds)
    return _keep(record, care)


def _noted(record: Record, outcome: Outcome) -> Noted:
    return Noted(record=_keep(record, outcome.care), pages=outcome.pages)


def _keep(record: Record, care: Care) -> Record:
    before = record.settings.care
    said = {name: value for name, value in before.items() if is_answer(name)}
    kept = kept_of(care) | said
    return record.with_settings(replace(record.settings, care=kept))
