"""What a codebook says: which columns of a table are which measures, and when.

docs/codebooks.md shows how it is written in TOML.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bedding.units import TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Rows in which a column has a certain value.

    Attributes:
        column: The column that is looked at.
        equals: A number, compared as a number, or a text, compared without surrounding spaces.
            An empty cell equals nothing.
    """

    column: str
    equals: str | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One column of a measure.

    Attributes:
        column: The column.
        reverse: Whether it counts down: what is read as `low + high - value`.
    """

    column: str
    reverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One input or channel: the mean of those of its columns that have an answer.

    Attributes:
        name: One of `INPUTS` or `CHANNELS`.
        parts: Its columns; all share one scale.
        low: The lowest answer possible.
        high: The highest answer possible.
        levels: How many different answers each column can have, or None when it is continuous.
        where: In which rows the columns are read, or None for every row.
        otherwise: What the measure is in the other rows, from `low` to `high` and after
            reversing; None when nothing is known there.
        missing: Codes for no answer in these columns, besides those of the codebook.
        labels: Words in small letters, each with the answer that it stands for.
    """

    name: str
    parts: tuple[Part, ...]
    low: float
    high: float
    levels: int | None = None
    where: Condition | None = None
    otherwise: float | None = None
    missing: tuple[str | float, ...] = ()
    labels: tuple[tuple[str, float], ...] = ()

    @property
    def step(self) -> float | None:
        """How far two answers lie apart, or None when the scale is continuous."""
        return (
            None if self.levels is None else (self.high - self.low) / (self.levels - 1)
        )

    @property
    def scale(self) -> str:
        """The scale in words."""
        steps = "" if self.step is None else f" in steps of {self.step:g}"
        return f"{self.low:g} to {self.high:g}{steps}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Moments written as date and time.

    Attributes:
        column: The column.
        hour: The column with the hour, where `column` has the date alone; else None.
        formats: How they may be written, as strftime does, without the zone. The zone is what
            follows the time: `Z`, `+02`, `+0200`, `+02:00` or an abbreviation from `zones`.
        zone: The zone of moments that name none, as `Europe/Amsterdam`.
        zones: What abbreviations of zones mean [hour ahead of UTC].
    """

    column: str
    formats: tuple[str, ...]
    zone: str | None
    zones: Mapping[str, float]
    hour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since1970:
    """Moments written as the time since the start of 1970; nought is no moment.

    Attributes:
        column: The column.
        unit: What it counts.
        ahead: The column that says how far the clock of the person was ahead of UTC [second],
            where the moments are those of that clock; None where they are in UTC.
    """

    column: str
    unit: TimeUnit
    ahead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """Moments written as the time since some start.

    Attributes:
        column: The column.
        unit: What it counts.
    """

    column: str
    unit: TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeps:
    """Moments written as the number of the day and of the question on that day.

    Attributes:
        day: The column with the day.
        beep: The column with the number on that day, from 1.
        beeps: How many there are on a day.
        first_hour: When the first one comes [hour of the day].
        spacing: How far they lie apart [hour].
    """

    day: str
    beep: str
    beeps: int
    first_hour: float
    spacing: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """How to read one kind of table.

    Attributes:
        name: How it is called.
        time: Where the moments stand.
        inputs: What the other did, and what came from outside.
        channels: What the person reported.
        person: The column that says whose row it is; None when the table is of one person, who
            is then named after the file.
        missing: Codes for no answer, in every column. An empty cell always is one.
        optional: Columns that a table may lack.
        order: What to do with an entry that comes before the one above it.
        duplicates: What to do with a second entry of a person at one moment.
        words: Columns that are kept as they are written, where a table goes into a record.
        ragged: Whether a row may lack empty cells at its end, or have some too many.
        encoding: What to try when the file is not UTF-8.
        citation: Who is to be cited.
        licence: Under which licence the table is.
        source: Where it is from.
        about: What the mapping is not, by language.
    """

    name: str
    time: Clock | Since1970 | Elapsed | Beeps
    inputs: tuple[Measure, ...]
    channels: tuple[Measure, ...]
    person: str | None
    missing: tuple[str | float, ...]
    optional: frozenset[str]
    order: Literal["error", "sort"]
    duplicates: Literal["error", "first", "mean"]
    encoding: str | None
    citation: str
    licence: str
    source: str
    about: Mapping[str, str]
    words: tuple[str, ...] = ()
    ragged: bool = False

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every input and channel."""
        return self.inputs + self.channels

    @property
    def moment_columns(self) -> tuple[str, ...]:
        """The columns that say when."""
        match self.time:
            case Beeps(day=day, beep=beep):
                return (day, beep)
            case Clock(column=column, hour=str(hour)):
                return (column, hour)
            case Since1970(column=column, ahead=str(ahead)):
                return (column, ahead)
            case Clock() | Since1970() | Elapsed():
                return (self.time.column,)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        names = [] if self.person is None else [self.person]
        names.extend(self.moment_columns)
        for measure in self.measures:
            names.extend(part.column for part in measure.parts)
            if measure.where is not None:
                names.append(measure.where.column)
        names.extend(self.words)
        return tuple(dict.fromkeys(names))
