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


class OlderPageError(Exception):
    """The page says something else than what is found; no target may be missed in that way."""


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measurement:
    """Return what the target found; a target that is known not to be met is expected to fail."""
    number = int(request.node.name.split("_")[2])
    (target,) = targets([number])
    if target.unmet_because is not None:
        request.applymarker(
            pytest.mark.xfail(
                reason=target.unmet_because, strict=True, raises=AssertionError
            )
        )
    return target.measure(SETTING)


@pytest.fixture
def missed(request: pytest.FixtureRequest) -> Callable[[Measurement], list[str]]:
    """Return what says which figures lie where they must not; none may lie elsewhere than the page says."""
    number = request.node.name.split("_")[2].lstrip("0")
    rows = PAGE.read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"| {number} | ")]
    cells = row.replace("\\|", "/").strip("| ").split(" | ")
    shown, counts = cells[4].split("<br>"), [int(each) for each in cells[-2:]]

    def names(measurement: Measurement) -> list[str]:
        if [measurement.seeds, measurement.persons] != counts:
            msg = f"{measurement.seeds} seeds, {measurement.persons} persons; {counts}"
            raise OlderPageError(msg)
        for figure, line in zip(measurement.figures, shown, strict=True):
            name = figure.name.replace("|", "/")
            said = re.findall(r"[-+.\de]+", line.removeprefix(name).replace("to", " "))
            # Where there is no interval, the page leaves it out.
            ends = (figure.value, figure.low, figure.high)[: len(said)]
            off = [
                end
                for end, text in zip(ends, said, strict=True)
                if abs(end - float(text)) > _last_digit(text)
            ]
            met = not line.endswith("\N{BALLOT X}")
            if off or met is not figure.met or not line.startswith(name + " "):
                raise OlderPageError(f"{line}: {ends} now, {figure.met}")
        return [
            f"{figure.name}: {figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"
            for figure in measurement.figures
            if not figure.met
        ]

    return names


def _last_digit(text: str) -> float:
    """Return one unit of the last digit of a number of three digits."""
    exponent = Decimal(text).adjusted() - 2
    return float(Decimal(1).scaleb(exponent))
