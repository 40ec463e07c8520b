"""What the columns of an export mean: every field, its kind, its scale and its choices.

The wording of the questions is added by whoever has `text/`: `wordings` maps a code to the
sentence that was on the screen.
"""

from collections.abc import Mapping
from typing import Final

from bedding.record import items
from bedding.record.entries import PATTERNS, PURPOSES, RELATIONS
from bedding.record.events import CHANNELS, EVENTS, MEANINGS, PARTS, WHO
from bedding.record.migrations import SCHEMA
from bedding.record.moment import ORIGINS

FIELDS: Final = {
    "id": "random name of the entry",
    "kind": "kind of entry",
    "local_date": "day the entry is about; a day lasts till four at night",
    "tz": "time zone in which it was made, IANA name",
    "shown_at": "when the first question was on the screen, ISO 8601 with offset",
    "answered_at": "when it was put down, ISO 8601 with offset",
    "duration_ms": "time that answering took [ms]",
    "origin": "why it was made",
    "backfilled": "put down on a later day than it is about",
    "edited_at": "when it was last changed, ISO 8601 with offset",
    "all_alike": "six or more answers that are the same point",
    "form": "which form",
    "contact": "contact that day",
    "code": "what happened",
    "part": "part of the day",
    "who": "who began",
    "channel": "how",
    "strength": "how strong [1 to 3]",
    "note": "words of one's own, 140 characters at most",
    "duration_minutes": "how long it lasted [minute]",
    "ended": "day it ended",
    "purpose": "for whom the notebook is",
    "relation": "relation at the start",
    "pattern": "usual contact at the start",
    "early": "as a child, not knowing which mood awaited one [0 to 4]",
    "source": "file that a chat's day was counted from",
    "at": "when the row of a table was made, ISO 8601 with offset",
    "table": "codebook that the row of a table was read with",
    "answer": "answer in the row of a table, on a scale of its own",
    "low": "lowest answer possible on the scale of a table",
    "high": "highest answer possible on that scale",
    "levels": "how many answers that scale has; empty where any number can be",
    "words": "what stood in a column of a table",
    "name": "name of a label of one's own",
    "meaning": "what a label stands for",
    "first": "first day of a pause",
    "last": "last day of a pause; empty while it goes on",
    "value": "what was counted on a chat's day",
}

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "origin": ORIGINS,
    "contact": items.CONTACT,
    "part": PARTS,
    "who": WHO,
    "channel": CHANNELS,
    "purpose": PURPOSES,
    "relation": RELATIONS,
    "pattern": PATTERNS,
    "meaning": MEANINGS,
}


def codebook(wordings: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the codebook as plain values, ready for JSON.

    Args:
        wordings: Code to sentence, as the person saw it; what is missing has none.
    """
    said = wordings or {}
    return {
        "schema": SCHEMA,
        "empty": "An empty cell was not asked or not answered; it is never a zero.",
        "fields": {
            name: {"meaning": meaning}
            | ({"choices": list(CHOICES[name])} if name in CHOICES else {})
            for name, meaning in FIELDS.items()
        },
        "items": {
            item: {"low": scale.low, "high": scale.high, "wording": said.get(item)}
            for item in all_items()
            if (scale := items.scale_of(item)) is not None
        },
        "events": {
            code: {"tab": kind.tab, "meaning": kind.meaning, "wording": said.get(code)}
            for code, kind in EVENTS.items()
        },
    }


def all_items() -> tuple[str, ...]:
    """Return every rated item, in the order of the forms."""
    forms = (*items.CHECK_IN_FORMS.values(), *items.REFLECTION_ITEMS.values())
    return tuple(dict.fromkeys(item for form in forms for item in form))
