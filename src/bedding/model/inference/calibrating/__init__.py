"""The method put to the test: records made from known numbers, and what the fit makes of them."""

from bedding.model.inference.calibrating.agreeing import (
    CLOSE,
    Agreement,
    agreement,
    long_run,
)
from bedding.model.inference.calibrating.answering import reported
from bedding.model.inference.calibrating.coverage import SHARES, Held, coverage
from bedding.model.inference.calibrating.design import (
    AHEAD,
    CHANNELS,
    Design,
    mixed_design,
)
from bedding.model.inference.calibrating.drawing import Drawn, Truth, draw_record
from bedding.model.inference.calibrating.foreseeing import HORIZONS
from bedding.model.inference.calibrating.judging import Judgement, judge, table
from bedding.model.inference.calibrating.measuring import Measured, measure
from bedding.model.inference.calibrating.posterior import (
    Engine,
    Posterior,
    at_once,
    in_full,
    weighed,
)
from bedding.model.inference.calibrating.quantities import DRAWS, number_names
from bedding.model.inference.calibrating.recovery import Recovered, recovery
from bedding.model.inference.calibrating.strange import (
    KINDS,
    not_finite,
    strange_diary,
)
from bedding.model.inference.calibrating.uniformity import Uniformity, uniformity

__all__ = [
    "AHEAD", "CHANNELS", "CLOSE", "DRAWS", "HORIZONS", "KINDS", "SHARES", "Agreement", "Design", "Drawn",
    "Engine", "Held", "Judgement", "Measured", "Posterior", "Recovered", "Truth", "Uniformity",
    "agreement", "at_once", "coverage", "draw_record", "in_full", "judge", "long_run", "measure",
    "mixed_design", "not_finite", "number_names", "recovery", "reported", "strange_diary", "table",
    "uniformity", "weighed",
]  # fmt: skip
