"""Seeds of persons and scenarios: from the study's seed and a number, whoever works on them."""

from typing import Final
from zlib import crc32

import numpy as np

PURPOSES: Final = {"make": 1, "fit": 2, "check": 3, "sweep": 4, "power": 5, "pool": 6}
"""What chance is for; each purpose has its own."""


def seed_of(seed: int, purpose: str, name: str, number: int) -> int:
    """Return the seed of one thing [0 to 2**31 - 1].

    The numbers are folded in one after the other, as a key of chance takes them, so that a
    person's seed depends on nothing but these four.

    Args:
        seed: Of the study.
        purpose: What chance is for, from `PURPOSES`.
        name: Of the data.
        number: Which person, cohort or scenario.
    """
    folded = np.random.SeedSequence(
        [seed, PURPOSES[purpose], crc32(name.encode()), number]
    )
    return int(folded.generate_state(1)[0] >> 1)
