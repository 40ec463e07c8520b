"""All checks of one real fit, and of one that has nothing to check."""

import numpy as np
import pytest
from scipy.special import logsumexp

from bedding.model import Episode
from bedding.model.inference import PERSON, RIVALS, Observations, fit
from bedding.model.inference.checking import (
    NoDrawsError,
    answer_by_answer,
    check,
    used,
)


def test_a_person_from_the_model_is_reproduced(fitted):
    found = check(fitted)

    assert {each.channel for each in found.predictive} == set(fitted.channels)
    assert len(found.missed) <= 1  # some twenty tails of 1 in 100
    assert set(found.weights) == {"mechanism", *RIVALS}
    assert sum(found.weights.values()) == pytest.approx(1.0)
    assert found.left_out.untrusted <= 4  # of some seventy, in a short record
    # The residuals of two channels and the person: about a dozen numbers were learned from.
    assert 0.0 < found.left_out.freedom < 20.0
    assert found.sensitivity.numbers == PERSON
    assert found.sensitivity.quantities == tuple(fitted.channels)
    assert np.isfinite(found.sensitivity.prior).all()


def test_a_fit_that_saw_an_answer_tells_it_better_than_one_that_did_not(fitted):
    held = used(fitted)

    found = check(fitted).left_out

    log = answer_by_answer(held).among_others[:, held.seen]
    saw = logsumexp(log, axis=0) - np.log(len(log))
    assert (saw >= found.each[held.seen] - 1e-9).all()
    assert found.log == pytest.approx(found.each[held.seen].sum())


def test_the_same_key_gives_the_same_checks(fitted):
    one, again, other = check(fitted, key=3), check(fitted, key=3), check(fitted, key=4)

    assert one.predictive == again.predictive
    assert one.predictive != other.predictive


def test_what_may_be_said_can_be_anything_in_the_same_draws(fitted):
    said = {"twice": 2.0 * fitted.draws["alarm.recovery"]}

    found = check(fitted, said).sensitivity

    assert found.quantities == ("twice",)
    assert found.mover("twice") == "alarm.recovery"


def test_the_first_draws_of_what_may_be_said_are_enough(fitted):
    said = {"twice": 2.0 * fitted.draws["alarm.recovery"][:128]}

    assert check(fitted, said).sensitivity.mover("twice") == "alarm.recovery"


def test_a_fit_without_draws_says_so():
    blank = Observations(
        person="nobody",
        times=np.arange(3.0),
        channels=("mood",),
        answers=np.full((3, 1), np.nan),
        levels=(7,),
    )

    with pytest.raises(NoDrawsError, match=r"'nobody' has no draws: 0 entries .* 14"):
        check(fit(blank, Episode()))
