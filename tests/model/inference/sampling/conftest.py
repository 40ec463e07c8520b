"""Densities of which the answer is known in closed form."""

import jax.numpy as jnp
import numpy as np
import pytest

CENTRE = np.array([1.0, -2.0, 0.5])
COVARIANCE = np.array([[1.0, 0.8, 0.0], [0.8, 1.0, 0.3], [0.0, 0.3, 0.5]])


def gaussian(place, data):
    off = place - data["centre"]
    return -0.5 * off @ data["precision"] @ off


@pytest.fixture(scope="session")
def normal():
    """A density, its data, and draws that are near it."""
    data = {
        "centre": jnp.asarray(CENTRE),
        "precision": jnp.asarray(np.linalg.inv(COVARIANCE)),
    }
    near = 0.7 * np.random.default_rng(0).normal(size=(200, 3))
    return gaussian, data, near
