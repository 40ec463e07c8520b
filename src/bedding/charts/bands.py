"""A quantity over time with its uncertainty: two bands and a median."""

import numpy as np
from jaxtyping import Float

from bedding.charts.panel import Layer, Panel, Row, layer
from bedding.charts.uncertainty import Spread, unbroken


def ribbons(
    panel: Panel, times: Float[np.ndarray, " time"], band: Spread, *, part: str
) -> list[Layer]:
    """Return the 90 % band, the 50 % band and the median, broken where there is nothing.

    Args:
        panel: Where they lie.
        times: Where each moment lies along x.
        band: Where the draws lie at each moment.
        part: Which of two quantities this is: first or second.
    """
    runs = [
        (number, int(at))
        for number, run in enumerate(unbroken(band.known))
        for at in run
    ]

    def area(
        low: Float[np.ndarray, " time"], high: Float[np.ndarray, " time"]
    ) -> list[Row]:
        return [
            {
                "x": float(times[at]),
                "y": float(low[at]),
                "y2": float(high[at]),
                "group": number,
            }
            for number, at in runs
        ]

    line = [
        {"x": float(times[at]), "y": float(band.median[at]), "group": number}
        for number, at in runs
    ]
    return [
        layer(panel, "area", f"{part}-band-wide", area(band.low, band.high)),
        layer(panel, "area", f"{part}-band", area(band.lower, band.upper)),
        layer(panel, "line", f"{part}-line", line),
    ]
