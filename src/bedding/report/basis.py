"""What a statement rests on: what the entries, the draws and the weeks each say, and what lacks."""

from bedding.mirror import Count, Mirror, Statement
from bedding.report.telling import title
from bedding.text import Language, say


def basis(language: Language, statement: Statement) -> str:
    """Return what each source says by itself, on how many days, and which answers lack.

    Each count is of the pole of alarm; empty where nothing is stated.
    """
    if statement.by_chance:
        told = [say(language, "state.by_chance")]
    elif statement.alarm is None:
        told = []
    else:
        sources = {
            "entries": statement.recorded,
            "draws": statement.drawn,
            "weeks": statement.weekly,
        }
        pole = say(language, f"sign.{statement.about}.alarm")
        told = [
            _of_twenty(language, name, pole, count)
            for name, count in sources.items()
            if count is not None
        ]
        days = say(language, "numbers.days", count=statement.days)
        told.append(say(language, "basis.days", days=days))
    if statement.alarm is not None and statement.lacking:
        lacking = ", ".join(title(language, each).lower() for each in statement.lacking)
        told.append(say(language, "basis.lacking", what=lacking))
    return " ".join(told)


def place(language: Language, mirror: Mirror) -> str:
    """Return where all weeks together lie on the map, axis by axis; empty where it isn't said."""
    if mirror.place is None:
        return ""
    axes = {"storm": mirror.place.storm, "bed": mirror.place.bed}
    return " ".join(
        say(
            language,
            f"basis.place_{axis}",
            count=count.alarm,
            low=count.low,
            high=count.high,
        )
        for axis, count in axes.items()
    )


def _of_twenty(language: Language, source: str, pole: str, count: Count) -> str:
    return say(
        language,
        f"basis.{source}",
        pole=pole,
        count=count.alarm,
        low=count.low,
        high=count.high,
    )
