"""From draws and entries to statements; knows no file and no screen."""

from bedding.mirror.counting import Count, count_of_twenty
from bedding.mirror.moments import ONE_A_DAY, Moments
from bedding.mirror.pointing import Pointer, Pointing, pointing
from bedding.mirror.quantity import ENOUGH, Finding, Quantity, Unit, Unseen, Why
from bedding.mirror.reading import NO_READING, Fitted, Leaning, Reading, Rival
from bedding.mirror.reflection import Mirror, every_finding, reflect
from bedding.mirror.relation import (
    goes_along,
    hardly_told,
    made_by_chance,
    mostly_apart,
)
from bedding.mirror.repair import Rupture, ruptures
from bedding.mirror.silence import Coverage
from bedding.mirror.statements import RESTS_ON, State, Statement
from bedding.mirror.told import Divide, Told, told_by
from bedding.mirror.weekly import Weekly, weekly_told
from bedding.mirror.weeks import Place, Week, weeks

__all__ = [
    "ENOUGH",
    "NO_READING",
    "ONE_A_DAY",
    "RESTS_ON",
    "Count",
    "Coverage",
    "Divide",
    "Finding",
    "Fitted",
    "Leaning",
    "Mirror",
    "Moments",
    "Place",
    "Pointer",
    "Pointing",
    "Quantity",
    "Reading",
    "Rival",
    "Rupture",
    "State",
    "Statement",
    "Told",
    "Unit",
    "Unseen",
    "Week",
    "Weekly",
    "Why",
    "count_of_twenty",
    "every_finding",
    "goes_along",
    "hardly_told",
    "made_by_chance",
    "mostly_apart",
    "pointing",
    "reflect",
    "ruptures",
    "told_by",
    "weekly_told",
    "weeks",
]
