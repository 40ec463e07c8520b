"""From a passphrase to a key, slowly: Argon2id, with its costs measured on this machine.

The floor is the second choice of RFC 9106 (64 MiB, 3 passes, 4 lanes), also the least that
tools which guard a file against guessing off line use; OWASP's 19 MiB is a floor for servers
that can refuse a guesser. What a costlier key buys is time for each guess.
"""

import os
import time
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bedding.record.errors import WeakKeyError
from bedding.record.secret import Secret

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
MOST_MEMORY: Final = (
    1024 * 1024
)  # [KiB] one GiB: a file must not be able to ask for more
MOST_PASSES: Final = 64
MOST_LANES: Final = 64
SHORTEST, AIM, LONGEST = 0.5, 0.7, 0.9  # [second] to open a notebook, chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess costs.

    Attributes:
        memory: Memory that is filled [KiB].
        passes: How often it is gone through.
        lanes: How many parts may be worked on at once.
    """

    memory: int
    passes: int
    lanes: int


FLOOR: Final = Cost(memory=64 * 1024, passes=3, lanes=4)


def check_cost(cost: Cost, floor: Cost) -> None:
    """Refuse a cost below the floor or beyond what a machine can be asked.

    Raises:
        WeakKeyError: Says which of the three.
    """
    for name, value, low, high in (
        ("memory in KiB", cost.memory, floor.memory, MOST_MEMORY),
        ("number of passes", cost.passes, floor.passes, MOST_PASSES),
        ("number of lanes", cost.lanes, 1, MOST_LANES),
    ):
        if not low <= value <= high:
            raise WeakKeyError(name, value, low=low, high=high)


def stretch(passphrase: str, salt: bytes, cost: Cost) -> Secret:
    """Return the key [32 bytes] that a passphrase gives.

    The passphrase is first brought to Unicode's NFKC form, so that the same letters typed on
    another keyboard or system give the same key.

    References:
        RFC 9106, Argon2id, version 0x13.
    """
    material = bytearray(unicodedata.normalize("NFKC", passphrase).encode())
    key = bytearray(KEY_BYTES)
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        kdf.derive_into(bytes(material), key)
    finally:
        Secret(material).wipe()
    return Secret(key)


def measure(cost: Cost) -> float:
    """Return how long one derivation takes here [second]."""
    before = time.perf_counter()
    stretch("measure", bytes(SALT_BYTES), cost).wipe()
    return time.perf_counter() - before


def calibrate(floor: Cost = FLOOR) -> Cost:
    """Return the cost that takes 0.5 to 0.9 s here, never below the floor.

    Time is almost proportional to memory, so memory is what is scaled, in steps of 1 MiB, to at
    most 1 GiB and a quarter of what the machine has. Where the floor itself takes longer, the
    floor it is.
    """
    most = _most_memory(floor)
    memory = floor.memory
    for _ in range(4):
        took = measure(Cost(memory=memory, passes=floor.passes, lanes=floor.lanes))
        if SHORTEST <= took <= LONGEST or (took > LONGEST and memory == floor.memory):
            break
        scaled = int(memory * AIM / took) // 1024 * 1024
        memory = max(floor.memory, min(most, scaled))
        if memory == most and took < SHORTEST:
            break
    return Cost(memory=memory, passes=floor.passes, lanes=floor.lanes)


def can_cost_more(cost: Cost, took: float) -> bool:
    """Return whether a key that took so long [second] would be made costlier here today.

    Half of what is aimed for: one that was made on a somewhat slower machine is left alone.
    """
    return took < AIM / 2 and cost.memory < _most_memory(cost)


def _most_memory(floor: Cost) -> int:
    return max(floor.memory, min(MOST_MEMORY, _physical_memory() // 4))


def _physical_memory() -> int:
    """Return the machine's memory [KiB], or the cap where it can't be asked."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, OSError, ValueError):
        return MOST_MEMORY * 4
