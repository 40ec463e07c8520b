"""Names for an error to show: the first few that exist, and the one that was meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def few(names: Iterable[str], most: int = 5) -> str:
    """Return the first few names in quotes, and how many more there are."""
    known = list(names)
    shown = ", ".join(repr(name) for name in known[:most])
    return (
        f"{shown} and {len(known) - most} more"
        if len(known) > most
        else shown or "none"
    )


def nearest(name: str, names: Sequence[str]) -> str:
    """Return a question that offers the name most like `name`, or nothing."""
    by_small = {other.strip().casefold(): other for other in names}
    near = get_close_matches(name.casefold(), by_small, n=1, cutoff=0.7)
    return f" Is it {by_small[near[0]]!r}?" if near else ""
