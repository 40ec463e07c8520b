"""A small fit of an invented person, complete in every part."""

import jax.numpy as jnp
import numpy as np
import pytest

from bedding.model import Episode
from bedding.model.inference import (
    PERSON,
    RIVALS,
    ChannelDraws,
    Fit,
    FitState,
    Lead,
    Observations,
    Scores,
    constrained,
)


def small_fit(*, person="ann", draws=6, entries=5, seed=0):
    """Return a fit with numbers that nobody fitted."""
    random = np.random.default_rng(seed)
    answers = np.round(random.uniform(size=(entries, 2)) * 6) / 6
    answers[1, 0] = np.nan
    along = random.normal(size=(draws, entries))
    channels = {
        name: ChannelDraws(
            level=random.uniform(size=draws),
            gain=random.uniform(size=draws),
            size=random.uniform(0.1, 0.2, size=draws),
            carried=random.uniform(size=draws),
            half_life=random.uniform(size=draws),
            read_out=along,
            expected=0.5 + 0.1 * along,
        )
        for name in ("mood", "arousal")
    }
    scores = {name: random.normal(size=(entries, 2)) for name in ("mechanism", *RIVALS)}
    drawn, prior = (
        np.asarray(constrained(jnp.asarray(random.normal(size=(draws, len(PERSON))))))
        for _ in range(2)
    )
    return Fit(
        observations=Observations(
            person=person,
            times=np.array([0.0, 0.5, 1.5, 2.0, 4.0]),
            channels=("mood", "arousal"),
            answers=answers,
            levels=(7, None),
            absent=("amends",),
        ),
        episodes=Episode(warmth=random.uniform(size=entries), bid=1.0),
        state=FitState.FITS_BADLY,
        entries=entries,
        draws={name: drawn[:, place] for place, name in enumerate(PERSON)},
        prior={name: prior[:, place] for place, name in enumerate(PERSON)},
        contraction={name: float(random.uniform()) for name in PERSON},
        prior_dominated=("alarm.recovery",),
        channels=channels,
        khat=0.4,
        effective=5.5,
        evidence=-12.5,
        scores=Scores(
            log=scores,
            crps=scores,
            leads=tuple(
                Lead(rival=name, log=0.1, log_error=np.inf, crps=0.0, entries=1)
                for name in RIVALS
            ),
        ),
        constant=("voice",),
    )


@pytest.fixture(name="small_fit", scope="session")
def small_fit_fixture():
    return small_fit
