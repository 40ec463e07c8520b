"""What a person chose: the language, the look, the way out, when it locks, whose help."""

from dataclasses import dataclass, replace
from typing import Final

from bedding.care import countries
from bedding.record import THEMES, Settings
from bedding.text import LANGUAGES
from bedding.web.page import Page, Shelf, Turn, Visit
from bedding.web.pages.leaving import PLACES

LOCK_MINUTES: Final = (1, 5, 15, 60)
MORE: Final = (
    ("keep", ("backup", "restore_test", "export", "expire")),
    ("keys", ("passphrase", "recovery", "key_file", "rekey")),
    ("end", ("where", "destroy")),
)
"""Pages that are reached from here, by what they are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the page shows: what can be chosen, and what is.

    Attributes:
        languages: The languages.
        themes: The looks.
        places: Where leaving may go.
        lock_minutes: After how long it may lock [minute].
        countries: Whose help lines there are.
        chosen: What is chosen of each, by the name of its field.
        more: Pages that are reached from here, by what they are for.
        keep_months: How long entries are kept [month], or None for everything.
    """

    languages: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...]
    lock_minutes: tuple[int, ...]
    countries: tuple[str, ...]
    chosen: dict[str, str]
    more: tuple[tuple[str, tuple[str, ...]], ...]
    keep_months: int | None


def show(visit: Visit) -> Choices:
    """Return the page."""
    session, kept = visit.session, visit.record.settings
    return Choices(
        languages=LANGUAGES,
        themes=THEMES,
        places=tuple(PLACES),
        lock_minutes=LOCK_MINUTES,
        countries=countries(),
        chosen={
            "language": session.language,
            "theme": session.theme,
            "exit_to": session.exit_to,
            "lock_minutes": str(kept.lock_minutes),
            "country": kept.country or "",
        },
        more=MORE,
        keep_months=kept.keep_months,
    )


def choose(visit: Visit) -> Turn:
    """Keep one choice, and show the page as it then is."""
    name = visit.choice(
        "name", ("language", "theme", "exit_to", "lock_minutes", "country")
    )
    kept, session = visit.record.settings, visit.session
    changed: Settings
    match name:
        case "language":
            session.language = (
                "nl" if visit.choice("value", LANGUAGES) == "nl" else "en"
            )
            changed = replace(kept, language=session.language)
        case "theme":
            session.theme = visit.choice("value", THEMES)
            changed = replace(kept, theme=session.theme)
        case "exit_to":
            session.exit_to = visit.choice("value", PLACES)
            changed = replace(kept, exit_to=session.exit_to)
        case "lock_minutes":
            minutes = visit.choice("value", tuple(map(str, LOCK_MINUTES)))
            changed = replace(kept, lock_minutes=int(minutes))
        case _:
            country = visit.choice("value", ("", *countries()))
            changed = replace(kept, country=country or None)
    visit.notebook.save(visit.record.with_settings(changed))
    return Turn(to="settings", said=visit.say("diary.saved"))


PAGE = Page(name="settings", show=show, shelf=Shelf.KEEP, acts={"choose": choose})
