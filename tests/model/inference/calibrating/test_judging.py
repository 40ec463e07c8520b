"""A fit that is right is let through, and every fault that was put in is found."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model.inference import placed
from bedding.model.inference.calibrating import (
    Posterior,
    at_once,
    drawing,
    judge,
    measure,
)

RECORDS = 30


def judged(short, *, spoil=lambda drawn: drawn, engine=at_once, records=RECORDS):
    return judge(
        [
            measure(
                spoil(short(number)), np.random.default_rng([number, 2]), engine=engine
            )
            for number in range(records)
        ]
    )


def spoiled(drawn, *, answers=None, episodes=None):
    """Return a record of which the fit sees other answers or episodes than there were."""
    seen = drawn.observations
    observations = replace(seen, answers=seen.answers if answers is None else answers)
    happened = drawn.episodes if episodes is None else episodes
    return replace(
        drawn,
        observations=observations,
        episodes=happened,
        where=placed(observations, happened),
    )


def test_a_right_fit_is_let_through(short):
    found = judged(short, records=100)

    assert found.records == 100
    assert found.outside == ()
    assert {"log_likelihood", "log_prior", "bond_half_life", "returning"} <= set(
        found.quantities
    )


# Five faults, each of which a fit could have without any number looking odd.
def test_draws_from_the_prior_are_found(short):
    def prior_only(drawn, random):
        draws = random.normal(size=(256, len(drawn.truth.whole_line)))
        return Posterior(draws, np.full(256, -np.log(256)), -np.inf, True)

    found = judged(short, engine=prior_only)

    # Places of the numbers themselves are even: only what depends on the answers tells.
    assert found.outside == ("log_likelihood",)


def test_inputs_that_come_an_entry_late_are_found(short):
    def late(drawn):
        moved = jax.tree.map(
            lambda leaf: np.roll(np.asarray(leaf), 1) if np.ndim(leaf) else leaf,
            drawn.episodes,
        )
        return spoiled(drawn, episodes=moved)

    assert "log_likelihood" in judged(short, spoil=late).outside


def test_a_wrong_scale_of_the_noise_is_found(short, monkeypatch):
    right = drawing._residual_of  # what the fit believes in
    monkeypatch.setattr(
        drawing,
        "_residual_of",
        lambda line: right(line)._replace(size=1.5 * right(line).size),
    )

    assert {"arousal.size", "log_likelihood"} & set(judged(short).outside)


def test_an_ignored_mark_of_a_missing_answer_is_found(short):
    def unmarked(drawn):
        answers = np.nan_to_num(drawn.observations.answers)
        answers[drawn.design.entries :] = np.nan
        return spoiled(drawn, answers=answers)

    assert "arousal.size" in judged(short, spoil=unmarked).outside


def test_swapped_thresholds_are_found(short):
    def swapped(drawn):
        answers = drawn.observations.answers
        third, fifth = np.isclose(answers, 2 / 6), np.isclose(answers, 4 / 6)
        changed = np.where(third, 4 / 6, np.where(fifth, 2 / 6, answers))
        return spoiled(drawn, answers=changed)

    assert "arousal.size" in judged(short, spoil=swapped).outside


def test_draws_that_are_too_sure_are_found(short):
    def too_sure(drawn, random):
        found = at_once(drawn, random)
        return found._replace(
            whole_line=found.mean + 0.6 * (found.whole_line - found.mean)
        )

    assert judged(short, engine=too_sure).outside != ()


@pytest.mark.parametrize("name", ["log_likelihood", "arousal.gain"])
def test_draws_have_the_quantity(short, name):
    found = measure(short(0), np.random.default_rng(0))

    assert 0.0 < found.places[name] < 1.0
    assert jnp.isfinite(found.khat)
