"""One block against what a chain in balance must keep."""

import jax.numpy as jnp
import jax.random as jr
import numpy as np
from scipy.stats import kstest

from bedding.model.inference.sampling.kernel import advance, densities


def standard(place, data):
    return -0.5 * jnp.sum(place**2)


def test_chains_that_are_in_balance_stay_there():
    # Wrong whitening and a long step on purpose: acceptance alone must keep the balance.
    start = np.random.default_rng(0).normal(size=(2000, 2))
    block = advance(
        standard,
        None,
        jnp.asarray(start),
        densities(standard, None, jnp.asarray(start)),
        jnp.asarray(-start),
        jr.key(1),
        jnp.asarray([0.3, 0.0]),
        jnp.asarray([[1.4, 0.0], [0.5, 0.7]]),
        jnp.asarray(1.1),
        jnp.asarray(3),
        count=8,
    )

    assert 0.2 < float(block.acceptance.mean()) < 0.95
    assert block.draws.shape == (2000, 8, 2)
    for number in range(2):
        # 2000 chains, independent of each other: one test in a thousand fails by chance.
        assert kstest(np.asarray(block.draws[:, -1, number]), "norm").pvalue > 1e-3
    np.testing.assert_allclose(
        block.densities, densities(standard, None, block.draws[:, -1]), rtol=1e-10
    )
    np.testing.assert_allclose(
        block.slopes, -block.draws[:, -1], rtol=1e-10, atol=1e-12
    )


def cliff(place, data):
    return jnp.where(place[0] > 0.0, -1e6 * place[0], -0.5 * jnp.sum(place**2))


def test_a_cliff_diverges_and_is_counted():
    start = jnp.asarray(-np.abs(np.random.default_rng(0).normal(size=(32, 2))))
    block = advance(
        cliff,
        None,
        start,
        densities(cliff, None, start),
        -start,
        jr.key(0),
        jnp.zeros(2),
        jnp.eye(2),
        jnp.asarray(0.5),
        jnp.asarray(3),
        count=10,
    )

    assert int(block.divergent) > 0
    assert np.isfinite(np.asarray(block.draws)).all()
    assert (np.asarray(block.draws)[..., 0] <= 0.0).all()
