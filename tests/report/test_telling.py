import numpy as np
import pytest

from bedding.mirror import RESTS_ON, Quantity, State, Statement, Unit, Unseen, Why
from bedding.report.telling import (
    changes,
    ends,
    estimate,
    sentence,
    statement_sentence,
    title,
    why,
)
from bedding.text import LANGUAGES

LEFT, RIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"


def quantity(unit, *draws):
    return Quantity(
        name="both_high",
        unit=unit,
        draws=np.array(draws, dtype=float),
        moments=20,
        days=20,
    )


@pytest.mark.parametrize(
    ("unit", "draws", "nl", "en"),
    [
        (Unit.SHARE, (0.4, 0.5, 0.6), "50%", "50%"),
        (Unit.SCALE, (0.4, 0.5, 0.6), "50 van 100", "50 of 100"),
        (
            Unit.DIFFERENCE,
            (-0.3, -0.2, -0.1),
            "\N{MINUS SIGN}20 punten",
            "\N{MINUS SIGN}20 points",
        ),
        (Unit.DIFFERENCE, (0.1, 0.2, 0.3), "+20 punten", "+20 points"),
        (Unit.DIFFERENCE, (-0.001, 0.001), "0 punten", "0 points"),
        (Unit.TIME, (1.9, 2.0, 2.1), "2 dagen", "2 days"),
    ],
)
def test_numbers_are_written_in_their_unit(unit, draws, nl, en):
    assert estimate("nl", quantity(unit, *draws)) == nl
    assert estimate("en", quantity(unit, *draws)) == en


def test_ranges_are_nine_in_ten():
    draws = np.linspace(0, 1, 101)

    assert ends("nl", quantity(Unit.SHARE, *draws)) == "tussen 5% en 95%"


def statement(state, alarm=None, low=0, high=20):
    return Statement(
        about="D1",
        state=state,
        alarm=alarm,
        low=low,
        high=high,
        findings=(),
        modelled=False,
    )


def test_the_agreed_sentence_stands_word_for_word():
    told = statement_sentence("nl", statement(State.ALARM, 15, 11, 18), days=30)
    english = statement_sentence("en", statement(State.ALARM, 15, 11, 18), days=30)

    assert told == (
        f"Je aantekeningen passen vaker bij {LEFT}alarm{RIGHT} dan bij {LEFT}draagkracht{RIGHT}: in 15 van de 20 "
        "berekeningen (tussen 11 en 18). Dat kan nog veranderen."
    )
    assert english == (
        f"Your notes fit {LEFT}alarm{RIGHT} more often than {LEFT}carrying capacity{RIGHT}: in 15 of 20 calculations "
        "(between 11 and 18). That may still change."
    )


def test_the_other_pole_gets_the_same_sentence_with_its_own_count():
    told = statement_sentence("en", statement(State.REST, 5, 2, 9), days=30)

    assert told == (
        f"Your notes fit {LEFT}carrying capacity{RIGHT} more often than {LEFT}alarm{RIGHT}: in 15 of 20 calculations "
        "(between 11 and 18). That may still change."
    )


def test_too_few_days_are_counted():
    assert statement_sentence("nl", statement(State.TOO_LITTLE), days=5) == (
        "Nog te weinig dagen om iets te zeggen (5 van minstens 14). "
        "Je ziet nu alleen je eigen aantekeningen."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_every_state_has_its_sentence(language, state):
    for about in RESTS_ON:
        for days in (5, 50):
            each = Statement(
                about=about,
                state=state,
                alarm=10,
                low=6,
                high=14,
                findings=(),
                modelled=False,
            )
            assert statement_sentence(language, each, days=days)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_and_every_reason_has_its_sentences(language, mirrors):
    for found in mirrors["swings"].findings.values():
        assert title(language, found)
        assert changes(language, found)
        if isinstance(found, Quantity):
            assert sentence(language, found)
    for reason in Why:
        assert why(language, Unseen(name="recovery", why=reason, has=3, needed=14))
