"""Stacking against what the best mixture must be."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.model.inference import Scores
from bedding.model.inference.checking import simplex, stack


def test_a_method_that_is_always_better_takes_all():
    log = np.column_stack([np.full(30, -1.0), np.full(30, -1.5), np.full(30, -3.0)])

    np.testing.assert_allclose(simplex(log), [1, 0, 0], atol=1e-6)


def test_two_that_each_know_a_share_are_mixed_by_that_share():
    """One knows 3 of 10 answers and thinks nothing of the rest: the weights are the shares."""
    knows = np.arange(100) % 10 < 3
    log = np.log(np.column_stack([np.where(knows, 1, 1e-9), np.where(knows, 1e-9, 1)]))

    np.testing.assert_allclose(simplex(log), [0.3, 0.7], atol=1e-4)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), methods=st.integers(2, 6))
def test_no_step_towards_any_method_is_better(seed, methods):
    random = np.random.default_rng(seed)
    log = random.normal(size=(40, methods)) * 2

    weights = simplex(log)

    told = np.exp(log)
    # At the best mixture the slope towards no method is above 1 (Karush-Kuhn-Tucker).
    slopes = (told / (told @ weights)[:, None]).mean(axis=0)
    assert weights.sum() == pytest.approx(1.0)
    assert slopes.max() < 1.0 + 1e-3


def test_only_answers_that_every_method_foretold_count():
    log = {
        "mechanism": np.array([[-1.0], [np.nan], [-1.0]]),
        "mean": np.array([[-2.0], [5.0], [-2.0]]),
    }

    assert stack(Scores(log=log, crps={}, leads=()))["mechanism"] == pytest.approx(1.0)


def test_nothing_foretold_has_no_weights():
    assert stack(Scores(log={}, crps={}, leads=())) == {}
    blank = {"mechanism": np.full((2, 1), np.nan), "mean": np.full((2, 1), np.nan)}
    assert stack(Scores(log=blank, crps={}, leads=())) == {}
