"""What a fit holds, as arrays over draws, entries and the channels that were fitted."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from bedding.model.inference.checking.errors import NoDrawsError
from bedding.model.inference.fitting import FEWEST
from bedding.model.inference.result import Fit
from bedding.model.observation import steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """The answers that were fitted, and what each draw says of them.

    Attributes:
        names: Channels that were fitted.
        times: When each entry was made [day].
        answers: Answers, 0 where there is none [0 to 1].
        seen: Where there is an answer.
        half: Half the way between neighbouring answers of each scale [0 to 1].
        expected: The mechanism's part: level plus gain times read-out [0 to 1].
        size: Standard deviation of what the mechanism leaves open [0 to 1].
        carried: Share of its variance that carries over [0 to 1].
        half_life: In which half of that is left [day].
    """

    names: tuple[str, ...]
    times: Float[np.ndarray, " time"]
    answers: Float[np.ndarray, "time channel"]
    seen: Bool[np.ndarray, "time channel"]
    half: Float[np.ndarray, " channel"]
    expected: Float[np.ndarray, "draw time channel"]
    size: Float[np.ndarray, "draw channel"]
    carried: Float[np.ndarray, "draw channel"]
    half_life: Float[np.ndarray, "draw channel"]


def used(fit: Fit) -> Used:
    """Return what a fit holds.

    Raises:
        NoDrawsError: The fit has no draws.
    """
    if not fit.channels or not fit.draws:
        raise NoDrawsError(fit.person, entries=fit.entries, needed=FEWEST)
    names = tuple(fit.channels)
    places = [fit.observations.channels.index(name) for name in names]
    drawn = [fit.channels[name] for name in names]
    answers = fit.observations.answers[:, places]
    return Used(
        names=names,
        times=fit.times,
        answers=np.nan_to_num(answers),
        seen=~np.isnan(answers),
        half=0.5 * steps(tuple(fit.observations.levels[place] for place in places)),
        expected=np.stack([each.expected for each in drawn], axis=-1),
        size=np.stack([each.size for each in drawn], axis=-1),
        carried=np.stack([each.carried for each in drawn], axis=-1),
        half_life=np.stack([each.half_life for each in drawn], axis=-1),
    )
