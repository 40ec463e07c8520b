"""What must be reached: one goal for each row of the page of benchmarks, with what holds a miss."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One line of the page.

    Attributes:
        what: What is measured.
        bound: What it must reach, in `unit`.
        unit: Of the figure and its bound; `×` for a ratio to a rival in the same run.
        least: Whether the bound is the least it may be; otherwise the most.
        held: Where it was missed, what holds it.
    """

    what: str
    bound: float
    unit: str
    least: bool = False
    held: str = ""

    def met(self, value: float) -> bool:
        """Return whether a figure reaches it."""
        return value >= self.bound if self.least else value <= self.bound


def at_most(bound: float, unit: str, what: str, held: str = "") -> Goal:
    """Return a goal that a smaller figure meets."""
    return Goal(what=what, bound=bound, unit=unit, held=held)


def at_least(bound: float, unit: str, what: str, held: str = "") -> Goal:
    """Return a goal that a larger figure meets."""
    return Goal(what=what, bound=bound, unit=unit, least=True, held=held)


RATE = "M person-steps/s"

GOALS: Mapping[str, Mapping[str, Goal]] = {
    "simulation": {
        "partner": at_least(
            5, RATE, "1,000 persons, a year by the hour, random partner"
        ),
        "given": at_least(15, RATE, "the same with given episodes"),
        "C": at_least(1, "×", "beside the same step in C, -O3 -ffast-math, one thread"),
        "C, simd": at_least(
            1,
            "×",
            "beside that C with its loop marked for vectors, and libmvec",
            "XLA cuts one step into some 35 loops over 512 persons, and copies the state between "
            "steps; the marked loop keeps a step in registers. A second of one core goes 2.8 "
            "times as far there, and two cores make up for a part of it.",
        ),
        "NumPy": at_least(3, "×", "beside the same step in NumPy, float32"),
        "Mesa": at_least(200, "×", "beside the same step as agents in Mesa"),
        "persons": at_most(
            10,
            "%",
            "slope of the logarithm of seconds on that of persons, 10² to 10⁵, away from 1",
            "A hundred persons pay as much for each step of the loop as a thousand do: below a "
            "thousand the cost falls short of linear. Nothing grows faster than the persons.",
        ),
        "steps": at_most(
            10,
            "%",
            "the same for steps, 240 to 7,680, 1,000 persons, away from 1",
            "A call costs some milliseconds before its first step, so ten days cost more a step "
            "than a year does. Nothing grows faster than the steps.",
        ),
        "memory": at_most(
            192,
            "MB",
            "memory that 100,000 persons add to ten, ten days by the hour; a tenth of what all "
            "their hours would take at once",
        ),
        "one person": at_most(15, "ms", "one person, a year by the hour, warm"),
        "fan": at_most(60, "ms", "a fan of 40 runs of it, warm, float32"),
    },
    "start": {
        "help": at_most(
            0.2,
            "s",
            "`bedding --help`, median of nine",
            "Half of it is Python and its own modules, a fifth click, a fifth the sentences.",
        ),
        "first page": at_most(1, "s", "the first page after the command, without JAX"),
        "demo, first": at_most(
            12,
            "s",
            "the mirror of invented days in a terminal (`bedding demo`), nothing compiled",
            "Half of it is compiling; the rest it takes again.",
        ),
        "demo, again": at_most(
            5,
            "s",
            "the same afterwards",
            "A first fit with kept programs is some three seconds of it; before it days are "
            "invented, and after it every statement is drawn.",
        ),
        "window, first": at_most(
            12,
            "s",
            "the same in the window: command, invented days, statements; nothing compiled",
            "Six seconds are compiling; the rest it takes again.",
        ),
        "window, again": at_most(
            5,
            "s",
            "the same afterwards",
            "What the terminal takes, and besides a server, a process for the work and a "
            "notebook with a key, which is slow by design (.7 s).",
        ),
    },
    "first-fit": {
        "cold": at_most(8, "s", "180 evenings, seven channels, a new process"),
        "kept": at_most(
            2.5,
            "s",
            "the same with programs kept by another process",
            "A third loads JAX and the model, a quarter traces three programs and finds them in "
            "the cache; the rest is what the warm fit does.",
        ),
        "warm": at_most(
            1,
            "s",
            "the same once more in one process",
            "Four tenths of the processor's seconds weigh draws under the exact ordered scale, "
            "where both ends of every answer need the normal distribution; a third are forecasts "
            "beside the rivals, the rest is the search.",
        ),
    },
    "full-fit": {
        "bulk and tail": at_least(
            400, "draws", "180 evenings: effective draws, worst number, bulk and tail"
        ),
        "seconds": at_most(25, "s", "the same record, warm, trusted"),
        "NumPyro": at_least(
            10, "×", "effective draws a second beside NumPyro's NUTS, four chains"
        ),
    },
    "problem-b": {
        "rate": at_least(1500, "draws/s", "300 uneven reports: effective draws"),
        "NumPyro": at_least(5, "×", "the same beside NumPyro's NUTS, four chains"),
        "numba": at_most(
            4, "×", "a gradient in a batch of 256 beside a pass in numba without one"
        ),
    },
    "record": {
        "save": at_most(50, "ms", "an entry saved durably, p95, ten years of days"),
        "key": at_most(
            0.9,
            "s",
            "the key from a passphrase (at least .5 by design)",
            "The cost is fitted to the machine when a notebook is made, and kept with it.",
        ),
        "open": at_most(1.5, "s", "ten years of days opened, the key included"),
    },
    "import": {
        "seconds": at_most(15, "s", "a chat of a million WhatsApp messages"),
        "memory": at_most(400, "MB", "the same, memory at its most"),
        "whatstk": at_least(5, "×", "beside whatstk, the same file"),
        "chat-miner": at_least(5, "×", "beside chat-miner, the same file"),
    },
    "pages": {
        "slowest": at_most(
            50, "ms", "the slowest page, p95, a record of three years", ""
        ),
        "weight": at_most(400, "kB", "scripts and styles of all pages, compressed"),
        "server": at_most(250, "MB", "the server before a record is open, without JAX"),
        "worker": at_most(
            1000,
            "MB",
            "the worker at its most, every page looked at",
            "The derivatives of a fit of three years: 128 sets of numbers at once, two such "
            "lots beside each other, keep what every step needs on the way back.",
        ),
    },
    "study": {
        "alone": at_most(
            5,
            "min",
            "2,000 persons of 60 days, each alone, two workers",
            "Most of a person's seconds weigh draws under the exact ordered scale, and a third "
            "are forecasts beside the rivals.",
        ),
        "workers": at_least(
            1.7,
            "×",
            "two workers beside one",
            "Two hundred persons take seconds, which drift: 1.98 and 1.80 in two runs one "
            "after the other.",
        ),
        "linear": at_most(
            10,
            "%",
            "seconds of many persons, away from those of fewer times as many",
            "Ten times the persons took 10.5 and 7.9 times as long in two runs one after the "
            "other: the drift of the machine, and no cost that grows.",
        ),
        "worker": at_most(1000, "MB", "a worker at its most"),
    },
    "population": {
        "whole": at_most(
            15,
            "min",
            "2,000 persons of 60 days, population and everyone anew, two workers",
            "Every person is fitted twice, and chains draw the population.",
        ),
    },
    "short-fit": {
        "NumPyro": at_least(
            10,
            "×",
            "60 evenings, five channels: effective draws a second beside NumPyro's NUTS, four chains",
            "The warm-up is of fixed length: with a record this short it is most of the run, and "
            "NUTS needs fewer leapfrog steps than with a long one.",
        ),
    },
}
