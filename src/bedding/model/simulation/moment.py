"""What can be read off the state at one moment."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Moment:
    """The read-outs of one step; each leaf has the axes of the persons simulated together.

    Attributes:
        trust: How probable an answer is held to be [0 to 1].
        unpredictability: 4 p (1 - p) of that probability [0 to 1].
        error: Worth of the moment minus what was expected [1].
        felt: That error against the range of errors met lately [1].
        belief: Belief that the good phase still exists [0 to 1].
        hope: That belief, lifted by the remembered peak [0 to 1].
        wanting: Pull towards the other [1].
        separation: Separation distress [0 to 1].
        bond: Strength of the bond [0 to 1].
        relief_share: Share of the bond that was learned from relief [0 to 1].
        drive: Mean drive of the stress axis over the step, 1 at baseline [1].
        expected_worth: What tomorrow's moments are expected to be worth [-2 to 1].
        ambivalence: Griffin index of good and bad [1].
        voice: Share of what there is to say that is said [0 to 1].
        self: How much one is oneself: self-worth and continuity together [1].
        commitment: By the investment model [1].
        leaving: Rate of leaving [1/day].
        returning: Rate of returning, once apart [1/day].
    """

    trust: Number
    unpredictability: Number
    error: Number
    felt: Number
    belief: Number
    hope: Number
    wanting: Number
    separation: Number
    bond: Number
    relief_share: Number
    drive: Number
    expected_worth: Number
    ambivalence: Number
    voice: Number
    self: Number
    commitment: Number
    leaving: Number
    returning: Number
