"""What a study file may say, and what is told of one that can't be."""

import math
import tomllib

import pytest
from hypothesis import given, settings, strategies as st

from bedding.errors import BeddingError
from bedding.study import parse_study, read_study
from bedding.study.errors import (
    StudyError,
    StudyKeyError,
    StudyMissingError,
    StudyNotFoundError,
    StudySyntaxError,
    StudyValueError,
)
from bedding.study.example import example
from bedding.text import LANGUAGES, tell

BEGIN = 'name = "a"\n'


def parsed(text, tmp_path):
    return parse_study(text.encode(), tmp_path / "study.toml")


def test_a_name_is_enough(tmp_path):
    study = parsed(BEGIN, tmp_path)

    assert study.name == "a"
    assert study.out == tmp_path / "study-results"
    assert study.data == ()
    assert (study.sweep, study.power) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_study_and_says_every_key(language, tmp_path):
    text = example(language)

    study = parsed(text, tmp_path)

    assert study.sweep is not None
    assert study.power is not None
    # With what is switched off by a remark, every key of every table is there.
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    keys = {line.partition("=")[0].strip() for line in lines if "=" in line}
    for part in (study.sweep, study.power, study.engine, study.fit, study.compare):
        assert set(type(part).__dataclass_fields__) <= keys


def test_both_examples_say_the_same():
    dutch, english = (tomllib.loads(example(language)) for language in ("nl", "en"))

    assert list(dutch["cohort"].values()) == list(english["cohort"].values())
    for each in (dutch, english):
        del each["name"], each["out"], each["cohort"]
    assert dutch == english


@pytest.mark.parametrize(
    ("text", "kind", "place", "said"),
    [
        ("nme = 'a'", StudyKeyError, "nme", "'name'"),
        ("seed = 1", StudyMissingError, "name", "Write"),
        (BEGIN + "seed = -1", StudyValueError, "seed", "from 0"),
        (BEGIN + "seed = 1.5", StudyValueError, "seed", "whole number"),
        (BEGIN + "seed = true", StudyValueError, "seed", "True"),
        (BEGIN + "[engine]\nworkers = 'two'", StudyValueError, "engine.workers", "two"),
        (BEGIN + "[engine]\nkind = 'ray'", StudyValueError, "engine.kind", "dask"),
        (BEGIN + "[engine]\nkind = 'dask'", StudyMissingError, "engine.address", "8786"),
        (BEGIN + "[engine]\naddress = 'x'", StudyValueError, "engine.address", "dask"),
        (BEGIN + "[model]\nwithout = ['love']", StudyValueError, "model.without", "bond"),
        (BEGIN + "[data.x]\ntable = 'a.csv'", StudyMissingError, "data.x.codebook", "codebook"),
        (BEGIN + "[data.x]\ncodebook = 'a'", StudyMissingError, "data.x.table", "file"),
        (BEGIN + "[data]\nx = 3", StudyValueError, "data.x", "a table"),
        (BEGIN + "[data.'a b']", StudyValueError, "data.a b", "letters"),
        (BEGIN + "[cohort.x]\ndays = 20", StudyMissingError, "cohort.x.persons", "200"),
        (BEGIN + "[cohort.x]\npersons = 3", StudyMissingError, "cohort.x.days", "60"),
        (BEGIN + "[cohort.x]\npersons = 3\ndays = 13", StudyValueError, "cohort.x.days", "14"),
        (BEGIN + "[simulate]\ncontrast = [2]", StudyValueError, "simulate.contrast", "0 to 1"),
        (BEGIN + "[simulate]\ncontrast = [nan]", StudyValueError, "simulate.contrast", "nan"),
        (BEGIN + "[simulate]\ncontrast = 1", StudyValueError, "simulate.contrast", "list"),
        (BEGIN + "[simulate]\nquantities = ['x']", StudyValueError, "simulate.quantities", "bond"),
        (BEGIN + "[simulate]\ncontrast = []", StudyMissingError, "simulate.rhythms", "scenario"),
        (BEGIN + "[power]\npersons = [20, 20]", StudyValueError, "power.persons", "once"),
        (BEGIN + "[power]\npersons = []", StudyValueError, "power.persons", "at least one"),
        (BEGIN + "[power]\ncontrast = 0.9", StudyValueError, "power.contrast", "colder" ),
        (BEGIN + "[power]\npredictability = [0.6]", StudyValueError, "power.predictability", "two"),
        (BEGIN + "[fit]\npooling = 'full'", StudyValueError, "fit.pooling", "partial"),
        (BEGIN + "[fit]\ncovariates = ['age']", StudyValueError, "fit.covariates", "only"),
    ],
)  # fmt: skip
def test_an_error_names_the_place_the_value_and_the_remedy(
    text, kind, place, said, tmp_path
):
    with pytest.raises(kind) as caught:
        parsed(text, tmp_path)

    assert caught.value.key == place
    if said != "colder":
        assert said in str(caught.value)
    for language in LANGUAGES:
        assert place in tell(language, caught.value)


def test_what_is_no_toml_is_said(tmp_path):
    for written in (b"name = ", b"\xff\xfe", b"a = 1\na = 2"):
        with pytest.raises(StudySyntaxError):
            parse_study(written, tmp_path / "study.toml")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(StudyNotFoundError, match="study init"):
        read_study(tmp_path / "nowhere.toml")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        *("name", "seed", "out", "data", "cohort", "model", "fit", "simulate", "power"),
        *("compare", "engine", "persons", "days", "contrast", "predictability", "kind"),
        *("workers", "without", "table", "codebook", "population", "mean", "address"),
    ]
)


def written(value):
    match value:
        case None:
            return '""'
        case bool():
            return str(value).lower()
        case int():
            return str(value % 2**62)
        case float():
            return "nan" if math.isnan(value) else str(value)
        case str():
            return '"' + "".join(f"\\U{ord(c):08X}" for c in value if not "\ud800" <= c <= "\udfff") + '"'  # fmt: skip
        case _:
            return "[" + ", ".join(written(each) for each in value) + "]"


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(KEYS, VALUES, max_size=4),
    st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4),
)
def test_any_file_is_a_study_or_a_plain_error(tmp_path_factory, top, tables):
    lines = [f"{key} = {written(value)}" for key, value in top.items()]
    for key, inner in tables.items():
        lines += [f"[{key}]", *(f"{k} = {written(v)}" for k, v in inner.items())]
    where = tmp_path_factory.getbasetemp() / "study.toml"

    found = outcome("\n".join(lines).encode(), where)

    if isinstance(found, StudyError):
        assert str(where) in str(found)
        assert all(tell(language, found) for language in LANGUAGES)


def outcome(text, where):
    """Return the study, or the one kind of error that there may be."""
    try:
        return parse_study(text, where)
    except StudyError as error:
        return error


def test_every_error_of_a_study_is_one_of_the_program():
    assert issubclass(StudyError, BeddingError)
