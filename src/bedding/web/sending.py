"""A file for the person to keep: made in memory, saved by the browser, under a neutral name."""

import re
from dataclasses import dataclass, field
from typing import Final

LONGEST_NAME: Final = 60
_ODD: Final = re.compile(r"[^\w .-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that an act gives; the browser saves it, and the page stays as it is.

    Attributes:
        name: What it is called.
        content: What is in it.
    """

    name: str
    content: bytes = field(repr=False)


def named(typed: str, ending: str, *, usual: str) -> str:
    """Return the name of a file as a person chose it, or the usual one, with its ending.

    Signs that a system may not take, or that would lead to another folder, go.

    Args:
        typed: What the person typed; may be empty.
        ending: Such as `.zip`.
        usual: What it is called when nothing is left of that.
    """
    plain = _ODD.sub("", typed).strip(" .")
    bare = plain[: -len(ending)] if plain.lower().endswith(ending) else plain
    return (bare[:LONGEST_NAME].strip(" .") or usual) + ending
