"""Play a rhythm: what the model does, over time, with what the other does."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from jaxtyping import Float

from bedding.errors import OutOfRangeError, OutputError, UnknownNameError
from bedding.model import (
    CAREGIVERS,
    Parameters,
    Partner,
    State,
    Trajectory,
    partner_from_knobs,
    population,
    presets,
    raised_by,
    simulate,
)
from bedding.report.simulated import QUANTITIES, Course, Knobs, Played

HOURS: Final = 24
"""Steps of one day."""
FEWEST: Final = 20
"""With fewer persons a 90 % range says more about the draw than about the model."""
MOST: Final = 2000
SHORTEST: Final = 14
LONGEST: Final = 3650
_MOMENTS: Final = ("bid", "warmth", "threat")
_STATE: Final = tuple(State.__dataclass_fields__)


def simulate_days(
    rhythms: Sequence[str | Knobs],
    *,
    days: int = 365,
    persons: int = 40,
    seed: int = 0,
    childhood: str | None = None,
    without: Sequence[str] = (),
    then: str | None = None,
    after: int | None = None,
) -> Played:
    """Return what each rhythm does to the same persons.

    The persons differ by the spread that the table of parameters declares. Person number 3 has
    the same numbers under every rhythm, so that two rhythms can be compared person by person.

    Args:
        rhythms: Names of ready-made partners, or knobs to make one from.
        days: How long to play [day].
        persons: How many persons.
        seed: Seed of all chance.
        childhood: The care that the persons met as children, from `CAREGIVERS`.
        without: Mechanisms to switch off, from `MECHANISMS`.
        then: A ready-made partner who follows.
        after: When that one follows [day].

    Raises:
        OutOfRangeError: When a number can't be, or the means allow no such contrast.
        UnknownNameError: When there is no such partner, childhood or mechanism.
    """
    _check("days", days, low=SHORTEST, high=LONGEST)
    _check("persons", persons, low=FEWEST, high=MOST)
    if then is not None:
        _check("after", after if after is not None else 0, low=1, high=days - 1)
    for rhythm in (*rhythms, *([] if then is None else [then])):
        partner_of(rhythm)  # what can't be is refused before anything is played
    people = people_of(persons, seed=seed, childhood=childhood)
    courses = tuple(
        _course(
            rhythm,
            people,
            days=days,
            seed=seed,
            without=tuple(without),
            then=None if then is None else (then, after or 0),
        )
        for rhythm in rhythms
    )
    return Played(
        courses=courses,
        times=np.arange(1, days + 1, dtype=float),
        childhood=childhood,
        without=tuple(without),
        then=then,
        after=after if then is not None else None,
        seed=seed,
    )


def people_of(persons: int, *, seed: int, childhood: str | None = None) -> Parameters:
    """Return the numbers of invented persons, axis `person`.

    Raises:
        UnknownNameError: When there is no such childhood.
    """
    if childhood is not None and childhood not in CAREGIVERS:
        raise UnknownNameError("childhood", childhood, known=tuple(CAREGIVERS))

    people = population(persons, key=seed)
    if childhood is None:
        return people
    return raised_by(CAREGIVERS[childhood], parameters=people, key=seed)


def partner_of(rhythm: str | Knobs) -> Partner:
    """Return the partner that a rhythm stands for.

    Raises:
        UnknownNameError: When there is no ready-made partner of this name.
        OutOfRangeError: When the means allow no such contrast.
    """
    if isinstance(rhythm, Knobs):
        _check("predictability", rhythm.predictability, low=0.0, high=1.0)
        _check("contrast", rhythm.contrast, low=0.0, high=1.0)
        return partner_from_knobs(
            predictability=rhythm.predictability, contrast=rhythm.contrast
        )
    if rhythm not in presets.PRESETS:
        raise UnknownNameError("rhythm", rhythm, known=tuple(presets.PRESETS))
    return presets.PRESETS[rhythm]


def save_days(played: Played, path: Path, *, parquet: bool) -> None:
    """Write every day of every person as a table, in Parquet or else in CSV.

    Columns: `rhythm`, `person`, `day` and the quantities of the model.

    Raises:
        OutputError: When the file can't be written.
    """
    import polars as pl  # noqa: PLC0415 -- slow import

    parts = []
    for course in played.courses:
        shape = (played.days, played.persons)
        columns = {
            "person": np.broadcast_to(np.arange(played.persons), shape).ravel(),
            "day": np.broadcast_to(played.times.astype(int)[:, None], shape).ravel(),
        } | {name: values.ravel() for name, values in course.quantities.items()}
        name = (
            course.rhythm
            if isinstance(course.rhythm, str)
            else f"p{course.rhythm.predictability:g}-c{course.rhythm.contrast:g}"
        )
        parts.append(pl.DataFrame(columns).select(pl.lit(name).alias("rhythm"), "*"))
    table = pl.concat(parts)
    try:
        if parquet:
            table.write_parquet(path)
        else:
            table.write_csv(path)
    except OSError as error:
        raise OutputError(path, str(error.strerror or error)) from error


def _course(
    rhythm: str | Knobs,
    people: Parameters,
    *,
    days: int,
    seed: int,
    without: tuple[str, ...],
    then: tuple[str, int] | None,
) -> Course:
    first = days if then is None else then[1]
    partner = partner_of(rhythm)
    parts = [_lived(partner, people, days=first, seed=seed, without=without)]
    if then is not None:
        # Chance does not depend on what is kept: the same life again, to see where it ended.
        again = _lived(
            partner, people, days=first, seed=seed, without=without, keep=_STATE
        )
        ended = State(**{name: again[name][-1] for name in _STATE})
        parts.append(
            _lived(
                partner_of(then[0]), people, days=days - first, seed=seed + 1,
                without=without, initial=ended,
            )
        )  # fmt: skip

    def joined(name: str) -> Float[np.ndarray, "time person"]:
        return np.concatenate([part[name] for part in parts])

    # The means are those of the rhythm that was asked for, not of what followed it.
    asked = parts[0]
    moments = np.maximum(asked["bid"].sum(axis=0), 1e-9)
    return Course(
        rhythm=rhythm,
        quantities={name: joined(name) for name in QUANTITIES},
        warmth=asked["warmth"].sum(axis=0) / moments,
        threat=asked["threat"].sum(axis=0) / moments,
    )


def _lived(
    partner: Partner,
    people: Parameters,
    *,
    days: int,
    seed: int,
    without: tuple[str, ...],
    initial: State | None = None,
    keep: tuple[str, ...] = (*QUANTITIES, *_MOMENTS),
) -> Trajectory:
    """Return the days: means of quantities, or the state at the end of each."""
    return simulate(
        partner,
        parameters=people,
        initial=initial,
        days=days,
        key=seed,
        keep=keep,
        every=HOURS,
        reduce="last" if keep == _STATE else "mean",
        without=without,
    )


def _check(name: str, value: float, *, low: float, high: float) -> None:
    if not low <= value <= high:
        raise OutOfRangeError(name, value, low=low, high=high)
