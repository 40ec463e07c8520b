"""What a population can't be made of.

BeddingError
├── EmptyCohortError        too few persons with answers
├── MissingCovariateError   a person whose covariate is not known
└── ConstantCovariateError  a covariate that is the same for everyone
"""

from bedding.errors import BeddingError


class EmptyCohortError(BeddingError):
    """Too few persons with answers."""

    def __init__(self, found: int, *, needed: int) -> None:
        """Say how many persons have answers, and how many are needed."""
        super().__init__(
            f"{found} persons have answers that vary; at least {needed} are needed to say "
            "what persons have in common. Fit them one by one."
        )
        self.found = found
        self.needed = needed


class MissingCovariateError(BeddingError):
    """A person whose covariate is not known."""

    def __init__(self, name: str, person: str) -> None:
        """Say which covariate of whom is missing."""
        super().__init__(
            f"Covariate {name!r} of {person!r} is no number. "
            "Leave the person out, or the covariate, or fill it in and say how."
        )
        self.name = name
        self.person = person


class ConstantCovariateError(BeddingError):
    """A covariate that is the same for everyone."""

    def __init__(self, name: str, value: float) -> None:
        """Say which covariate has only one value."""
        super().__init__(
            f"Covariate {name!r} is {value} for everyone, so nothing can go along with it. "
            "Leave it out."
        )
        self.name = name
        self.value = value
