import json

import pytest

from bedding.mirror import Quantity
from bedding.report import mirror_data, mirror_json, mirrors_json


@pytest.mark.parametrize("kind", ["swings", "calm", "few", "bare", "one"])
def test_the_data_is_json_and_every_number_has_its_intervals(mirrors, kind):
    data = json.loads(mirror_json(mirrors[kind]))

    assert data == mirror_data(mirrors[kind])
    for name, found in mirrors[kind].findings.items():
        if isinstance(found, Quantity):
            low, high = data["findings"][name]["interval_90"]
            lower, upper = data["findings"][name]["interval_50"]
            assert low <= lower <= data["findings"][name]["estimate"] <= upper <= high
        else:
            assert data["findings"][name]["not_told"] == found.why
    assert len(data["statements"]) == 12


def test_several_mirrors_are_a_list(mirrors):
    assert [each["entries"] for each in json.loads(mirrors_json(list(mirrors.values())))] == [
        100, 60, 5, 30, 1,
    ]  # fmt: skip
