"""Where an adult begins: what care taught, in order and not in size."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import CAREGIVERS, Caregiver, Parameters, raised_by

CHILDREN = 60


@pytest.fixture(scope="module")
def raised():
    """Anxiety and prior of adults raised by each caregiver, mean over children."""
    adults = {}
    for name, caregiver in CAREGIVERS.items():
        many = jax.tree.map(
            lambda value: jnp.full(CHILDREN, value),
            vars(caregiver),
        )
        person = raised_by(Caregiver(**many), key=4).person
        adults[name] = (np.asarray(person.anxiety), np.asarray(person.prior))
    return adults


def mean(raised, quantity):
    at = ("anxiety", "prior").index(quantity)
    return {name: float(both[at].mean()) for name, both in raised.items()}


def test_who_was_rarely_answered_expects_less(raised):
    prior = mean(raised, "prior")

    assert prior["absent"] < prior["inconsistent"] < prior["consistent"]
    assert prior["frightening"] < prior["consistent"]


def test_unforeseeable_care_leaves_more_anxiety_than_foreseeable_care(raised):
    anxiety = mean(raised, "anxiety")

    assert anxiety["inconsistent"] > anxiety["consistent"]
    assert anxiety["frightening"] > anxiety["consistent"]


def test_usual_care_leaves_the_usual_person(raised):
    ours = Parameters().person
    anxiety, prior = raised["consistent"]

    assert anxiety.mean() == pytest.approx(ours.anxiety, abs=0.1)
    assert prior.mean() == pytest.approx(ours.prior, abs=0.2)


def test_anxiety_stays_a_share_and_the_prior_within_what_a_diary_could_tell(raised):
    for anxiety, prior in raised.values():
        assert ((anxiety > 0.0) & (anxiety < 1.0)).all()
        assert np.abs(prior).max() <= 2.5


def test_children_of_one_caregiver_differ(raised):
    anxiety, prior = raised["inconsistent"]

    assert len(np.unique(anxiety)) == len(np.unique(prior)) == CHILDREN


def test_the_same_key_raises_the_same_adult():
    once, again, other = (
        raised_by(CAREGIVERS["inconsistent"], key=key).person.prior for key in (1, 1, 2)
    )

    assert once == again
    assert once != other


def test_only_the_person_is_changed():
    adult, usual = raised_by(CAREGIVERS["absent"], key=1), Parameters()

    changed = {
        name for name in vars(usual) if getattr(adult, name) != getattr(usual, name)
    }
    assert changed == {"person"}
