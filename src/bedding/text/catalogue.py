"""Sentences by key, with their values filled in."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Final

from bedding.errors import MissingSentenceError, MissingValueError
from bedding.text.language import Language
from bedding.text.numbers import plural_form, plural_forms, shortest, whole

UNKNOWN: Final = "?"

MOST: Final = 6
"""Names that are listed at most."""

IN_PAGES: Final = "web."
"""How the keys of the pages begin; each page has a file of its own in `pages/`."""

LONGEST: Final = 80
"""Letters of a text from outside that are shown; of a longer one, the last."""

Sentence = str | Mapping[str, str]
"""A sentence, or one for each plural form of its `count`."""


def say(language: Language, key: str, /, **values: str | int) -> str:
    """Return the sentence under `key` with its values filled in.

    Args:
        language: `nl` or `en`.
        key: Where the sentence stands, as `mirror.days`.
        **values: What goes into the sentence. A whole number is written as the language writes
            it; anything else has been made into text before, with `decimal`, `percent` or
            another of this folder. Where the sentence has plural forms, `count` chooses one.

    Raises:
        MissingSentenceError: No sentence stands under this key.
        MissingValueError: The sentence asks for a value that was not given.
    """
    sentence = _spoken_in_commands(language).get(key)
    if sentence is None and key.startswith(IN_PAGES):
        sentence = sentences(language).get(key)
    if sentence is None:
        raise MissingSentenceError(key, language=language)
    if not isinstance(sentence, str):
        count = values.get("count")
        if not isinstance(count, int):
            raise MissingValueError(key, value="count")
        sentence = sentence[plural_form(language, count)]
    missing = placeholders(sentence) - values.keys()
    if missing:
        raise MissingValueError(key, value=min(missing))
    return sentence.format_map(
        {
            name: whole(language, value) if isinstance(value, int) else value
            for name, value in values.items()
        }
    )


def tell(language: Language, error: BaseException) -> str:
    """Return the sentence for an error: what went wrong, where, and what to do.

    The sentence stands under `error.` and the name of the class, or of the nearest class above
    it that has one. Its values are the attributes of the error, and `message` is what it
    says to whoever reads a trace.

    Raises:
        MissingSentenceError: Neither the class nor any above it has a sentence.
    """
    known = _spoken_in_commands(language)
    for kind in type(error).__mro__:
        key = f"error.{kind.__name__}"
        sentence = known.get(key)
        if isinstance(sentence, str):
            return say(
                language,
                key,
                **{
                    name: plain(str(error))
                    if name == "message"
                    else _value(language, getattr(error, name, UNKNOWN))
                    for name in placeholders(sentence)
                },
            )
    raise MissingSentenceError(f"error.{type(error).__name__}", language=language)


@cache
def sentences(language: Language) -> Mapping[str, Sentence]:
    """Return every sentence of a language by its key, as `mirror.days`."""
    folder = files("bedding.text").joinpath("pages")
    found = dict(_spoken_in_commands(language))
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.name.endswith(f".{language}.toml"):
            found |= _read(each)
    return MappingProxyType(found)


@cache
def _spoken_in_commands(language: Language) -> Mapping[str, Sentence]:
    """Return what stands outside the pages; a command must not wait for those."""
    return _read(files("bedding.text").joinpath(f"{language}.toml"))


def _read(printed: Traversable) -> Mapping[str, Sentence]:
    return MappingProxyType(dict(_flat(tomllib.loads(printed.read_text("utf-8")), "")))


def placeholders(sentence: str) -> set[str]:
    """Return the names of the values that a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _flat(table: Mapping[str, object], path: str) -> list[tuple[str, Sentence]]:
    found: list[tuple[str, Sentence]] = []
    for name, value in table.items():
        key = f"{path}{name}"
        if not isinstance(value, dict):
            found.append((key, str(value)))
        elif value.keys() <= plural_forms():
            found.append((key, value))
        else:
            found += _flat(value, f"{key}.")
    return found


def _value(language: Language, attribute: object) -> str | int:
    match attribute:
        case bool() | None:
            return UNKNOWN
        case int():
            return attribute
        case float():
            return shortest(language, attribute)
        case str() | Path():
            return shown(str(attribute))
        case Iterable():
            return ", ".join(shown(str(each)) for each in islice(attribute, MOST))
        case _:
            return shown(str(attribute))


def shown(text: str) -> str:
    """Return a text from outside so that it can stand in a sentence: one short, plain line."""
    line = plain(text)
    return line if len(line) <= LONGEST else "…" + line[-LONGEST:]


def plain(text: str) -> str:
    """Return a text from outside without the characters that move a terminal."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
