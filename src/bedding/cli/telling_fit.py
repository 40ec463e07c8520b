"""A fit and its checks in a terminal: tables of numbers, each with its uncertainty."""

import re
from collections.abc import Sequence
from io import StringIO
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final

from bedding.text import Language, decimal, percent, say, sentences, shown, whole

if TYPE_CHECKING:
    from bedding.model.inference import Fit
    from bedding.model.inference.checking import Checks

WIDE: Final = 110
"""Columns where the screen doesn't say how many there are."""
_RANGE: Final = re.compile(r"^\S+ \([^()]*\)$")
"""A number with its range, as `0.084 (0.061 – 0.107)`."""
_UNEVEN: Final = 0.01
_CLEARLY: Final = 0.15
"""A slope below this is within the noise of some hundreds of draws."""
_TRUSTED: Final = 0.7
_SETTLED: Final = 1.01
_NINE_IN_TEN: Final = 1.645
"""Standard errors to either side of the middle that hold nine in ten."""


def fit_text(fitted: "Fit", checks: "Checks | None", *, language: Language) -> str:
    """Return what came out of a fit, as text for a terminal."""
    parts = [_heading(fitted, language)]
    if fitted.draws:
        parts += [_trust(fitted, language), _numbers(fitted, language)]
    if fitted.prior_dominated:
        names = ", ".join(fitted.prior_dominated)
        parts.append(say(language, "research.prior", names=names))
    if fitted.constant:
        names = ", ".join(fitted.constant)
        parts.append(say(language, "research.constant", names=names))
    if checks is not None:
        parts += [
            _channels(fitted, checks, language),
            _checked(checks, language),
            _rivals(fitted, checks, language),
            _moved(checks, language),
        ]
    return "\n".join(parts) + "\n"


def table_text(
    language: Language,
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> str:
    """Return a table: the first column to the left, the others to the right.

    Args:
        language: Of the title.
        title: Its key.
        headings: Headings, in words.
        rows: Cells, in words.
    """
    return drawn_table(say(language, title), headings, rows)


def drawn_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> str:
    """Return a table whose every word is written: the first column to the left."""
    from rich import box  # noqa: PLC0415 -- slow import
    from rich.console import Console  # noqa: PLC0415 -- slow import
    from rich.table import Table  # noqa: PLC0415 -- slow import

    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=title,
        title_justify="left",
        title_style="",
    )
    for place, heading in enumerate(headings):
        # Headings and words may break; a number stays on one line with its range.
        ranges = [len(row[place]) for row in rows if _RANGE.match(row[place])]
        table.add_column(
            fill(heading, max(ranges)) if ranges else heading,
            justify="right" if place else "left",
            overflow="fold",
            no_wrap=bool(ranges),
        )
    for row in rows:
        table.add_row(*row)
    out = StringIO()
    wide = max(get_terminal_size((WIDE, 24)).columns, 80)
    Console(
        file=out, width=wide, color_system=None, highlight=False, markup=False
    ).print(table)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def _interval(language: Language, draws: Any, *, digits: int = 2) -> str:
    import numpy as np  # noqa: PLC0415 -- slow import

    low, middle, high = (
        decimal(language, float(end), digits=digits)
        for end in np.quantile(draws, [0.05, 0.5, 0.95])
    )
    return say(language, "research.interval", low=low, middle=middle, high=high)


def spoken_state(fitted: "Fit") -> str:
    """Return under which key of `fit` it stands how the fit ended."""
    closest = fitted.scores.closest
    state = fitted.state.value
    if state == "fits_badly":
        worse = closest is not None and closest.log < -closest.log_error
        return "misfit" if worse else "describes"
    return "speaks" if state == "fitted" else state


def _heading(fitted: "Fit", language: Language) -> str:
    moments = say(language, "numbers.moments", count=fitted.entries)
    days = say(language, "numbers.days", count=round(fitted.days) + 1)
    said = say(language, f"fit.{spoken_state(fitted)}")
    return f"{shown(fitted.person)}: {moments}, {days}.\n{said}\n"


def _trust(fitted: "Fit", language: Language) -> str:
    khat = say(
        language,
        "research.trust",
        khat=decimal(language, fitted.khat),
        limit=decimal(language, _TRUSTED, digits=1),
    )
    draws = say(language, "research.draws", count=round(fitted.effective))
    if fitted.diagnosis is None:
        return f"{khat} {draws}\n"
    agreed = say(
        language,
        "research.agreed",
        worst=decimal(language, fitted.diagnosis.worst, digits=3),
        limit=decimal(language, _SETTLED),
    )
    return f"{khat} {agreed} {draws}\n"


def _numbers(fitted: "Fit", language: Language) -> str:
    rows = [
        (
            name,
            _interval(language, drawn),
            _interval(language, fitted.prior[name]),
            percent(language, max(fitted.contraction[name], 0.0)),
        )
        for name, drawn in fitted.draws.items()
    ]
    words = ("number", "estimate", "beforehand", "learned")
    return table_text(language, "research.numbers", _words(language, words), rows)


def _channels(fitted: "Fit", checks: "Checks", language: Language) -> str:
    from bedding.model.inference.checking import owed, used  # noqa: PLC0415 -- slow import

    shares = owed(used(fitted))
    rows = [
        (
            name,
            _interval(language, channel.gain),
            _interval(language, channel.size),
            _interval(language, channel.half_life),
            _interval(language, shares[name]),
        )
        for name, channel in fitted.channels.items()
    ]
    words = ("channel", "gain", "size", "half_life", "share")
    text = table_text(language, "research.channels", _words(language, words), rows)
    uneven = [name for name, p in checks.left_out.even.items() if p < _UNEVEN]
    if not uneven:
        return text
    return (
        text + say(language, "research.uneven.sentence", names=", ".join(uneven)) + "\n"
    )


def _checked(checks: "Checks", language: Language) -> str:
    count, missed = len(checks.predictive), checks.missed
    lines = [
        say(language, "research.given_back", count=count, kept=count - len(missed))
    ]
    lines += [
        say(
            language,
            f"research.missed.{each.shown.value}",
            channel=each.channel,
            quantity=say(language, f"research.feature.{each.quantity}"),
            given=decimal(language, each.given),
            low=decimal(language, each.low),
            high=decimal(language, each.high),
        )
        for each in missed
    ]
    left = checks.left_out
    lines.append(
        say(
            language,
            "research.left_out",
            count=left.untrusted,
            log=decimal(language, left.log, digits=1),
            error=decimal(language, left.log_error, digits=1),
        )
    )
    return "\n".join(lines) + "\n"


def _rivals(fitted: "Fit", checks: "Checks", language: Language) -> str:
    rows = [
        (
            say(language, f"rival.{lead.rival}"),
            say(
                language,
                "research.interval",
                middle=decimal(language, lead.log),
                low=decimal(language, lead.log - _NINE_IN_TEN * lead.log_error),
                high=decimal(language, lead.log + _NINE_IN_TEN * lead.log_error),
            ),
            percent(language, checks.weights[lead.rival]),
        )
        for lead in fitted.scores.leads
    ]
    if not rows:
        return ""
    own = percent(language, checks.weights["mechanism"])
    rows.append((say(language, "research.mechanism"), "", own))
    headings = [
        say(language, "fit.column_rival"),
        *_words(language, ("lead", "weight")),
    ]
    return table_text(language, "research.rivals", headings, rows)


def _moved(checks: "Checks", language: Language) -> str:
    moved = checks.sensitivity
    nothing = say(language, "research.moved.nothing")
    rows = []
    for column, quantity in enumerate(moved.quantities):
        mover = moved.mover(quantity)
        slope = float(moved.moves[moved.numbers.index(mover), column])
        clear = abs(slope) >= _CLEARLY
        rows.append(
            (
                _titled(language, quantity),
                mover if clear else nothing,
                decimal(language, slope) if clear else "",
                decimal(language, float(moved.likelihood[column])),
                ", ".join(moved.prior_alone(quantity)) or "–",
            )
        )
    headings = [
        say(language, f"research.moved.{name}")
        for name in ("quantity", "mover", "slope", "answers", "before")
    ]
    return table_text(language, "research.moved.title", headings, rows)


def _titled(language: Language, quantity: str) -> str:
    """Return a sign or distinction with its title; a channel keeps its name."""
    key = f"sign.{quantity}.title"
    title = say(language, key) if key in sentences(language) else ""
    return f"{quantity} {title}".strip()


def _words(language: Language, names: Sequence[str]) -> list[str]:
    return [say(language, f"research.{name}") for name in names]


def people_line(language: Language, persons: int, scored: int, answers: int) -> str:
    """Return how many people and answers there were."""
    return say(
        language,
        "research.table.people",
        persons=whole(language, persons),
        scored=whole(language, scored),
        answers=whole(language, answers),
    )
