"""What the findings are measured on: episodes with both axes, and the same persons again."""

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.errors import OutOfRangeError
from bedding.model.inputs import Episode
from bedding.model.parameters import Parameters
from bedding.model.simulation import with_values
from bedding.model.validation.lives import episodes, repeated


def test_every_quantity_of_an_episode_has_a_value_for_each_step_and_person():
    found = episodes(3, 2, warmth=[0.1, 0.2, 0.3], threat=np.eye(3, 2), stress=0.4)

    np.testing.assert_allclose(found.warmth, [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]])
    np.testing.assert_allclose(found.threat, np.eye(3, 2))
    np.testing.assert_allclose(found.stress, np.full((3, 2), 0.4), rtol=1e-6)
    for name in Episode.__dataclass_fields__:
        value = getattr(found, name)
        assert value.shape == (3, 2)
        if name not in {"warmth", "threat", "stress"}:
            usual = np.float32(getattr(Episode(), name))
            np.testing.assert_array_equal(value, usual)


def test_a_quantity_that_no_episode_has_is_refused_by_name():
    with pytest.raises(OutOfRangeError) as caught:
        episodes(3, 2, wramth=0.1, warmth=0.2)

    assert caught.value.name == "quantity of an episode"
    assert caught.value.value == ["wramth"]


def test_persons_come_again_for_each_condition_with_conditions_outermost():
    persons = with_values(Parameters(), {"person.anxiety": jnp.array([0.1, 0.2, 0.3])})

    many = repeated(persons, 2)

    np.testing.assert_allclose(many.person.anxiety, [0.1, 0.2, 0.3, 0.1, 0.2, 0.3])
    assert jnp.shape(many.person.avoidance) == ()
