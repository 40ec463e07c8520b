"""Shapes of courses, and the model's own, against closed forms and an independent solver."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.errors import OutOfRangeError
from bedding.model.parameters import AlarmParameters, StressParameters
from bedding.model.validation.equations import stress_course

FINE = np.arange(-5.0, 240.0, 0.5)


def test_the_shape_of_a_parabola_with_a_straight_fall():
    minutes = np.array([-5.0, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0])
    # Level 2; 2 + 4 - (t - 22)^2 / 100 around the top, then down by 1 in ten minutes.
    course = np.array([2.0, 2.0, 4.56, 5.96, 5.36, 4.36, 3.36])

    found = stress_course.shape(minutes, course)

    assert found.peak == pytest.approx(22.0)
    assert found.rise == pytest.approx(3.0)
    # The middle is 4: reached .36 of ten minutes after 40.
    assert found.half == pytest.approx(43.6 - 22.0)


def test_a_course_that_stays_up_has_no_half():
    found = stress_course.shape(
        np.array([-1.0, 10.0, 20.0, 30.0]), np.array([1.0, 2.0, 3.0, 2.9])
    )

    assert np.isnan(found.half)


def test_a_course_that_never_rises_or_has_no_before_is_refused():
    minutes = np.array([-1.0, 10.0, 20.0])
    with pytest.raises(OutOfRangeError):
        stress_course.shape(minutes, np.array([3.0, 2.0, 1.0]))
    with pytest.raises(OutOfRangeError):
        stress_course.shape(minutes + 5.0, np.array([1.0, 2.0, 1.5]))


def test_the_load_follows_an_independent_solver():
    own = StressParameters()
    rates = [
        np.log(2.0) / (1440.0 * float(each))
        for each in (
            own.releasing_half_life,
            own.pituitary_half_life,
            own.adrenal_half_life,
        )
    ]
    strength = float(own.receptor) ** -3.0

    def axis(time, state):
        drive = 1.0 + (float(own.outside_drive) if time <= 15.0 else 0.0)
        feedback = (1.0 + strength) / (1.0 + strength * state[2] ** 3)
        return [
            rates[0] * (drive * feedback / state[2] - state[0]),
            rates[1] * (state[0] * feedback - state[1]),
            rates[2] * (state[1] - state[2]),
        ]

    minutes = np.array([-5.0, 5.0, 15.0, 30.0, 60.0, 120.0])

    found = stress_course.load_at(minutes)

    expected = solve_ivp(
        axis, (0.0, 120.0), [1.0, 1.0, 1.0], t_eval=minutes[1:], rtol=1e-8, max_step=0.5
    ).y[2]
    assert found[0] == 1.0
    # Steps of half a minute against a half-life of four; gland masses hardly move in two hours.
    np.testing.assert_allclose(found[1:], expected, rtol=0.03)


def test_the_coarse_walk_ends_where_the_fine_one_does():
    late = np.array([0.0, 120.0, 180.0, 240.0])

    fine, coarse = stress_course.load_at(late), stress_course.coarse_load_at(late)

    np.testing.assert_allclose(coarse[2:], fine[2:], atol=0.08)


def test_arousal_rises_until_the_stressor_ends_and_then_halves():
    own = AlarmParameters()
    minutes = np.array([0.0, 15.0, 15.0 + 1440.0 * float(own.recovery)])

    start, end, later = stress_course.arousal_at(minutes) - 1.0

    assert start == 0.0
    assert later == pytest.approx(end / 2.0, rel=1e-6)


def test_half_lives_that_were_put_in_are_found_again():
    true = stress_course.best_half_lives(
        FINE[::20], stress_course.load_at(FINE[::20]) * 3.7
    )
    own = StressParameters()

    assert float(true.adrenal_half_life) == pytest.approx(
        float(own.adrenal_half_life), rel=0.02
    )
    assert float(true.outside_drive) == pytest.approx(
        float(own.outside_drive), rel=0.02
    )


def test_a_kernel_explains_all_of_what_it_made_and_nothing_of_noise():
    minutes = np.arange(-10.0, 90.0, 5.0)
    kernel = stress_course.load_at(minutes)
    random = np.random.default_rng(0)
    made = random.uniform(1, 9, (40, 1)) + random.uniform(1, 5, (40, 1)) * kernel
    noise = random.standard_normal((400, len(minutes)))

    whole = stress_course.explained(made, np.tile(kernel, (40, 1)))
    little = stress_course.explained(noise, np.tile(kernel, (400, 1)))

    assert whole == pytest.approx(1.0)
    # One of nineteen free numbers.
    assert little == pytest.approx(1.0 / 19.0, abs=0.01)


def test_the_mean_of_the_others_leaves_one_out():
    courses = np.array([[1.0, 2.0], [3.0, 6.0], [5.0, 7.0]])

    found = stress_course.mean_of_the_others(courses)

    np.testing.assert_allclose(found, [[4.0, 6.5], [3.0, 4.5], [2.0, 4.0]])


def test_drawing_persons_anew_spreads_around_the_mean_course():
    random = np.random.default_rng(0)
    minutes = np.arange(-10.0, 90.0, 5.0)
    gains = random.uniform(1.0, 3.0, (60, 1))
    courses = 4.0 + gains * (stress_course.load_at(minutes) - 1.0)

    drawn = stress_course.resampled_shapes(minutes, courses, draws=200, key=1)

    rises = np.array([each.rise for each in drawn])
    whole = stress_course.shape(minutes, courses.mean(axis=0)).rise
    assert rises.mean() == pytest.approx(whole, abs=0.02)
    # One gain of all: the peak is at the same moment whoever is drawn.
    assert np.ptp([each.peak for each in drawn]) < 1e-6
