import numpy as np
from scipy import stats

from bedding.actions.imagined.weekly import HEARD, imagine_weekly


def test_answers_lie_on_seven_points_between_the_poles():
    random = np.random.default_rng(1)
    answers = imagine_weekly(0.3, weeks=200, random=random)

    assert {round(6 * each, 6) for each in answers} <= set(range(7))


def test_a_week_goes_with_the_truth_as_declared():
    random = np.random.default_rng(2)
    ways = random.standard_normal(4000)
    answers = [imagine_weekly(way, weeks=1, random=random)[0] for way in ways]

    # Seven points and cut-off ends take a little of it away.
    assert abs(stats.spearmanr(ways, answers).statistic - HEARD) < 0.06
