"""The weekly look back, as the mirror takes it: by sign and distinction, between calm and alarm."""

from typing import Final

from bedding.mirror import Weekly
from bedding.record import Record, Reflection, scale_of

OPPOSITE: Final = "+"
"""How an item ends that asks for the calm pole of a sign."""

CALM_HIGH: Final = "D"
"""How items begin of which the highest point is calm: the two poles of a distinction."""

FORMS: Final = ("signs", "distinctions")


def weekly_answers(record: Record) -> Weekly:
    """Return the answers to signs and distinctions, oldest first [0 calm to 1 alarm].

    A look back with nearly the same point everywhere says nothing of one item, and is left out.
    """
    found: dict[str, list[float]] = {}
    looks = sorted(record.of(Reflection), key=lambda each: each.moment.local_date)
    for look in looks:
        if look.form not in FORMS or look.all_alike:
            continue
        for item, point in look.answers.items():
            scale = scale_of(item)
            if scale is None:
                continue
            place = (point - scale.low) / (scale.high - scale.low)
            calm = item.startswith(CALM_HIGH) or item.endswith(OPPOSITE)
            found.setdefault(item[:2], []).append(1.0 - place if calm else place)
    return {about: tuple(answers) for about, answers in found.items()}
