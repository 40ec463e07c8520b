"""Every code that a person may meet has its sentence; `record` and `care` hold none."""

import re
from inspect import getsource

import pytest

from bedding.care import QUESTIONS, Answer, Page, Reason
from bedding.record import (
    CHECK_IN_FORMS,
    CONTACT,
    EVENTS,
    REFLECTION_ITEMS,
    STAYS,
    rules,
)
from bedding.record.entries import PATTERNS, PURPOSES, RELATIONS
from bedding.record.events import CHANNELS, PARTS, WHO
from bedding.text import sentences

TABS = {kind.tab for kind in EVENTS.values()}
LIMITS = set(re.findall(r'LimitError\(\s*"(\w+)"', getsource(rules))) | {
    "one_now",
    "one_evening",
}
KEYS = [
    *(f"record.event.{code}" for code in EVENTS),
    *(f"record.tab.{tab}" for tab in sorted(TABS)),
    *(f"record.contact.{choice}" for choice in CONTACT),
    *(
        f"record.item.{item}.{part}"
        for item in CHECK_IN_FORMS["evening"]
        for part in ("question", "low", "high")
    ),
    *(f"record.sign.{item}" for item in REFLECTION_ITEMS["signs"]),
    *(
        f"record.distinction.{item}.{side}"
        for item in REFLECTION_ITEMS["distinctions"]
        for side in ("left", "right")
    ),
    *(f"record.phase.{item}" for item in REFLECTION_ITEMS["phases"]),
    *(f"record.form.{form}" for form in (*CHECK_IN_FORMS, *REFLECTION_ITEMS)),
    *(f"record.who.{who}" for who in WHO),
    *(f"record.part.{part}" for part in PARTS),
    *(f"record.channel.{channel}" for channel in CHANNELS),
    *(f"record.start.purpose_{purpose}" for purpose in PURPOSES),
    *(f"record.start.relation_{relation}" for relation in RELATIONS),
    *(f"record.start.pattern_{pattern}" for pattern in PATTERNS),
    *(f"record.how_often.n{point}" for point in range(5)),
    *(f"record.limit.{limit}" for limit in sorted(LIMITS)),
    *(f"record.stays.{code}" for code in STAYS),
    *(f"record.vault.strength_{level}" for level in ("weak", "fair", "strong")),
    *(f"care.gate.{code}" for code in QUESTIONS),
    *(f"care.answer.{answer}" for answer in Answer),
    *(f"care.page.{page}" for page in Page),
    *(f"care.reason.{reason}" for reason in Reason),
]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_code_has_its_sentence(language):
    assert [key for key in KEYS if key not in sentences(language)] == []
    assert len(LIMITS) == 6
