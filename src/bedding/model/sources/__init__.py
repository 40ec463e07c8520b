"""Where every number comes from: the references that the code names in square brackets."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ENTRY = re.compile(r"^@(\w+)\{(\w+),\s*(.*)\}\s*$", re.MULTILINE)
_FIELD = re.compile(r"(\w+)\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source.

    Attributes:
        key: What the code names it by.
        kind: Its BibTeX type.
        fields: What is known of it; `note` says how far it was read.
    """

    key: str
    kind: str
    fields: dict[str, str]

    def __str__(self) -> str:
        """Return the reference as a line of text."""
        known = self.fields
        houses = ("journal", "booktitle", "school", "publisher")
        where = next((known[name] for name in houses if name in known), "")
        place = " ".join(part for part in (where, known.get("volume", "")) if part)
        pages = f", {known['pages']}".replace("--", "-") if "pages" in known else ""
        people = known["author"].replace(" and ", "; ")
        return f"{people} ({known['year']}). {known['title']}. {place}{pages}."


@cache
def references() -> dict[str, Reference]:
    """Return every source by its key, in the order of the file."""
    text = files(__package__).joinpath("references.bib").read_text("utf-8")
    return {
        key: Reference(key=key, kind=kind, fields=dict(_FIELD.findall(rest)))
        for kind, key, rest in _ENTRY.findall(text)
    }


__all__ = ["Reference", "references"]
