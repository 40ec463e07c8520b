"""Where a full run stands: everything that the next block depends on, as plain arrays."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final

import numpy as np
from jaxtyping import Float, Int

from bedding.model.inference.sampling.errors import OtherRunError

VERSION: Final = 1
"""Of what is kept; another one can't be gone on with."""


class Phase(Enum):
    """What a run does next.

    Attributes:
        WARMING: It walks to where the posterior is and learns its shape; nothing is kept.
        DRAWING: It draws, with everything that was learned held fixed.
        DONE: The draws can be trusted.
        LIMIT: As many blocks were drawn as were allowed, and the draws can't be trusted.
    """

    WARMING = "warming"
    DRAWING = "drawing"
    DONE = "done"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """A run between two blocks.

    The next block follows from this alone, bit for bit: `arrays` can be kept anywhere and `of`
    goes on from them.

    Attributes:
        seed: Of all chance.
        phase: What it does next.
        block: How many blocks were computed.
        round: How often it warmed up.
        done: How many blocks of this phase were computed.
        places: Where each chain is, on the whole line.
        densities: The log density there.
        slopes: Its gradient there; 0 before the first block.
        superchains: Which chains began at the same start.
        centre: Middle of the posterior, as far as it is known.
        covariance: Its covariance, likewise.
        step: Length of a leapfrog step, in standard deviations.
        leaps: How many make a transition.
        acceptance: Share of proposals accepted in the last block, the harmonic mean of all chains.
        wanted: How many effective draws of every number the run goes on to.
        draws: What was kept; a draw is one transition.
        divergent: How many of the transitions behind `draws` diverged.
    """

    seed: int
    phase: Phase
    block: int
    round: int
    done: int
    places: Float[np.ndarray, "chain number"]
    densities: Float[np.ndarray, " chain"]
    slopes: Float[np.ndarray, "chain number"]
    superchains: Int[np.ndarray, " chain"]
    centre: Float[np.ndarray, " number"]
    covariance: Float[np.ndarray, "number number"]
    step: float
    leaps: int
    acceptance: float
    wanted: float
    draws: Float[np.ndarray, "chain draw number"]
    divergent: int

    @property
    def over(self) -> bool:
        """Whether nothing is left to compute."""
        return self.phase in {Phase.DONE, Phase.LIMIT}

    @property
    def transitions(self) -> int:
        """How many transitions are behind the draws."""
        chains, each, _ = self.draws.shape
        return int(chains * each)

    @property
    def together(self) -> Float[np.ndarray, "draw number"]:
        """The draws of all chains, one chain after the other."""
        return self.draws.reshape(-1, self.draws.shape[-1])

    def arrays(self) -> dict[str, np.ndarray]:
        """Return everything as named arrays of numbers and text, to be kept anywhere."""
        kept = {name.name: getattr(self, name.name) for name in fields(self)}
        kept["phase"] = self.phase.value
        return {"version": np.asarray(VERSION)} | {
            name: np.asarray(value) for name, value in kept.items()
        }

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> "Chains":
        """Return a run from what `arrays` gave.

        Raises:
            OtherRunError: Another version kept it, or a part is missing.
        """
        version = int(arrays["version"]) if "version" in arrays else None
        if version != VERSION:
            raise OtherRunError("the version", version, wanted=VERSION)
        names = {name.name for name in fields(cls)}
        if missing := sorted(names - set(arrays)):
            raise OtherRunError("no part", missing[0], wanted="all of them")
        return cls(
            seed=int(arrays["seed"]),
            phase=Phase(str(arrays["phase"])),
            block=int(arrays["block"]),
            round=int(arrays["round"]),
            done=int(arrays["done"]),
            places=np.asarray(arrays["places"]),
            densities=np.asarray(arrays["densities"]),
            slopes=np.asarray(arrays["slopes"]),
            superchains=np.asarray(arrays["superchains"]),
            centre=np.asarray(arrays["centre"]),
            covariance=np.asarray(arrays["covariance"]),
            step=float(arrays["step"]),
            leaps=int(arrays["leaps"]),
            acceptance=float(arrays["acceptance"]),
            wanted=float(arrays["wanted"]),
            draws=np.asarray(arrays["draws"]),
            divergent=int(arrays["divergent"]),
        )
