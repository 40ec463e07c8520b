"""The words that every picture needs; each chart adds its own.

The charts know no language: all that a person reads comes in through these.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands around a picture.

    Attributes:
        title: The heading, also the accessible name.
        lead: One or two sentences under the heading; may be empty.
        summary: What the picture shows, for who doesn't see it.
        table: On the control that opens the table of the same numbers.
        columns: The heading of each column of the table, by the keys that the chart names.
    """

    title: str
    lead: str
    summary: str
    table: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One labelled place on an axis.

    Attributes:
        at: Where, in the unit of the axis.
        label: The words or the number, already formatted for the language.
    """

    at: float
    label: str
