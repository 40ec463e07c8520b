"""How long things may take and last; tests alone choose other times."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The times of one server [second].

    Attributes:
        launch: How long an address to start with works.
        beat: How often a page says that it is there.
        missed: After how long without a word from any page the record locks.
        warning: How long before locking the page says so.
        watch: How often the server looks at its clocks.
        longest_wait: The most that a wrong passphrase makes one wait.
        idle: After how long without any page, and with nothing open, the server ends; docs
            "decisions" says why.
    """

    launch: float = 60.0
    beat: float = 10.0
    missed: float = 30.0
    warning: float = 20.0
    watch: float = 0.5
    longest_wait: float = 30.0
    idle: float = 1800.0
