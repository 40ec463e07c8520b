"""The pictures of one's own days, for whoever may not draw, as a page."""

from dataclasses import dataclass

from bedding.mirror import Weekly, reflect
from bedding.report.paper import Picture, drawn
from bedding.report.pictures import map_of_weeks, rhythm_of_days
from bedding.text import Language
from bedding.types import Diary


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDays:
    """Pictures of a diary; each None where there is nothing to draw.

    Attributes:
        rhythm: Warmth and coldness, day by day.
        weeks: Storm and bed, week by week.
    """

    rhythm: Picture | None
    weeks: Picture | None


def draw_days(diary: Diary, weekly: Weekly, language: Language) -> DrawnDays:
    """Return the pictures of a diary, from its entries alone: no model is asked.

    Args:
        diary: What the person wrote down.
        weekly: The answers of the weekly look back, by sign or distinction.
        language: The language of the words in and beside the pictures.
    """
    mirror = reflect(diary, weekly=weekly)
    return DrawnDays(
        rhythm=drawn(
            language, lambda width: rhythm_of_days(mirror, language, width=width)
        ),
        weeks=drawn(
            language, lambda width: map_of_weeks(mirror, language, width=width)
        ),
    )
