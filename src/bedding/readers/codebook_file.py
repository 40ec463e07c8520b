"""Codebooks out of TOML: from a file, or one that comes with the program."""

import codecs
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

from bedding.readers.codebook import (
    Beeps,
    Clock,
    Codebook,
    Condition,
    Elapsed,
    Measure,
    Part,
    Since1970,
)
from bedding.readers.codebook_errors import (
    CodebookNotFoundError,
    CodebookSyntaxError,
    CodebookValueError,
    ScaleError,
    UnknownMeasureError,
)
from bedding.readers.held import File
from bedding.readers.section import Section
from bedding.readers.zones import is_zone
from bedding.types import CHANNELS, INPUTS, WEEKLY
from bedding.units import DAYS_IN, TimeUnit, days_from_hours

_SHIPPED: Final = files("bedding.readers").joinpath("codebooks")

ISO_FORMATS: Final = (
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)
"""How moments are written where a codebook does not say."""

MISSING: Final = ("NA", "NaN", "nan")
"""The codes for no answer where a codebook does not say."""

_FEWEST_LEVELS: Final = 2


def shipped_codebooks() -> tuple[str, ...]:
    """Return the names of the codebooks that come with the program."""
    names = (file.name for file in _SHIPPED.iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    )


def read_codebook(source: File | str) -> Codebook:
    """Return the codebook in a file, or the one of this name that comes with the program.

    Args:
        source: A file, or one of `shipped_codebooks()`.

    Raises:
        CodebookError: A kind of it, with the place, the value and the remedy.
    """
    where = str(source)
    if isinstance(source, str) and source in shipped_codebooks():
        written = _SHIPPED.joinpath(f"{source}.toml").read_bytes()
    else:
        try:
            file = Path(source) if isinstance(source, str) else source
            written = file.read_bytes()
        except OSError as error:
            raise CodebookNotFoundError(where, shipped_codebooks()) from error
    try:
        content = tomllib.loads(written.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookSyntaxError(where, str(error)) from error
    return _codebook(Section(where, "", content))


def _codebook(top: Section) -> Codebook:
    """Return a whole codebook."""
    top.only(
        *(
            "name",
            "citation",
            "licence",
            "source",
            "about",
            "encoding",
            "person",
            "missing",
        ),
        *("optional", "order", "duplicates", "time", "inputs", "channels"),
        *("words", "ragged"),
    )
    name = top.text("name", "how this codebook is called")
    inputs = _measures(top.section("inputs"), INPUTS)
    channels = _measures(top.section("channels"), (*CHANNELS, *WEEKLY))
    if not inputs and not channels:
        raise top.missing(
            "channels", "at least one input or channel, as [channels.mood]"
        )
    codebook = Codebook(
        name=name,
        time=_time(top),
        inputs=inputs,
        channels=channels,
        person=top.text_or_none("person"),
        missing=top.codes("missing", MISSING),
        optional=frozenset(top.texts("optional", ())),
        order=_order(top),
        duplicates=_duplicates(top),
        encoding=_encoding(top),
        citation=top.text_or_none("citation") or "",
        licence=top.text_or_none("licence") or "",
        source=top.text_or_none("source") or "",
        about=_about(top.section("about")),
        words=top.texts("words", ()),
        ragged=top.yes("ragged"),
    )
    for column in sorted(codebook.optional.difference(codebook.columns)):
        raise CodebookValueError(
            top.source, "optional", column, "only columns that this codebook reads"
        )
    for column in codebook.moment_columns:
        if column in codebook.optional:
            raise CodebookValueError(
                top.source,
                "optional",
                column,
                "no column with the moment: that one must be there",
            )
    return codebook


def _order(top: Section) -> Literal["error", "sort"]:
    return (
        "sort" if top.one_of("order", ("error", "sort"), "error") == "sort" else "error"
    )


def _duplicates(top: Section) -> Literal["error", "first", "mean"]:
    match top.one_of("duplicates", ("error", "first", "mean"), "error"):
        case "first":
            return "first"
        case "mean":
            return "mean"
        case _:
            return "error"


def _encoding(top: Section) -> str | None:
    encoding = top.text_or_none("encoding")
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise top.wrong(
                "encoding", 'an encoding, as "cp1252" or "utf-16"'
            ) from error
    return encoding


def _about(section: Section) -> Mapping[str, str]:
    section.only("en", "nl")
    return {key: section.text(key, "a remark") for key in section.content}


def _time(top: Section) -> Clock | Since1970 | Elapsed | Beeps:
    """Return where the moments stand."""
    if "time" not in top.content:
        raise top.missing(
            "time",
            'a table [time] with kind = "clock", "since_1970", "elapsed" or "beep"',
        )
    section = top.section("time")
    kinds = ("clock", "since_1970", "elapsed", "beep")
    if "kind" not in section.content:
        raise section.missing("kind", " or ".join(f'"{kind}"' for kind in kinds))
    match section.one_of("kind", kinds, "clock"):
        case "clock":
            return _clock(section)
        case "since_1970":
            return _since_1970(section)
        case "elapsed":
            return _elapsed(section)
        case _:
            return _beeps(section)


def _clock(section: Section) -> Clock:
    section.only("kind", "column", "hour", "formats", "zone", "zones")
    column = section.text("column", "the column with the date and time")
    formats = section.texts("formats", ISO_FORMATS)
    for form in formats:
        if "%z" in form.lower() or "%d" not in form:
            raise section.wrong(
                "formats",
                "forms with %d, %m and %Y and without the zone, which is found by itself",
            )
    zone = section.text_or_none("zone")
    if zone is not None and not is_zone(zone):
        raise section.wrong("zone", 'the name of a zone, as "Europe/Amsterdam"')
    abbreviations = section.section("zones")
    zones = {key: abbreviations.number(key, "hours") for key in abbreviations.content}
    return Clock(
        column=column,
        formats=formats,
        zone=zone,
        zones=zones,
        hour=section.text_or_none("hour"),
    )


def _since_1970(section: Section) -> Since1970:
    section.only("kind", "column", "unit", "ahead")
    return Since1970(
        column=section.text("column", "the column with the time"),
        unit=_unit(section),
        ahead=section.text_or_none("ahead"),
    )


def _elapsed(section: Section) -> Elapsed:
    section.only("kind", "column", "unit")
    return Elapsed(
        column=section.text("column", "the column with the time"), unit=_unit(section)
    )


def _unit(section: Section) -> TimeUnit:
    section.text("unit", "what the column counts, as " + '"hour"')
    units: dict[str, TimeUnit] = {
        "second": "second",
        "minute": "minute",
        "hour": "hour",
    }
    units |= {"day": "day", "week": "week"}
    unit = section.one_of(
        "unit", tuple(unit for unit in DAYS_IN if unit in units), "hour"
    )
    return units[unit]


def _beeps(section: Section) -> Beeps:
    section.only("kind", "day", "beep", "beeps", "first_hour", "spacing")
    beeps = Beeps(
        day=section.text("day", "the column with the number of the day"),
        beep=section.text("beep", "the column with the number on that day"),
        beeps=section.whole("beeps", "how many there are on a day", least=1),
        first_hour=section.number("first_hour", "the hour of the first one"),
        spacing=section.number("spacing", "the hours between two"),
    )
    if beeps.first_hour < 0:
        raise section.wrong("first_hour", "an hour from 0")
    last = beeps.first_hour + (beeps.beeps - 1) * beeps.spacing
    if beeps.spacing <= 0 or days_from_hours(last) >= 1:
        raise section.wrong("spacing", "hours that keep the last one on the same day")
    return beeps


def _measures(section: Section, known: tuple[str, ...]) -> tuple[Measure, ...]:
    """Return the measures in [inputs] or [channels]."""
    for key in section.content:
        if key not in known:
            raise UnknownMeasureError(section.source, section.place(key), known)
    return tuple(_measure(name, each) for name, each in section.sections())


def _measure(name: str, section: Section) -> Measure:
    section.only(
        *(
            "column",
            "columns",
            "low",
            "high",
            "levels",
            "reversed",
            "where",
            "otherwise",
            "missing",
            "labels",
        )
    )
    low = section.number("low", "the lowest answer possible")
    high = section.number("high", "the highest answer possible")
    if low >= high:
        raise ScaleError(section.source, section.key, low=low, high=high)
    otherwise = (
        section.number("otherwise", "a number")
        if "otherwise" in section.content
        else None
    )
    if otherwise is not None and not low <= otherwise <= high:
        raise section.wrong("otherwise", f"a number from {low:g} to {high:g}")
    if otherwise is not None and "where" not in section.content:
        raise section.missing("where", "in which rows the columns are read")
    levels = None
    if "levels" in section.content:
        levels = section.whole(
            "levels", "how many answers there are", least=_FEWEST_LEVELS
        )
    return Measure(
        name=name,
        parts=_parts(section),
        low=low,
        high=high,
        levels=levels,
        where=_condition(section.section("where"))
        if "where" in section.content
        else None,
        otherwise=otherwise,
        missing=section.codes("missing", ()),
        labels=_labels(section.section("labels")),
    )


def _labels(section: Section) -> tuple[tuple[str, float], ...]:
    """Return the words that stand for answers; capitals make no difference."""
    return tuple(
        (key.strip().lower(), section.number(key, "the answer that it stands for"))
        for key in section.content
    )


def _parts(section: Section) -> tuple[Part, ...]:
    """Return the columns of a measure; `reversed` of the measure turns each of them round."""
    whole = section.yes("reversed")
    if "columns" not in section.content:
        return (
            Part(
                column=section.text("column", "the column, or columns"), reverse=whole
            ),
        )
    if "column" in section.content:
        raise section.wrong("column", "column or columns, not both")
    found = section.content["columns"]
    if not isinstance(found, list) or not found:
        raise section.wrong("columns", "a list of columns")
    parts = []
    for index, each in enumerate(found):
        if isinstance(each, str):
            each = {"column": each}  # noqa: PLW2901 -- the short way to write the long one
        if not isinstance(each, dict):
            raise section.wrong(
                "columns", 'names, or { column = "...", reversed = true }'
            )
        part = Section(section.source, section.place(f"columns[{index}]"), each)
        part.only("column", "reversed")
        column = part.text("column", "the column")
        parts.append(Part(column=column, reverse=part.yes("reversed") != whole))
    names = [part.column for part in parts]
    if len(set(names)) < len(names):
        raise section.wrong("columns", "each column once")
    return tuple(parts)


def _condition(section: Section) -> Condition:
    section.only("column", "equals")
    column = section.text("column", "the column that is looked at")
    equals = section.content.get("equals")
    if equals is None:
        raise section.missing("equals", "what the column has in rows that are read")
    if isinstance(equals, bool) or not isinstance(equals, str | int | float):
        raise section.wrong("equals", "a text or a number")
    return Condition(
        column=column,
        equals=equals.strip() if isinstance(equals, str) else float(equals),
    )
