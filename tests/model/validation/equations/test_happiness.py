"""The published equation and our law, on tasks in which the truth is known."""

import numpy as np
import pytest
from scipy.stats import norm

from bedding.model.parameters import RewardParameters
from bedding.model.validation.equations import happiness
from bedding.model.validation.equations.happiness import Fitted, Task


def invented(seed=0, trials=300):
    """Return a task of the published kind, without ratings yet."""
    random = np.random.default_rng(seed)
    gambled = random.random(trials) < 0.5
    mean = random.normal(0.2, 0.6, trials)
    brought = random.choice([-1.0, 1.0], trials) * random.uniform(0.3, 2.0, trials)
    after = np.arange(0, trials, 2)
    return Task(
        certain=np.where(gambled, 0.0, random.normal(0.2, 0.6, trials)),
        expected=np.where(gambled, mean, 0.0),
        surprise=np.where(gambled, brought, 0.0),
        after=after,
        ratings=np.zeros(len(after)),
    )


def rated(task, *, forgetting, weights, noise, seed=1):
    """Return the task with ratings by the published equation, summed one trial at a time."""
    ratings = []
    for before in task.after:
        total = weights[0]
        for trial in range(before):
            left = forgetting ** (before - 1 - trial)
            total += left * (
                weights[1] * task.certain[trial]
                + weights[2] * task.expected[trial]
                + weights[3] * task.surprise[trial]
            )
        ratings.append(total)
    answers = np.array(ratings)
    answers += noise * np.random.default_rng(seed).standard_normal(len(answers))
    return Task(
        certain=task.certain,
        expected=task.expected,
        surprise=task.surprise,
        after=task.after,
        ratings=answers,
    )


def test_numbers_that_were_put_in_are_found_again():
    weights = np.array([0.3, 0.5, 0.4, 0.8])
    task = rated(invented(), forgetting=0.7, weights=weights, noise=0.05)

    found = happiness.fit_equation(happiness.published, task)

    # Six hundred trials and an error of .05 leave errors of about .01 in a weight of such inputs.
    np.testing.assert_allclose(found.weights, weights, atol=0.05)
    assert found.forgetting == pytest.approx(0.7, abs=0.03)
    assert found.spread == pytest.approx(0.05, rel=0.2)


def test_our_law_is_the_published_one_with_two_weights_alike():
    weights = np.array([0.3, 0.4, 0.4, 0.9])
    task = rated(invented(), forgetting=0.6, weights=weights, noise=0.0)

    found = happiness.fit_equation(happiness.ours, task)

    np.testing.assert_allclose(found.weights, [0.3, 0.4, 0.5], atol=1e-3)
    assert found.spread < 1e-3


def test_the_sums_are_the_law_of_affect_walked_by_the_model():
    task = invented(seed=3)
    elapsed = 1e-4
    fitted = Fitted(forgetting=0.8, weights=np.array([0.1, 0.25, 0.35]), spread=1.0)

    mood = happiness.mood_after(
        task, happiness.as_parameters(fitted, elapsed=elapsed), elapsed=elapsed
    )

    rated_after = task.after[1:]
    expected = happiness.foretold(happiness.ours, task, fitted)[1:]
    np.testing.assert_allclose(mood[rated_after - 1], expected, rtol=1e-9)


def test_surprise_is_felt_against_the_range_met_lately():
    numbers = RewardParameters()
    surprise = np.array([1.0, -2.0, 0.0, 3.0])

    found = happiness.felt(surprise)

    span, expected = float(numbers.range_start), []
    for error in surprise:
        expected.append(error / (0.5 + span))
        span += float(numbers.range_learning) * (2.0 * abs(error) - span)
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_a_rating_is_given_before_the_first_row_that_shows_it():
    columns = {
        "cert": np.array([40.0, 10.0, 50.0, 0.0, 30.0]),
        "gain": np.array([0.0, 100.0, 90.0, 60.0, 0.0]),
        "loss": np.array([80.0, 40.0, 0.0, 20.0, 70.0]),
        "type": np.array([-1.0, 0.0, 1.0, 0.0, -1.0]),
        "gamble": np.array([0.0, 1.0, 0.0, 1.0, 1.0]),
        "outcome": np.array([-40.0, 100.0, 50.0, -20.0, 0.0]),
        "happy": np.array([0.0, 0.0, 2.0, 2.0, -1.0]),
        "RT_happy": np.array([500.0, 500.0, 700.0, 700.0, 650.0]),
    }

    task = happiness.task_of(columns)

    np.testing.assert_allclose(task.certain, [-0.4, 0.0, 0.5, 0.0, 0.0])
    np.testing.assert_allclose(task.expected, [0.0, 0.3, 0.0, 0.2, -0.35])
    np.testing.assert_allclose(task.surprise, [0.0, 0.7, 0.0, -0.4, 0.35])
    np.testing.assert_array_equal(task.after, [0, 2, 4])
    np.testing.assert_array_equal(task.ratings, [0.0, 2.0, -1.0])


def test_nothing_is_foretold_where_ratings_follow_nothing():
    task = invented(seed=5)
    noise = np.random.default_rng(6).standard_normal(len(task.after))
    alone = rated(task, forgetting=0.5, weights=np.zeros(4), noise=0.0)
    alone = Task(
        certain=alone.certain,
        expected=alone.expected,
        surprise=alone.surprise,
        after=alone.after,
        ratings=noise,
    )

    means, spreads = happiness.out_of_sample(happiness.published, alone)
    plain, usual = happiness.out_of_sample(None, alone)

    gained = happiness.log_scores(noise, means, spreads).mean()
    gained -= happiness.log_scores(noise, plain, usual).mean()
    assert -0.1 < gained < 0.02


def test_a_score_is_the_probability_of_a_step_of_the_scale():
    found = happiness.log_scores(
        np.array([1.0, 3.0]), np.array([0.5, 3.0]), np.array([2.0, 0.5])
    )

    expected = [
        np.log(norm(0.5, 2.0).cdf(1.5) - norm(0.5, 2.0).cdf(0.5)),
        np.log(norm(3.0, 0.5).cdf(3.5) - norm(3.0, 0.5).cdf(2.5)),
    ]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_every_rating_is_left_out_once():
    task = invented(trials=130)

    parts = happiness.left_out(task)

    together = np.concatenate([block for _, block in parts])
    np.testing.assert_array_equal(np.sort(together), np.arange(len(task.ratings)))
    for used, block in parts:
        assert not set(used) & set(block)
        assert len(used) + len(block) == len(task.ratings)
