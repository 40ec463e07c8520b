"""The languages of the program, and which one a computer asks for."""

from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["nl", "en"]

LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")

LOCALES: Final[dict[Language, str]] = {"nl": "nl_NL", "en": "en_GB"}
"""The conventions for numbers and dates that go with each language."""


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
