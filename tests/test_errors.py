"""The tree of errors: each names the place, the value and the remedy."""

import inspect
import re
from pathlib import Path

import pytest

from bedding import errors
from bedding.errors import (
    AxesError,
    BeddingError,
    CodebookError,
    MissingSentenceError,
    MissingValueError,
    OutOfRangeError,
    OutputError,
    TableError,
    TimesError,
    UnknownNameError,
)

FILE = Path("evenings.csv")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            TimesError(2, before=2.0, after=1.0),
            "Times must increase: times[2] is 1.0 days, which is not after 2.0 days. "
            "Sort them and drop the doubles.",
        ),
        (
            OutOfRangeError("warmth", 1.4, low=0.0, high=1.0),
            "warmth must lie between 0.0 and 1.0, and is 1.4.",
        ),
        (
            UnknownNameError("keep", "mod", known={"mood", "bond"}),
            "keep: there is no 'mod'. Did you mean 'mood'? Choose from: bond, mood.",
        ),
        (
            UnknownNameError("keep", "x9", known=["mood"]),
            "keep: there is no 'x9'. Choose from: mood.",
        ),
        (
            AxesError("warmth", (7,), wanted="one value for each of 3 steps"),
            "warmth has the shape (7,): give it one value for each of 3 steps.",
        ),
        (
            OutputError(FILE, "No space left on device"),
            "evenings.csv can't be written: No space left on device. Choose another place.",
        ),
        (
            MissingSentenceError("a.b", language="nl"),
            "No sentence stands under 'a.b' in nl.toml. Add it to both.",
        ),
        (
            MissingValueError("a.b", value="day"),
            "The sentence 'a.b' asks for 'day', which was not given.",
        ),
        (
            TableError(
                FILE, "is no number", "Correct it", row=3, column="mood", value="x"
            ),
            "evenings.csv, row 3, column 'mood': 'x' is no number. Correct it",
        ),
        (
            CodebookError("diary", "is too low", "Raise it", key="channels.mood.low"),
            "diary, channels.mood.low: is too low. Raise it",
        ),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error, said):
    assert str(error) == said
    assert isinstance(error, BeddingError)


def test_a_long_cell_is_cut_off():
    error = TableError(FILE, "is no number", "Correct it", value="x" * 500)

    assert len(str(error)) < 120
    assert error.value == "x" * 500


def test_what_an_error_is_about_can_be_read_off_it():
    unknown = UnknownNameError("keep", "mod", known={"mood", "bond"})
    axes = AxesError("warmth", (7,), wanted="three values")

    assert (unknown.what, unknown.name, unknown.known) == ("keep", "mod", "bond, mood")
    assert (axes.name, axes.found, axes.wanted) == ("warmth", (7,), "three values")
    assert TimesError(2, before=2.0, after=1.0).index == 2
    assert OutOfRangeError("warmth", 2, low=0, high=1).name == "warmth"


def drawn():
    """Every class in the tree of the module's docstring, with how deep it stands."""
    rows = re.findall(r"^([ │├└─]*)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    return {name: len(indent) for indent, name in rows}


def classes():
    """Every error of the module, by name."""
    return {
        name: kind
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, BeddingError)
    }


def test_the_tree_shows_every_error_under_what_it_belongs_to():
    found, above = classes(), dict[int, str]()
    for name, depth in drawn().items():
        above = {at: each for at, each in above.items() if at < depth} | {depth: name}
        line = [above[at] for at in sorted(above)]
        if len(line) > 1 and name in found:
            assert found[name].__base__.__name__ == line[-2], name

    assert set(found) <= set(drawn())


def test_what_the_tree_shows_of_another_room_stands_there():
    source = Path(errors.__file__).parent
    elsewhere = set(drawn()) - set(classes())

    for name in elsewhere:
        (place,) = re.findall(rf"{name} .*each kind: ([\w/.]+)", errors.__doc__ or "")
        assert f"class {name}(" in (source / place).read_text("utf-8")


def test_every_error_explains_itself():
    silent = [
        name for name, kind in classes().items() if not (kind.__doc__ or "").strip()
    ]

    assert silent == []
