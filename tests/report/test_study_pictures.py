"""The figures of a study say what the draws say, wherever these lie."""

import numpy as np
import pytest

from bedding.report.study_pictures import means_picture
from bedding.text import decimal


@pytest.mark.parametrize("middle", [0.0, -3.4, 7.0])
def test_a_person_far_from_what_is_assumed_is_shown_there(middle):
    random = np.random.default_rng(0)
    draws = middle + 0.4 * random.normal(size=400)

    picture = means_picture(
        "diaries", {"near": draws - middle, "far": draws}, random.normal(size=400),
        told=2, language="en",
    )  # fmt: skip

    assert picture is not None
    ends = np.quantile(draws, [0.5, 0.05, 0.95])
    shown = next(row for row in picture.rows if row[0] == "far")
    assert [*shown[1:4]] == [decimal("en", float(end)) for end in ends]
