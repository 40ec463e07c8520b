import numpy as np
import pytest

from bedding.mirror.told import Told
from bedding.mirror.weekly import WEEK, weekly_told


def told(answers) -> Told:
    found = weekly_told(answers)
    assert found is not None
    return found


def test_the_mean_and_its_error_are_those_of_the_weeks():
    found = told([0.0, 1.0, 0.0, 1.0])

    assert found.estimate == 0.5
    assert found.error == pytest.approx(np.std([0, 1, 0, 1], ddof=1) / 2)


def test_answers_all_alike_are_not_certain():
    assert told([1.0] * 9).error == pytest.approx(WEEK / 3)


def test_empty_answers_do_not_count():
    assert weekly_told([0.2, np.nan]) is None
    assert weekly_told([]) is None
    assert told([0.2, np.nan, 0.4]).estimate == pytest.approx(0.3)
