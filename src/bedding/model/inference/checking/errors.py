"""The errors of checking, each with the place, the value and the remedy."""

from bedding.errors import BeddingError


class NoDrawsError(BeddingError):
    """A fit without draws, of which more is asked than it holds."""

    def __init__(self, person: str, *, entries: int, needed: int) -> None:
        """Say whose fit, how many entries it rests on and how many it needs."""
        super().__init__(
            f"The fit of {person!r} has no draws: {entries} entries have an answer that varies, "
            f"and {needed} are needed. Look at its state first."
        )
        self.person = person
        self.entries = entries
        self.needed = needed
