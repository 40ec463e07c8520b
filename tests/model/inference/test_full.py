"""The full run behind a fit, beside the fit at once and beside itself."""

import subprocess
import sys

import numpy as np
import pytest

from bedding.model.inference import (
    PERSON,
    Chains,
    FitState,
    fit,
    fit_in_full,
    log_density,
    placed,
    posterior,
)
from bedding.model.inference.full import drawn_in_full
from bedding.model.inference.log_density import size
from bedding.model.inference.sampling import OtherRunError, begin
from bedding.model.inference.weighing import Weighted

CHANNELS = ("arousal", "mood")


@pytest.fixture(scope="module")
def easy(make):
    return make(5, entries=30, channels=CHANNELS, gain=0.1, size=0.05)


@pytest.fixture(scope="module")
def full(easy):
    return fit_in_full(easy.observations, easy.episodes, key=1)


def test_a_full_run_is_trusted_by_its_own_signs(full):
    assert full.diagnosis is not None
    assert full.diagnosis.trusted
    assert full.effective == full.diagnosis.effective >= 400
    assert full.state is not FitState.NOT_CONVERGED
    assert len(full.diagnosis.r_hat) == size(len(CHANNELS))


def test_both_roads_lead_to_the_same_posterior(easy, full):
    at_once = fit(easy.observations, easy.episodes, key=2)

    assert at_once.diagnosis is None
    for name in PERSON:
        one, other = at_once.draws[name], full.draws[name]
        spread = other.std()
        # Four standard errors of the difference, with 200 and 400 draws that count.
        error = 4.0 * np.sqrt(1 / 200 + 1 / 400)
        assert abs(one.mean() - other.mean()) < error * spread, name
        assert abs(np.log(one.std() / spread)) < error, name


def test_stopping_gives_the_fit_at_once(easy):
    told = []

    def watch(chains, diagnosis):
        told.append(chains)
        return len(told) < 3

    stopped = fit_in_full(easy.observations, easy.episodes, key=1, watch=watch)

    assert len(told) == 3
    assert stopped.diagnosis is None
    plain = fit(easy.observations, easy.episodes, key=1)
    np.testing.assert_array_equal(stopped.draws[PERSON[0]], plain.draws[PERSON[0]])


def test_a_stopped_fit_goes_on_to_the_same_bits(easy, full):
    kept = {}

    def watch(chains, diagnosis):
        kept.update(chains.arrays())
        return chains.block < 10

    fit_in_full(easy.observations, easy.episodes, key=1, watch=watch)
    again = fit_in_full(easy.observations, easy.episodes, key=1, kept=kept)

    assert int(kept["block"]) == 10
    for name in PERSON:
        np.testing.assert_array_equal(again.draws[name], full.draws[name])
    for name, channel in again.channels.items():
        np.testing.assert_array_equal(channel.gain, full.channels[name].gain)
    assert again.diagnosis is not None
    assert full.diagnosis is not None
    np.testing.assert_array_equal(again.diagnosis.r_hat, full.diagnosis.r_hat)


def test_what_was_kept_of_another_record_is_refused(make, easy):
    other = make(6, entries=30, channels=CHANNELS, gain=0.1, size=0.05)
    record = placed(other.observations, other.episodes).record
    near = np.random.default_rng(0).normal(size=(60, size(len(CHANNELS))))
    kept = begin(log_density, record, near).arrays()

    with pytest.raises(OtherRunError, match="log density"):
        fit_in_full(easy.observations, easy.episodes, key=1, kept=kept)


def test_draws_from_the_prior_are_start_enough(easy, full):
    where = placed(easy.observations, easy.episodes)
    random = np.random.default_rng(0)
    poor = Weighted(
        person=random.normal(size=(500, len(PERSON))),
        residuals=random.normal(size=(500, len(CHANNELS), 3)),
        log_weights=np.full(500, -np.log(500)),
        khat=np.inf,
        evidence=0.0,
    )
    good = posterior(easy.observations, easy.episodes, key=1)

    far, near = (drawn_in_full(where.record, start, seed=3) for start in (poor, good))

    assert far is not None
    assert near is not None
    assert far[1].trusted
    assert near[1].trusted
    apart = far[0].person.mean(axis=0) - near[0].person.mean(axis=0)
    error = 4.0 * np.sqrt(1 / far[1].effective + 1 / near[1].effective)
    assert (np.abs(apart) < error * near[0].person.std(axis=0)).all()


def test_kept_arrays_go_through_a_file(easy, tmp_path):
    kept = {}

    def watch(chains, diagnosis):
        np.savez(tmp_path / "kept.npz", **chains.arrays())
        kept.update(chains.arrays())
        return False

    fit_in_full(easy.observations, easy.episodes, key=1, watch=watch)

    with np.load(tmp_path / "kept.npz") as read:
        again = Chains.of(read).arrays()
    for name, value in again.items():
        np.testing.assert_array_equal(value, kept[name])


def test_nothing_of_the_samplers_loads_before_a_full_run():
    program = (
        "import sys, numpy as np;from bedding.model import Episode;"
        "from bedding.model.inference import fit, Observations;"
        "a=np.random.default_rng(0).integers(0,7,(30,1))/6;"
        "o=Observations(person='n',times=np.arange(30.),channels=('mood',),answers=a,levels=(7,));"
        "f=fit(o,Episode(warmth=a[:,0],bid=1.0));assert f.diagnosis is None;"
        "print([n for n in ('blackjax', 'arviz_stats') if n in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout

    assert said.strip() == "[]"
