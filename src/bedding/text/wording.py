"""What the program may not say: words that judge, promise, advise or reassure.

The rules are tested on every sentence of both languages and on the pages made from them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bedding.text.catalogue import Sentence
from bedding.text.language import Language

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[:;])\s+(?=[A-Z])")
WORD = re.compile(r"\{\w+\}|[\w’'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One place where a text breaks a rule.

    Attributes:
        found: The words that were found.
        why: The rule they break.
    """

    found: str
    why: str


def remarks(language: Language, text: str) -> tuple[Remark, ...]:
    """Return every place where a text says what the program may not say."""
    return tuple(
        Remark(found=match.group(), why=why)
        for pattern, why in _rules(language)
        for match in pattern.finditer(text)
    )


def exceptions() -> Mapping[str, str]:
    """Return the keys of the sentences that may break a rule, each with the reason."""
    return dict(_printed().get("exceptions", {}))


def spoken(sentence: Sentence) -> tuple[str, ...]:
    """Return the texts of an entry of the catalogue: one, or one for each plural form."""
    return (sentence,) if isinstance(sentence, str) else tuple(sentence.values())


def sentence_lengths(text: str) -> tuple[int, ...]:
    """Return the number of words in each sentence of a text; a placeholder is one word."""
    lengths = (len(WORD.findall(part)) for part in SENTENCE_END.split(text))
    return tuple(length for length in lengths if length)


@cache
def _rules(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(
                rf"(?<!\w)(?:{'|'.join(rule['patterns'])})(?!\w)", re.IGNORECASE
            ),
            rule["why"],
        )
        for rule in _printed()[language]
    )


@cache
def _printed() -> dict[str, Any]:
    return tomllib.loads(
        files("bedding.text").joinpath("wording.toml").read_text("utf-8")
    )
