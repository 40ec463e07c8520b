"""What one person reported, ready for the model."""

import itertools
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from jaxtyping import Bool, Float

from bedding.errors import OutOfRangeError, TimesError
from bedding.model.observation import CHANNELS

_NAMES: Final = tuple(CHANNELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """The answers of one person, oldest first.

    Attributes:
        person: How the source names the person.
        times: When each entry was made [day], strictly increasing.
        channels: Which channels the answers are of, each once.
        answers: The answers [0 to 1], NaN where there is none.
        levels: How many answers each scale has, None where it is continuous.
        absent: Names of inputs that the source has no answers to at all.
    """

    person: str
    times: Float[np.ndarray, " time"]
    channels: tuple[str, ...]
    answers: Float[np.ndarray, "time channel"]
    levels: tuple[int | None, ...]
    absent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check what can't be computed with.

        Raises:
            TimesError: Moments do not increase.
            OutOfRangeError: An unknown channel, or an answer off the scale.
        """
        wrong = np.flatnonzero(~(np.diff(self.times) > 0))
        if wrong.size:
            index = int(wrong[0]) + 1
            raise TimesError(
                index,
                before=float(self.times[index - 1]),
                after=float(self.times[index]),
            )
        if not np.isfinite(self.times).all():
            raise OutOfRangeError("times", "not finite", low=-np.inf, high=np.inf)
        for name in self.channels:
            if name not in CHANNELS or self.channels.count(name) > 1:
                raise OutOfRangeError(
                    "channels", f"{name!r}; known: {_NAMES}", low=0, high=1
                )
        off = (self.answers < 0.0) | (self.answers > 1.0)
        if off.any():
            row, column = (int(place[0]) for place in np.nonzero(off))
            raise OutOfRangeError(
                f"answers[{row}] to {self.channels[column]!r}",
                float(self.answers[row, column]),
                low=0.0,
                high=1.0,
            )

    @property
    def seen(self) -> Bool[np.ndarray, "time channel"]:
        """Where there is an answer."""
        return np.asarray(~np.isnan(self.answers))

    @property
    def usable(self) -> int:
        """How many entries have an answer in a channel that varies at all."""
        return int((self.seen & self.varies).any(axis=1).sum())

    @property
    def varies(self) -> Bool[np.ndarray, " channel"]:
        """Which channels have two different answers."""
        low = np.where(self.seen, self.answers, np.inf).min(axis=0, initial=np.inf)
        high = np.where(self.seen, self.answers, -np.inf).max(axis=0, initial=-np.inf)
        return np.asarray(high > low)

    def varying(self) -> "Observations":
        """Return the same without the channels to which every answer is alike."""
        varies = self.varies
        return replace(
            self,
            channels=tuple(itertools.compress(self.channels, varies)),
            answers=self.answers[:, varies],
            levels=tuple(itertools.compress(self.levels, varies)),
        )
