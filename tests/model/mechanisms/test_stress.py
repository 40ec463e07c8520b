"""The stress axis, against solve_ivp of the equations in its docstring."""

from dataclasses import replace
from math import log
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.integrate import solve_ivp

from bedding.model.mechanisms import stress
from bedding.model.mechanisms.stress import Axis
from bedding.model.parameters import StressParameters
from bedding.units import days, days_from_hours

OURS: Any = StressParameters()
BASELINE: Any = Axis(1.0, 1.0, 1.0, 0.0, 0.0)
QUIET = {
    "rhythm": 1.0,
    "shock": 0.0,
    "vigilance": 0.0,
    "separation": 0.0,
    "outside": 0.0,
    "nearness": 0.0,
    "trust": 0.0,
    "regulation": 0.0,
    "elapsed": 0.01,
}


@jax.jit
def walked(start, drives, elapsed, some_short):
    """The axis after each step, axes `time, part`; `some_short` is 0 or 1."""

    def one(axis, drive):
        slow = stress.advance(
            OURS, axis, drive=drive, elapsed=elapsed, some_short=False
        )
        quick = stress.advance(
            OURS, axis, drive=drive, elapsed=elapsed, some_short=True
        )
        after = Axis(
            *(
                jnp.where(some_short > 0, *pair)
                for pair in zip(quick, slow, strict=True)
            )
        )
        return after, jnp.stack(after)

    return jax.lax.scan(one, start, drives)[1]


def walk(drives, *, elapsed, some_short=False, start=BASELINE):
    begin = Axis(*(jnp.asarray(part, float) for part in start))
    return np.asarray(
        walked(
            begin,
            jnp.asarray(drives, float),
            jnp.asarray(elapsed),
            jnp.asarray(float(some_short)),
        )
    )


def feedback(load):
    """GR scaled to 1 at baseline, K = 4 and exponent 3 as in the source."""
    return (1.0 + 4.0**-3) / (1.0 + (load / 4.0) ** 3)


def rate(half_life):
    return log(2.0) / half_life


def full_equations(_, parts, drive):
    """The five equations of the docstring; masses as logarithms."""
    x1, x2, x3, mass_p, mass_a = parts
    return [
        rate(OURS.releasing_half_life) * (drive / x3 * feedback(x3) - x1),
        rate(OURS.pituitary_half_life) * (x1 * np.exp(mass_p) * feedback(x3) - x2),
        rate(OURS.adrenal_half_life) * (x2 * np.exp(mass_a) - x3),
        rate(OURS.pituitary_mass_time) * (x1 - 1.0),
        rate(OURS.adrenal_mass_time) * (x2 - 1.0),
    ]


def reduced_equations(_, parts, drive):
    """The same with x1 and x2 at their quasi-steady value."""
    x3, mass_p, mass_a = parts
    x1 = drive / x3 * feedback(x3)
    x2 = x1 * np.exp(mass_p) * feedback(x3)
    return [
        rate(OURS.adrenal_half_life) * (x2 * np.exp(mass_a) - x3),
        rate(OURS.pituitary_mass_time) * (x1 - 1.0),
        rate(OURS.adrenal_mass_time) * (x2 - 1.0),
    ]


def integrated(equations, start, span, drive):
    solved = solve_ivp(
        equations, (0.0, span), start, args=(drive,), method="LSODA", rtol=1e-10
    )
    return solved.y[:, -1]


def test_at_baseline_nothing_moves():
    for some_short, elapsed in ((False, 0.1), (True, 0.001)):
        path = walk(np.ones(50), elapsed=elapsed, some_short=some_short)

        np.testing.assert_allclose(path[-1], BASELINE, atol=1e-12)


def test_the_receptor_is_scaled_to_one_and_half_saturates_at_its_constant():
    assert stress.receptor(OURS, 1.0) == pytest.approx(1.0)
    half = stress.receptor(OURS, OURS.receptor) / stress.receptor(OURS, 0.0)
    assert half == pytest.approx(0.5)


def test_the_fine_step_goes_to_the_equations_at_first_order():
    expected = integrated(full_equations, BASELINE, 0.1, 3.0)

    errors = []
    for steps in (100, 200, 400):
        path = walk(np.full(steps, 3.0), elapsed=0.1 / steps, some_short=True)
        errors.append(np.abs(path[-1] - expected))

    orders = np.log2(np.array(errors[:-1]) / np.array(errors[1:]))
    assert orders.min() > 0.9
    # Two steps of Romberg take the first two orders of the error away.
    assert np.max(errors[-1]) < 5e-3


def test_the_coarse_step_goes_to_the_reduced_equations_at_first_order():
    expected = integrated(reduced_equations, [1.0, 0.0, 0.0], 8.0, 1.5)

    errors = []
    for steps in (200, 400, 800):
        path = walk(np.full(steps, 1.5), elapsed=8.0 / steps)
        errors.append(np.abs(path[-1, 2:] - expected).max())

    orders = np.log2(np.array(errors[:-1]) / np.array(errors[1:]))
    assert orders.min() > 0.9
    assert errors[-1] < 1e-3


def test_coarse_steps_of_an_hour_stay_near_the_full_equations_over_a_month():
    path = walk(np.full(24 * 30, 1.3), elapsed=days_from_hours(1.0))

    expected = integrated(full_equations, BASELINE, 30.0, 1.3)
    # The fast hormones follow within minutes, the masses over weeks: 1 in 1000 is left.
    np.testing.assert_allclose(path[-1], expected, atol=2e-3)


def test_a_long_step_among_short_ones_goes_by_the_coarse_equation():
    start = Axis(0.5, 0.5, 2.0, 0.0, 0.0)

    mixed = walk(np.ones(20), elapsed=1.0, some_short=True, start=start)

    np.testing.assert_array_equal(mixed, walk(np.ones(20), elapsed=1.0, start=start))
    assert abs(mixed[-1, 2] - 1.0) < 0.1


def test_adaptation_of_the_two_upstream_hormones_is_exact():
    drive = 1.6

    end = walk(np.full(800, drive), elapsed=3.0)[-1]

    np.testing.assert_allclose(end[:2], 1.0, atol=1e-6)
    # The third carries the drive: where x1 is 1, x3 = u GR(x3).
    assert end[2] == pytest.approx(drive * feedback(end[2]), rel=1e-6)
    assert end[2] > 1.2


def test_glands_compensate_for_how_large_they_began():
    usual = walk(np.ones(800), elapsed=3.0)
    large = walk(np.ones(800), elapsed=3.0, start=BASELINE._replace(adrenal_mass=0.7))

    assert large[0, 2] > 1.1 * usual[0, 2]
    np.testing.assert_allclose(large[-1], usual[-1], atol=1e-6)


def test_a_short_pulse_gives_the_same_response_once_glands_have_compensated():
    pulse = np.ones(900)
    pulse[800] = 4.0

    usual = walk(pulse, elapsed=1.0)
    small = walk(pulse, elapsed=1.0, start=BASELINE._replace(pituitary_mass=-0.5))

    np.testing.assert_allclose(small[800:], usual[800:], atol=1e-4)
    assert usual[800, 2] > 1.3


def test_after_long_stress_the_second_hormone_stays_blunted_longer_than_the_third():
    drives = np.ones(4 * 600)
    drives[: 4 * 60] = 2.0

    path = walk(drives, elapsed=0.25)
    afterwards = path[4 * 60 :]

    away = [
        np.flatnonzero(np.abs(afterwards[:, part] - 1) > 0.05)[-1] for part in (2, 1)
    ]
    assert away[1] > 1.5 * away[0]
    assert 0.7 < afterwards[:, 1].min() < 0.95
    np.testing.assert_allclose(path[-1, :3], 1.0, atol=0.05)


def test_the_load_peaks_after_a_stressor_of_a_quarter_of_an_hour_and_comes_back():
    minute = days(1.0, "minute")
    drives = np.ones(240)
    drives[:15] = 10.0

    load = walk(drives, elapsed=minute, some_short=True)[:, 2]

    peak = int(load.argmax())
    assert 5 <= peak - 15 <= 40
    assert load[-1] < 1.0 + 0.25 * (load[peak] - 1.0)


def test_the_drive_is_one_without_strain_and_follows_the_rhythm():
    assert stress.drive(OURS, **QUIET) == 1.0
    assert stress.drive(OURS, **(QUIET | {"rhythm": 1.7})) == 1.7


@pytest.mark.parametrize(
    ("strain", "size"),
    [
        ("vigilance", OURS.uncertainty_drive),
        ("separation", OURS.separation_drive),
        ("outside", OURS.outside_drive),
    ],
)
def test_strain_adds_to_the_drive(strain, size):
    drive = stress.drive(OURS, **(QUIET | {strain: 0.5}))

    assert drive - 1.0 == pytest.approx(0.5 * size)


def test_nearness_buffers_the_strain_only_with_trust_and_never_the_rhythm():
    strained = QUIET | {"outside": 0.5, "nearness": 1.0}

    alone = stress.drive(OURS, **(strained | {"nearness": 0.0, "trust": 1.0}))
    distrusted = stress.drive(OURS, **(strained | {"trust": 0.0}))
    trusted = stress.drive(OURS, **(strained | {"trust": 1.0}))

    assert alone == distrusted
    assert (trusted - 1.0) / (alone - 1.0) == pytest.approx(1.0 - OURS.buffering)
    assert stress.drive(OURS, **(QUIET | {"nearness": 1.0, "trust": 1.0})) == 1.0


def test_hurt_drives_as_much_in_one_step_as_in_many():
    whole = stress.drive(OURS, **(QUIET | {"shock": 0.7, "elapsed": 0.2})) - 1.0

    shock: Any = 0.7
    total: Any = 0.0
    for _ in range(10):
        total += stress.drive(OURS, **(QUIET | {"shock": shock, "elapsed": 0.02})) - 1.0
        shock = stress.fading_shock(OURS, shock=shock, elapsed=0.02)

    assert whole == pytest.approx(total / 10.0)
    assert stress.fading_shock(OURS, shock=0.7, elapsed=0.2) == pytest.approx(shock)


def test_regulation_takes_its_share_of_the_strain():
    strained = QUIET | {"outside": 0.5}

    calmed = stress.drive(OURS, **(strained | {"regulation": 1.0})) - 1.0

    usual = stress.drive(OURS, **strained) - 1.0
    assert calmed / usual == pytest.approx(1.0 - OURS.regulation_effect)


def test_the_load_stays_positive_under_any_drive():
    rng = np.random.default_rng(6)
    drives = np.exp(rng.normal(0.0, 1.5, 800))

    for some_short, elapsed in ((False, 0.5), (False, 1.0), (True, 0.01)):
        path = walk(drives, elapsed=elapsed, some_short=some_short)
        assert np.isfinite(path).all()
        assert path[:, :3].min() > 0.0


def test_faster_glands_adapt_faster():
    def adapted(half_life):
        quick = replace(OURS, pituitary_mass_time=half_life)
        axis = BASELINE
        for _ in range(20):
            axis = stress.coarse(quick, axis, drive=1.5, elapsed=1.0)
        return axis.pituitary_mass

    assert adapted(5.0) > adapted(40.0) > 0.0
