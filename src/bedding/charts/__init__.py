"""Trajectories and findings as Vega-Lite specifications; knows no model and no language."""

from bedding.charts.chart import Chart
from bedding.charts.distinctions import (
    COLUMNS as DISTINCTIONS_COLUMNS,
    Distinction,
    DistinctionsWords,
    distinctions,
)
from bedding.charts.dots import COLUMNS as DOTS_COLUMNS, DotsWords, dots20
from bedding.charts.errors import (
    ChartError,
    LengthsDifferError,
    MissingHeadingError,
    TooFewError,
)
from bedding.charts.fan import COLUMNS as FAN_COLUMNS, FanWords, fan
from bedding.charts.intervals import (
    COLUMNS as INTERVALS_COLUMNS,
    IntervalsWords,
    Quantity,
    Scale,
    intervals,
)
from bedding.charts.phase import COLUMNS as PHASE_COLUMNS, PhaseWords, Preset, phase
from bedding.charts.picture import FONTS
from bedding.charts.rhythm import COLUMNS as RHYTHM_COLUMNS, Mark, RhythmWords, rhythm
from bedding.charts.storm_and_bed import (
    COLUMNS as STORM_AND_BED_COLUMNS,
    Place,
    StormAndBedWords,
    storm_and_bed,
)
from bedding.charts.theme import LOW_LIGHT, PRINT, THEMES, Theme
from bedding.charts.traces import COLUMNS as TRACES_COLUMNS, Trace, TracesWords, traces
from bedding.charts.words import Caption, Tick

__all__ = [
    "DISTINCTIONS_COLUMNS",
    "DOTS_COLUMNS",
    "FAN_COLUMNS",
    "FONTS",
    "INTERVALS_COLUMNS",
    "LOW_LIGHT",
    "PHASE_COLUMNS",
    "PRINT",
    "RHYTHM_COLUMNS",
    "STORM_AND_BED_COLUMNS",
    "THEMES",
    "TRACES_COLUMNS",
    "Caption",
    "Chart",
    "ChartError",
    "Distinction",
    "DistinctionsWords",
    "DotsWords",
    "FanWords",
    "IntervalsWords",
    "LengthsDifferError",
    "Mark",
    "MissingHeadingError",
    "PhaseWords",
    "Place",
    "Preset",
    "Quantity",
    "RhythmWords",
    "Scale",
    "StormAndBedWords",
    "Theme",
    "Tick",
    "TooFewError",
    "Trace",
    "TracesWords",
    "distinctions",
    "dots20",
    "fan",
    "intervals",
    "phase",
    "rhythm",
    "storm_and_bed",
    "traces",
]
