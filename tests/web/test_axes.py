"""A statement as twenty dots: each lies at a pole or in the middle, as its range says."""

import pytest

from bedding.mirror import State, Statement
from bedding.text import remarks
from bedding.web.axes import BASE, COLUMNS, STEP, WIDTH, axis_of

MIDDLE = (121.0, 239.0)
"""Where the middle is drawn, in `parts/axis.html`."""


def statement(count, low, high, state=State.ALARM):
    return Statement(
        about="D1",
        state=state,
        alarm=count,
        low=low,
        high=high,
        findings=(),
        modelled=False,
        days=30,
    )


@pytest.mark.parametrize(
    ("low", "high"), [(11, 18), (0, 20), (0, 0), (20, 20), (6, 14), (18, 20), (0, 2)]
)
def test_twenty_dots_lie_where_the_range_puts_them(low, high):
    dots = axis_of(statement(low, low, high), "nl", days=30).dots

    by_place = {
        place: [dot for dot in dots if dot.place == place]
        for place in ("alarm", "middle", "rest")
    }
    assert len(dots) == 20
    assert len(by_place["alarm"]) == low
    assert len(by_place["middle"]) == high - low
    assert all(dot.x < MIDDLE[0] for dot in by_place["alarm"])
    assert all(MIDDLE[0] < dot.x < MIDDLE[1] for dot in by_place["middle"])
    assert all(dot.x > MIDDLE[1] for dot in by_place["rest"])
    assert len({(dot.x, dot.y) for dot in dots}) == 20, "no dot lies on another"
    assert all(dot.y in {BASE, BASE - STEP} for dot in dots)


def test_both_poles_are_drawn_alike():
    one = axis_of(statement(7, 7, 13), "nl", days=30).dots

    alarm = sorted(dot.x for dot in one if dot.place == "alarm")
    rest = sorted(WIDTH - dot.x for dot in one if dot.place == "rest")
    assert alarm == pytest.approx(rest)
    assert MIDDLE[0] > COLUMNS * STEP


def test_what_is_heard_tells_the_dots():
    axis = axis_of(statement(15, 11, 18), "en", days=30)

    assert "at ‘alarm’ 11" in axis.heard.lower()  # noqa: RUF001 -- as it is said
    assert "middle 7" in axis.heard
    assert "capacity’ 2." in axis.heard
    assert "15 of 20" in axis.said
    assert "30 days" in axis.days


def test_where_nothing_is_counted_there_are_no_dots():
    silent = statement(None, 0, 20, state=State.NOT_ASKED)

    for language in ("nl", "en"):
        axis = axis_of(silent, language, days=30)
        assert axis.dots == ()
        assert axis.days == ""
        assert remarks(language, f"{axis.said} {axis.heard}") == ()
