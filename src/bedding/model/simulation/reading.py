"""What can be read off a state: the quantities that follow from it without time passing."""

from bedding.model.inputs import Episode
from bedding.model.mechanisms import ambivalence, belief, bond, choice, hope, reward
from bedding.model.parameters import Parameters
from bedding.model.quantity import Number
from bedding.model.simulation.moment import Moment
from bedding.model.state import State


def read(
    parameters: Parameters,
    state: State,
    episode: Episode,
    *,
    without: frozenset[str] = frozenset(),
    error: Number = 0.0,
    felt: Number = 0.0,
    drive: Number = 1.0,
) -> Moment:
    """Return what can be read off a state, given the circumstances of the moment."""
    on = Switches(without)
    bonds = bond.Bond(
        state.calm_fast, state.calm_slow, state.relief_fast, state.relief_slow
    )
    trust = belief.trust(state.expectation)
    unpredictable = belief.unpredictability(trust)
    returns = belief_in_return(parameters, state, on)
    missed = bond.separation(bonds, waiting=episode.waiting, belief=returns)
    separation = missed if on("separation") else 0.0 * missed
    wanted = wanting_of(
        parameters, state, episode, trust, unpredictable, returns, bonds, separation,
        state.stress_load, state.sensitised,
    )  # fmt: skip
    strength = bond.strength(bonds)
    committed = choice.commitment(
        parameters.choice,
        parameters.person,
        satisfaction=state.satisfaction,
        fluctuation=state.fluctuation,
    )
    forgiven = choice.forgiveness(
        good=state.good, bad=state.bad, belief=returns, bond=strength
    )
    return Moment(
        trust=trust,
        unpredictability=unpredictable,
        error=error,
        felt=felt,
        belief=returns,
        hope=hope.intensity(
            parameters.hope,
            belief=returns,
            expectation=state.expectation,
            peak=state.peak,
            usual=state.satisfaction,
        ),
        wanting=wanted,
        separation=separation,
        bond=strength,
        relief_share=bond.relief_share(bonds),
        drive=drive,
        expected_worth=trust * state.value_good + (1.0 - trust) * state.value_bad,
        ambivalence=ambivalence.griffin(state.good, state.bad),
        voice=1.0 - state.silencing,
        self=state.self_worth + state.continuity,
        commitment=committed,
        leaving=choice.leaving_rate(
            parameters.choice, parameters.person, commitment=committed, wanting=wanted
        ),
        returning=choice.returning_rate(
            parameters.choice, wanting=wanted, bond=strength, forgiveness=forgiven
        ),
    )


class Switches:
    """Which mechanisms are on."""

    def __init__(self, without: frozenset[str]) -> None:
        self._off = without

    def __call__(self, mechanism: str) -> bool:
        """Return whether this one is on."""
        return mechanism not in self._off

    def kept(self, mechanism: str) -> float:
        """Return 1 where this one is on, 0 where it is off."""
        return 1.0 if self(mechanism) else 0.0


def belief_in_return(parameters: Parameters, state: State, on: Switches) -> Number:
    """Return the belief that the good phase still exists; whole where hope is off [0 to 1]."""
    misses = state.misses if on("hope") else 0.0 * state.misses
    return hope.belief_in_return(
        parameters.hope, returns=state.returns, moments=state.moments, misses=misses
    )


def wanting_of(
    parameters: Parameters,
    state: State,
    episode: Episode,
    trust: Number,
    unpredictable: Number,
    returns: Number,
    bonds: bond.Bond,
    separation: Number,
    load: Number,
    sensitised: Number,
) -> Number:
    """Return the pull towards the other, with what has to be known for it beforehand [1]."""
    return reward.wanting(
        parameters.reward,
        trust=trust,
        usual_rate=state.returns / state.moments,
        belief=returns,
        bond=bond.strength(bonds),
        unpredictability=unpredictable,
        sensitised=sensitised,
        separation=separation,
        stress_load=load,
        cue=episode.cue,
        deprivation=ambivalence.deprivation(state.good),
        reappraisal=episode.reappraisal,
    )
