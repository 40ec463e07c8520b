"""Each picture shows the data it was given, and refuses what it can't show."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from bedding.charts import (
    DOTS_COLUMNS,
    Caption,
    Chart,
    Distinction,
    DistinctionsWords,
    DotsWords,
    FanWords,
    LengthsDifferError,
    Mark,
    PhaseWords,
    Tick,
    TooFewError,
    distinctions,
    dots20,
    fan,
    phase,
)
from bedding.errors import OutOfRangeError, TimesError

Narrow = Mapping[str, Chart]


def drawn(chart: Chart, style: str) -> list[dict[str, float]]:
    """The rows of every layer that plays one part."""
    return [
        row
        for layer in chart.specification["layer"]
        if layer["mark"]["style"] == style
        for row in layer["data"]["values"]
    ]


def beta(seed: int, *shape: int) -> np.ndarray:
    """The numbers that the invented charts are made of."""
    return np.random.default_rng(seed).beta(2.0, 3.0, shape)


def test_every_known_week_has_its_dot_and_its_haze(narrow: Narrow):
    chart = narrow["storm_and_bed"]
    weeks = [week for week in range(9) if week != 4]
    medians = np.median(beta(1, 9, 80)[weeks], axis=1)

    dots = drawn(chart, "week") + drawn(chart, "week-last")
    np.testing.assert_allclose([row["x"] for row in dots], medians, atol=1e-4)
    assert {row["group"] for row in drawn(chart, "region")} == set(weeks[:-1])
    assert chart.numbers["weeks"] == 8
    assert chart.numbers["bed"] == pytest.approx(medians[-1])


def test_a_missing_week_breaks_the_path(narrow: Narrow):
    steps = drawn(narrow["storm_and_bed"], "path")

    # Nine weeks have eight steps; two of them touch the missing fifth week.
    assert len(steps) == 6


def test_the_four_places_have_equal_weight(narrow: Narrow):
    layers = [
        layer
        for layer in narrow["storm_and_bed"].specification["layer"]
        if layer["mark"]["style"] == "label"
        and layer["data"]["values"][0]["text"].startswith("A place")
    ]

    assert len(layers) == 4
    assert (
        len({tuple(row["text"] for row in each["data"]["values"]) for each in layers})
        == 1
    )


def test_warmth_stands_up_and_threat_hangs_down_by_their_own_length(narrow: Narrow):
    chart = narrow["rhythm"]
    warmth, threat = np.delete(beta(3, 40), 5), np.delete(beta(4, 40), 5)

    np.testing.assert_allclose(
        [r["y2"] for r in drawn(chart, "first-fill")], warmth, atol=1e-4
    )
    np.testing.assert_allclose(
        [r["y2"] for r in drawn(chart, "second-hollow")], -threat, atol=1e-4
    )


def test_every_mark_of_the_rhythm_has_its_own_shape(narrow: Narrow):
    layers = narrow["rhythm"].specification["layer"]
    looks = {
        (layer["mark"]["style"], layer["mark"]["shape"])
        for layer in layers
        if layer["mark"]["style"].startswith("mark-")
    }

    assert len(looks) == len(Mark)


def test_share_inside_counts_the_days_that_came_as_expected(narrow: Narrow):
    came, expected = beta(5, 40), beta(6, 40, 50)
    low, high = np.percentile(np.delete(expected, 5, axis=0), [5, 95], axis=1)
    came = np.delete(came, 5)

    share = np.mean((low <= came) & (came <= high))
    assert narrow["rhythm"].numbers["inside"] == pytest.approx(share)


def test_a_gap_in_a_trace_is_not_drawn_over(narrow: Narrow):
    line = [row for row in drawn(narrow["traces"], "first-line") if row["y"] <= 1]
    first = line[: 60 - 5]

    assert not {row["x"] for row in first} & set(range(20, 25))
    assert {row["group"] for row in first} == {0, 1}


def test_the_phase_diagram_has_every_cell_and_names_every_preset(narrow: Narrow):
    chart = narrow["phase"]
    grid = np.linspace(0.0, 1.0, 9)
    cells = next(
        layer["data"]["values"]
        for layer in chart.specification["layer"]
        if layer["mark"]["style"] == "cell" and len(layer["data"]["values"]) == 81
    )

    np.testing.assert_allclose(
        [row["value"] for row in cells], np.outer(grid, 1 - grid).ravel(), atol=1e-4
    )
    assert {"steady", "now and then"} <= {
        str(row["text"]) for row in drawn(chart, "label")
    }


@pytest.mark.parametrize(
    ("count", "low", "high"), [(15, 11, 18), (0, 0, 0), (20, 20, 20), (7, 7, 9)]
)
def test_there_are_always_twenty_dots(count: int, low: int, high: int):
    words = dots_words()
    chart = dots20(count, low, high, words=words)
    shown = {row["what"]: row["count"] for row in chart.rows}

    assert sum(value for value in shown.values() if isinstance(value, float)) == 20
    assert shown[words.surely] == low
    assert shown[words.perhaps] == count - low
    assert shown[words.not_quite] == high - count


def test_full_half_and_hollow_dots_differ_in_shape(narrow: Narrow):
    layers = [
        layer
        for layer in narrow["dots"].specification["layer"]
        if layer["mark"]["type"] == "point" and "size" in layer["mark"]
    ]

    assert [len(layer["data"]["values"]) for layer in layers] == [11, 4, 4, 3, 2]
    looks = [(layer["mark"]["style"], layer["mark"]["shape"]) for layer in layers]
    assert len(set(looks)) == 4


def test_a_normal_distribution_fills_the_three_places_as_it_should(narrow: Narrow):
    normal = stats.norm(0.1, 0.25)
    draws = normal.ppf((np.arange(2000) + 0.5) / 2000).clip(-1, 1)
    axis = Distinction(name="Body", left="a", right="b", draws=draws, note="n")
    words = DistinctionsWords(caption=narrow["distinctions"].caption, middle="m")

    row = distinctions([axis], words=words).rows[0]
    # A dot stands for a twentieth, so a count is off by at most one.
    assert row["left"] == pytest.approx(20 * normal.cdf(-0.2), abs=1)
    assert row["right"] == pytest.approx(20 * normal.sf(0.2), abs=1)
    assert (
        float(row["left"] or 0) + float(row["middle"] or 0) + float(row["right"] or 0)
        == 20
    )


def test_an_axis_without_draws_has_no_dots_and_both_poles(narrow: Narrow):
    chart = narrow["distinctions"]

    assert len(drawn(chart, "pile")) == 2 * 20
    assert chart.rows[1] == {
        "axis": "Voice",
        "left": None,
        "middle": None,
        "right": None,
    }
    assert chart.numbers == {"axes": 3, "known": 2}


def test_intervals_are_those_of_the_draws(narrow: Narrow):
    share = narrow["intervals"].rows[1]

    low, median, high = np.percentile(beta(12, 200), [5, 50, 95])
    assert [share["low"], share["median"], share["high"]] == pytest.approx(
        [low, median, high]
    )


def test_a_logarithmic_scale_puts_the_geometric_mean_in_the_middle(narrow: Narrow):
    dot = drawn(narrow["intervals"], "interval-dot")[0]
    median = np.median(0.5 + 2 * beta(10, 200))

    assert dot["x"] == pytest.approx(
        np.log(median / 0.1) / np.log(14.0 / 0.1), abs=2e-3
    )


def test_the_fan_has_at_least_twenty_runs_of_either_kind(narrow: Narrow):
    for part in ("first-run", "second-run"):
        assert len({row["group"] for row in drawn(narrow["fan"], part)}) == 25


# ------------------------------------------------------------------ what is refused

CAPTION = Caption(title="t", lead="l", summary="s", table="n", columns={})


def dots_words(columns: tuple[str, ...] = DOTS_COLUMNS) -> DotsWords:
    named = replace(CAPTION, columns={key: key for key in columns})
    return DotsWords(caption=named, surely="a", perhaps="b", not_quite="c", not_so="d")


def fan_words(moments: int) -> FanWords:
    return FanWords(
        caption=CAPTION, quantity="q", changed="c", same="s", low="l", high="h",
        moments=["m"] * moments,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "low", "high"), [(5, 6, 7), (5, 4, 3), (5, 5, 21), (5, -1, 6)]
)
def test_a_range_that_does_not_hold_its_count_is_refused(
    count: int, low: int, high: int
):
    with pytest.raises(OutOfRangeError):
        dots20(count, low, high, words=dots_words())


def test_few_runs_are_refused():
    runs = beta(0, 3, 19)

    with pytest.raises(TooFewError, match="at least 20, and there are 19"):
        fan(np.arange(3.0), runs, runs, ticks=[], words=fan_words(3))


def test_moments_that_do_not_increase_are_refused():
    runs = beta(0, 3, 20)

    with pytest.raises(TimesError, match=r"times\[2\]"):
        fan(np.asarray([0.0, 2.0, 2.0]), runs, runs, ticks=[], words=fan_words(3))


def test_a_run_that_leaves_the_scale_is_refused_with_its_place():
    runs = beta(0, 3, 20)
    wrong = runs.copy()
    wrong[1, 4] = 1.2

    with pytest.raises(OutOfRangeError, match=r"changed\[1, 4\].*1\.2"):
        fan(np.arange(3.0), wrong, runs, ticks=[], words=fan_words(3))


def test_lengths_that_differ_are_refused():
    runs = beta(0, 3, 20)

    with pytest.raises(
        LengthsDifferError, match=r"words\.moments has 4 entries and times has 3"
    ):
        fan(np.arange(3.0), runs, runs, ticks=[], words=fan_words(4))


def test_an_uneven_grid_is_refused():
    uneven, even = np.asarray([0.0, 0.1, 0.5]), np.linspace(0, 1, 3)
    words = PhaseWords(
        caption=CAPTION,
        predictability="p",
        contrast="c",
        quantity="q",
        little="l",
        much="m",
    )

    with pytest.raises(OutOfRangeError, match="predictability"):
        phase(
            uneven, even, np.zeros((3, 3)), levels=[], presets=[], ticks=[Tick(at=0.0, label="0")],
            side_ticks=[], words=words,
        )  # fmt: skip
