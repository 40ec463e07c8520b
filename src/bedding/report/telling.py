"""Findings and statements as sentences: numbers written for the language, always with a range."""

from typing import Final

from bedding.mirror import ENOUGH, Finding, Quantity, State, Statement, Unit, Unseen
from bedding.text import Language, decimal, duration, percent, say

WIDE: Final = 0.9
"""The range that stands beside each number: 9 of 10 calculations."""

OF: Final = 20

MINUS: Final = "\N{MINUS SIGN}"


def value(language: Language, unit: Unit, number: float) -> str:
    """Return a number in its unit, on scales and differences as whole points of a hundred."""
    match unit:
        case Unit.SHARE:
            return percent(language, number)
        case Unit.TIME:
            return duration(language, number)
        case Unit.SCALE:
            return say(
                language, "value.scale", value=decimal(language, 100 * number, digits=0)
            )
        case Unit.DIFFERENCE:
            return say(language, "value.points", value=_signed(language, number))


def estimate(language: Language, quantity: Quantity) -> str:
    """Return the middle of what a quantity may be."""
    return value(language, quantity.unit, quantity.estimate)


def ends(language: Language, quantity: Quantity, level: float = WIDE) -> str:
    """Return the ends of the range of a quantity."""
    low, high = (
        _bare(language, quantity.unit, end) for end in quantity.interval(level)
    )
    return say(language, "value.range", low=low, high=high)


def sentence(language: Language, quantity: Quantity) -> str:
    """Return what a quantity says, with its number."""
    return say(
        language, f"quantity.{quantity.name}.says", value=estimate(language, quantity)
    )


def range_sentence(language: Language, quantity: Quantity) -> str:
    """Return how certain a quantity is, and what it rests on."""
    low, high = (_bare(language, quantity.unit, end) for end in quantity.interval(WIDE))
    return say(
        language,
        "value.range_full",
        low=low,
        high=high,
        moments=say(language, "numbers.moments", count=quantity.moments),
    )


def why(language: Language, finding: Unseen) -> str:
    """Return why something can't be told."""
    key = f"why.{finding.why}"
    if finding.why == "too_few":
        return say(language, key, has=finding.has, needed=finding.needed)
    return say(language, key)


def title(language: Language, finding: Finding) -> str:
    """Return what a finding is called."""
    return say(language, f"quantity.{finding.name}.title")


def changes(language: Language, finding: Finding) -> str:
    """Return what would change a finding."""
    return say(language, f"quantity.{finding.name}.changes")


def statement_sentence(language: Language, statement: Statement, *, days: int) -> str:
    """Return what can be said about a sign or a distinction, in the words that were agreed."""
    alarm, rest = poles(language, statement)
    match statement.state:
        case State.ALARM | State.REST:
            toward_alarm = statement.state is State.ALARM
            pole, other = (alarm, rest) if toward_alarm else (rest, alarm)
            count, low, high = counted(statement, toward_alarm=toward_alarm)
            return say(
                language,
                "state.leaning",
                pole=pole,
                other=other,
                count=count,
                low=low,
                high=high,
            )
        case State.UNCLEAR:
            return _unclear(language, statement, alarm)
        case State.TOO_LITTLE:
            return _too_little(language, statement, days)
        case State.NOT_VISIBLE:
            return say(language, "state.not_visible")
        case State.NOT_ASKED:
            return say(language, "state.not_asked")


def _too_little(language: Language, statement: Statement, days: int) -> str:
    """Return what there is too little of: days, what is told of the other, or moments."""
    if days < ENOUGH:
        return say(language, "state.too_little_days", days=days, needed=ENOUGH)
    lacks = "other" if statement.untold else "moments"
    return say(language, f"state.too_little_{lacks}")


def _unclear(language: Language, statement: Statement, alarm: str) -> str:
    """Return that it is not clear, with the count where there is one."""
    unclear = say(language, "state.unclear")
    if statement.alarm is None:
        return unclear
    count, low, high = counted(statement, toward_alarm=True)
    told = say(
        language, "state.unclear_count", pole=alarm, count=count, low=low, high=high
    )
    return f"{unclear} {told}"


def statement_text(
    language: Language, statement: Statement, *, days: int
) -> tuple[str, str]:
    """Return what a sign or a distinction is called, and what can be said about it."""
    name = say(language, f"sign.{statement.about}.title")
    return name, statement_sentence(language, statement, days=days)


def counted(statement: Statement, *, toward_alarm: bool) -> tuple[int, int, int]:
    """Return the count of twenty for one pole, with its range."""
    alarm = statement.alarm or 0
    if toward_alarm:
        return alarm, statement.low, statement.high
    return OF - alarm, OF - statement.high, OF - statement.low


def poles(language: Language, statement: Statement) -> tuple[str, str]:
    """Return the poles of a sign or a distinction: alarm, then carrying capacity."""
    return (
        say(language, f"sign.{statement.about}.alarm"),
        say(language, f"sign.{statement.about}.rest"),
    )


def _bare(language: Language, unit: Unit, number: float) -> str:
    """Return a number without the words that the middle of the range already has."""
    match unit:
        case Unit.SCALE:
            return decimal(language, 100 * number, digits=0)
        case Unit.DIFFERENCE:
            return _signed(language, number)
        case Unit.SHARE | Unit.TIME:
            return value(language, unit, number)


def _signed(language: Language, number: float) -> str:
    written = decimal(language, 100 * abs(number), digits=0)
    return written if written == "0" else ("+" if number > 0 else MINUS) + written
