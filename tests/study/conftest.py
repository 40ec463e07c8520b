"""Studies small enough to be done while a test waits."""

from pathlib import Path

import pytest

from bedding.study import parse_study

SMALL = """
name = "small"
seed = 5
out = "{out}"

[cohort.invented]
persons = 6
days = 20
channels = ["arousal", "pull"]
missing = 0.1

[fit]
pooling = "none"

[simulate]
predictability = [0.5, 0.9]
contrast = [0.2, 0.9]
persons = 4
days = 10
every = 5
quantities = ["wanting", "bond"]

[power]
persons = [6, 12]
days = [8, 10]
cohorts = 20

[compare]
without = ["reward"]

[engine]
workers = {workers}
persons = 2
"""


@pytest.fixture
def small(tmp_path):
    """Return what makes a small study, in a folder of the test."""

    def made(out="results", *, workers=1, text=SMALL):
        written = text.format(out=out, workers=workers)
        return parse_study(written.encode(), Path(tmp_path / "study.toml"))

    return made
