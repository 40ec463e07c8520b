"""One step of the whole model: the only place where the mechanisms meet."""

from typing import Final

import jax.numpy as jnp

from bedding.model.inputs import Episode
from bedding.model.mechanisms import (
    affect,
    alarm,
    ambivalence,
    belief,
    bond,
    choice,
    continuity,
    hope,
    nearness,
    reward,
    self_worth,
    stress,
    voice,
)
from bedding.model.parameters import Parameters
from bedding.model.quantity import Number
from bedding.model.simulation.moment import Moment
from bedding.model.simulation.reading import (
    Switches,
    belief_in_return,
    read,
    wanting_of,
)
from bedding.model.state import State

MECHANISMS: Final = frozenset(
    {
        "belief", "hope", "reward", "sensitisation", "alarm", "stress", "nearness", "bond",
        "relief", "affect", "self_worth", "continuity", "voice", "ambivalence", "separation",
    }
)  # fmt: skip
"""What can be switched off. Off means: stays at what it is without news, and moves nothing."""


def step(
    parameters: Parameters,
    state: State,
    episode: Episode,
    elapsed: Number,
    *,
    noise: Number = 0.0,
    without: frozenset[str] = frozenset(),
    fine: bool = False,
) -> tuple[State, Moment]:
    """Return the state and the read-outs after one step.

    First time passes (every leak exact over `elapsed`), then the moment happens.

    Args:
        parameters: Every number of the model.
        state: The state before.
        episode: What happened: levels over the step, and the moment at its end.
        elapsed: Length of the step [day], more than 0; a day at most, see `simulate`.
        noise: A standard normal number for mood, or 0 for the path without noise.
        without: Mechanisms that are switched off, from `MECHANISMS`.
        fine: Whether there are steps shorter than half an hour: in those the fast hormones of
            the stress axis are integrated instead of taken at their quasi-steady value.
    """
    numbers, person, on = parameters, parameters.person, Switches(without)

    # Before: what circumstances keep up while time passes.
    bonds = bond.Bond(
        state.calm_fast, state.calm_slow, state.relief_fast, state.relief_slow
    )
    trust = belief.trust(state.expectation)
    unpredictable = belief.unpredictability(trust)
    returns = belief_in_return(numbers, state, on)
    missed = bond.separation(bonds, waiting=episode.waiting, belief=returns)
    separation = missed if on("separation") else 0.0 * missed
    strong = jnp.minimum(4.0 * (state.calm_fast + state.relief_fast), 1.0)
    relevance = episode.contact + (1.0 - episode.contact) * strong
    guard = alarm.vigilance(
        numbers.alarm,
        unpredictability=unpredictable,
        anxiety=person.anxiety,
        relevance=relevance,
    )

    # Time passes.
    expectation, uncertainty, prior = belief.drift(
        numbers.belief,
        expectation=state.expectation,
        uncertainty=state.uncertainty,
        volatility=state.volatility,
        prior=state.prior,
        elapsed=elapsed,
    )
    misses, peak = hope.drift(
        numbers.hope,
        misses=state.misses,
        peak=state.peak,
        waiting=episode.waiting,
        contact=episode.contact,
        boundary=episode.boundary,
        elapsed=elapsed,
    )
    surprise, sensitised = reward.drift(
        numbers.reward,
        surprise=state.surprise,
        sensitised=state.sensitised,
        elapsed=elapsed,
    )
    arousal = on.kept("alarm") * alarm.drift(
        numbers.alarm,
        arousal=state.arousal,
        vigilance=guard,
        separation=separation,
        outside=episode.stress,
        regulation=episode.regulation,
        elapsed=elapsed,
    )
    drive = stress.drive(
        numbers.stress,
        rhythm=episode.drive,
        shock=state.shock,
        vigilance=unpredictable * (1.0 + person.anxiety) * relevance,
        separation=separation,
        outside=episode.stress,
        nearness=state.nearness,
        trust=trust,
        regulation=episode.regulation,
        elapsed=elapsed,
    )
    axis = stress.Axis(
        state.releasing,
        state.pituitary,
        state.stress_load,
        state.pituitary_mass,
        state.adrenal_mass,
    )
    if on("stress"):
        axis = stress.advance(
            numbers.stress, axis, drive=drive, elapsed=elapsed, some_short=fine
        )
    near = nearness.drift(numbers.nearness, nearness=state.nearness, elapsed=elapsed)
    if on("bond"):
        bonds = bond.drift(
            numbers.bond, bonds, contact=episode.contact, elapsed=elapsed
        )
    feeling = affect.drift(
        numbers.affect,
        affect.Affect(state.mood, state.outside_usual, state.opponent, state.security),
        stress_load=axis.stress_load,
        arousal=arousal,
        separation=separation,
        outside=episode.stress,
        silencing=state.silencing,
        nearness=near,
        contact=episode.contact,
        reappraisal=episode.reappraisal,
        distraction=episode.distraction,
        elapsed=elapsed,
        noise=noise,
    )
    worthiness = self_worth.drift(
        numbers.self_worth,
        self_worth=state.self_worth,
        boundary=episode.boundary,
        elapsed=elapsed,
    )
    recognisable = continuity.drift(
        numbers.continuity,
        continuity=state.continuity,
        silencing=state.silencing,
        elapsed=elapsed,
    )
    wanted = wanting_of(
        numbers, state, episode, trust, unpredictable, returns, bonds, separation,
        axis.stress_load, sensitised,
    )  # fmt: skip
    welcome, silencing = voice.drift(
        numbers.voice,
        welcome=state.welcome,
        silencing=state.silencing,
        wanting=wanted,
        anxiety=person.anxiety,
        power=person.power,
        boundary=episode.boundary,
        elapsed=elapsed,
    )
    good, bad = ambivalence.drift(
        numbers.ambivalence, good=state.good, bad=state.bad, elapsed=elapsed
    )

    # The moment happens.
    hurt = alarm.perceived(episode.threat, anxiety=person.anxiety)
    worth = reward.worth(numbers.reward, warmth=episode.warmth, threat=hurt)
    happening = jnp.maximum(
        episode.bid, jnp.minimum(10.0 * (episode.warmth + hurt), 1.0)
    )
    # A sign that warmth is near raises what is expected of this one moment.
    hoped = trust + 0.5 * episode.cue * (1.0 - trust)
    learned = reward.learn(
        numbers.reward,
        value_good=state.value_good,
        value_bad=state.value_bad,
        span=state.span,
        surprise=surprise,
        sensitised=sensitised,
        trust=hoped,
        unpredictability=unpredictable,
        moment=happening,
        answered=episode.answered,
        worth=worth,
    )
    if not on("reward"):
        learned = reward.Learned(
            value_good=state.value_good,
            value_bad=state.value_bad,
            span=state.span,
            surprise=surprise,
            sensitised=sensitised,
            error=0.0 * learned.error,
            felt=0.0 * learned.felt,
        )
    bonds_after = bond.learn(
        numbers.bond,
        bonds,
        warmth=episode.warmth,
        trust=trust,
        arousal=arousal,
        error=learned.error,
        power=person.power,
    )
    if not on("relief"):
        bonds_after = bonds_after._replace(relief_fast=bonds.relief_fast)
    near = nearness.respond(
        numbers.nearness,
        nearness=near,
        warmth=episode.warmth,
        threat=hurt,
        bond=bond.strength(bonds),
        stress_load=axis.stress_load,
    )
    aroused = alarm.respond(
        numbers.alarm,
        arousal=arousal,
        threat=hurt,
        warmth=episode.warmth,
        trust=trust,
        felt=learned.felt,
        amends=episode.amends,
        regulation=episode.regulation,
    )
    moved = affect.respond(
        numbers.affect,
        feeling,
        worth=worth,
        felt=learned.felt,
        reassurance=episode.reassurance,
    )
    believed, surer, changeable, _ = belief.learn(
        numbers.belief,
        expectation=expectation,
        uncertainty=uncertainty,
        volatility=state.volatility,
        bid=episode.bid,
        answered=episode.answered,
        anxiety=person.anxiety,
        reconstruction=episode.reconstruction,
    )
    returned, counted, run = hope.learn(
        numbers.hope,
        returns=state.returns,
        moments=state.moments,
        misses=misses,
        bid=episode.bid,
        answered=episode.answered,
        contact=episode.contact,
        boundary=episode.boundary,
    )
    valued = self_worth.respond(
        numbers.self_worth,
        self_worth=worthiness,
        mood_change=on.kept("affect") * (moved.mood - feeling.mood),
        threat=hurt,
        amends=episode.amends,
        protest=episode.boundary,
    )
    whole = continuity.respond(
        numbers.continuity,
        continuity=recognisable,
        threat=hurt,
        amends=episode.amends,
        anxiety=person.anxiety,
    )
    heard = voice.learn(
        numbers.voice,
        welcome=welcome,
        voiced=episode.voiced,
        met=episode.met,
        threat=hurt,
    )
    gathered_good, gathered_bad = ambivalence.gather(
        numbers.ambivalence, good=good, bad=bad, warmth=episode.warmth, threat=hurt
    )
    satisfaction, fluctuation = choice.satisfy(
        numbers.choice,
        satisfaction=state.satisfaction,
        fluctuation=state.fluctuation,
        worth=worth,
        moment=happening,
    )

    after = State(
        expectation=(
            believed + numbers.belief.security_of_contact * episode.reassurance * 0.1
        )
        if on("belief")
        else state.expectation,
        uncertainty=surer if on("belief") else state.uncertainty,
        volatility=changeable if on("belief") else state.volatility,
        prior=prior if on("belief") else state.prior,
        returns=returned if on("hope") else state.returns,
        moments=counted if on("hope") else state.moments,
        misses=run if on("hope") else 0.0 * run,
        peak=jnp.maximum(peak, episode.warmth) if on("hope") else state.peak,
        value_good=learned.value_good,
        value_bad=learned.value_bad,
        span=learned.span,
        surprise=learned.surprise,
        sensitised=learned.sensitised if on("sensitisation") else 0.0 * sensitised,
        arousal=aroused if on("alarm") else 0.0 * aroused,
        shock=stress.fading_shock(numbers.stress, shock=state.shock, elapsed=elapsed)
        + hurt * (1.0 - 0.5 * episode.amends),
        releasing=axis.releasing,
        pituitary=axis.pituitary,
        stress_load=axis.stress_load,
        pituitary_mass=axis.pituitary_mass,
        adrenal_mass=axis.adrenal_mass,
        nearness=near if on("nearness") else 0.0 * near,
        calm_fast=bonds_after.calm_fast if on("bond") else state.calm_fast,
        calm_slow=bonds_after.calm_slow if on("bond") else state.calm_slow,
        relief_fast=bonds_after.relief_fast if on("bond") else state.relief_fast,
        relief_slow=bonds_after.relief_slow if on("bond") else state.relief_slow,
        opponent=moved.opponent,
        mood=moved.mood if on("affect") else 0.0 * moved.mood,
        outside_usual=moved.outside_usual,
        security=moved.security,
        self_worth=valued if on("self_worth") else 0.0 * valued,
        continuity=whole if on("continuity") else 0.0 * whole,
        welcome=heard if on("voice") else state.welcome,
        silencing=silencing if on("voice") else state.silencing,
        good=gathered_good if on("ambivalence") else 0.0 * gathered_good,
        bad=gathered_bad if on("ambivalence") else 0.0 * gathered_bad,
        satisfaction=satisfaction,
        fluctuation=fluctuation,
    )
    return after, read(
        parameters,
        after,
        episode,
        without=without,
        error=learned.error,
        felt=learned.felt,
        drive=drive,
    )
