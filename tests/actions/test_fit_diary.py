from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.actions.fit_diary import SPEAKS_TO, drawn_of, fit_diary, reading_of
from bedding.mirror import RESTS_ON, Fitted
from bedding.model.inference import (
    PERSON,
    Fit,
    FitState,
    Lead,
    Observations,
    Scores,
    constrained,
)
from bedding.model.inference.diary import observe
from bedding.model.inputs import Episode
from bedding.text import LANGUAGES, sentences
from bedding.types import Channel, Diary


def diary(times):
    values = np.linspace(1, 7, len(times))
    return Diary(
        person="invented",
        times=np.asarray(times, dtype=float),
        inputs={"warmth": np.full(len(times), 0.5)},
        channels={
            "mood": Channel(name="mood", values=values, low=1.0, high=7.0, levels=7)
        },
    )


def fitted(state, *, lead=0.5, error=0.1, place=0.0, doubted=()):
    """Return a fit whose draws all lie so many standard deviations above the usual person."""
    numbers = np.asarray(constrained(jnp.full((50, len(PERSON)), place)))
    drawn = {name: numbers[:, index] for index, name in enumerate(PERSON)}
    return Fit(
        observations=Observations(
            person="invented",
            times=np.arange(20.0),
            channels=("mood",),
            answers=np.full((20, 1), 0.5),
            levels=(7,),
        ),
        episodes=Episode(),
        state=state,
        entries=20,
        draws=drawn,
        prior=drawn,
        contraction=dict.fromkeys(PERSON, 0.5),
        prior_dominated=doubted,
        channels={},
        khat=0.3,
        effective=100.0,
        evidence=0.0,
        scores=Scores(
            log={},
            crps={},
            leads=(
                Lead(rival="last", log=lead, log_error=error, crps=0.0, entries=20),
            ),
        ),
        constant=(),
    )


EVENINGS = diary(np.arange(20))
OFTEN = diary(np.arange(60) / 6)


@pytest.mark.parametrize(
    ("state", "lead", "told"),
    [
        (FitState.FITTED, 0.5, Fitted.SPEAKS),
        (FitState.FITS_BADLY, 0.05, Fitted.DESCRIBES),
        (FitState.FITS_BADLY, -0.05, Fitted.DESCRIBES),
        (FitState.FITS_BADLY, -0.5, Fitted.MISFIT),
        (FitState.TOO_LITTLE, 0.0, Fitted.TOO_LITTLE),
        (FitState.NOT_CONVERGED, 0.5, Fitted.NOT_CONVERGED),
    ],
)
def test_only_a_fit_that_wins_speaks(state, lead, told):
    reading = reading_of(fitted(state, lead=lead), EVENINGS)

    assert reading.fitted is told
    assert bool(reading.leanings) is (told is Fitted.SPEAKS)
    assert bool(reading.drawn) is (told is Fitted.SPEAKS)


@pytest.mark.parametrize(
    ("entries", "told", "state"),
    [
        (20, 14, Fitted.SPEAKS),
        (20, 13, Fitted.UNTOLD),  # fewer than two weeks
        (40, 20, Fitted.SPEAKS),
        (40, 19, Fitted.UNTOLD),  # less than half
    ],
)
def test_a_fit_speaks_only_where_the_other_is_told(entries, told, state):
    whole = diary(np.arange(entries))
    warmth = np.where(np.arange(entries) < told, 0.5, np.nan)

    some = replace(whole, inputs={"warmth": warmth})
    reading = reading_of(_fitted_to(some), some)

    assert reading.fitted is state
    assert bool(reading.drawn) is bool(reading.leanings) is (state is Fitted.SPEAKS)


def _fitted_to(given):
    seen = observe(given)
    return replace(
        fitted(FitState.FITTED), observations=seen.observations, episodes=seen.episodes
    )


@pytest.mark.parametrize(
    ("place", "share"), [(-1.0, 0.1587), (0.0, 0.5), (2.0, 0.9772)]
)
def test_places_are_those_of_the_normal_distribution_over_people(place, share):
    reading = reading_of(fitted(FitState.FITTED, place=place), OFTEN)

    for leaning in reading.leanings:
        np.testing.assert_allclose(
            leaning.draws, share, atol=1e-4
        )  # four printed digits


def test_what_the_entries_say_nothing_of_is_left_out():
    reading = reading_of(fitted(FitState.FITTED, doubted=("belief.asymmetry",)), OFTEN)

    assert {each.name for each in reading.leanings} == SPEAKS_TO.keys() - {
        "belief.asymmetry"
    }


def test_one_entry_a_day_says_nothing_of_recovery():
    evenings = reading_of(fitted(FitState.FITTED), EVENINGS)
    often = reading_of(fitted(FitState.FITTED), OFTEN)

    assert "alarm.recovery" not in {each.name for each in evenings.leanings}
    assert "alarm.recovery" in {each.name for each in often.leanings}


def test_the_range_of_a_lead_is_nine_in_ten():
    (rival,) = reading_of(fitted(FitState.FITTED, lead=0.5, error=0.1), EVENINGS).rivals

    assert (rival.name, rival.ahead) == ("last", 0.5)
    assert rival.low == pytest.approx(0.5 - 0.1645, abs=1e-4)
    assert rival.high == pytest.approx(0.5 + 0.1645, abs=1e-4)


def test_few_entries_are_not_fitted():
    reading = fit_diary(diary(np.arange(6)))

    assert reading.fitted is Fitted.TOO_LITTLE
    assert reading.trust is None


def test_every_number_speaks_to_something_and_has_its_words():
    assert {
        about for abouts in SPEAKS_TO.values() for about in abouts
    } <= RESTS_ON.keys()
    assert SPEAKS_TO.keys() <= set(PERSON)
    for language in LANGUAGES:
        for name in SPEAKS_TO:
            assert f"model.{name}.title" in sentences(language)


def test_a_fit_without_a_lead_has_no_rivals():
    nothing = fitted(FitState.TOO_LITTLE)

    reading = reading_of(
        replace(nothing, scores=Scores(log={}, crps={}, leads=()), khat=float("inf")),
        EVENINGS,
    )

    assert reading.rivals == ()
    assert reading.trust is None


def swinging(times):
    """Return days that turn from warm to cold and back, for whoever was fitted."""
    turn = np.tile([1.0, 1.0, 0.0, 0.0], len(times))[: len(times)]
    return Episode(
        contact=0.5, bid=1.0, answered=turn, warmth=0.8 * turn, threat=0.6 * (1 - turn)
    )


def summed(times=EVENINGS, *, place=0.0, only=None):
    """Return what the draws say, of a person who lies so far above the usual one."""
    made = fitted(FitState.FITTED, place=place)
    if only is not None:
        usual = fitted(FitState.FITTED).draws
        made = replace(made, draws={**usual, only: made.draws[only]})
    seen = replace(
        made.observations,
        times=times.times,
        answers=made.observations.answers[: len(times.times)],
    )
    return drawn_of(
        replace(made, observations=seen, episodes=swinging(times.times)), times
    )


def test_draws_that_are_alike_say_one_thing():
    for quantity in summed().values():
        assert np.ptp(quantity.draws) == pytest.approx(0.0, abs=1e-9)


def test_who_reacts_more_is_moved_further():
    calm = summed(place=-1.5, only="alarm.threat_gain")["S1"].estimate
    quick = summed(place=1.5, only="alarm.threat_gain")["S1"].estimate

    assert quick > calm


def test_who_leans_more_on_the_other_has_a_self_that_swings_further():
    calm = summed(place=-1.5, only="self_worth.contingency")["S6"].estimate
    lean = summed(place=1.5, only="self_worth.contingency")["S6"].estimate

    assert lean > calm


def test_hope_is_held_against_what_was_answered():
    # Half of the moments are answered, and no belief is above 1.
    assert summed()["S5"].estimate <= 0.5
    assert summed()["S5"].estimate > -0.5


def test_hours_are_drawn_of_only_where_there_are_several_a_day():
    assert "D1" not in summed()
