"""Moment 6. A bad day: I cannot."""

import re

import pytest

from bedding.record import Pause
from bedding.text import sentences
from bedding.text.wording import spoken

pytestmark = pytest.mark.browser


def test_moment_6_one_tap_skips_and_nobody_is_blamed(person):
    person.unlocks()
    person.sees("evening")

    person.window.click("[data-act='evening/leave_out']")

    person.sees("enough")
    assert "Vandaag sla je over. Dat mag altijd." in person.reads
    person.house.server.session.lock()
    (left_out,) = person.house.record.of(Pause)
    assert left_out.first == left_out.last


def test_moment_6_nothing_anywhere_counts_days_in_a_row():
    words = re.compile(
        r"\b(streaks?|reeks|in a row|op rij|volgehouden|gemist)\b", re.IGNORECASE
    )
    found = [
        key
        for language in ("nl", "en")
        for key, sentence in sentences(language).items()
        for text in spoken(sentence)
        if words.search(text)
    ]

    assert found == []
