"""Where someone stands now, from which runs of the model can go on; it travels between processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.actions.changed_days import CHANGES, changes_something

CHANNELS: Final = ("pull", "arousal", "self")
"""What can be looked at: answers of an evening that say how it is with oneself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where someone stands now, as many times as there are runs.

    Attributes:
        own: Whether this is the person; otherwise the people are invented.
        numbers: Numbers of the person by dotted name.
        state: Everything the model needs to know of the past, by name.
        recent: The latest days, which those to come are made of.
        level: By channel, the answer at a usual read-out [0 to 1].
        gain: By channel, how far the answer moves with a usual change of it [0 to 1].
    """

    own: bool
    numbers: Mapping[str, Float[np.ndarray, " run"]] = field(repr=False)
    state: Mapping[str, Float[np.ndarray, " run"]] = field(repr=False)
    recent: Mapping[str, Float[np.ndarray, "day run"]] = field(repr=False)
    level: Mapping[str, Float[np.ndarray, " run"]] = field(repr=False)
    gain: Mapping[str, Float[np.ndarray, " run"]] = field(repr=False)

    @property
    def channels(self) -> tuple[str, ...]:
        """What can be looked at."""
        return tuple(name for name in CHANNELS if name in self.level)

    @property
    def changes(self) -> tuple[str, ...]:
        """What would change anything about days like the latest."""
        return tuple(name for name in CHANGES if changes_something(self.recent, name))
