"""The sources that the model rests on, as text or as BibTeX."""

from collections.abc import Sequence

from bedding.errors import UnknownSourceError
from bedding.model.sources import Reference, references


def cite_sources(keys: Sequence[str]) -> tuple[Reference, ...]:
    """Return the sources under these keys, or all of them when there is no key.

    Raises:
        UnknownSourceError: No source has this key.
    """
    known = references()
    for key in keys:
        if key not in known:
            raise UnknownSourceError(key, known=tuple(known))
    return tuple(known[key] for key in keys or known)


def bibtex(source: Reference) -> str:
    """Return a source as an entry of BibTeX."""
    fields = "".join(
        f"  {name} = {{{value}}},\n" for name, value in source.fields.items()
    )
    return f"@{source.kind}{{{source.key},\n{fields}}}\n"
