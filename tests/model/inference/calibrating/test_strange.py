"""Strange diaries never give a number that is none."""

from dataclasses import replace

import numpy as np
import pytest

from bedding.model.inference import fit
from bedding.model.inference.calibrating import KINDS, not_finite, strange_diary


# One of each kind, on scales of two, seven and as many answers as one likes in turn.
@pytest.mark.parametrize(
    "number", [place + len(KINDS) * (place % 4) for place in range(len(KINDS))]
)
def test_every_number_is_finite(number):
    kind, observations, episodes = strange_diary(
        number, np.random.default_rng(number), entries=20
    )

    found = fit(observations, episodes, key=number)

    assert kind == tuple(KINDS)[number % len(KINDS)]
    assert not_finite(found) == ()


def test_a_number_that_is_none_is_told():
    _, observations, episodes = strange_diary(0, np.random.default_rng(0), entries=20)
    found = fit(observations, episodes)
    name = next(iter(found.draws))
    draws = {**found.draws, name: np.full_like(found.draws[name], np.nan)}

    assert not_finite(replace(found, draws=draws)) == (f"draws.{name}",)
    assert not_finite(replace(found, khat=float("nan"))) == ("khat",)
    assert not_finite(replace(found, khat=float("inf"))) == ()
