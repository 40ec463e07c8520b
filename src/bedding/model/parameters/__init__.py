"""What does not change through time: every number of the model, with unit, range and source."""

from dataclasses import dataclass, field

from jax.tree_util import register_dataclass

from bedding.model.parameters.affect import AffectParameters
from bedding.model.parameters.alarm import AlarmParameters
from bedding.model.parameters.ambivalence import AmbivalenceParameters
from bedding.model.parameters.belief import BeliefParameters
from bedding.model.parameters.bond import BondParameters
from bedding.model.parameters.choice import ChoiceParameters
from bedding.model.parameters.continuity import ContinuityParameters
from bedding.model.parameters.hope import HopeParameters
from bedding.model.parameters.nearness import NearnessParameters
from bedding.model.parameters.parameter import About, about, parameter, table
from bedding.model.parameters.person import PersonParameters
from bedding.model.parameters.reward import RewardParameters
from bedding.model.parameters.self_worth import SelfWorthParameters
from bedding.model.parameters.stress import StressParameters
from bedding.model.parameters.voice import VoiceParameters


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Every number of the model, by the mechanism it belongs to.

    Each leaf is a float or an array whose axes are those of the persons simulated together.
    """

    belief: BeliefParameters = field(default_factory=BeliefParameters)
    hope: HopeParameters = field(default_factory=HopeParameters)
    reward: RewardParameters = field(default_factory=RewardParameters)
    alarm: AlarmParameters = field(default_factory=AlarmParameters)
    stress: StressParameters = field(default_factory=StressParameters)
    nearness: NearnessParameters = field(default_factory=NearnessParameters)
    bond: BondParameters = field(default_factory=BondParameters)
    affect: AffectParameters = field(default_factory=AffectParameters)
    self_worth: SelfWorthParameters = field(default_factory=SelfWorthParameters)
    continuity: ContinuityParameters = field(default_factory=ContinuityParameters)
    voice: VoiceParameters = field(default_factory=VoiceParameters)
    ambivalence: AmbivalenceParameters = field(default_factory=AmbivalenceParameters)
    choice: ChoiceParameters = field(default_factory=ChoiceParameters)
    person: PersonParameters = field(default_factory=PersonParameters)


__all__ = [
    "About",
    "AffectParameters",
    "AlarmParameters",
    "AmbivalenceParameters",
    "BeliefParameters",
    "BondParameters",
    "ChoiceParameters",
    "ContinuityParameters",
    "HopeParameters",
    "NearnessParameters",
    "Parameters",
    "PersonParameters",
    "RewardParameters",
    "SelfWorthParameters",
    "StressParameters",
    "VoiceParameters",
    "about",
    "parameter",
    "table",
]
