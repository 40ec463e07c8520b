"""What stands on the two pages, block by block, written for the language.

Every block is plain data: the typesetter sets it, and knows no language and no mirror. Pictures
are those of the page of a mirror, in the look of paper.
"""

from typing import Final

from bedding.charts.chart import Chart
from bedding.mirror import Quantity, State, Statement, Unseen, Why
from bedding.report.basis import place
from bedding.report.moving import moves
from bedding.report.page import covered, fit_sentences, told_first
from bedding.report.pictures import map_of_weeks, rhythm_of_days
from bedding.report.printed.choosing import Choice, Section
from bedding.report.printed.cropping import without_heading
from bedding.report.printed.lettering import Lacking, writable
from bedding.report.printed.material import Content, Material
from bedding.report.telling import (
    OF,
    ends,
    estimate,
    poles,
    statement_sentence,
    title,
    why,
)
from bedding.text import Language, calendar_day, say

Block = dict[str, object]

WEEKS_WIDTH: Final = 480.0
DAYS_WIDTH: Final = 820.0
"""How wide a picture is drawn [px]; the page then shows it as wide as its column lets it."""

WEEKS_SHARE: Final = 0.5
DAYS_SHARE: Final = 1.0
"""How much of the column a picture takes [0 to 1]."""

MOST_NUMBERS: Final = 8
MOST_HAPPENED: Final = 8
MOST_NOTES: Final = 6
MOST_UNKNOWN: Final = 6
"""Lines of a list at most, so that two pages hold any record."""


READING: Final = ("how_numbers", "how_dots", "how_poles")


def sheets(language: Language, material: Material, choice: Choice) -> Content:
    """Return what the two pages hold.

    Args:
        language: What they speak.
        material: What there is.
        choice: What the person wants on them.
    """
    first = [
        _question(language, choice),
        _weeks(language, material, choice),
        _days(language, material, choice),
        _numbers(language, material, choice),
        _happened(language, material, choice),
    ]
    second = [
        _statements(language, material, choice, Section.SIGNS),
        _statements(language, material, choice, Section.DISTINCTIONS),
        _moved(language, material, choice),
        _notes(language, material, choice),
        _unknown(language, material),
    ]
    return {
        "language": language,
        "title": say(language, "web.printed.title"),
        "period": _period(language, material),
        "made": say(
            language,
            "web.printed.made",
            day=calendar_day(language, material.made_on),
        ),
        "covered": " ".join(covered(material.mirror, language)),
        "lead": [
            say(language, "web.printed.lead"),
            *told_first(material.mirror, language),
        ],
        "first": [block for block in first if block is not None],
        "second": [block for block in second if block is not None],
        "read_title": say(language, "mirror.how_title"),
        "read": [
            *(say(language, f"mirror.{name}") for name in READING),
            say(language, "web.printed.how_i"),
        ],
        "end": [say(language, "mirror.end"), say(language, "mirror.help")],
        "of": say(language, "web.printed.page_of", page="{page}", pages="{pages}"),
    }


def _period(language: Language, material: Material) -> str:
    """Return which days the sheets are about; it stands on each of them."""
    period = say(
        language,
        "web.printed.period",
        first=calendar_day(language, material.first),
        last=calendar_day(language, material.last),
    )
    if not material.invented:
        return period
    return f"{say(language, 'web.printed.invented')} {period}"


def _question(language: Language, choice: Choice) -> Block | None:
    question = _writable(language, choice.question)
    if not question:
        return None
    return {
        "kind": "words",
        "title": say(language, "web.printed.question"),
        "text": question,
    }


def _writable(language: Language, typed: str) -> str:
    words = {each: say(language, f"web.printed.instead.{each}") for each in Lacking}
    return writable(typed, words)


def _weeks(language: Language, material: Material, choice: Choice) -> Block | None:
    if not choice.has(Section.WEEKS):
        return None
    chart = map_of_weeks(material.mirror, language, width=WEEKS_WIDTH)
    heading = say(language, "mirror.storm_title")
    if chart is None or not material.mirror.enough:
        return {
            "kind": "words",
            "title": heading,
            "text": say(language, "mirror.storm_none"),
        }
    told = [
        say(language, "mirror.map.storm_is"),
        say(language, "mirror.map.bed_is"),
        chart.caption.summary,
        place(language, material.mirror),
    ]
    return _picture(heading, chart, [each for each in told if each], share=WEEKS_SHARE)


def _days(language: Language, material: Material, choice: Choice) -> Block | None:
    if not choice.has(Section.RHYTHM):
        return None
    chart = rhythm_of_days(material.mirror, language, width=DAYS_WIDTH)
    if chart is None:
        return None
    return _picture(
        say(language, "mirror.rhythm.chart_title"),
        chart,
        [chart.caption.summary],
        share=DAYS_SHARE,
    )


def _picture(heading: str, chart: Chart, told: list[str], *, share: float) -> Block:
    return {
        "kind": "picture",
        "title": heading,
        "svg": without_heading(chart),
        "alt": " ".join([chart.caption.title + ".", chart.caption.summary]),
        "told": told,
        "share": share,
    }


def _numbers(language: Language, material: Material, choice: Choice) -> Block | None:
    known = [each for each in material.mirror.rhythm if isinstance(each, Quantity)]
    if not choice.has(Section.RHYTHM) or not known:
        return None
    return {
        "kind": "table",
        "title": say(language, "mirror.rhythm_title"),
        "head": [
            say(language, f"mirror.column_{name}")
            for name in ("what", "value", "range", "rests")
        ],
        "wide": 0,
        "rows": [
            [
                title(language, each),
                estimate(language, each),
                ends(language, each),
                say(language, "numbers.moments", count=each.moments),
            ]
            for each in known[:MOST_NUMBERS]
        ],
    }


def _happened(language: Language, material: Material, choice: Choice) -> Block | None:
    if not choice.has(Section.HAPPENED) or not material.happened:
        return None
    return {
        "kind": "table",
        "title": say(language, "web.printed.happened"),
        "head": [
            say(language, "mirror.column_what"),
            say(language, "web.printed.times"),
        ],
        "wide": 0,
        "rows": [
            [say(language, f"record.event.{each.code}"), str(each.times)]
            for each in material.happened[:MOST_HAPPENED]
        ],
    }


def _statements(
    language: Language, material: Material, choice: Choice, section: Section
) -> Block | None:
    if not choice.has(section):
        return None
    letter = "S" if section is Section.SIGNS else "D"
    days = material.mirror.coverage.days
    return {
        "kind": "axes",
        "title": say(language, f"mirror.{section}_title"),
        "head": [
            say(language, f"web.printed.{name}")
            for name in ("about", "alarm", "twenty", "rest")
        ],
        "rows": [
            _axis(language, each, days)
            for each in material.mirror.statements
            if each.about.startswith(letter) and each.about not in material.set_aside
        ],
    }


def _axis(language: Language, statement: Statement, days: int) -> Block:
    """Return a sign or a distinction between its two poles, with its count where there is one."""
    alarm, rest = poles(language, statement)
    told = statement.alarm is not None
    return {
        "title": say(language, f"sign.{statement.about}.title"),
        "alarm": alarm,
        "rest": rest,
        "count": statement.alarm if told else None,
        "low": statement.low,
        "high": statement.high,
        "said": say(
            language,
            "web.printed.counted",
            count=statement.alarm or 0,
            low=statement.low,
            high=statement.high,
            rest=OF - (statement.alarm or 0),
            rest_low=OF - statement.high,
            rest_high=OF - statement.low,
        )
        if told
        else say(language, "web.printed.not_asked")
        if statement.state is State.NOT_ASKED
        else statement_sentence(language, statement, days=days),
    }


def _moved(language: Language, material: Material, choice: Choice) -> Block | None:
    """Return what moved, where anything could be followed; else why not."""
    if not choice.has(Section.MOVED) or material.changes is None:
        return None
    told = moves(material.changes, material.mirror.reading.fitted, language)
    if not told.rows:
        return {"kind": "words", "title": told.title, "text": " ".join(told.said)}
    return {
        "kind": "table",
        "title": told.title,
        "head": list(told.headings[:4]),
        "shares": [1.5, 1.0, 1.1, 1.1],
        "rows": [[each.what, each.way, each.first, each.last] for each in told.rows],
        "told": list(told.said),
    }


def _notes(language: Language, material: Material, choice: Choice) -> Block | None:
    if not choice.has(Section.NOTES) or not material.notes:
        return None
    return {
        "kind": "table",
        "title": say(language, "web.printed.notes"),
        "head": [say(language, "web.printed.day"), say(language, "web.printed.words")],
        "wide": 1,
        "rows": [
            [calendar_day(language, each.day), _writable(language, each.words)]
            for each in material.notes[:MOST_NOTES]
        ],
    }


def _unknown(language: Language, material: Material) -> Block:
    """Return what these pages don't know: it can't be left out."""
    mirror = material.mirror
    lacking = [each for each in mirror.findings.values() if isinstance(each, Unseen)]
    reasons: dict[str, list[str]] = {}
    for each in lacking[:MOST_UNKNOWN]:
        reason = (
            say(language, "web.printed.not_asked")
            if each.why is Why.NOT_ASKED
            else why(language, each)
        )
        reasons.setdefault(reason, []).append(title(language, each).lower())
    return {
        "kind": "list",
        "title": say(language, "web.printed.unknown"),
        "items": [
            say(language, "web.printed.unknown_other"),
            say(language, "web.printed.unknown_danger"),
            say(language, "state.absence"),
            *fit_sentences(mirror, language),
            *(
                say(
                    language,
                    "web.printed.unseen",
                    names=", ".join(names),
                    reason=reason,
                )
                for reason, names in reasons.items()
            ),
        ],
    }
