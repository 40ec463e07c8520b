"""Fits of diaries that the model made, and of diaries that no model can say much of."""

import subprocess
import sys

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.errors import OutOfRangeError
from bedding.model import Episode
from bedding.model.inference import (
    FEWEST,
    PERSON,
    RIVALS,
    FitState,
    Observations,
    constrained,
    fit,
    fit_many,
)

CHANNELS = ("arousal", "mood", "self")


@pytest.fixture(scope="module")
def strong(make):
    # No number of this person lies beyond two spreads, where an interval may well miss it.
    return make(5, entries=60, channels=CHANNELS, gain=0.1, size=0.05)


@pytest.fixture(scope="module")
def fitted(strong):
    return fit(strong.observations, strong.episodes, key=1)


def observations(answers, channels=CHANNELS, times=None, levels=7):
    count = len(answers)
    return Observations(
        person="nobody",
        times=np.arange(count, dtype=float) if times is None else times,
        channels=channels,
        answers=np.asarray(answers, dtype=float),
        levels=(levels,) * len(channels),
    )


def some_episodes(count, seed=0):
    random = np.random.default_rng(seed)
    warmth = random.integers(0, 7, count) / 6
    return Episode(warmth=warmth, threat=0.3 * (1 - warmth), answered=warmth, bid=1.0)


def finite(found):
    """Every number that a fit hands on; scores may be absent, never anything else."""
    for draws in (found.draws, found.prior):
        assert all(np.isfinite(values).all() for values in draws.values())
    for channel in found.channels.values():
        for name in type(channel).__dataclass_fields__:
            assert np.isfinite(getattr(channel, name)).all(), name
    for lead in found.scores.leads:
        assert np.isfinite([lead.log, lead.crps]).all()
    assert not np.isnan([found.khat, found.effective, found.evidence]).any()
    return found


def test_a_mechanism_that_is_there_is_found(fitted):
    assert finite(fitted).state is FitState.FITTED
    assert fitted.khat < 0.7
    assert fitted.effective > 100
    assert all(lead.log > lead.log_error for lead in fitted.scores.leads)
    assert [lead.rival for lead in fitted.scores.leads] == list(RIVALS)


def test_numbers_that_made_the_days_lie_in_the_draws(strong, fitted):
    truth = dict(zip(PERSON, constrained(jnp.asarray(strong.person)), strict=True))

    outside = [
        name
        for name, draws in fitted.draws.items()
        if not np.quantile(draws, 0.005) <= truth[name] <= np.quantile(draws, 0.995)
    ]
    # Of ten intervals of 99 %, one may miss in one of ten such tests, two hardly ever.
    assert len(outside) <= 1
    for gain, channel in zip(strong.gain, fitted.channels.values(), strict=True):
        low, high = np.quantile(channel.gain, [0.005, 0.995])
        assert low < gain < high


def test_draws_stay_within_the_bounds_of_their_table(fitted):
    low = np.asarray(constrained(jnp.full(len(PERSON), -30.0)))
    high = np.asarray(constrained(jnp.full(len(PERSON), 30.0)))

    for place, name in enumerate(PERSON):
        assert (fitted.draws[name] >= low[place]).all()
        assert (fitted.draws[name] <= high[place]).all()


def test_the_same_key_gives_the_same_bits(strong, fitted):
    again = fit(strong.observations, strong.episodes, key=1)
    other = fit(strong.observations, strong.episodes, key=2)

    for name in PERSON:
        np.testing.assert_array_equal(again.draws[name], fitted.draws[name])
    assert again.scores.leads == fitted.scores.leads
    assert other.draws[PERSON[0]].tolist() != fitted.draws[PERSON[0]].tolist()


def test_another_key_gives_nearly_the_same_answer(strong, fitted):
    other = fit(strong.observations, strong.episodes, key=2)

    for name in PERSON:
        apart = fitted.draws[name].mean() - other.draws[name].mean()
        # Both means err by their spread over the root of the effective draws, over 100 each.
        assert abs(apart) < 5 * fitted.draws[name].std() * np.sqrt(2 / 100)
    assert other.evidence == pytest.approx(fitted.evidence, abs=0.5)


def test_no_forecast_looks_ahead(strong, fitted):
    later = strong.observations.answers.copy()
    later[40:] = 1.0 - later[40:]
    changed = fit(observations(later), strong.episodes, key=1)

    # Up to the second fit of the past all draws are the same; later ones differ by chance alone.
    np.testing.assert_array_equal(
        np.isnan(changed.scores.log["mechanism"][:40]),
        np.isnan(fitted.scores.log["mechanism"][:40]),
    )
    for rival in RIVALS:
        np.testing.assert_array_equal(
            changed.scores.log[rival][:40], fitted.scores.log[rival][:40]
        )
    near = changed.scores.log["mechanism"][:40] - fitted.scores.log["mechanism"][:40]
    assert abs(np.nanmean(near)) < 0.05


def test_noise_is_not_fitted():
    random = np.random.default_rng(5)
    states = [
        fit(
            observations(random.integers(0, 7, (60, 3)) / 6), some_episodes(60, seed)
        ).state
        for seed in range(4)
    ]

    assert FitState.FITTED not in states


@pytest.mark.parametrize("entries", [0, 2, FEWEST - 1])
def test_few_entries_are_too_little(entries):
    found = fit(
        observations(np.random.default_rng(0).uniform(size=(entries, 3))), Episode()
    )

    assert finite(found).state is FitState.TOO_LITTLE
    assert found.draws == {}
    assert found.entries == entries


def test_the_same_answer_every_time_is_too_little():
    found = fit(observations(np.full((60, 3), 0.5)), some_episodes(60))

    assert found.state is FitState.TOO_LITTLE
    assert found.constant == CHANNELS


def test_no_answer_at_all_is_too_little():
    assert (
        fit(observations(np.full((60, 3), np.nan)), some_episodes(60)).state
        is FitState.TOO_LITTLE
    )


def test_a_channel_that_never_changes_is_left_out():
    answers = np.random.default_rng(1).integers(0, 7, (60, 4)) / 6
    answers[:, 1] = 0.5
    channels = ("arousal", "pull", "mood", "self")
    found = finite(fit(observations(answers, channels), some_episodes(60)))

    assert found.constant == ("pull",)
    assert tuple(found.channels) == ("arousal", "mood", "self")


def rarely_different(answers, times, random):
    rare = random.uniform(size=answers.shape) < 0.05
    rare[0] = True
    return np.where(rare, 1.0, 0.5), times


def only_the_ends(answers, times, random):
    return np.round(answers), times


def often_missing(answers, times, random):
    gone = random.uniform(size=answers.shape) < 0.4
    return np.where(gone, np.nan, answers), times


def with_a_gap(answers, times, random):
    return answers, np.where(np.arange(len(times)) < 20, times, times + 90.0)


def a_minute_apart(answers, times, random):
    return answers, times / 1440.0


@pytest.mark.parametrize(
    "kind",
    [rarely_different, only_the_ends, often_missing, with_a_gap, a_minute_apart],
)
def test_strange_diaries_get_a_state_and_finite_numbers(kind):
    random = np.random.default_rng(2)
    plain = random.integers(0, 7, (40, 1)) / 6
    answers, times = kind(plain, np.arange(40.0), random)

    found = finite(fit(observations(answers, CHANNELS[:1], times), some_episodes(40)))

    assert isinstance(found.state, FitState)


def test_nothing_known_of_the_other_still_gets_a_state():
    answers = np.random.default_rng(3).integers(0, 7, (40, 1)) / 6

    assert finite(fit(observations(answers, CHANNELS[:1]), Episode())).state in {
        FitState.FITS_BADLY,
        FitState.NOT_CONVERGED,
    }


def test_episodes_of_another_length_are_named():
    with pytest.raises(OutOfRangeError, match="episodes"):
        fit(
            observations(np.random.default_rng(0).uniform(size=(20, 3))),
            some_episodes(19),
        )


def test_many_persons_are_fitted_as_each_alone(strong, fitted):
    both = list(fit_many([(strong.observations, strong.episodes)] * 2, key=1))

    for found in both:
        np.testing.assert_array_equal(found.draws[PERSON[0]], fitted.draws[PERSON[0]])


@pytest.mark.slow
def test_one_thread_gives_the_bits_of_two():
    program = (
        "import numpy as np;from bedding.model import Episode;"
        "from bedding.model.inference import fit, Observations;"
        "a=np.random.default_rng(0).integers(0,7,(30,1))/6;"
        "o=Observations(person='n',times=np.arange(30.),channels=('mood',),answers=a,levels=(7,));"
        "f=fit(o,Episode(warmth=a[:,0],bid=1.0));"
        "print(b''.join(v.tobytes() for v in f.draws.values()).hex())"
    )
    single = (
        "import os;os.sched_setaffinity(0,{min(os.sched_getaffinity(0))});" + program
    )

    def said(text):
        return subprocess.run(
            [sys.executable, "-c", text], capture_output=True, check=True, text=True
        ).stdout

    assert said(program) == said(single)


def test_weekly_answers_are_fitted_beside_daily_ones():
    random = np.random.default_rng(7)
    times = np.arange(56.0)
    answers = random.integers(0, 7, (56, 3)) / 6
    answers[times % 7 != 6, 1:] = np.nan
    answers[:, 1] = np.round(4 * answers[:, 1]) / 4

    found = finite(
        fit(
            Observations(
                person="nobody",
                times=times,
                channels=("arousal", "week_voice", "week_self"),
                answers=answers,
                levels=(7, 5, 7),
            ),
            some_episodes(56),
        )
    )
    assert set(found.channels) == {"arousal", "week_voice", "week_self"}


def test_yes_and_no_are_fitted():
    random = np.random.default_rng(8)
    answers = random.integers(0, 2, (60, 2)).astype(float)

    found = finite(
        fit(observations(answers, CHANNELS[:2], levels=2), some_episodes(60))
    )
    assert found.state in {FitState.FITTED, FitState.FITS_BADLY}
