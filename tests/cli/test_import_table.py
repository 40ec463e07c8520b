"""Tables into the record, at the terminal; the files are invented."""

import pytest

from bedding.record import Answer, TableRow

DAYLIO = """\
full_date,date,weekday,time,mood,activities,note_title,note
2026-03-28,March 28,Saturday,9:30 pm,awful,family,,=1+1
2026-03-27,March 27,Friday,22:13,Opgelucht,,,kolibrie
2026-03-27,March 27,Friday,22:13,Opgelucht,,,kolibrie
2026-03-26,March 26,Thursday,22:13,,,,
"""
ZONE = ("--zone", "Europe/Amsterdam")


@pytest.fixture
def app(tmp_path):
    path = tmp_path / "my moods.csv"
    path.write_text(DAYLIO, "utf-8")
    return path


def rows(person):
    return list(person.record.of(TableRow))


def test_a_table_is_shown_first_and_then_kept_row_by_row(person, app):
    before = app.read_bytes()

    done = person.types("import", "4", "y", options=[str(app), *ZONE])

    assert done.exit_code == 0, done.output
    assert "daylio: 3 rows, from 27 Mar 2026 to 28 Mar 2026" in done.stdout
    assert "mood: 3 ×, from 1 to 5" in done.stdout
    assert "note: 3 ×, in your own words" in done.stdout
    assert "Not kept: date, weekday" in done.stdout
    assert "1 row has no answer" in done.stdout
    assert "1 row stands there twice" in done.stdout
    assert "those of Europe/Amsterdam" in done.stdout
    assert [(str(each.at), dict(each.answers)) for each in rows(person)] == [
        ("2026-03-27 22:13:00+01:00", {"mood": Answer(4, 1, 5, 5)}),
        ("2026-03-28 21:30:00+01:00", {"mood": Answer(1, 1, 5, 5)}),
    ]
    assert rows(person)[0].words == {"mood": "Opgelucht", "note": "kolibrie"}
    assert app.read_bytes() == before
    assert "my moods" not in repr(person.record.entries)


def test_nothing_is_kept_before_the_last_yes(person, app):
    for typed in (["4", ""], [""], ["4", "n"]):
        done = person.types("import", *typed, options=[str(app), *ZONE])

        assert done.exit_code == 0, done.output
        assert "Nothing was saved" in done.stdout
        assert rows(person) == []


def test_the_same_export_again_and_a_longer_one(person, app):
    person.types("import", "4", "y", options=[str(app), *ZONE])
    again = person.types("import", "4", options=[str(app), *ZONE])

    assert "2 rows are there already" in again.stdout
    assert "All of this is there already" in again.stdout

    longer = DAYLIO.replace("awful", "good") + "2026-03-30,March 30,,08:00,rad,,,\n"
    app.write_text(longer, "utf-8")
    grown = person.types("import", "4", "2", "y", options=[str(app), *ZONE])

    assert "now say something else" in grown.stdout
    assert "Keep 2 rows?" in grown.stdout
    assert [each.answers["mood"].value for each in rows(person)] == [4, 4, 5]


def test_both_stay_where_the_person_says_so(person, app):
    person.types("import", "4", "y", options=[str(app), *ZONE])
    app.write_text(DAYLIO.replace("awful", "good"), "utf-8")

    person.types("import", "4", "1", "y", options=[str(app), *ZONE])

    assert [each.answers["mood"].value for each in rows(person)] == [4, 1, 4]


def test_a_table_of_more_people_asks_whose(person, tmp_path):
    path = tmp_path / "all.csv"
    path.write_text(
        "time,person,warmth\n2024-03-01T21:00Z,ann,3\n2024-03-01T21:00Z,bo,7\n", "utf-8"
    )

    none = person.types("import", "", options=[str(path)])
    bo = person.types("import", "2", "y", options=[str(path)])

    assert "Nothing was saved" in none.stdout
    assert "diary: 1 row" in bo.stdout
    assert [each.answers["warmth"] for each in rows(person)] == [Answer(7, 1, 7)]


def test_moments_without_a_date_are_asked_for(person, tmp_path):
    path, book = tmp_path / "t.csv", tmp_path / "own.toml"
    path.write_text("hours,mood\n0,1\n24,2\n", "utf-8")
    book.write_text(
        'name = "own"\n[time]\nkind = "elapsed"\ncolumn = "hours"\nunit = "hour"\n'
        '[channels.mood]\ncolumn = "mood"\nlow = 1\nhigh = 5\nlevels = 5\n',
        "utf-8",
    )

    done = person.types(
        "import",
        "soon",
        "2026-03-28 21:00",
        "y",
        options=[str(path), "--codebook", str(book), *ZONE],
    )

    assert "That is no moment" in done.stderr
    # A day later by the sun: the clock went forward in that night.
    assert [str(each.at) for each in rows(person)] == [
        "2026-03-28 21:00:00+01:00",
        "2026-03-29 22:00:00+02:00",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("full_date,time,mood\n2026-13-40,22:00,good\n", "can't be read as a moment"),
        ("full_date,time,mood\n2026-03-01,,good\n", "without a moment"),
        ("full_date,time,mood\n", "there are no notes in it"),
        ("full_date,time,mood\n2026-03-01,22:00\n", "does not fit the first"),
    ],
)
def test_a_table_that_cannot_be_right_is_one_sentence(person, tmp_path, content, said):
    path = tmp_path / "export.csv"
    path.write_text(content, "utf-8")

    done = person.types("import", options=[str(path)])

    assert done.exit_code == 1
    assert said in done.stderr
    assert rows(person) == []


def test_a_zone_and_a_codebook_that_do_not_exist_are_told(person, app):
    zone = person.types("import", options=[str(app), "--zone", "Mars/Olympus"])
    book = person.types("import", options=[str(app), "--codebook", "dailyo"])

    assert (zone.exit_code, book.exit_code) == (2, 1)
    assert "There is no zone Mars/Olympus" in zone.stderr
    assert "dailyo: there is no such codebook" in book.stderr


def test_rows_are_listed_and_can_be_removed(person, app):
    person.types("import", "4", "y", options=[str(app), *ZONE])

    listed = person.types("list", options=["--all"])
    person.types("edit", "1", "2", "y", "n")

    assert "daylio · 21:30 · mood: 1 (1–5)" in listed.stdout
    assert "kolibrie" in listed.stdout
    assert [each.answers["mood"].value for each in rows(person)] == [4]
