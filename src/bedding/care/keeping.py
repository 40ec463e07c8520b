"""What is kept of the gate, as plain values for the record, and back.

Only a flag and its dates are written, never which question or event it was. Whatever can't be
read counts as "off": a fault must not open the gate.
"""

from collections.abc import Mapping
from datetime import date

from bedding.care.gate import Care, Flag

Value = str | int | float | bool | None


def kept_of(care: Care) -> dict[str, Value]:
    """Return what is kept, as plain values; what has its usual value is left out."""
    kept: dict[str, Value] = {}
    if care.flag is not Flag.OPEN:
        kept["flag"] = str(care.flag)
    for name in ("since", "paused_on", "asked_on"):
        day: date | None = getattr(care, name)
        if day is not None:
            kept[name] = day.isoformat()
    for name in ("reminder", "young"):
        if getattr(care, name):
            kept[name] = True
    return kept


def care_from(kept: Mapping[str, Value]) -> Care:
    """Return care from plain values; nothing kept is an open gate, a broken one a closed."""
    try:
        return Care(
            flag=Flag(str(kept.get("flag", Flag.OPEN))),
            since=_day(kept, "since"),
            paused_on=_day(kept, "paused_on"),
            asked_on=_day(kept, "asked_on"),
            reminder=kept.get("reminder", False) is True,
            young=kept.get("young", False) is not False,
        )
    except (ValueError, TypeError):
        return Care(flag=Flag.OFF)


def _day(kept: Mapping[str, Value], name: str) -> date | None:
    value = kept.get(name)
    return None if value is None else date.fromisoformat(str(value))
