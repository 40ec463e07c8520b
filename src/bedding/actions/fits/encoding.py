"""Values as plain data with the arrays apart, and back: what stands inside the file of a fit.

Only known classes are written, by their names and the names of their fields. Read back, a field
that the file lacks takes its default, and one that the class lacks is left out: so an older or a
newer file opens as long as it says what is needed.
"""

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final

import numpy as np

from bedding.model import Episode
from bedding.model.inference import (
    ChannelDraws,
    Diagnosis,
    Fit,
    FitState,
    Lead,
    Observations,
    Scores,
)

KNOWN: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Fit,
        FitState,
        Observations,
        Episode,
        ChannelDraws,
        Diagnosis,
        Scores,
        Lead,
    )
}
"""Classes that a file may hold."""


def encode(  # noqa: PLR0911 -- one case for each form
    value: Any, place: str, arrays: dict[str, np.ndarray]
) -> Any:
    """Return a value as JSON takes it; arrays go into `arrays`, under the place they stand in.

    Args:
        value: A known class, a mapping, a tuple, an array, text, a number or None.
        place: Names from the top, with a stroke between them; empty at the top.
        arrays: Takes the arrays.
    """
    match value:
        case None | str() | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else {"number": repr(value)}
        case Enum():
            return {"kind": type(value).__name__, "value": value.value}
        case Mapping():
            return {
                "named": {
                    name: encode(part, _under(place, name), arrays)
                    for name, part in value.items()
                }
            }
        case tuple() | list():
            return [
                encode(part, _under(place, str(count)), arrays)
                for count, part in enumerate(value)
            ]
        case _ if type(value).__name__ in KNOWN and is_dataclass(value):
            return {
                "kind": type(value).__name__,
                "fields": {
                    field.name: encode(
                        getattr(value, field.name), _under(place, field.name), arrays
                    )
                    for field in fields(value)
                },
            }
    arrays[place] = np.asarray(value)
    return {"array": place}


def _under(place: str, name: str) -> str:
    return f"{place}/{name}" if place else name


def decode(  # noqa: PLR0911 -- one case for each form
    data: Any, arrays: Mapping[str, np.ndarray]
) -> Any:
    """Return the value again.

    Raises:
        KeyError: An array is not there, or a class is not known.
        TypeError: A class lacks a field that it needs.
        ValueError: Something has the wrong form.
    """
    match data:
        case None | str() | bool() | int() | float():
            return data
        case list():
            return tuple(decode(part, arrays) for part in data)
        case {"number": str(number)}:
            return float(number)
        case {"array": str(place)}:
            return arrays[place]
        case {"named": dict(parts)}:
            return {name: decode(part, arrays) for name, part in parts.items()}
        case {"kind": str(name), "value": value}:
            return KNOWN[name](value)
        case {"kind": str(name), "fields": dict(parts)}:
            kind = KNOWN[name]
            wanted = {field.name for field in fields(kind) if field.init}
            return kind(
                **{
                    field: decode(part, arrays)
                    for field, part in parts.items()
                    if field in wanted
                }
            )
    msg = f"{type(data).__name__} stands where a value should"
    raise ValueError(msg)
