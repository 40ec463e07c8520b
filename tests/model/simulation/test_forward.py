"""The door: the same path however it is asked for, and errors that name the remedy."""

import os
import subprocess
import sys
from dataclasses import replace
from inspect import unwrap
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from bedding.errors import AxesError, OutOfRangeError, TimesError, UnknownNameError
from bedding.model import (
    Episode,
    Parameters,
    beginning,
    population,
    presets,
    simulate,
    with_values,
)

KEPT = ("answered", "warmth", "mood", "wanting", "bond", "stress_load", "self")
CYCLE = presets.INTERMITTENT_CYCLE


def lived(what=CYCLE, **given_):
    usual: dict[str, Any] = {"days": 10, "persons": 6, "key": 3, "keep": KEPT}
    return simulate(what, **(usual | given_))


@pytest.fixture(scope="module")
def hourly():
    return lived()


def same(found, expected, *, to=1e-9):
    for name in found:
        np.testing.assert_allclose(
            found[name], expected[name], rtol=to, atol=to, err_msg=name
        )


# ------------------------------------------------------------------ chance
def test_the_same_key_gives_the_same_bits(hourly):
    again = lived(key=jax.random.key(3))

    for name in KEPT:
        np.testing.assert_array_equal(again[name], hourly[name])


def test_another_key_gives_another_life(hourly):
    other = lived(key=4)

    assert all(not np.array_equal(other[name], hourly[name]) for name in KEPT)


def test_every_person_meets_their_own_chance(hourly):
    moods = hourly["mood"].T

    assert len({tuple(mood) for mood in moods}) == len(moods)


CHILD = """
import hashlib, os
os.cpu_count = lambda: {cores}
import numpy as np
from bedding.model import presets, simulate
from bedding.model.simulation import forward
forward.TOGETHER = 40
life = simulate(presets.INTERMITTENT, days=4, hours=2.0, persons=120, key=5,
                keep=("mood", "wanting"))
print(hashlib.sha256(b"".join(life[name].tobytes() for name in life)).hexdigest())
"""


@pytest.mark.slow
def test_one_thread_and_two_give_the_same_bits_also_for_persons_in_parts():
    def started(cores):
        threads = "--xla_cpu_multi_thread_eigen=" + ("true" if cores > 1 else "false")
        return subprocess.Popen(
            [sys.executable, "-c", CHILD.format(cores=cores)],
            env=os.environ | {"XLA_FLAGS": threads, "NPROC": str(cores)},
            stdout=subprocess.PIPE,
            text=True,
        )

    children = [started(1), started(2)]
    digests = [child.communicate()[0] for child in children]

    assert [child.returncode for child in children] == [0, 0]
    assert len(digests[0].strip()) == 64
    assert digests[0] == digests[1]


# ------------------------------------------------------------------ the same path
def test_what_is_kept_and_how_often_changes_nothing(hourly):
    daily = lived(keep=("bond", "mood", "answered"), every=24)

    same(daily, {name: hourly[name][23::24] for name in daily})
    np.testing.assert_allclose(daily.times, np.arange(1, 11))


def test_a_mean_is_the_mean_of_what_is_kept(hourly):
    means = lived(every=24, reduce="mean")

    same(means, {name: hourly[name].reshape(10, 24, 6).mean(axis=1) for name in KEPT})
    np.testing.assert_allclose(means.times, hourly.times.reshape(10, 24).mean(axis=1))


# Measured over ten days and 6 persons, three partners: 5e-6 at most. A state remembers roundings
# no longer than its own time constant, so they don't add up; a factor of 20 is room for compilers.
SINGLE = 1e-4


def test_single_precision_stays_near_double(hourly):
    single = lived(dtype="float32")

    assert single["mood"].dtype == np.float32
    np.testing.assert_array_equal(single["answered"], hourly["answered"])
    same(single, hourly, to=SINGLE)


def test_a_batch_is_each_person_alone(days_together):
    many = population(6, key=2)
    start = beginning(many, bond=0.3)
    together = simulate(
        days_together, days=10, parameters=many, initial=start, noise=False, keep=KEPT
    )

    for person in range(6):
        numbers, initial = jax.tree.map(
            lambda leaf, person=person: leaf[person] if np.ndim(leaf) else leaf,
            (many, start),
        )
        alone = simulate(
            days_together,
            days=10,
            parameters=numbers,
            initial=initial,
            noise=False,
            keep=KEPT,
        )
        same(alone, {name: together[name][:, person] for name in KEPT})


def test_episodes_of_persons_keep_their_axis(days_together):
    warmth = np.stack([days_together.warmth, 0.0 * days_together.warmth], axis=1)

    life = simulate(replace(days_together, warmth=warmth), days=10, keep=("bond",))

    assert life.axes == ("time", "person")
    assert life["bond"][-1, 0] > life["bond"][-1, 1] == 0.0


# ------------------------------------------------------------------ gaps
DIARY = np.array([0.8, 1.8, 6.3, 7.3, 20.9, 21.9])
EVENINGS = Episode(
    bid=np.ones(6),
    answered=np.array([1.0, 0.0, 1.0, 1.0, 0.0, 1.0]),
    warmth=np.array([0.8, 0.1, 0.6, 0.9, 0.0, 0.7]),
    threat=np.array([0.0, 0.5, 0.0, 0.1, 0.4, 0.0]),
)


@pytest.fixture(scope="module")
def diary():
    return simulate(EVENINGS, times=DIARY, noise=False, keep=KEPT)


def test_gaps_are_walked_in_daily_steps_of_nothing(diary):
    steps, where, last = [], [], 0.0
    for moment in DIARY:
        count = int(np.ceil(moment - last - 1e-9))
        steps += list(last + (moment - last) / count * np.arange(1, count + 1))
        where.append(len(steps) - 1)
        last = moment
    spread = {
        name: np.zeros(len(steps)) for name in ("bid", "answered", "warmth", "threat")
    }
    for name, values in spread.items():
        values[where] = getattr(EVENINGS, name)

    walked = simulate(Episode(**spread), times=steps, noise=False, keep=KEPT)

    same(diary, {name: walked[name][where] for name in KEPT})
    np.testing.assert_array_equal(diary.times, DIARY)


def test_a_mean_over_gaps_is_that_of_the_given_moments(diary):
    means = simulate(
        EVENINGS, times=DIARY, noise=False, keep=KEPT, every=2, reduce="mean"
    )

    same(means, {name: diary[name].reshape(3, 2).mean(axis=1) for name in KEPT})
    np.testing.assert_allclose(means.times, DIARY.reshape(3, 2).mean(axis=1))


def test_short_steps_among_long_ones_stay_near_the_even_walk():
    """Ten minutes between two entries must not upset the stress axis of the days after."""
    times = np.concatenate([[0.5, 0.5 + 10.0 / 1440.0], np.arange(1.0, 21.0)])
    stress = np.where(times < 6.0, 0.3, 0.0)

    mixed = simulate(
        Episode(stress=stress), times=times, noise=False, keep=("stress_load",)
    )
    even = simulate(
        Episode(stress=np.where(np.arange(1, 21) < 6, 0.3, 0.0)),
        days=20,
        hours=24.0,
        noise=False,
        keep=("stress_load",),
    )

    later = mixed["stress_load"][times >= 2.0]
    np.testing.assert_allclose(later, even["stress_load"][1:], rtol=0.02)


# ------------------------------------------------------------------ what can't be asked
FOUR = with_values(Parameters(), {"alarm.recovery": jnp.full(4, 0.5)})


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"keep": ("mod",)}, UnknownNameError, "keep: there is no 'mod'. Did you mean 'mood'"),
        ({"without": ("stres",)}, UnknownNameError, "Did you mean 'stress'"),
        ({"without": ("x9",)}, UnknownNameError, "without: .* Choose from: affect, alarm"),
        ({"every": 0}, OutOfRangeError, "every must lie between 1 and 240, and is 0"),
        ({"every": 241}, OutOfRangeError, "every must lie between 1 and 240, and is 241"),
        ({"persons": 0}, OutOfRangeError, "persons must lie between 1 and .* is 0"),
        ({"days": None}, OutOfRangeError, "days must .* is None"),
        ({"days": -1}, OutOfRangeError, "days must .* is -1"),
        ({"hours": 5.0}, OutOfRangeError, r"a step .* between 0\.0 and 0\.166\d+, and"),
        ({"hours": 36.0}, OutOfRangeError, r"a step .* with this partner .* is 1\.5"),
        ({"times": [2.0, 1.0]}, TimesError, r"times\[1\] is 1\.0 .* Sort them"),
        ({"times": [0.5, 3.0]}, OutOfRangeError, r"a step .* is 2\.5"),
        (
            {"parameters": FOUR},
            AxesError,
            r"persons has the shape \[\(4,\), \(6,\)\]: give it one number of persons",
        ),
        (
            {"what": Episode(warmth=np.ones(7))},
            AxesError,
            r"warmth has the shape \(7,\): give it one value for each of 240 steps",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_named_with_its_value_and_a_remedy(asked, error, said):
    with pytest.raises(error, match=said):
        lived(**asked)


def test_words_that_no_type_checker_saw_are_refused_too():
    unchecked: Any = unwrap(simulate)
    with pytest.raises(UnknownNameError, match="reduce: there is no 'median'"):
        unchecked(CYCLE, days=1, reduce="median")
    with pytest.raises(UnknownNameError, match="dtype: there is no 'float16'"):
        unchecked(CYCLE, days=1, dtype="float16")


def test_a_life_is_left_as_it_was_given():
    numbers, start = Parameters(), beginning(Parameters())

    lived(parameters=numbers, initial=start)

    assert numbers == Parameters()
    assert start == beginning(Parameters())
