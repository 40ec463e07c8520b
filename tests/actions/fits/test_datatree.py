"""The groups of ArviZ, as its own functions read them."""

import sys

import numpy as np
import pytest
from arviz_stats.summary import summary
from scipy.stats import norm

from bedding.actions.fits import MissingLibraryError, datatree_of
from bedding.model.inference import PERSON, unconstrained
from bedding.model.inference.checking import answer_by_answer, used


def test_every_group_is_there_with_its_axes(small_fit):
    tree = datatree_of(small_fit())

    assert set(tree.children) == {
        "posterior", "prior", "sample_stats", "log_likelihood", "log_prior",
        "observed_data", "posterior_predictive", "constant_data",
    }  # fmt: skip
    assert dict(tree["posterior"].sizes) == {
        "chain": 1, "draw": 6, "channel": 2, "entry": 5,
    }  # fmt: skip
    assert set(PERSON) <= set(tree["posterior"].data_vars)
    # One of ten answers was not given.
    for group in ("log_likelihood", "posterior_predictive"):
        assert tree[group]["answers"].to_numpy().shape == (1, 6, 9)


def test_numbers_stand_where_they_belong(small_fit):
    fitted = small_fit()

    tree = datatree_of(fitted)

    recovery = tree["posterior"]["alarm.recovery"].sel(chain=0).to_numpy()
    np.testing.assert_array_equal(recovery, fitted.draws["alarm.recovery"])
    gain = tree["posterior"]["gain"].sel(channel="arousal", chain=0).to_numpy()
    np.testing.assert_array_equal(gain, fitted.channels["arousal"].gain)
    observed = tree["observed_data"]["answers"]
    mood = observed.where(observed["channel_of"] == "mood", drop=True)
    np.testing.assert_array_equal(mood["time"], [0.0, 1.5, 2.0, 4.0])
    np.testing.assert_array_equal(mood, fitted.observations.answers[[0, 2, 3, 4], 0])
    assert tree.attrs["state"] == "fits_badly"


def test_log_likelihoods_of_answers_add_up_to_that_of_all(small_fit):
    fitted = small_fit()

    tree = datatree_of(fitted)

    whole = answer_by_answer(used(fitted)).after_earlier.sum(axis=(1, 2))
    summed = tree["log_likelihood"]["answers"].sum("answer").to_numpy()
    np.testing.assert_allclose(summed, whole[None])
    np.testing.assert_allclose(
        tree["sample_stats"]["log_likelihood"].to_numpy(), whole[None]
    )


def test_log_priors_are_those_of_standard_normal_numbers(small_fit):
    fitted = small_fit()

    tree = datatree_of(fitted)

    drawn = np.column_stack([fitted.draws[name] for name in PERSON])
    for place, name in enumerate(PERSON):
        expected = norm.logpdf(unconstrained(drawn)[:, place])
        np.testing.assert_allclose(tree["log_prior"][name].to_numpy(), expected[None])


def test_without_the_library_the_remedy_is_named(small_fit, monkeypatch):
    monkeypatch.setitem(sys.modules, "xarray", None)

    with pytest.raises(MissingLibraryError, match="pip install xarray"):
        datatree_of(small_fit())


def test_arviz_reads_it(small_fit):
    fitted = small_fit(draws=200)

    told = summary(datatree_of(fitted), var_names=["alarm.recovery"], kind="stats")

    assert float(told.loc["alarm.recovery", "mean"]) == pytest.approx(
        fitted.draws["alarm.recovery"].mean(), abs=0.01
    )
