"""Words of one's own for what happened: made, renamed, and removed while nothing bears them."""

from dataclasses import replace
from typing import Final

from bedding.record import EntryError, Event, Label, LabelTakenError, Record

MEANINGS: Final = (
    "warmth",
    "threat",
    "withdrawal",
    "control",
    "repair",
    "boundary",
    "support",
    "regulation",
    "self, more",
    "self, less",
    "stress",
)
"""What is offered for a label: those of the record's meanings that a person can tell apart."""


def labels(record: Record) -> tuple[Label, ...]:
    """Return the labels, in the order in which they were made."""
    return tuple(record.of(Label))


def uses(record: Record, label: Label) -> int:
    """Return how many events bear a label."""
    return sum(each.code == label.code for each in record.of(Event))


def add(record: Record, name: str, meaning: str) -> Record:
    """Return the record with a label more.

    Its code was never used before, not even by a label that is gone.

    Raises:
        EntryError: The name is empty or too long, or the meaning is none.
        LabelTakenError: There is a label of that name.
    """
    _check_free(record, name)
    codes = [each.code for each in labels(record)]
    codes += [each.code for each in record.of(Event)]
    numbers = [int(code[1:]) for code in codes if code.startswith("X")]
    code = f"X{max(numbers, default=0) + 1}"
    return record.with_entry(Label(code=code, name=name, meaning=meaning))


def rename(record: Record, label: Label, name: str) -> Record:
    """Return the record with another name for a label, also in what bears it already.

    Raises:
        EntryError: The name is empty or too long.
        LabelTakenError: There is a label of that name.
    """
    if name != label.name:
        _check_free(record, name)
    return record.with_entry(replace(label, name=name))


def remove(record: Record, label: Label) -> Record:
    """Return the record without a label.

    Raises:
        EntryError: Events bear it.
    """
    if uses(record, label):
        raise EntryError("label", label.code, "Remove the events that bear it first.")
    return record.without(label.id)


def _check_free(record: Record, name: str) -> None:
    if name.casefold() in {each.name.casefold() for each in labels(record)}:
        raise LabelTakenError
