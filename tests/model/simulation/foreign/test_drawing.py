"""Persons drawn within bounds, and streams that don't touch each other."""

from dataclasses import dataclass

import numpy as np

from bedding.model.simulation.foreign.drawing import Chance, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two numbers."""

    one: float = within(2.0, 4.0)
    other: float = within(-1.0, 1.0)


def test_numbers_are_spread_evenly_between_their_bounds():
    drawn = [Chance(kind="k", key=key).numbers(Pair) for key in range(4000)]

    ones, others = np.array([[each.one, each.other] for each in drawn]).T

    # Ten classes of 400: 4 standard deviations of a binomial count are 76.
    for values, bounds in ((ones, (2.0, 4.0)), (others, (-1.0, 1.0))):
        counts, _ = np.histogram(values, bins=10, range=bounds)
        assert np.abs(counts - 400).max() < 76
    assert abs(np.corrcoef(ones, others)[0, 1]) < 5 / np.sqrt(len(drawn))


def test_a_stream_depends_on_its_purpose_its_kind_and_its_key_only():
    chance = Chance(kind="k", key=1)

    base = chance.normal("a", 5)

    np.testing.assert_array_equal(base, chance.normal("a", 9)[:5])
    for other in (
        chance.normal("b", 5),
        Chance(kind="l", key=1).normal("a", 5),
        Chance(kind="k", key=2).normal("a", 5),
    ):
        assert not np.isin(base, other).any()


def test_what_happens_does_so_as_often_as_it_says():
    chance = np.repeat([0.0, 0.3, 1.0], 20_000)

    found = Chance(kind="k", key=0).happens("it", chance).reshape(3, -1).mean(axis=1)

    assert found[0] == 0.0
    assert found[2] == 1.0
    assert abs(found[1] - 0.3) < 5 * np.sqrt(0.3 * 0.7 / 20_000)
