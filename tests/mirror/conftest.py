"""Invented diaries."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from bedding.types import Channel, Diary


@pytest.fixture
def diary() -> Callable[..., Diary]:
    """Return a maker of diaries: times, inputs and channels by name, on scales from 0 to 1."""

    def make(
        times: np.ndarray | int,
        inputs: Mapping[str, object] | None = None,
        channels: Mapping[str, object] | None = None,
    ) -> Diary:
        moments = np.arange(times, dtype=float) if isinstance(times, int) else times
        return Diary(
            person="invented",
            times=np.asarray(moments, dtype=float),
            inputs={
                name: _filled(values, moments)
                for name, values in (inputs or {}).items()
            },
            channels={
                name: Channel(
                    name=name,
                    values=_filled(values, moments),
                    low=0.0,
                    high=1.0,
                    levels=None,
                )
                for name, values in (channels or {}).items()
            },
        )

    return make


def _filled(values: object, moments: np.ndarray) -> np.ndarray:
    return np.broadcast_to(np.asarray(values, dtype=float), moments.shape).copy()
