"""Learning on made-up cases, of which it is known what there is to learn."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bedding.actions.imagined.cases import Case, WeekCase
from bedding.actions.imagined.checking import reliability
from bedding.actions.imagined.learned import chance_of, on_alarm_side
from bedding.actions.imagined.learning import ALARM_BELOW, learn
from bedding.actions.imagined.lives import BED_POLE, OTHERS, STORM_POLE
from bedding.actions.imagined.truths import ALARM_ABOVE
from bedding.actions.imagined.writing import written
from bedding.mirror import RESTS_ON, Told
from bedding.mirror.combining import Weights

NAMES = sorted({name for names in RESTS_ON.values() for name in names})
NOISE = 0.8


def made(seed, count, days):
    """Return cases in which every quantity shows one and the same truth, with error."""
    rng = np.random.default_rng(seed)
    cases = []
    for life in range(count):
        other = OTHERS[life % len(OTHERS)]
        lean = 1.0 if other in STORM_POLE else -1.0 if other in BED_POLE else 0.0
        way = lean + rng.normal()
        shown = {name: way + NOISE * rng.normal() for name in NAMES}
        told = {
            name: Told(estimate=-value if name in ALARM_BELOW else value, error=NOISE)
            for name, value in shown.items()
        }
        truth = {about: way if above else -way for about, above in ALARM_ABOVE.items()}
        # Of what has a dividing point of its own, nothing is the middle.
        truth["D4"] = 0.5 - way
        told["openness_met"] = Told(
            estimate=0.5 + told["openness_met"].estimate, error=NOISE
        )
        week = WeekCase(
            storm=Told(estimate=way, error=NOISE),
            bed=Told(estimate=-way, error=NOISE),
            parts=(way, way, way, -way, -way, -way),
        )
        cases.append(
            Case(
                other=other,
                life=life,
                days=days,
                truth=truth,
                recorded=told,
                seldom=(),
                drawn={"S1": Told(estimate=way, error=0.05)},
                speaks=True,
                unnamed=bool(rng.random() < 0.1),
                often=False,
                weeks=(week,),
                together=week,
            )
        )
    return cases


@pytest.fixture(scope="module")
def learned():
    return learn(made(1, 700, 60))


@pytest.mark.parametrize("about", ["S1", "S4", "D3", "D4", "D6"])
def test_what_is_stated_comes_true_on_cases_never_seen(learned, about):
    cases = made(2, 1500, 60)
    shares = np.array([chance_of(c, learned, about, listened=False) for c in cases])
    sides = np.array([on_alarm_side(c, learned, about) for c in cases])

    found = reliability(shares, sides, np.arange(len(cases)))

    # By chance about .03 with this many cases; twice that would be a fault.
    assert found.error < 0.06
    assert found.right > 0.8
    assert found.stated == pytest.approx(0.9, abs=0.03)


def test_draws_that_show_the_truth_make_statements_surer(learned):
    cases = made(3, 600, 60)
    sides = np.array([on_alarm_side(case, learned, "S1") for case in cases])

    def right(*, listened):
        shares = np.array(
            [chance_of(c, learned, "S1", listened=listened) for c in cases]
        )
        return reliability(shares, sides, np.arange(len(cases)))

    assert right(listened=True).named > right(listened=False).named


def test_the_truth_parts_between_the_poles(learned):
    assert learned.truths["S1"].middle == pytest.approx(0.0, abs=0.15)
    assert learned.truths["D4"].middle == 0.5


def test_a_quantity_that_shows_nothing_weighs_little(learned):
    rng = np.random.default_rng(4)
    deaf = [
        replace(
            case,
            recorded={
                name: Told(estimate=float(rng.normal()), error=NOISE) for name in NAMES
            },
        )
        for case in made(5, 700, 60)
    ]

    found = learn(deaf)

    assert max(found.maps["S4"].recorded.values()) < 0.35
    assert min(learned.maps["S4"].recorded.values()) > 0.5


def test_what_was_learned_is_written_as_numbers_that_run(learned):
    text = written(learned, lives=1500)
    space: dict[str, Any] = {}
    exec(compile(text, "calibrated.py", "exec"), space)

    divide = space["TRUTHS"]["D4"]
    assert (divide.middle, divide.alarm_above) == (0.5, False)
    assert divide.spread == pytest.approx(learned.truths["D4"].spread, rel=1e-3)
    assert isinstance(space["MAPS"]["S1"], Weights)
    assert space["MAPS"]["S1"].recorded == pytest.approx(
        learned.maps["S1"].recorded, abs=1e-3
    )
    assert "1,500 lives" in text
