"""Studies of many people: one file says what is looked at, and an engine works on it in parts."""

from bedding.study.checking import DataCheck, GivenBack, data_check, given_back
from bedding.study.comparing import Comparison, compared
from bedding.study.engine import Engine, LocalEngine, open_engine
from bedding.study.kept import FitTables, read_fit
from bedding.study.plan import Cohort, Spread, Study, TableData
from bedding.study.pooling import pooled
from bedding.study.results import CohortFit
from bedding.study.steps import STEPS, resume, run_step
from bedding.study.study_file import parse_study, read_study

__all__ = [
    "STEPS",
    "Cohort",
    "CohortFit",
    "Comparison",
    "DataCheck",
    "Engine",
    "FitTables",
    "GivenBack",
    "LocalEngine",
    "Spread",
    "Study",
    "TableData",
    "compared",
    "data_check",
    "given_back",
    "open_engine",
    "parse_study",
    "pooled",
    "read_fit",
    "read_study",
    "resume",
    "run_step",
]  # fmt: skip
