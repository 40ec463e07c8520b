"""Each test here is one target: its name gives the number, the finding and the source."""

from collections.abc import Callable

import pytest

from bedding.model.validation import Measurement, Setting, targets

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
def missed() -> Callable[[Measurement], list[str]]:
    """Return what says which figures lie where they must not."""

    def names(measurement: Measurement) -> list[str]:
        return [
            f"{figure.name}: {figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"
            for figure in measurement.figures
            if not figure.met
        ]

    return names
