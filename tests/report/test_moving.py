"""What moved over the weeks, in words: nothing without its range, and no number for the unseen."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.mirror import Fitted, Unit
from bedding.mirror.change import Changes, Going, Moving, cycle, moved, told_ahead
from bedding.report.moving import MOVING, moves, probability_said
from bedding.text import LANGUAGES, remarks


def chance(seed=7):
    """Return noise that is the same in whatever order tests are run."""
    return np.random.default_rng(seed).standard_normal(400)


def one(name, first, last, *, probability, learned=0.9, unit=Unit.SHARE):
    """Return one thing that went from about one number to about another."""
    ends = (
        0.01 * chance(seed) + end for seed, end in enumerate((first, last), start=7)
    )
    moving = Moving(
        name=name,
        unit=unit,
        draws=np.column_stack(list(ends)),
        probability=probability,
        learned=learned,
        when=(30.4, 41.6),
    )
    return moved(moving, moments=60, days=58)


def going(phases, returns, days=60):
    return Going(
        phases=phases,
        returns=returns,
        round=12 + 0.5 * chance(),
        days=days,
    )


def changes(*moved_, short=False, once_a_day=True, other=None):
    other = going(0.2, 0.1) if other is None else other
    return Changes(
        moved=moved_,
        short=short,
        once_a_day=once_a_day,
        going=other,
        round=cycle(other),
        ahead=told_ahead(other),
    )


def test_what_moved_has_both_ends_with_their_ranges_and_a_date():
    found = moves(
        changes(one("voice", 0.7, 0.4, probability=0.97)), Fitted.SPEAKS, "en"
    )

    (row,) = found.rows
    assert row.way == "down"
    assert row.first.startswith("70%, between 68% and 7")
    assert row.last.startswith("40%, between 38% and 4")
    assert row.when == "30 to 42"
    assert row.probability == "97%"
    assert not any("Nothing moved" in each for each in found.said)


def test_what_can_not_be_seen_has_no_number():
    hours = one("recovery", 0.3, 0.3, probability=0.52, learned=0.1, unit=Unit.TIME)
    evening = moves(changes(hours), Fitted.SPEAKS, "en").rows[0]
    often = moves(changes(hours, once_a_day=False), Fitted.SPEAKS, "en").rows[0]

    for row in (evening, often):
        assert (row.first, row.last, row.when, row.probability) == ("", "", "", "")
    assert evening.way == "not to be seen with one entry a day"
    assert often.way == "not to be seen in these entries"


@pytest.mark.parametrize("fitted", list(Fitted))
def test_beside_it_stands_what_it_rests_on(fitted):
    found = changes(one("voice", 0.7, 0.7, probability=0.2))
    said = " ".join(moves(found, fitted, "en").said)

    assert ("explains these weeks badly" in said) == (fitted is Fitted.MISFIT)
    assert ("Simple rules" in said) == (fitted is Fitted.DESCRIBES)
    assert "In you nothing moved" in said
    assert "how the other person answered" in said


def test_without_the_person_it_says_why():
    found = moves(
        changes(one("answered", 0.2, 0.8, probability=0.99)), Fitted.SPEAKS, "en"
    )

    assert found.said[0].startswith("Week by week the calculation can't be trusted")
    assert found.rows[0].when


def test_few_weeks_are_said_and_nothing_else_is():
    found = moves(
        changes(short=True, other=going(0.9, 0.9, days=20)), Fitted.SPEAKS, "en"
    )

    assert found.rows == ()
    assert found.said == (
        "From four weeks on it can be followed what moves. Here there are fewer.",
        "A round that comes back is looked for from 28 days on that tell of the other person. Here that is 20.",
    )


def test_a_round_has_its_range():
    said = moves(
        changes(short=True, other=going(0.999, 0.95)), Fitted.SPEAKS, "en"
    ).said

    assert said[1].startswith(
        "The days with the other person go round. One round takes 12 days (1"
    )
    assert said[2] == (
        "Chance of phases: over 99%. If there are phases, the chance that a round was seen twice: 95%."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_words_that_may_be_said(language):
    found = changes(
        *(
            one(name, 0.3, 0.6, probability=chance)
            for name in ("recovery", "contingency", "voice", "answered", "predictable")
            for chance in (0.3, 0.7, 0.99)
        ),
        other=going(0.999, 0.95),
    )
    told = moves(replace(found, short=False), Fitted.MISFIT, language)
    words = [told.title, *told.headings, *told.said]
    words += [cell for row in told.rows for cell in (row.what, row.way)]

    assert [remark for word in words for remark in remarks(language, word)] == []
    assert {way.value for way in MOVING} == {"up", "down", "there_and_back"}


def test_no_probability_is_told_as_certain():
    assert probability_said("en", 1.0) == "over 99%"
    assert probability_said("en", 0.0) == "under 1%"
    assert probability_said("nl", 0.5) == "50%"
