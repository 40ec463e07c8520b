"""Our laws beside published equations, on the data of others; skipped where these are not there."""

from pathlib import Path

import numpy as np
import pytest

from bedding.model.validation.equations import expectation, happiness, stress_course
from bedding.model.validation.equations.gaussian_filter import (
    Gaussian,
    by_gaussian_filter,
)

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def there(*parts):
    """Return the path of a file of others, or skip with the reason."""
    path = DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not beside the repository")
    return path


@pytest.fixture(scope="module")
def tasks():
    table = np.genfromtxt(
        there("task_rdt_happiness", "data.csv"),
        delimiter=",",
        names=True,
        dtype=None,
        encoding="utf-8",
    )
    wanted = (
        "cert",
        "gain",
        "loss",
        "type",
        "gamble",
        "outcome",
        "happy",
        "RT_happy",
    )
    return [
        happiness.task_of(
            {
                name: table[name][table["subjID"] == person].astype(float)
                for name in wanted
            }
        )
        for person in np.unique(table["subjID"])
    ]


@pytest.fixture(scope="module")
def outcomes():
    return np.loadtxt(there("task_hgf_inputs", "pyhgf_binary_input.txt"))


@pytest.fixture(scope="module")
def courses():
    """Return moments and one course for each person of the large group."""
    table = np.genfromtxt(
        there("cortisol_tsst_miller2018", "data.csv"), delimiter=",", names=True
    )
    table = np.sort(table[table["FLAG"] == 2], order=["ID", "TAD"])
    minutes = np.unique(table["TAD"])
    return minutes, table["DV"].reshape(-1, len(minutes))


def explained(equation, task):
    found = happiness.fit_equation(equation, task)
    left = task.ratings - happiness.foretold(equation, task, found)
    return 1.0 - np.sum(left**2) / np.sum((task.ratings - task.ratings.mean()) ** 2)


def test_our_law_of_affect_comes_near_the_published_equation_rutledge2014(tasks):
    published, ours = (
        np.array([explained(equation, task) for task in tasks])
        for equation in (happiness.published, happiness.ours)
    )

    # Chosen: with one number fewer, at most a tenth of the variance less.
    assert np.all(ours <= published + 1e-6), "a special case can't fit better"
    assert published.mean() > 0.4
    assert ours.mean() > published.mean() - 0.1


def test_our_law_foretells_ratings_it_was_not_fitted_to_rutledge2014(tasks):
    ahead = []
    for task in tasks:
        ours, published, mean = (
            happiness.log_scores(
                task.ratings, *happiness.out_of_sample(equation, task)
            ).mean()
            for equation in (happiness.ours, happiness.published, None)
        )
        ahead.append((ours - mean, ours - published))

    over_mean, over_published = np.mean(ahead, axis=0)
    assert over_mean > 0.05
    assert abs(over_published) < 0.05


def test_the_model_walks_a_real_task_as_the_sums_say_rutledge2014(tasks):
    for task in tasks:
        fitted = happiness.fit_equation(happiness.ours, task)
        parameters = happiness.as_parameters(fitted, elapsed=1e-4)

        mood = happiness.mood_after(task, parameters, elapsed=1e-4)

        expected = happiness.foretold(happiness.ours, task, fitted)
        later = task.after > 0
        np.testing.assert_allclose(
            mood[task.after[later] - 1], expected[later], atol=1e-9
        )


@pytest.mark.parametrize(
    ("coupling", "published"), [(0.0, 215.58821), (1.0, 215.59067)]
)
def test_the_other_filter_is_as_surprised_as_its_package_says_mathys2014(
    outcomes, coupling, published
):
    numbers = Gaussian(
        mean2=0.5,
        precision2=1e4,
        tonic=-6.0,
        coupling=coupling,
        mean3=0.0,
        precision3=10.0,
        top_tonic=-2.0,
    )

    found = expectation.surprises(outcomes, by_gaussian_filter(outcomes, numbers))

    # The package computes in single precision.
    assert found.sum() == pytest.approx(published, rel=1e-6)


def test_our_filter_is_hardly_more_surprised_than_the_other_piray2020(outcomes):
    ours, other, plain = (
        expectation.fit_to_outcomes(expectation.RULES[name], outcomes)
        for name in ("ours", "Gaussian, 2 levels", "rate so far")
    )

    # Chosen: two nats in 320 trials, a factor of 1.006 for each outcome.
    assert ours.loss < other.loss + 2.0
    assert ours.loss < plain.loss - 10.0
    assert np.corrcoef(ours.expected, other.expected)[0, 1] > 0.9


def test_the_axis_can_take_the_shape_of_the_course_miller2018(courses):
    minutes, people = courses
    tuned = stress_course.best_half_lives(minutes, people.mean(axis=0))
    kernel = stress_course.load_at(minutes, parameters=tuned)

    found = stress_course.explained(people, np.tile(kernel, (len(people), 1)))

    best = stress_course.explained(people, stress_course.mean_of_the_others(people))
    assert found > best - 0.02


@pytest.mark.xfail(
    strict=True,
    reason="its half-lives were tuned to a timing from general knowledge: too late, too slow",
)
def test_the_axis_has_the_shape_of_the_course_as_it_is_miller2018(courses):
    minutes, people = courses
    drawn = stress_course.resampled_shapes(minutes, people, draws=300, key=0)

    found = stress_course.shape(minutes, stress_course.load_at(minutes))

    for name in ("peak", "half"):
        low, high = np.quantile([getattr(each, name) for each in drawn], [0.025, 0.975])
        assert low <= getattr(found, name) <= high
