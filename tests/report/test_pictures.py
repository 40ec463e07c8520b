"""Pictures of a record: what is left out of one is said beside it."""

from dataclasses import replace

import pytest

from bedding.actions.show_around import invent_diary
from bedding.mirror import reflect
from bedding.report.pictures import LONGEST, rhythm_of_days
from bedding.text import LANGUAGES, say


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_that_are_not_drawn_are_not_passed_over_in_silence(language):
    whole = invent_diary()
    last = whole.times > whole.times[-1] - 60
    few = replace(
        whole,
        times=whole.times[last] - whole.times[last][0],
        inputs={name: each[last] for name, each in whole.inputs.items()},
        channels={
            name: replace(each, values=each.values[last])
            for name, each in whole.channels.items()
        },
    )

    charts = [rhythm_of_days(reflect(each), language) for each in (whole, few)]
    cut, uncut = (each.caption.summary for each in charts if each is not None)

    assert whole.times[-1] - whole.times[0] > LONGEST
    said = say(language, "mirror.rhythm.latest", count=LONGEST)
    assert said in cut
    assert said not in uncut
