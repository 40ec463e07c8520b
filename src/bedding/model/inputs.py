"""What comes from outside: what the other does, what life does, and the levers of healing."""

from dataclasses import dataclass

from jax.tree_util import register_dataclass

from bedding.model.quantity import Given


@register_dataclass
@dataclass(frozen=True, kw_only=True)
class Episode:
    """What happened in one step, or, with a leading axis of time, in each of many steps.

    Levels hold for the whole step; everything else happens at its end. Warmth and threat are
    never one number. A quantity left out is 0 (`drive`: 1).

    Attributes:
        contact: Share of the step in contact [0 to 1], a level.
        waiting: Share of the step in which the other is missed [0 to 1], a level.
        stress: Stress from outside [0 to 1], a level; 1 is a social stress test.
        drive: Daily rhythm of the stress axis, mean 1 [1], a level.
        bid: Whether there was a moment in which an answer counted [0 to 1].
        answered: How far that moment was answered [0 to 1].
        cue: A sign that warmth is near [0 to 1]; with no answer, a near miss.
        warmth: Warmth from the other [0 to 1].
        threat: Coldness, criticism or pressure from the other [0 to 1].
        amends: How far hurt was made good by taking responsibility [0 to 1].
        voiced: Whether something open was said: a wish, a limit [0 to 1].
        met: How that openness was received, 0 punished, 1 welcomed [0 to 1].
        reassurance: A reminder of safety, or contact with a safe other [0 to 1].
        regulation: Lever: practice that calms the body [0 to 1], a level.
        reconstruction: Lever: looking at old beliefs [0 to 1], a level.
        boundary: Lever: limits that are kept [0 to 1], a level.
        reappraisal: Lever: dwelling on the bad sides of the other [0 to 1], a level.
        distraction: Lever: turning to something else [0 to 1], a level.
    """

    contact: Given = 0.0
    waiting: Given = 0.0
    stress: Given = 0.0
    drive: Given = 1.0
    bid: Given = 0.0
    answered: Given = 0.0
    cue: Given = 0.0
    warmth: Given = 0.0
    threat: Given = 0.0
    amends: Given = 0.0
    voiced: Given = 0.0
    met: Given = 0.0
    reassurance: Given = 0.0
    regulation: Given = 0.0
    reconstruction: Given = 0.0
    boundary: Given = 0.0
    reappraisal: Given = 0.0
    distraction: Given = 0.0
