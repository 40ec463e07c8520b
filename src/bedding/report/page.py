"""Everything that the page of a mirror says, in one language, in the order of the page."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from bedding.mirror import (
    ENOUGH,
    Finding,
    Fitted,
    Leaning,
    Mirror,
    Quantity,
    State,
    Statement,
    Unit,
    Unseen,
)
from bedding.report.basis import basis, place
from bedding.report.moving import Moves, moves
from bedding.report.telling import (
    WIDE,
    changes,
    ends,
    estimate,
    poles,
    range_sentence,
    sentence,
    statement_sentence,
    title,
    why,
)
from bedding.text import Language, decimal, percent, plain, say, shown

SIGNS: Final = "S"
DISTINCTIONS: Final = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Where a number lies on its scale, with the middle half and 9 of 10 of its draws [0 to 1].

    Attributes:
        low: Where 9 of 10 begin.
        lower: Where the middle half begins.
        middle: The middle.
        upper: Where the middle half ends.
        high: Where 9 of 10 end.
        zero: Where no difference lies; None on a scale that has no such place.
    """

    low: float
    lower: float
    middle: float
    upper: float
    high: float
    zero: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number: what it says, how certain, and what would change it.

    Attributes:
        title: What it is called.
        sentence: What it says, with the number.
        value: The number.
        ends: The ends of its range.
        certainty: Its range, and from how many entries, as a sentence.
        changes: What would change it.
        bar: Where it lies; None where the scale has no end.
    """

    title: str
    sentence: str
    value: str
    ends: str
    certainty: str
    changes: str
    bar: Bar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Twenty calculations: how many lie on the side of alarm, with the range."""

    alarm: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One sign or distinction.

    Attributes:
        about: Which one, as `S1`.
        title: What it is called.
        alarm: The one pole.
        rest: The other.
        said: What can be said, in one or two sentences.
        dots: The calculations; None when nothing is said.
        lines: What it rests on.
        basis: What the entries, the model and the weeks each say; empty when nothing is stated.
    """

    about: str
    title: str
    alarm: str
    rest: str
    said: str
    dots: Dots | None
    lines: tuple[Line, ...]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One rival of the model: its name, the model's lead over it, and the range of that."""

    name: str
    ahead: str
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page of a mirror.

    Attributes:
        language: Which language it is in.
        words: The fixed sentences, by the last part of their key.
        covered: How many entries on how many days.
        person: Who, and from which table.
        note: What must be known of this table; may be empty.
        told: Sentences before anything else: too few days, or what the whole leans to.
        rhythm: The numbers of the rhythm of the other.
        signs: The six signs.
        distinctions: The six distinctions.
        moves: What moved over the weeks; None where that was not followed.
        fit: What became of the model, in sentences.
        leanings: What the model says, where it speaks.
        rivals: How the model compares.
        cannot: What can't be said, each with the reason.
    """

    language: Language
    words: dict[str, str]
    covered: tuple[str, ...]
    person: str
    note: str
    told: tuple[str, ...]
    rhythm: tuple[Line, ...]
    signs: tuple[Block, ...]
    distinctions: tuple[Block, ...]
    moves: Moves | None
    fit: tuple[str, ...]
    leanings: tuple[Line, ...]
    rivals: tuple[Compared, ...]
    cannot: tuple[tuple[str, str], ...]


FIXED: Final = (
    "title",
    "heading",
    "lead",
    "how_title",
    "how_numbers",
    "how_dots",
    "how_poles",
    "how_you",
    "storm_title",
    "storm_none",
    "rhythm_title",
    "rhythm_lead",
    "signs_title",
    "distinctions_title",
    "rests_on",
    "changes_label",
    "model_title",
    "cannot_title",
    "cannot_lead",
    "end",
    "help",
    "column_what",
    "column_value",
    "column_range",
    "column_rests",
    "column_why",
)


def page(mirror: Mirror, language: Language, *, table: str, note: str) -> Page:
    """Return everything that the page says.

    Args:
        mirror: What the diary shows.
        language: The language of the page.
        table: How the table is called.
        note: What must be known of this table; may be empty.
    """
    words = {name: say(language, f"mirror.{name}") for name in FIXED}
    words |= {
        f"map_{name}": say(language, f"mirror.map.{name}")
        for name in ("storm_is", "bed_is")
    }
    words["map_place"] = place(language, mirror)
    words |= {name: say(language, f"state.{name}") for name in ("absence", "mechanism")}
    words |= {
        name: say(language, f"fit.{name}")
        for name in ("rivals_title", "rivals_lead", "column_rival", "column_ahead")
    }
    blocks = [_block(mirror, statement, language) for statement in mirror.statements]
    return Page(
        language=language,
        words=words,
        covered=covered(mirror, language),
        person=say(
            language,
            "mirror.person",
            person=shown(mirror.diary.person),
            table=shown(table),
        ),
        note=plain(note),
        told=told_first(mirror, language),
        rhythm=tuple(
            line(finding, language)
            for finding in mirror.rhythm
            if isinstance(finding, Quantity)
        ),
        signs=tuple(block for block in blocks if block.about.startswith(SIGNS)),
        distinctions=tuple(
            block for block in blocks if block.about.startswith(DISTINCTIONS)
        ),
        moves=None
        if mirror.changes is None
        else moves(mirror.changes, mirror.reading.fitted, language),
        fit=fit_sentences(mirror, language),
        leanings=tuple(_leaning(each, language) for each in mirror.reading.leanings),
        rivals=_rivals(mirror, language),
        cannot=_cannot(mirror, language),
    )


def covered(mirror: Mirror, language: Language) -> tuple[str, ...]:
    """Return how much of the time the entries cover."""
    coverage = mirror.coverage
    return (
        say(
            language,
            "mirror.covered",
            moments=say(language, "numbers.moments", count=coverage.entries),
            days=say(language, "numbers.days", count=coverage.days),
        ),
        say(
            language,
            "mirror.covered_span",
            span=say(language, "numbers.days", count=coverage.span),
            hole=say(language, "numbers.days", count=coverage.longest_hole),
        ),
    )


def told_first(mirror: Mirror, language: Language) -> tuple[str, ...]:
    """Return what must be known before anything else: too few days, or that much points to rest."""
    if not mirror.enough:
        return (
            say(
                language,
                "state.too_little_days",
                days=mirror.coverage.days,
                needed=ENOUGH,
            ),
        )
    repaired = mirror.findings["repaired"]
    mended = isinstance(repaired, Quantity) and repaired.interval(WIDE)[0] > 1 / 2
    states = [statement.state for statement in mirror.statements]
    if mended and states.count(State.REST) > max(
        1, states.count(State.ALARM), states.count(State.UNCLEAR)
    ):
        return (say(language, "state.rest"),)
    return ()


def fit_sentences(mirror: Mirror, language: Language) -> tuple[str, ...]:
    """Return what became of the model."""
    told = [say(language, f"fit.{mirror.reading.fitted}")]
    if mirror.reading.entries:
        count = say(language, "numbers.moments", count=mirror.reading.entries)
        told.append(say(language, "fit.entries", moments=count))
    if mirror.reading.fitted is Fitted.SPEAKS:
        told.append(say(language, "state.mechanism"))
    return tuple(told)


def line(quantity: Quantity, language: Language) -> Line:
    """Return one number with everything that belongs to it."""
    return Line(
        title=title(language, quantity),
        sentence=sentence(language, quantity),
        value=estimate(language, quantity),
        ends=ends(language, quantity),
        certainty=range_sentence(language, quantity),
        changes=changes(language, quantity),
        bar=_bar(quantity),
    )


def _bar(quantity: Quantity) -> Bar | None:
    if quantity.unit is Unit.TIME:
        return None
    both = quantity.unit is Unit.DIFFERENCE
    numbers = (*quantity.interval(WIDE), *quantity.interval(1 / 2), quantity.estimate)
    low, high, lower, upper, middle = (
        (each + 1) / 2 if both else each for each in numbers
    )
    zero = 1 / 2 if both else None
    return Bar(low=low, lower=lower, middle=middle, upper=upper, high=high, zero=zero)


def _block(mirror: Mirror, statement: Statement, language: Language) -> Block:
    alarm, rest = poles(language, statement)
    return Block(
        about=statement.about,
        title=say(language, f"sign.{statement.about}.title"),
        alarm=alarm,
        rest=rest,
        said=statement_sentence(language, statement, days=mirror.coverage.days),
        dots=None
        if statement.alarm is None
        else Dots(alarm=statement.alarm, low=statement.low, high=statement.high),
        lines=tuple(
            line(finding, language)
            for finding in statement.findings
            if isinstance(finding, Quantity)
        ),
        basis=basis(language, statement),
    )


def _leaning(leaning: Leaning, language: Language) -> Line:
    """Return where a number of the model lies among imagined people."""
    low, high = np.quantile(leaning.draws, [(1 - WIDE) / 2, (1 + WIDE) / 2])
    lower, middle, upper = np.quantile(leaning.draws, [0.25, 0.5, 0.75])
    told = percent(language, float(middle))
    ends_told = say(
        language,
        "value.range",
        low=percent(language, float(low)),
        high=percent(language, float(high)),
    )
    return Line(
        title=say(language, f"model.{leaning.name}.title"),
        sentence=say(language, "fit.place", value=told, range=ends_told),
        value=told,
        ends=ends_told,
        certainty=say(
            language, "fit.learned", value=percent(language, leaning.learned)
        ),
        changes=say(language, f"model.{leaning.name}.changes"),
        bar=Bar(
            low=float(low),
            lower=float(lower),
            middle=float(middle),
            upper=float(upper),
            high=float(high),
            zero=1 / 2,
        ),
    )


def _rivals(mirror: Mirror, language: Language) -> tuple[Compared, ...]:
    return tuple(
        Compared(
            name=say(language, f"rival.{rival.name}"),
            ahead=decimal(language, rival.ahead, digits=2),
            ends=say(
                language,
                "value.range",
                low=decimal(language, rival.low, digits=2),
                high=decimal(language, rival.high, digits=2),
            ),
        )
        for rival in mirror.reading.rivals
    )


def _cannot(mirror: Mirror, language: Language) -> tuple[tuple[str, str], ...]:
    def told(finding: Finding) -> tuple[str, str] | None:
        if isinstance(finding, Unseen):
            return title(language, finding), why(language, finding)
        return None

    found = [pair for finding in mirror.findings.values() if (pair := told(finding))]
    heard = any(each.about == "D2" and each.weekly for each in mirror.statements)
    inner_voice = say(language, "sign.D2.title"), say(language, "why.not_asked")
    return tuple(found) if heard else (*found, inner_voice)
