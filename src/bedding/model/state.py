"""What changes through time: one field for each quantity of the model."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.quantity import Number


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class State:
    """Everything that the next step needs to know of the past.

    Each leaf has the axes of the persons simulated together.

    Attributes:
        expectation: M: expected availability of the other [logit].
        uncertainty: Omega: variance of that expectation [logit**2].
        volatility: V: how changeable the other is held to be [logit**2 / moment].
        prior: Mu: the expectation that long experience left [logit].
        returns: A: answered moments remembered [1].
        moments: B: all moments remembered [1].
        misses: L: the present run of missed moments [1].
        peak: The best moment remembered [0 to 1].
        value_good: What an answered moment is worth, as learned [-2 to 1].
        value_bad: What an unanswered moment is worth, as learned [-2 to 1].
        span: R: the range that surprises are felt against [1].
        surprise: Felt surprises, fading over hours [1].
        sensitised: S: how far wanting has been sensitised [0 to 1].
        arousal: Fast arousal of the body [1].
        shock: Recent hurt that still drives the stress axis [1].
        releasing: X1 of the stress axis, 1 at baseline [1].
        pituitary: X2 of the stress axis, 1 at baseline [1].
        stress_load: X3 of the stress axis, 1 at baseline: a model value, never measured [1].
        pituitary_mass: Log of the mass of the pituitary cells, 0 at baseline [1].
        adrenal_mass: Log of the mass of the adrenal cortex, 0 at baseline [1].
        nearness: The nearness proxy: raised by warmth [1].
        calm_fast: Bond learned from calm contact, fast part [0 to 1].
        calm_slow: Bond learned from calm contact, slow part [0 to 1].
        relief_fast: Bond learned from relief, fast part [0 to 1].
        relief_slow: Bond learned from relief, slow part [0 to 1].
        opponent: Slow after-effect of nearness [1].
        mood: Momentary mood around 0 [1].
        outside_usual: Stress from outside that one has got used to [1].
        security: What a reminder of safety still gives [1].
        self_worth: Self-worth around its usual level, 0 [1].
        continuity: How recognisable one is to oneself, 0 as usual [1].
        welcome: How openness is expected to be received [0 to 1].
        silencing: How much is held back [0 to 1].
        good: Warmth gathered over days [1].
        bad: Hurt gathered over days [1].
        satisfaction: Usual worth of moments with the other, slow [-2 to 1].
        fluctuation: How much that worth swings, slow variance [1].
    """

    expectation: Number
    uncertainty: Number
    volatility: Number
    prior: Number
    returns: Number
    moments: Number
    misses: Number
    peak: Number
    value_good: Number
    value_bad: Number
    span: Number
    surprise: Number
    sensitised: Number
    arousal: Number
    shock: Number
    releasing: Number
    pituitary: Number
    stress_load: Number
    pituitary_mass: Number
    adrenal_mass: Number
    nearness: Number
    calm_fast: Number
    calm_slow: Number
    relief_fast: Number
    relief_slow: Number
    opponent: Number
    mood: Number
    outside_usual: Number
    security: Number
    self_worth: Number
    continuity: Number
    welcome: Number
    silencing: Number
    good: Number
    bad: Number
    satisfaction: Number
    fluctuation: Number
