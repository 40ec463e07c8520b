"""The languages of the program, and which one a computer asks for."""

import re
from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["nl", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")

LOCALES: Final[dict[Language, str]] = {"nl": "nl_NL", "en": "en_GB"}
"""The conventions for numbers and dates that go with each language."""

_NUMBER: Final = re.compile(r"[01](?:\.\d{1,3})?")


def language_from_locale(environment: Mapping[str, str]) -> Language:
    """Return the language that the environment asks for; English when it asks for another.

    Args:
        environment: The variables of the process. `LC_ALL` goes before `LC_MESSAGES`, which
            goes before `LANG`, as POSIX has it.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(variable, "")
        if wanted:
            return "nl" if wanted.split("_")[0].split(".")[0].lower() == "nl" else "en"
    return "en"


def language_from_browser(wanted: str) -> Language:
    """Return the language that a browser prefers; English where it names neither.

    Args:
        wanted: Its `Accept-Language`, as `nl-NL,nl;q=0.9,en;q=0.8`.
    """
    weights: dict[Language, float] = {}
    for part in wanted.split(","):
        name, _, quality = part.strip().partition(";q=")
        spoken = name.split("-")[0].lower()
        weight = float(quality) if _NUMBER.fullmatch(quality) else 1.0
        for language in LANGUAGES:
            if spoken == language:
                weights[language] = max(weights.get(language, 0.0), weight)
    return max(weights, key=lambda each: weights[each], default="en")


def country_from_locale(environment: Mapping[str, str]) -> str | None:
    """Return the country that the environment names, as two capitals, or None.

    Args:
        environment: The variables of the process; the first that names a country counts.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(variable, "")
        territory = wanted.partition(".")[0].partition("_")[2]
        if territory:
            return territory.upper()
    return None
