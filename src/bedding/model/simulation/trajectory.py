"""What a simulation returns: named quantities over named axes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from jaxtyping import Float

if TYPE_CHECKING:
    import polars as pl
    import xarray as xr


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory(Mapping[str, Float[np.ndarray, "..."]]):
    """Quantities of the model over time.

    Attributes:
        times: Moments after each kept step [day since the start].
        quantities: By name of a quantity in `State` or `Moment`: its values, axes `axes`.
        axes: Names of the axes of every value: `time`, and `person` where there are many.
    """

    times: Float[np.ndarray, " time"]
    quantities: Mapping[str, Float[np.ndarray, "..."]]
    axes: tuple[str, ...]

    def __getitem__(self, name: str) -> Float[np.ndarray, "..."]:
        """Return one quantity, axes `axes`."""
        return self.quantities[name]

    def __iter__(self) -> Iterator[str]:
        """Walk the names of the quantities."""
        return iter(self.quantities)

    def __len__(self) -> int:
        """Return how many quantities there are."""
        return len(self.quantities)

    def to_polars(self) -> "pl.DataFrame":
        """Return a long table: one row for each moment (and person), a column each quantity."""
        import polars as pl  # noqa: PLC0415 -- optional dependency of the model

        shape = next(iter(self.quantities.values())).shape
        columns: dict[str, np.ndarray] = {
            "time": np.broadcast_to(
                self.times.reshape((-1,) + (1,) * (len(shape) - 1)), shape
            ).ravel()
        }
        if "person" in self.axes:
            columns["person"] = np.broadcast_to(np.arange(shape[1]), shape).ravel()
        for name, value in self.quantities.items():
            columns[name] = value.ravel()
        return pl.DataFrame(columns)

    def to_xarray(self) -> "xr.Dataset":
        """Return a dataset with the axes as dimensions and the times as coordinate."""
        import xarray as xr  # noqa: PLC0415 -- optional dependency

        return xr.Dataset(
            {name: (self.axes, value) for name, value in self.quantities.items()},
            coords={"time": ("time", self.times, {"units": "days"})},
        )
