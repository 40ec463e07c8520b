import pytest

from bedding.errors import CodebookError
from bedding.readers import Clock, read_codebook, shipped_codebooks
from bedding.readers.codebook_errors import (
    CodebookNotFoundError,
    CodebookSyntaxError,
    CodebookValueError,
    MissingKeyError,
    ScaleError,
    UnknownKeyError,
    UnknownMeasureError,
)
from bedding.types import CHANNELS, INPUTS

MOOD = "low = 1\nhigh = 7"

WRONG = {
    "unknown key": ({"top": "persn = 1"}, UnknownKeyError, "persn", "Is it 'person'?"),
    "unknown key of a measure": (
        {"mood": f'column = "a"\nmaximum = 3\n{MOOD}'},
        UnknownKeyError,
        "channels.mood.maximum",
        "reversed",
    ),
    "unknown key of time": (
        {"time": 'kind = "clock"\ncolumn = "a"\nunit = "day"'},
        UnknownKeyError,
        "time.unit",
        "zone",
    ),
    "unknown channel": (
        {"mood": f'column = "a"\n{MOOD}\n[channels.moood]\ncolumn = "b"\n{MOOD}'},
        UnknownMeasureError,
        "channels.moood",
        "Is it 'mood'?",
    ),
    "unknown input": (
        {"warmth": f'column = "a"\n{MOOD}\n[inputs.mood]\ncolumn = "b"\n{MOOD}'},
        UnknownMeasureError,
        "inputs.mood",
        "contact, warmth",
    ),
    "no scale": (
        {"mood": 'column = "a"\nlow = 1'},
        MissingKeyError,
        "channels.mood.high",
        "high",
    ),
    "no column": ({"mood": MOOD}, MissingKeyError, "channels.mood.column", "column"),
    "no kind": ({"time": 'column = "a"'}, MissingKeyError, "time.kind", "clock"),
    "no unit": (
        {"time": 'kind = "elapsed"\ncolumn = "a"'},
        MissingKeyError,
        "time.unit",
        "hour",
    ),
    "low above high": (
        {"mood": 'column = "a"\nlow = 7\nhigh = 1'},
        ScaleError,
        "channels.mood",
        "reversed = true",
    ),
    "low is high": (
        {"mood": 'column = "a"\nlow = 1\nhigh = 1'},
        ScaleError,
        "channels.mood",
        "1",
    ),
    "scale of text": (
        {"mood": 'column = "a"\nlow = "1"\nhigh = 7'},
        CodebookValueError,
        "channels.mood.low",
        "a number",
    ),
    "scale without end": (
        {"mood": 'column = "a"\nlow = 1\nhigh = inf'},
        CodebookValueError,
        "channels.mood.high",
        "a number",
    ),
    "one level": (
        {"mood": f'column = "a"\nlevels = 1\n{MOOD}'},
        CodebookValueError,
        "channels.mood.levels",
        "from 2",
    ),
    "reversed with text": (
        {"mood": f'column = "a"\nreversed = "yes"\n{MOOD}'},
        CodebookValueError,
        "channels.mood.reversed",
        "true or false",
    ),
    "column and columns": (
        {"mood": f'column = "a"\ncolumns = ["b"]\n{MOOD}'},
        CodebookValueError,
        "channels.mood.column",
        "not both",
    ),
    "no columns": (
        {"mood": f"columns = []\n{MOOD}"},
        CodebookValueError,
        "channels.mood.columns",
        "a list",
    ),
    "a column twice": (
        {"mood": f'columns = ["a", "a"]\n{MOOD}'},
        CodebookValueError,
        "channels.mood.columns",
        "once",
    ),
    "unknown key of a column": (
        {"mood": f'columns = ["b", {{ column = "a", revers = true }}]\n{MOOD}'},
        UnknownKeyError,
        "channels.mood.columns[1].revers",
        "Is it 'reversed'?",
    ),
    "otherwise off the scale": (
        {
            "mood": f'column = "a"\notherwise = 9\nwhere = {{ column = "b", equals = 1 }}\n{MOOD}'
        },
        CodebookValueError,
        "channels.mood.otherwise",
        "from 1 to 7",
    ),
    "otherwise without where": (
        {"mood": f'column = "a"\notherwise = 1\n{MOOD}'},
        MissingKeyError,
        "channels.mood.where",
        "rows",
    ),
    "where without equals": (
        {"mood": f'column = "a"\nwhere = {{ column = "b" }}\n{MOOD}'},
        MissingKeyError,
        "channels.mood.where.equals",
        "rows that are read",
    ),
    "no such zone": (
        {"time": 'kind = "clock"\ncolumn = "a"\nzone = "Amsterdam"'},
        CodebookValueError,
        "time.zone",
        "Europe/Amsterdam",
    ),
    "zone in the form": (
        {"time": 'kind = "clock"\ncolumn = "a"\nformats = ["%Y-%m-%d %H:%M%z"]'},
        CodebookValueError,
        "time.formats",
        "by itself",
    ),
    "questions past midnight": (
        {"time": 'kind="beep"\nday="a"\nbeep="b"\nbeeps=4\nfirst_hour=12\nspacing=4'},
        CodebookValueError,
        "time.spacing",
        "same day",
    ),
    "no such order": (
        {"top": 'order = "random"'},
        CodebookValueError,
        "order",
        '"sort"',
    ),
    "no such encoding": (
        {"top": 'encoding = "ebc"'},
        CodebookValueError,
        "encoding",
        "cp1252",
    ),
    "nothing that may be absent": (
        {"top": 'optional = ["mod"]'},
        CodebookValueError,
        "optional",
        "columns that this codebook reads",
    ),
    "a moment that may be absent": (
        {"top": 'optional = ["when"]'},
        CodebookValueError,
        "optional",
        "moment",
    ),
    "missing that is a flag": (
        {"top": "missing = [true]"},
        CodebookValueError,
        "missing",
        "list",
    ),
    "about in another language": (
        {"top": '[about]\nfr = "non"'},
        UnknownKeyError,
        "about.fr",
        "en, nl",
    ),
}


@pytest.mark.parametrize(("parts", "kind", "key", "said"), WRONG.values(), ids=WRONG)
def test_a_codebook_that_is_wrong_says_where_and_what_to_do(
    codebook, parts, kind, key, said
):
    with pytest.raises(CodebookError) as caught:
        codebook(**parts)

    error = caught.value
    assert type(error) is kind, error
    assert error.key == key
    assert "codebook.toml" in str(error)
    assert said in str(error)


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("", "name"),
        ('name = "x"', "channels"),
        ('name = "x"\n[channels.mood]\n', "low"),
    ],
)
def test_a_codebook_that_lacks_its_main_parts(codebook, toml, key):
    with pytest.raises(MissingKeyError) as caught:
        codebook(toml)

    assert (caught.value.key or "").endswith(key)


@pytest.mark.parametrize(
    "content", ["name = ", "name = 'x'\nname = 'y'", b"\xff", b"PAR1\x00"]
)
def test_a_file_that_is_not_toml(write, content):
    with pytest.raises(CodebookSyntaxError, match="not TOML"):
        read_codebook(write(content, "book.toml"))


@pytest.mark.parametrize("name", ["diry", "no/such/file.toml"])
def test_a_codebook_that_is_not_there_and_those_that_are(name):
    with pytest.raises(CodebookNotFoundError) as caught:
        read_codebook(name)

    assert all(shipped in str(caught.value) for shipped in shipped_codebooks())


def test_a_folder_is_no_codebook(tmp_path):
    with pytest.raises(CodebookNotFoundError):
        read_codebook(tmp_path)


def test_what_a_codebook_does_not_say_has_its_usual_value(codebook):
    book = codebook(top="")

    assert (book.order, book.duplicates, book.encoding) == ("error", "error", None)
    assert book.missing == ("NA", "NaN", "nan")
    assert book.optional == frozenset()
    assert isinstance(book.time, Clock)
    assert "%Y-%m-%d" in book.time.formats


@pytest.mark.parametrize("name", shipped_codebooks())
def test_every_shipped_codebook_says_what_it_is(name):
    book = read_codebook(name)

    assert book.name == name
    assert set(book.about) == {"en", "nl"}
    assert {measure.name for measure in book.inputs} <= set(INPUTS)
    assert {measure.name for measure in book.channels} <= set(CHANNELS)
    assert name == "diary" or all((book.citation, book.licence, book.source))
