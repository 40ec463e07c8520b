"""A fit held against the person's own record: what it reproduces, foretells and leans on."""

from bedding.model.inference.checking.answer_by_answer import (
    AnswerByAnswer,
    answer_by_answer,
)
from bedding.model.inference.checking.check import Checks, check, owed
from bedding.model.inference.checking.errors import NoDrawsError
from bedding.model.inference.checking.leaving_out import LeftOut, leave_out
from bedding.model.inference.checking.predictive import Check, Shown, check_predictive
from bedding.model.inference.checking.replicating import replicate
from bedding.model.inference.checking.sensitivity import (
    LEANS,
    Sensitivity,
    sensitivity,
)
from bedding.model.inference.checking.stacking import simplex, stack
from bedding.model.inference.checking.used import Used, used

__all__ = [
    "LEANS", "AnswerByAnswer", "Check", "Checks", "LeftOut", "NoDrawsError",
    "Sensitivity", "Shown", "Used", "answer_by_answer", "check", "check_predictive", "leave_out",
    "owed", "replicate", "sensitivity", "simplex", "stack", "used",
]  # fmt: skip
