"""A run as plain arrays, and back."""

import numpy as np
import pytest

from bedding.model.inference.sampling import Chains, OtherRunError, begin


@pytest.fixture
def kept(normal):
    density, data, near = normal
    return begin(density, data, near).arrays()


def test_what_is_kept_is_numbers_and_text_alone(kept):
    for name, value in kept.items():
        assert value.dtype.kind in "iufU", name


def test_arrays_give_the_run_again(kept):
    again = Chains.of(kept).arrays()

    assert again.keys() == kept.keys()
    for name, value in again.items():
        np.testing.assert_array_equal(value, kept[name])


@pytest.mark.parametrize("version", [0, 2])
def test_another_version_is_refused(kept, version):
    with pytest.raises(OtherRunError, match=f"version {version}, and this one 1"):
        Chains.of(kept | {"version": np.asarray(version)})


def test_arrays_of_something_else_are_refused(kept):
    with pytest.raises(OtherRunError, match="version None"):
        Chains.of({"draws": kept["draws"]})


def test_a_missing_part_is_named(kept):
    del kept["step"]

    with pytest.raises(OtherRunError, match="step"):
        Chains.of(kept)
