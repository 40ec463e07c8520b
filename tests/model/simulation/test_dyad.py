"""Two persons who are each other's partner."""

from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.errors import AxesError, OutOfRangeError, UnknownNameError
from bedding.model import Parameters, simulate_dyad, with_values

COUPLES = 30
KEPT = ("bid", "answered", "wanting", "trust", "bond", "mood")


def pair(anxiety, avoidance, *, couples=COUPLES):
    """Two persons, in many couples: axes `partner, couple`."""

    def both(values):
        return jnp.broadcast_to(jnp.asarray(values, float)[:, None], (2, couples))

    return with_values(
        Parameters(),
        {"person.anxiety": both(anxiety), "person.avoidance": both(avoidance)},
    )


def live(numbers, **given_):
    usual: dict[str, Any] = {"days": 120, "key": 2, "keep": KEPT}
    return simulate_dyad(numbers, **(usual | given_))


@pytest.fixture(scope="module")
def pursuing():
    return live(pair((0.8, 0.2), (0.1, 0.8)))


@pytest.fixture(scope="module")
def alike():
    return live(pair((0.4, 0.4), (0.3, 0.3)))


def reached(life):
    """How often each reaches out: axes `partner, couple`."""
    return life["bid"].sum(axis=0)


def answered(life):
    """Which share of that is answered: axis `partner`."""
    return life["answered"].sum(axis=(0, 2)) / life["bid"].sum(axis=(0, 2))


def test_the_anxious_one_reaches_out_more_and_is_answered_less(pursuing):
    pursuer, withdrawer = reached(pursuing)

    assert (pursuer > withdrawer).mean() > 0.9
    assert answered(pursuing)[0] < answered(pursuing)[1]


def test_two_who_are_alike_fare_alike(alike):
    one, other = reached(alike)

    # A difference within what couples differ in by chance.
    gap = one - other
    assert abs(gap.mean()) < 4.0 * gap.std() / np.sqrt(COUPLES)
    assert answered(alike)[0] == pytest.approx(answered(alike)[1], abs=0.05)
    final = alike["bond"][-1]
    assert final[0].mean() == pytest.approx(final[1].mean(), abs=0.05)


def test_who_is_named_first_does_not_matter(pursuing):
    turned = live(pair((0.2, 0.8), (0.8, 0.1)))

    assert reached(turned)[1].mean() == pytest.approx(
        reached(pursuing)[0].mean(), rel=0.15
    )
    assert answered(turned)[1] == pytest.approx(answered(pursuing)[0], abs=0.05)


def test_couples_differ_and_the_same_key_gives_the_same_couples(pursuing):
    again = live(pair((0.8, 0.2), (0.1, 0.8)))

    for name in KEPT:
        np.testing.assert_array_equal(again[name], pursuing[name])
    assert len(np.unique(reached(pursuing)[0])) > 3


def test_axes_are_named_and_moments_are_counted(pursuing):
    assert pursuing.axes == ("time", "partner", "couple")
    assert pursuing["mood"].shape == (120 * 12, 2, COUPLES)
    assert pursuing.times[-1] == pytest.approx(120.0)
    for name in ("trust", "bond", "bid", "answered"):
        assert pursuing[name].min() >= 0.0
        assert pursuing[name].max() <= 1.0


@pytest.mark.parametrize(
    "numbers",
    [
        Parameters(),
        with_values(Parameters(), {"person.anxiety": jnp.array([0.1, 0.2, 0.3])}),
        with_values(Parameters(), {"person.anxiety": jnp.ones((2, 3, 4))}),
        with_values(
            Parameters(),
            {"person.anxiety": jnp.ones(2), "person.avoidance": jnp.ones((2, 3))},
        ),
    ],
    ids=["one", "three", "deep", "mixed"],
)
def test_anything_but_two_partners_is_refused(numbers):
    with pytest.raises(
        AxesError, match=r"parameters has the shape .*: give it one shape"
    ):
        simulate_dyad(numbers, days=1)


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"keep": ("bnd",)}, UnknownNameError, "keep: there is no 'bnd'. .* 'bond'"),
        ({"days": -1.0}, OutOfRangeError, r"days must .* is -1\.0"),
        ({"hours": 48.0}, OutOfRangeError, r"hours must .* is 48\.0"),
        ({"every": 0}, OutOfRangeError, "every must .* is 0"),
        (
            {"every": 999},
            OutOfRangeError,
            "every must lie between 1 and 24, and is 999",
        ),
    ],
)
def test_what_can_not_be_asked_is_named(asked, error, said):
    with pytest.raises(error, match=said):
        live(pair((0.4, 0.4), (0.3, 0.3)), **({"days": 2} | asked))
