"""Each test here is one target: its name gives the number, the finding and the source."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bedding.model.validation import Measurement, Setting, targets

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"
SETTING = Setting()
"""The command's own: what the page shows is what is tested."""


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measurement:
    """Return what the target found; a target that is known not to be met is expected to fail."""
    number = int(request.node.name.split("_")[2])
    (target,) = targets([number])
    if target.unmet_because is not None:
        request.applymarker(pytest.mark.xfail(reason=target.unmet_because, strict=True))
    return target.measure(SETTING)


@pytest.fixture
def missed(request: pytest.FixtureRequest) -> Callable[[Measurement], list[str]]:
    """Return what says which figures lie where they must not, or elsewhere than the page says."""
    number = request.node.name.split("_")[2].lstrip("0")
    rows = PAGE.read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| {number} | ")]
    shown = row.replace("\\|", "/").split(" | ")[4].split("<br>")

    def names(measurement: Measurement) -> list[str]:
        found = [
            f"{figure.name}: {figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"
            for figure in measurement.figures
            if not figure.met
        ]
        for figure, line in zip(measurement.figures, shown, strict=True):
            name = figure.name.replace("|", "/")
            assert line.startswith(name + " ")
            said = re.findall(r"[-+.\de]+", line.removeprefix(name).replace("to", " "))
            # Where there is no interval, the page leaves it out.
            ends = (figure.value, figure.low, figure.high)[: len(said)]
            found += [
                f"{line}: {end} now; is the page older than the model?"
                for end, text in zip(ends, said, strict=True)
                if abs(end - float(text)) > _last_digit(text)
            ]
        return found

    return names


def _last_digit(text: str) -> float:
    """Return one unit of the last digit of a number of three digits."""
    exponent = Decimal(text).adjusted() - 2
    return float(Decimal(1).scaleb(exponent))
