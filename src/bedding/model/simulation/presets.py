"""Ready-made partners. Three share mean warmth and mean hurt: only the rhythm differs.

`SECURE`, `LUKEWARM` and `INTERMITTENT` have mean warmth .45 and mean hurt .10 in every moment;
what differs is how predictable the next moment is and how far good and bad lie apart. Their
`_FREE` versions are not held to the same means. All numbers are chosen.
"""

from dataclasses import replace
from typing import Final

from bedding.model.simulation.partner import Partner, Phase, partner_from_knobs

SECURE: Final = replace(
    partner_from_knobs(predictability=0.95, contrast=0.25, amends=0.9, openness=0.92),
    voicing=0.3,
)
"""Predictable, with hurt that is made good and openness that is welcomed; matched means."""

LUKEWARM: Final = replace(
    partner_from_knobs(predictability=0.95, contrast=0.05, amends=0.1, openness=0.7),
    swing=0.03,
)
"""Steady and neither warm nor cold; matched means."""

INTERMITTENT: Final = partner_from_knobs(
    predictability=0.5, contrast=0.98, hurtful=0.2, amends=0.1, openness=0.3
)
"""Good and bad by chance, far apart; matched means."""

SECURE_FREE: Final = Partner(
    phases=(
        Phase(
            answered=0.93, warmth_good=0.65, warmth_bad=0.3, threat_bad=0.1, amends=0.9
        ),
    ),
    openness=0.92,
)
"""A warm, predictable partner with few hurts."""

SECURE_REPAIRED: Final = Partner(
    phases=(
        Phase(
            answered=0.9, warmth_good=0.65, warmth_bad=0.15, threat_bad=0.45, amends=1.0
        ),
    ),
    openness=0.9,
)
"""As warm, with conflicts now and then that are each made good."""

LUKEWARM_FREE: Final = Partner(
    phases=(Phase(answered=0.93, warmth_good=0.3, warmth_bad=0.25, threat_bad=0.05),),
    swing=0.03,
    openness=0.7,
)
"""Steady, with little warmth."""

INTERMITTENT_CYCLE: Final = Partner(
    phases=(
        Phase(
            answered=0.85,
            warmth_good=0.9,
            warmth_bad=0.3,
            threat_bad=0.1,
            amends=0.2,
            length=10.0,
        ),
        Phase(
            answered=0.45,
            warmth_good=0.5,
            warmth_bad=0.1,
            threat_bad=0.3,
            amends=0.1,
            length=7.0,
        ),
        Phase(
            answered=0.1,
            warmth_good=0.3,
            warmth_bad=0.0,
            threat_bad=0.6,
            amends=0.0,
            length=3.0,
        ),
        Phase(
            answered=0.9,
            warmth_good=1.0,
            warmth_bad=0.3,
            threat_bad=0.1,
            amends=0.2,
            length=3.0,
        ),
    ),
    openness=0.3,
    honeymoon=0.5,
)
"""Good days, tension, rupture, reconciliation, and round again."""

INTERMITTENT_FREE: Final = Partner(
    phases=(
        Phase(
            answered=0.5, warmth_good=0.9, warmth_bad=0.0, threat_bad=0.45, amends=0.1
        ),
    ),
    openness=0.3,
)
"""Good and bad by chance, without phases."""

COLD: Final = Partner(
    phases=(
        Phase(
            answered=0.08, warmth_good=0.3, warmth_bad=0.02, threat_bad=0.1, amends=0.0,
            contact=0.2,
        ),
    ),
    openness=0.3,
)  # fmt: skip
"""Rarely there, rarely warm, seldom cruel."""

CRUEL: Final = Partner(
    phases=(
        Phase(
            answered=0.05, warmth_good=0.05, warmth_bad=0.0, threat_good=0.3, threat_bad=0.6,
            amends=0.0,
        ),
    ),
    openness=0.05,
)  # fmt: skip
"""Hurtful throughout, without warmth."""

AVOIDANT: Final = Partner(
    phases=(
        Phase(
            answered=0.4, warmth_good=0.4, warmth_bad=0.1, threat_bad=0.15, amends=0.1,
            contact=0.2,
        ),
    ),
    openness=0.35,
)  # fmt: skip
"""Often withdrawn, mildly warm when there."""

LOVE_BOMBING: Final = Partner(
    phases=(
        Phase(
            answered=0.35,
            warmth_good=0.6,
            warmth_bad=0.05,
            threat_bad=0.35,
            amends=0.05,
        ),
    ),
    openness=0.3,
    honeymoon=0.95,
    fading=40.0,
)
"""Everything at first, then withdrawal."""

NO_CONTACT: Final = replace(INTERMITTENT, leaves_after=0.0)
"""No contact from the first day."""

ON_OFF: Final = Partner(
    phases=(
        Phase(
            answered=0.8, warmth_good=0.9, warmth_bad=0.2, threat_bad=0.2, length=30.0
        ),
        Phase(
            answered=0.35,
            warmth_good=0.5,
            warmth_bad=0.05,
            threat_bad=0.45,
            length=20.0,
        ),
        Phase(answered=0.0, open=0.0, length=25.0),
        Phase(
            answered=0.9, warmth_good=1.0, warmth_bad=0.3, threat_bad=0.1, length=5.0
        ),
    ),
    openness=0.4,
)
"""Together, worse, apart, together again."""

PRESETS: Final[dict[str, Partner]] = {
    "secure": SECURE,
    "lukewarm": LUKEWARM,
    "intermittent": INTERMITTENT,
    "secure_free": SECURE_FREE,
    "secure_repaired": SECURE_REPAIRED,
    "lukewarm_free": LUKEWARM_FREE,
    "intermittent_cycle": INTERMITTENT_CYCLE,
    "intermittent_free": INTERMITTENT_FREE,
    "cold": COLD,
    "cruel": CRUEL,
    "avoidant": AVOIDANT,
    "love_bombing": LOVE_BOMBING,
    "no_contact": NO_CONTACT,
    "on_off": ON_OFF,
}
"""Every preset by its name."""
