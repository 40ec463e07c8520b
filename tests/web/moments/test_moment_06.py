"""Moment 6. A bad day: I cannot."""

import re

import pytest

from bedding.record import Pause
from bedding.text import sentences
from bedding.text.wording import spoken

pytestmark = pytest.mark.browser

BLAME = re.compile(
    r"\b(streaks?|reeks|in a row|op rij|volgehouden|gemist|vergeten|missed|forgot\w*|te laat|overdue)\b",
    re.IGNORECASE,
)


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


def test_moment_6_no_page_of_a_lived_record_blames_or_counts(person_at, lived_record):
    """Everything that is written and read back, in both languages, as it stands on the screen."""
    person = person_at(lived_record)
    person.unlocks()
    person.window.click("[data-act='evening/leave_out']")
    person.sees("enough")
    found = {}
    for language in ("nl", "en"):
        person.house.server.session.speak(language)
        for page in ("contents", "evening", "event", "now", "week", "pause", "days"):
            person.window.evaluate(
                "([page]) => import('/static/talk.js').then(({ go }) => go(page))",
                [page],
            )
            person.sees(page)
            if blame := BLAME.findall(person.reads):
                found[language, page] = blame

    assert found == {}


def test_moment_6_a_rest_as_long_as_one_likes_and_nothing_to_catch_up_on(person):
    person.unlocks()
    person.turns("pause")
    person.window.click("[data-act='pause/until']")
    person.sees("enough")
    assert "Pauze. Je kunt weer beginnen wanneer je wilt." in person.reads

    person.turns("pause")
    assert "Er is niets om in te halen." in person.reads
    person.window.click("[data-act='pause/again']")
    person.sees("evening")
