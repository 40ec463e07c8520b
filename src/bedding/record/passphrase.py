"""Passphrases: how many guesses one takes, and an offer of a few words in a row."""

import secrets
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from typing import Final, Literal

from bedding.record.errors import PassphraseTooShortError

LEAST_CHARACTERS: Final = 10
WORDS_OFFERED: Final = {"nl": 6, "en": 5}
"""66 and 65 bits: beyond what can be guessed at half a second and 64 MiB a guess."""

Language = Literal["nl", "en"]
Level = Literal["weak", "fair", "strong"]

_FAIR: Final = 1e8
_STRONG: Final = 1e12
_MOST_READ: Final = 72  # [character] the guess count reads no further


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How hard a passphrase is to guess for someone with the file.

    Attributes:
        guesses: How many guesses a guesser needs who knows the usual words and habits.
        level: `weak` below 10^8 guesses, `strong` from 10^12; the limits are chosen.
        warning: Which weakness was found, as a code of the guess counter, or empty.
    """

    guesses: float
    level: Level
    warning: str


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase of fewer than ten characters; nothing else is asked of it.

    Raises:
        PassphraseTooShortError: Says how long it is.
    """
    if len(passphrase) < LEAST_CHARACTERS:
        raise PassphraseTooShortError(len(passphrase), LEAST_CHARACTERS)


def strength(passphrase: str) -> Strength:
    """Return how hard a passphrase is to guess.

    The counter knows English words and names; the Dutch words of our own list are given to it
    as words that a guesser tries. Other Dutch words count as letters, so a Dutch sentence is
    somewhat weaker than it says.

    References:
        Wheeler, D. L. (2016). zxcvbn: low-budget password strength estimation. USENIX Security.
    """
    if not passphrase:
        return Strength(guesses=1.0, level="weak", warning="")
    from zxcvbn import zxcvbn  # noqa: PLC0415 -- slow import

    result = zxcvbn(passphrase[:_MOST_READ], user_inputs=list(words("nl")))
    guesses = float(result["guesses"])
    level: Level = (
        "weak" if guesses < _FAIR else "fair" if guesses < _STRONG else "strong"
    )
    return Strength(
        guesses=guesses, level=level, warning=str(result["feedback"]["warning"] or "")
    )


def offer_passphrase(language: Language, count: int | None = None) -> str:
    """Return random words in a row, drawn as with dice.

    Args:
        language: Whose words.
        count: How many; left out, enough for 65 bits.
    """
    amount = WORDS_OFFERED[language] if count is None else count
    return " ".join(secrets.choice(words(language)) for _ in range(amount))


def offered_bits(language: Language, count: int | None = None) -> float:
    """Return how many bits such an offer holds."""
    amount = WORDS_OFFERED[language] if count is None else count
    return amount * log2(len(words(language)))


@cache
def words(language: Language) -> tuple[str, ...]:
    """Return the word list of a language; sources and licences stand beside the lists."""
    text = (
        files("bedding.record").joinpath("words", f"{language}.txt").read_text("ascii")
    )
    return tuple(text.split())
