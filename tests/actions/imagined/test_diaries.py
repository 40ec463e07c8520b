import numpy as np
import pytest

from bedding.actions.imagined.diaries import FOUR_TIMES, Stretches, imagine_diary


def test_a_diary_has_as_many_days_as_asked(lives):
    for days in (14, 60):
        times = imagine_diary(lives[0], days=days, key=3).times
        assert len(times) == days
        assert times[0] == 0
        assert (np.diff(times) > 0).all()


def test_a_longer_diary_begins_with_the_shorter_one(lives):
    short = imagine_diary(lives[2], days=20, key=4)
    long = imagine_diary(lives[2], days=50, key=4)

    for name, channel in short.channels.items():
        np.testing.assert_array_equal(
            channel.values, long.channels[name].values[: len(short.times)]
        )


def test_four_times_a_day_is_more_than_once_a_day(lives):
    diary = imagine_diary(lives[0], days=14, key=3, at=FOUR_TIMES)

    assert 14 < len(diary.times) <= 56
    assert np.median(np.diff(diary.times)) < 0.3


def test_answers_are_on_seven_points_and_inputs_on_their_steps(lives):
    for life in lives:
        diary = imagine_diary(life, days=40, key=1)
        for channel in diary.channels.values():
            assert set(channel.values) <= set(range(1, 8))
        for name in ("warmth", "threat"):
            values = diary.inputs[name]
            steps = 6 * values[~np.isnan(values)]
            np.testing.assert_allclose(steps, np.round(steps), atol=1e-9)
        # Where there was no contact nothing is put down of the other.
        apart = diary.inputs["contact"] < 0.5
        assert np.isnan(diary.inputs["warmth"][apart]).all()


def test_stretches_sum_their_own_hours():
    hours = np.arange(48, dtype=float)
    stretches = Stretches(first=np.array([7, 31]), last=np.array([23, 48]))

    np.testing.assert_allclose(
        stretches.over(hours, np.add), [sum(range(7, 23)), sum(range(31, 48))]
    )
    np.testing.assert_allclose(stretches.over(hours, np.maximum), [22, 47])
    np.testing.assert_allclose(stretches.mean(hours), [14.5, 39.0])


@pytest.mark.parametrize("other", ["cruel", "secure_free"])
def test_what_is_put_down_is_what_came(lives, other):
    life = next(each for each in lives if each.other == other)
    diary = imagine_diary(life, days=60, key=2)
    came = life.hours["warmth"].sum() / life.hours["bid"].sum()

    # Peaks weigh in memory, so what is remembered lies above the mean, by less than a quarter.
    assert -0.05 < np.nanmean(diary.inputs["warmth"]) - came < 0.25
