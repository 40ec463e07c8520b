"""The mirror as one page that needs nothing else: no script, no network, no other file."""

from bedding.mirror import Mirror
from bedding.report.page import page
from bedding.report.paper import drawn, render
from bedding.report.pictures import map_of_weeks, rhythm_of_days
from bedding.text import Language


def mirror_html(
    mirror: Mirror, *, language: Language, table: str, note: str = ""
) -> str:
    """Return the mirror as one page of HTML.

    Args:
        mirror: What the diary shows.
        language: The language of the page.
        table: How the table is called.
        note: What must be known of this table; may be empty.
    """
    return render(
        "mirror.html",
        page=page(mirror, language, table=table, note=note),
        weeks=drawn(
            language, lambda width: map_of_weeks(mirror, language, width=width)
        ),
        days=drawn(
            language, lambda width: rhythm_of_days(mirror, language, width=width)
        ),
    )
