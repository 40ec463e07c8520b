"""What results say, on results whose answer is known."""

import json

import numpy as np
import pytest
from scipy.stats import norm

from bedding.actions.calibrate_fit import Amounts, tasks
from bedding.actions.calibration_page import calibration_page, write_calibration_page
from bedding.actions.calibration_summary import as_data, summary
from bedding.model.inference import PERSON
from bedding.model.inference.calibrating import HORIZONS, number_names

CHANNELS = ("arousal", "mood")
NAMES = number_names(CHANNELS)
WANTED = tasks(Amounts(sbc=120, recovery=10, reference=3, strange=4, long=0, full=0))


def results(shift=0.0, farthest=0.05):
    """Return results of exact posteriors, each mean moved by `shift` of its deviation."""
    random = np.random.default_rng(2)
    found = {}
    for task in WANTED:
        truth = random.normal(size=len(NAMES))
        deviation = np.full(len(NAMES), 0.6)
        mean = 0.8 * (0.8 * truth + 0.6 * random.normal(size=len(NAMES)))
        places = norm.cdf((truth - mean) / deviation - shift)
        match task.part:
            case "strange":
                found[task.key] = {
                    "kind": "random", "state": "fitted", "khat": 0.1, "not_finite": [],
                    "seconds": 1.0,
                }  # fmt: skip
            case "reference":
                every = dict.fromkeys(NAMES, farthest)
                found[task.key] = {
                    "mean": every, "deviation": every, "khat": 0.1, "trusted": True,
                    "effective": 300.0, "long_trusted": True, "farthest": farthest,
                    "seconds": 1.0,
                }  # fmt: skip
            case _:
                found[task.key] = {
                    "places": {
                        **dict(zip(NAMES, places.tolist(), strict=True)),
                        "log_likelihood": random.uniform(),
                        "mood.level": random.uniform(),
                    },
                    "forecasts": {
                        f"{c}+{h}": random.uniform() for c in CHANNELS for h in HORIZONS
                    },
                    "truth": dict(zip(NAMES, truth.tolist(), strict=True)),
                    "mean": dict(zip(NAMES, mean.tolist(), strict=True)),
                    "deviation": dict(zip(NAMES, deviation.tolist(), strict=True)),
                    "khat": float("-inf"),
                    "trusted": True,
                    "finite": True,
                    "seconds": 1.0,
                }
    return found


def named(found, beginning):
    return [check for check in found.checks if check.name.startswith(beginning)]


def test_right_fits_are_right():
    found = summary(WANTED, results())

    assert found.judged is not None
    assert found.judged.records == 120
    assert found.judged.outside == ()
    assert all(check.met for check in named(found, "Places"))
    assert named(found, "Strange")[0].met
    assert named(found, "The fit at once")[0].met
    assert found.trusted == {"sbc": 1.0, "recovery": 1.0, "reference": 1.0}


def test_means_that_lie_off_are_seen():
    found = summary(WANTED, results(shift=1.0))

    assert found.judged is not None
    assert set(PERSON) <= set(found.judged.outside)
    assert not named(found, "Places")[0].met
    assert not named(found, "Coverage: numbers, all")[0].met


def test_a_fit_that_lies_far_from_a_long_run_is_seen():
    found = summary(WANTED, results(farthest=0.3))

    assert not named(found, "The fit at once")[0].met


def test_data_are_strict():
    every = results()
    data = as_data(summary(WANTED, every), WANTED, every)

    again = json.loads(json.dumps(data, allow_nan=False))
    assert again["records"]["sbc"] == 120
    assert len(again["each"]) == len(WANTED)
    assert again["each"]["sbc/60/0"]["khat"] is None


def test_the_page_has_every_check_and_every_picture(tmp_path):
    found = summary(WANTED, results())

    page = write_calibration_page(found, tmp_path).read_text("utf-8")

    assert all(check.name in page for check in found.checks)
    drawn = list((tmp_path / "figures").glob("calibration-*.svg"))
    assert len(drawn) == 6
    assert all(f"figures/{path.name}" in page for path in drawn)
    assert all(path.read_text("utf-8").startswith("<svg") for path in drawn)


@pytest.mark.parametrize("part", ["strange", "reference"])
def test_a_part_alone_makes_a_page(part):
    some = [task for task in WANTED if task.part == part]

    found = summary(some, results())

    assert found.judged is None
    assert "## Every quantity" not in calibration_page(found, {})
