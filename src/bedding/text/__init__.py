"""Every sentence that a person reads, in Dutch and English."""

from bedding.text.catalogue import plain, say, sentences, shown, tell
from bedding.text.durations import duration
from bedding.text.language import (
    LANGUAGES,
    Language,
    country_from_locale,
    language_from_browser,
    language_from_locale,
)
from bedding.text.numbers import calendar_day, decimal, percent, whole
from bedding.text.wording import Remark, remarks

__all__ = [
    "LANGUAGES",
    "Language",
    "Remark",
    "calendar_day",
    "country_from_locale",
    "decimal",
    "duration",
    "language_from_browser",
    "language_from_locale",
    "percent",
    "plain",
    "remarks",
    "say",
    "sentences",
    "shown",
    "tell",
    "whole",
]
