"""Full runs on densities whose answer is known by another road."""

import subprocess
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import gamma, norm

from bedding.model.inference.sampling import (
    Chains,
    OtherRunError,
    Phase,
    StartsError,
    begin,
    blocks,
    sample,
)


@pytest.fixture(scope="module")
def run(normal):
    density, data, near = normal
    return sample(density, data, begin(density, data, near, seed=3))


def test_a_gaussian_is_drawn_with_its_moments(normal, run):
    centre = np.asarray(normal[1]["centre"])
    covariance = np.linalg.inv(normal[1]["precision"])
    chains, diagnosis = run
    draws = chains.together

    assert chains.phase is Phase.DONE
    assert diagnosis.trusted
    spread = np.sqrt(np.diag(covariance))
    # Four standard errors of a mean, and as many of a variance, at the effective draws found.
    error = 4.0 / np.sqrt(diagnosis.effective)
    assert (np.abs(draws.mean(axis=0) - centre) < error * spread).all()
    off = np.abs(np.cov(draws.T) - covariance) / np.outer(spread, spread)
    assert (off < np.sqrt(2.0) * error).all()


def test_starts_of_a_superchain_are_one_and_apart_from_the_others(normal):
    density, data, near = normal
    chains = begin(density, data, near)

    for label in np.unique(chains.superchains):
        own = chains.places[chains.superchains == label]
        assert (own == own[0]).all()
    assert len(np.unique(chains.places, axis=0)) == len(np.unique(chains.superchains))


def gamma_of(place, data):
    """Log of a gamma variable of shape 3 in the first place, a normal one in the second."""
    return 3.0 * place[0] - jnp.exp(place[0]) - 0.5 * place[1] ** 2


def test_a_skewed_density_has_its_tails(normal):
    near = np.random.default_rng(1).normal(size=(100, 2)) * 0.3 + 1.0
    chains, diagnosis = sample(gamma_of, None, begin(gamma_of, None, near, seed=1))

    assert diagnosis.trusted
    drawn = np.exp(chains.together[:, 0])
    error = 4.0 / np.sqrt(diagnosis.effective)
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        below = (drawn < gamma.ppf(share, 3.0)).mean()
        assert abs(below - share) < error * np.sqrt(share * (1.0 - share))


def funnel(place, data):
    """Neal's funnel, written so that its width is 1 at most: v / 3 is normal, x given v too."""
    wide = place[0]
    inner = jax.scipy.stats.norm.logpdf(place[1:], scale=jnp.exp(0.5 * wide))
    return jax.scipy.stats.norm.logpdf(wide) + inner.sum()


def test_a_funnel_gets_its_neck(normal):
    near = np.random.default_rng(2).normal(size=(200, 4))
    chains, diagnosis = sample(funnel, None, begin(funnel, None, near, seed=2))

    assert diagnosis.trusted
    neck = chains.together[:, 0]
    error = 4.0 / np.sqrt(diagnosis.effective)
    for share in (0.05, 0.5, 0.95):
        below = (neck < norm.ppf(share)).mean()
        assert abs(below - share) < error * np.sqrt(share * (1.0 - share))


def two_hills(place, data):
    """Two normal hills so far apart that no trajectory crosses."""
    return jax.scipy.special.logsumexp(
        -0.5
        * jnp.sum(
            (place[None] - jnp.asarray([[-12.0, -12.0], [12.0, 12.0]])) ** 2, axis=-1
        )
    )


def test_chains_on_two_hills_are_not_trusted():
    near = np.random.default_rng(3).normal(size=(60, 2))
    near += np.where(np.arange(60) % 2, 12.0, -12.0)[:, None]
    walked = blocks(two_hills, None, begin(two_hills, None, near))
    last, diagnosis = next(each for each in walked if each[0].block == 20)

    assert diagnosis.worst > 1.5
    assert not diagnosis.trusted
    assert last.phase is Phase.DRAWING


def test_going_on_from_kept_arrays_gives_the_same_bits(normal, run, tmp_path):
    density, data, near = normal
    begun = begin(density, data, near, seed=3)
    at = 0

    def stop(chains, diagnosis):
        np.savez(tmp_path / "kept.npz", **chains.arrays())
        return chains.block < at

    for at in (3, 9, 14):
        stopped, _ = sample(density, data, begun, watch=stop)
        assert stopped.block == at
        with np.load(tmp_path / "kept.npz") as kept:
            again, diagnosis = sample(density, data, Chains.of(kept))
        whole = run[0].arrays()
        assert whole.keys() == again.arrays().keys()
        for name, value in again.arrays().items():
            np.testing.assert_array_equal(value, whole[name], err_msg=name)
        np.testing.assert_array_equal(diagnosis.r_hat, run[1].r_hat)


def test_a_run_goes_on_to_as_many_effective_draws_as_wanted(normal, run):
    density, data, near = normal
    begun = begin(density, data, near, seed=3, wanted=2 * run[1].effective)
    more, diagnosis = sample(density, data, begun)

    assert more.phase is Phase.DONE
    assert diagnosis.effective >= 2 * run[1].effective
    same = run[0].draws.shape[1]
    np.testing.assert_array_equal(more.draws[:, :same], run[0].draws)


def test_a_run_has_the_draws_of_the_blocks_it_counts(run):
    chains, _ = run

    assert chains.draws.shape[:2] == (len(chains.places), 25 * chains.done)


def test_another_seed_is_another_stream(normal, run):
    density, data, near = normal
    other, _ = sample(density, data, begin(density, data, near, seed=4))

    assert not (other.places == run[0].places).any()


def test_a_run_that_is_over_stays_as_it_is(normal, run):
    density, data, _ = normal
    again, diagnosis = sample(density, data, run[0])

    assert again is run[0]
    assert diagnosis.effective == run[1].effective


def test_a_run_of_another_record_is_refused(normal, run):
    density, data, near = normal
    other = data | {"centre": data["centre"] + 0.1}

    with pytest.raises(OtherRunError, match="log density"):
        sample(density, other, begin(density, data, near))


def nowhere(place, data):
    return jnp.where(place.sum() < 1e9, -jnp.inf, 0.0)


def test_no_finite_start_is_named():
    with pytest.raises(StartsError, match="finite at 0"):
        begin(nowhere, None, np.random.default_rng(0).normal(size=(20, 2)))


@pytest.mark.slow
def test_one_core_gives_the_bits_of_two():
    program = (
        "import numpy as np, jax.numpy as jnp;import bedding.model;"
        "from bedding.model.inference.sampling import begin, sample;"
        "f=lambda x, d: -0.5 * jnp.sum(x * x * d);d=jnp.arange(1.0, 4.0);"
        "b=begin(f, d, np.random.default_rng(0).normal(size=(50, 3)));"
        "c,_=sample(f, d, b, watch=lambda c, _: c.block < 14);print(c.draws.tobytes().hex())"
    )
    single = (
        "import os;os.sched_setaffinity(0,{min(os.sched_getaffinity(0))});" + program
    )

    def said(text):
        return subprocess.run(
            [sys.executable, "-c", text], capture_output=True, check=True, text=True
        ).stdout

    assert said(program) == said(single)


def narrow(place, data):
    """A normal density a thousand times narrower than where its chains begin."""
    return -0.5 * jnp.sum(((place - 2.0) / data) ** 2)


def test_starts_far_out_find_a_narrow_posterior():
    wide = jnp.asarray([0.003, 0.1, 0.03])
    near = np.random.default_rng(5).normal(size=(200, 3))
    chains, diagnosis = sample(narrow, wide, begin(narrow, wide, near, seed=5))

    assert diagnosis.trusted
    spread = chains.together.std(axis=0)
    np.testing.assert_allclose(spread, wide, rtol=4 / np.sqrt(diagnosis.effective))
