"""From draws and entries to statements; knows no file and no screen."""

from bedding.mirror.moments import Moments
from bedding.mirror.quantity import ENOUGH, Finding, Quantity, Unit, Unseen, Why
from bedding.mirror.reading import NO_READING, Fitted, Leaning, Reading, Rival
from bedding.mirror.reflection import Mirror, reflect
from bedding.mirror.repair import Rupture, ruptures
from bedding.mirror.silence import Coverage
from bedding.mirror.statements import DIVIDES, RESTS_ON, State, Statement
from bedding.mirror.weeks import Week

__all__ = [
    "DIVIDES",
    "ENOUGH",
    "NO_READING",
    "RESTS_ON",
    "Coverage",
    "Finding",
    "Fitted",
    "Leaning",
    "Mirror",
    "Moments",
    "Quantity",
    "Reading",
    "Rival",
    "Rupture",
    "State",
    "Statement",
    "Unit",
    "Unseen",
    "Week",
    "Why",
    "reflect",
    "ruptures",
]
