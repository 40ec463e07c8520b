import jax.numpy as jnp
import numpy as np
import pytest
from jax.nn import sigmoid

from bedding.model.inference import PERSON, constrained, unconstrained
from bedding.model.inference.change.varying import (
    QUANTITIES,
    STATIC,
    VARYING,
    own_scale,
    shown,
)
from bedding.model.parameters import Parameters


@pytest.mark.parametrize("name", PERSON)
def test_numbers_that_are_fitted_have_the_scale_of_the_fit(name):
    line = np.linspace(-2.0, 2.0, 5)
    every = np.zeros((5, len(PERSON)))
    every[:, PERSON.index(name)] = line

    found = own_scale(name, jnp.asarray(line))

    np.testing.assert_allclose(
        found, np.asarray(constrained(jnp.asarray(every)))[:, PERSON.index(name)]
    )


@pytest.mark.parametrize("name", STATIC)
def test_at_nought_every_number_is_its_default(name):
    group, member = name.split(".")

    assert float(own_scale(name, jnp.zeros(()))) == pytest.approx(
        getattr(getattr(Parameters(), group), member)
    )


def test_shown_voice_is_what_is_not_held_back():
    line = np.array([-1.0, 0.0, 1.5])

    held = sigmoid(own_scale(VARYING[QUANTITIES.index("voice")], jnp.asarray(line)))

    np.testing.assert_allclose(shown("voice", line), 1.0 - np.asarray(held))


def test_shown_recovery_is_in_days():
    numbers = np.zeros((1, len(PERSON)))
    numbers[0] = np.asarray(constrained(jnp.zeros(len(PERSON))))
    numbers[0, PERSON.index("alarm.recovery")] = 0.8
    line = unconstrained(numbers)[:, PERSON.index("alarm.recovery")]

    assert shown("recovery", line) == pytest.approx([0.8])
