"""What can stop a full run before it begins.

BeddingError
├── StartsError      nowhere to start from
└── OtherRunError    a run kept by another version, or of another record
"""

from bedding.errors import BeddingError


class StartsError(BeddingError):
    """Too few starts at which the density is finite."""

    def __init__(self, found: int, *, needed: int) -> None:
        """Say how many starts there are, and how many are needed."""
        super().__init__(
            f"The density is finite at {found} of the starts; at least {needed} are needed. "
            "Give more draws, or draws nearer to the answers."
        )
        self.found = found
        self.needed = needed


class OtherRunError(BeddingError):
    """A kept run that this density or this version can't go on with."""

    def __init__(self, what: str, found: object, *, wanted: object) -> None:
        """Say what differs, what it is and what it has to be."""
        super().__init__(
            f"The kept run has {what} {found}, and this one {wanted}. "
            "Begin anew, or give the record that the run was begun with."
        )
        self.what = what
        self.found = found
        self.wanted = wanted
