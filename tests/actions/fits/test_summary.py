"""The page of numbers: valid JSON, with an uncertainty at each."""

import json

import numpy as np

from bedding.actions.fits import summarise
from bedding.model.inference import PERSON, RIVALS
from bedding.model.inference.checking import check


def test_every_number_has_an_uncertainty(small_fit):
    fitted = small_fit()

    data = summarise(fitted)

    assert set(data["numbers"]) == set(PERSON)
    for name, number in data["numbers"].items():
        low, high = number["interval_90"]
        assert low <= number["interval_50"][0] <= number["estimate"] <= high
        assert number["estimate"] == np.median(fitted.draws[name])
    assert set(data["ahead_of"]) == set(RIVALS)
    assert data["ahead_of"]["mean"]["standard_error"] is None
    assert data["r_hat_highest"] is None  # no chains were drawn


def test_with_checks_it_is_json_without_anything_strange(small_fit):
    fitted = small_fit(draws=100)

    data = summarise(fitted, check(fitted, {"body": fitted.draws["alarm.recovery"]}))

    read = json.loads(json.dumps(data, allow_nan=False))
    checks = read["checks"]
    assert set(checks["stacking"]) == {"mechanism", *RIVALS}
    assert set(checks["sensitivity"]["body"]["numbers"]) == set(PERSON)
    assert checks["predictive"][0]["given_again"]["interval_90"][0] <= 1.0


def test_what_moved_is_left_out_where_it_was_not_asked_for(small_fit):
    assert "changes" not in summarise(small_fit())
