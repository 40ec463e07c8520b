import numpy as np
import pytest

from bedding.mirror import Week
from bedding.report import mirror_text, mirrors_text, people_text
from bedding.report.map_in_characters import COLUMNS, LABELS, map_in_characters, names
from bedding.text import LANGUAGES, remarks, say

KINDS = ("swings", "calm", "few", "bare", "one")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_mirror_fits_in_eighty_columns_and_keeps_to_the_wording(
    mirrors, kind, language
):
    text = mirror_text(mirrors[kind], language=language, table="days.csv", colour=False)

    assert max(len(line) for line in text.splitlines()) <= 80
    assert remarks(language, text) == ()


def test_without_colour_there_is_no_escape_code(mirrors):
    plain = mirror_text(
        mirrors["swings"], language="en", table="days.csv", colour=False
    )
    bold = mirror_text(mirrors["swings"], language="en", table="days.csv", colour=True)

    assert "\x1b" not in plain
    assert "\x1b[1m" in bold


def test_what_comes_from_the_table_can_not_move_the_terminal(mirrors):
    text = mirror_text(
        mirrors["bare"], language="en", table="\x1b[2J.csv", colour=False
    )

    assert "\x1b" not in text


def test_the_count_of_twenty_is_drawn_as_dots(mirrors):
    mirror = mirrors["swings"]
    counts = [each.alarm for each in mirror.statements if each.alarm is not None]

    text = mirror_text(mirror, language="en", table="days.csv", colour=False)

    rows = [
        line.strip() for line in text.splitlines() if set(line.strip()) <= set("●○ ")
    ]
    drawn = [row.count("●") for row in rows if len(row.replace(" ", "")) == 20]
    assert drawn == counts


def week(number, storm, bed):
    return Week(
        number=number,
        start=0.0,
        moments=7,
        storm=np.full(5, storm),
        bed=np.full(5, bed),
    )


def test_the_map_has_storm_upwards_and_bed_to_the_right():
    weeks = (week(1, 1.0, 0.0), week(2, 0.0, 1.0))

    lines = map_in_characters(weeks, ())

    assert lines[1][1] == "1"
    assert lines[-2][COLUMNS] == "2"
    assert {len(line) for line in lines} == {COLUMNS + 2}


def test_the_latest_of_very_many_weeks_keep_their_own_mark():
    marks = names(50)

    assert len(marks) == 50
    assert marks[-1] == LABELS[-1]
    assert marks[0] == marks[1]
    assert len(set(marks[-35:])) == 35


def test_many_people_are_listed_by_how_much_they_wrote(mirrors):
    diaries = [mirrors[kind].diary for kind in ("few", "swings")]

    lines = people_text(diaries, language="en").splitlines()

    assert [line.split()[-2:] for line in lines[2:]] == [["100", "100"], ["5", "5"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_person_has_one_line_with_the_lead_of_the_model(mirrors, language):
    text = mirrors_text([mirrors["swings"], mirrors["calm"]], language=language)

    lines = [line for line in text.splitlines() if line.strip().startswith("invented")]
    assert len(lines) == 2
    assert say(language, "fitted.absent") in lines[1]
    assert lines[0].split()[-1] in {"0,12", "0.12"}
    assert max(len(line) for line in text.splitlines()) <= 80
