"""One invented chart of every kind, on a narrow and on a wide page."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from bedding.charts import (
    DISTINCTIONS_COLUMNS,
    DOTS_COLUMNS,
    FAN_COLUMNS,
    INTERVALS_COLUMNS,
    PHASE_COLUMNS,
    RHYTHM_COLUMNS,
    STORM_AND_BED_COLUMNS,
    TRACES_COLUMNS,
    Caption,
    Chart,
    Distinction,
    DistinctionsWords,
    DotsWords,
    FanWords,
    IntervalsWords,
    Mark,
    PhaseWords,
    Place,
    Preset,
    Quantity,
    RhythmWords,
    Scale,
    StormAndBedWords,
    Tick,
    Trace,
    TracesWords,
    distinctions,
    dots20,
    fan,
    intervals,
    phase,
    rhythm,
    storm_and_bed,
    traces,
)

NARROW, WIDE = 360.0, 1100.0


def caption(columns: tuple[str, ...]) -> Caption:
    return Caption(
        title="Calm & storm <of> an invented record",
        lead="Two sentences. They say what to look at, and that nothing here was measured.",
        summary="A summary with “quotes”, <angles> & an ampersand.",
        table="The numbers",
        columns={key: f"Column {key}" for key in columns},
    )


def beta(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).beta(2.0, 3.0, shape)


def ticks(count: int) -> list[Tick]:
    return [Tick(at=float(day), label=f"day {day}") for day in range(0, count, 7)]


def storm_and_bed_chart(width: float) -> Chart:
    bed, storm = beta(1, 9, 80), beta(2, 9, 80)
    bed[4] = np.nan
    place = Place(name="A place with a name", note="and a few words about it")
    return storm_and_bed(
        bed,
        storm,
        words=StormAndBedWords(
            caption=caption(STORM_AND_BED_COLUMNS),
            more_storm="more storm",
            more_bed="more bed",
            storm_without_bed=place,
            hard_time=place,
            distance=place,
            calm_bed=place,
            middle="in between",
            weeks=[f"week {week}" for week in range(1, 10)],
        ),
        width=width,
    )


def rhythm_chart(width: float) -> Chart:
    days = 40
    warmth, threat, came, expected = (
        beta(3, days),
        beta(4, days),
        beta(5, days),
        beta(6, days, 50),
    )
    warmth[5], threat[5], came[5], expected[5] = np.nan, np.nan, np.nan, np.nan
    marks = {mark: np.zeros(days, dtype=bool) for mark in Mark}
    marks[Mark.MISSING][5] = marks[Mark.SILENCE][8] = marks[Mark.REPAIR_WITH_AMENDS][
        11
    ] = True
    marks[Mark.REPAIR_WITHOUT_AMENDS][20] = True
    return rhythm(
        warmth,
        threat,
        marks=marks,
        came=came,
        expected=expected,
        ticks=ticks(days),
        words=RhythmWords(
            caption=caption(RHYTHM_COLUMNS),
            warmth="Warmth",
            threat="Coldness, criticism, pressure",
            marks={mark: f"what {mark} means" for mark in Mark},
            expectation="Expected, and what came",
            expected="expected",
            came="what came",
            days=[f"day {day}" for day in range(days)],
        ),
        width=width,
    )


def traces_chart(width: float) -> Chart:
    moments = 60
    draws = beta(7, moments, 40)
    draws[20:25] = np.nan
    quantity = Trace(
        name="Alarm",
        draws=draws,
        low=0.0,
        high=1.0,
        low_word="calm",
        high_word="on edge",
    )
    load = Trace(
        name="Load", draws=3 * beta(8, moments, 40), low=0.0, high=3.0, low_word="none",
        high_word="three times",
    )  # fmt: skip
    return traces(
        np.arange(moments, dtype=float),
        [quantity, load],
        events=[Tick(at=10.0, label="a quarrel"), Tick(at=12.0, label="made up")],
        ticks=ticks(moments),
        words=TracesWords(
            caption=caption(TRACES_COLUMNS),
            moments=[f"day {day}" for day in range(moments)],
        ),
        width=width,
    )


def phase_chart(width: float) -> Chart:
    grid = np.linspace(0.0, 1.0, 9)
    return phase(
        grid,
        grid,
        np.outer(grid, 1 - grid),
        levels=[Tick(at=0.25, label="¼"), Tick(at=0.5, label="½")],
        presets=[
            Preset(name="steady", predictability=0.9, contrast=0.1),
            Preset(name="now and then", predictability=0.1, contrast=0.9),
        ],
        ticks=[Tick(at=0.0, label="0"), Tick(at=1.0, label="1")],
        side_ticks=[Tick(at=0.0, label="0"), Tick(at=1.0, label="1")],
        words=PhaseWords(
            caption=caption(PHASE_COLUMNS),
            predictability="more predictable",
            contrast="more contrast",
            quantity="Share that is relief",
            little="none",
            much="all",
        ),
        width=width,
    )


def dots_chart(width: float) -> Chart:
    return dots20(
        15,
        11,
        18,
        words=DotsWords(
            caption=caption(DOTS_COLUMNS),
            surely="counted in any case",
            perhaps="counted, could change",
            not_quite="not counted, could change",
            not_so="not counted",
        ),
        width=width,
    )


def distinctions_chart(width: float) -> Chart:
    poles = {"left": "on edge, slow to calm", "right": "comes to rest"}
    return distinctions(
        [
            Distinction(
                name="Body", **poles, draws=2 * beta(9, 200) - 1, note="Not clear."
            ),
            Distinction(
                name="Voice", **poles, draws=None, note="Not visible in these notes."
            ),
            Distinction(
                name="Self", **poles, draws=np.full(200, 0.7), note="All on the right."
            ),
        ],
        words=DistinctionsWords(
            caption=caption(DISTINCTIONS_COLUMNS), middle="in between"
        ),
        width=width,
    )


def intervals_chart(width: float) -> Chart:
    half_life = Quantity(
        name="How long the body stays on edge after something threatening",
        value="1.8 days (0.9 to 3.4)",
        draws=0.5 + 2 * beta(10, 200),
        prior=np.exp(4 * beta(11, 500) - 2),
        low=0.1,
        high=14.0,
        low_word="hours",
        high_word="two weeks",
        scale=Scale.LOG,
    )
    share = Quantity(
        name="Share of relief", value="0.4 (0.1 to 0.8)", draws=beta(12, 200), prior=beta(13, 500),
        low=0.0, high=1.0, low_word="none", high_word="all",
    )  # fmt: skip
    return intervals(
        [half_life, share],
        words=IntervalsWords(
            caption=caption(INTERVALS_COLUMNS),
            record="from your notes",
            prior="before any notes",
        ),
        width=width,
    )


def fan_chart(width: float) -> Chart:
    moments = 30
    return fan(
        np.arange(moments, dtype=float),
        beta(14, moments, 25),
        beta(15, moments, 25),
        ticks=ticks(moments),
        words=FanWords(
            caption=caption(FAN_COLUMNS),
            quantity="Pull",
            changed="predictable warmth",
            same="as it is now",
            low="little",
            high="strong",
            moments=[f"day {day}" for day in range(moments)],
        ),
        width=width,
    )


CHARTS: Mapping[str, Callable[[float], Chart]] = {
    "storm_and_bed": storm_and_bed_chart,
    "rhythm": rhythm_chart,
    "traces": traces_chart,
    "phase": phase_chart,
    "dots": dots_chart,
    "distinctions": distinctions_chart,
    "intervals": intervals_chart,
    "fan": fan_chart,
}


@pytest.fixture(scope="session")
def every() -> Mapping[tuple[str, float], Chart]:
    """Every kind of chart, narrow and wide."""
    return {
        (name, width): make(width)
        for name, make in CHARTS.items()
        for width in (NARROW, WIDE)
    }


@pytest.fixture(
    params=[(name, width) for name in CHARTS for width in (NARROW, WIDE)], ids=str
)
def each(
    request: pytest.FixtureRequest, every: Mapping[tuple[str, float], Chart]
) -> Chart:
    """One chart after the other."""
    return every[request.param]


@pytest.fixture(scope="session")
def narrow(every: Mapping[tuple[str, float], Chart]) -> Mapping[str, Chart]:
    """Every kind of chart on a narrow page."""
    return {name: chart for (name, width), chart in every.items() if width == NARROW}
