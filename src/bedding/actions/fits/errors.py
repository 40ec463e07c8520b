"""The errors of fits on the disk, each with the place, the value and the remedy."""

from pathlib import Path

from bedding.errors import BeddingError


class FitFileError(BeddingError):
    """A file that holds no fit that can be used here."""


class NotAFitError(FitFileError):
    """A file that is damaged, or no fit at all."""

    def __init__(self, path: Path, reason: str) -> None:
        """Say which file, and what is wrong with it."""
        super().__init__(f"{path} holds no whole fit: {reason}. Make it again.")
        self.path = path
        self.reason = reason


class NewerFitError(FitFileError):
    """A fit that a newer program wrote."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        """Say which file, its format and the newest format that is known here."""
        super().__init__(
            f"{path} has format {found}; this program knows formats up to {known}. "
            "Open it with a newer program."
        )
        self.path = path
        self.found = found
        self.known = known


class MissingLibraryError(BeddingError):
    """A library that only an extra brings, and that isn't here.

    The sentence names the library and not the extra: this package is on no index, and its name there
    may be another's.
    """

    def __init__(self, library: str, *, extra: str) -> None:
        """Say which library is missing, and how it comes."""
        super().__init__(
            f"{library} is not installed. Install it with: pip install {library}."
        )
        self.library = library
        self.extra = extra
