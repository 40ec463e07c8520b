"""A fit on the disk: the same again elsewhere, and nothing else taken for one."""

import json
import stat
import subprocess
import sys
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from bedding.actions.fits import (
    FORMAT,
    FitFileError,
    NewerFitError,
    NotAFitError,
    load_fit,
    save_fit,
)
from bedding.actions.fits.file import packed
from bedding.errors import InputError, OutputError
from bedding.model import Episode
from bedding.model.inference import FitState, Observations, fit

GOLDEN = Path(__file__).parent / "golden"


def plain(value):
    """Return a value with every array as its bits, so that it can be compared."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(part) for part in value)
    if isinstance(value, np.ndarray):
        return value.shape, value.dtype.str, value.tobytes()
    return value


def test_what_comes_back_is_the_same_bit_for_bit(tmp_path, small_fit):
    fitted = small_fit()

    save_fit(fitted, tmp_path / "fit")

    assert plain(load_fit(tmp_path / "fit")) == plain(fitted)


def test_another_process_opens_it(tmp_path, small_fit):
    save_fit(small_fit(person="zoë"), tmp_path / "fit")
    script = (
        "import sys; from pathlib import Path\n"
        "from bedding.actions.fits import load_fit\n"
        "found = load_fit(Path(sys.argv[1]))\n"
        "assert found.person == 'zoë'\n"
        "print(found.state.value, float(found.draws['alarm.recovery'].sum()).hex())"
    )

    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "fit")],
        capture_output=True,
        text=True,
        check=False,
    )

    total = float(small_fit().draws["alarm.recovery"].sum())
    assert ended.stdout.split() == ["fits_badly", total.hex()], ended.stderr


@pytest.mark.parametrize(
    "path", sorted(GOLDEN.glob("format-*.fit")), ids=lambda p: p.name
)
def test_every_format_ever_released_still_opens(path):
    found = load_fit(path)

    assert found.person == "ann"
    assert found.state is FitState.FITS_BADLY
    assert found.observations.levels == (7, None)
    assert found.scores.leads[0].log_error == np.inf
    assert found.channels["mood"].expected.shape == (6, 5)
    np.testing.assert_array_equal(found.times, [0.0, 0.5, 1.5, 2.0, 4.0])


def test_there_is_a_file_of_the_format_that_is_written():
    assert (GOLDEN / f"format-{FORMAT}.fit").exists()


def test_a_fit_with_too_little_can_be_kept_as_well(tmp_path):
    blank = Observations(
        person="nobody",
        times=np.arange(2.0),
        channels=("mood",),
        answers=np.full((2, 1), np.nan),
        levels=(7,),
    )

    save_fit(fit(blank, Episode()), tmp_path / "fit")

    found = load_fit(tmp_path / "fit")
    assert found.state is FitState.TOO_LITTLE
    assert found.khat == np.inf


def test_the_same_fit_gives_the_same_bytes(small_fit):
    assert packed(small_fit()) == packed(small_fit())


def test_numpy_and_a_person_can_open_it_too(tmp_path, small_fit):
    save_fit(small_fit(), tmp_path / "fit")

    with np.load(tmp_path / "fit", allow_pickle=False) as held:
        recovery = held["draws/alarm.recovery"]
    summary = json.loads(zipfile.ZipFile(tmp_path / "fit").read("summary.json"))

    np.testing.assert_array_equal(recovery, small_fit().draws["alarm.recovery"])
    assert summary["person"] == "ann"
    assert summary["numbers"]["alarm.recovery"]["prior_dominated"]


def test_only_the_person_may_read_it(tmp_path, small_fit):
    save_fit(small_fit(), tmp_path / "fit")

    assert stat.S_IMODE((tmp_path / "fit").stat().st_mode) == 0o600


def test_what_was_there_stays_when_writing_fails(tmp_path, small_fit):
    (tmp_path / "fit").mkdir()

    with pytest.raises(OutputError):
        save_fit(small_fit(), tmp_path / "fit")
    with pytest.raises(OutputError):
        save_fit(small_fit(), tmp_path / "nowhere" / "fit")

    assert [each.name for each in tmp_path.iterdir()] == ["fit"]


def rewritten(tmp_path, change, small_fit):
    """Return the file of a fit with the JSON inside it changed."""
    save_fit(small_fit(), tmp_path / "fit")
    with (
        zipfile.ZipFile(tmp_path / "fit") as old,
        zipfile.ZipFile(tmp_path / "changed", "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name.endswith(".json"):
                data = json.dumps(change(name, json.loads(data))).encode()
            new.writestr(name, data)
    return tmp_path / "changed"


def test_a_newer_format_is_refused_and_named(tmp_path, small_fit):
    def newer(name, data):
        return data | {"format": FORMAT + 1} if name == "format.json" else data

    with pytest.raises(NewerFitError, match=f"format {FORMAT + 1}.* up to {FORMAT}"):
        load_fit(rewritten(tmp_path, newer, small_fit))


def test_a_field_that_this_version_does_not_know_is_left_out(tmp_path, small_fit):
    def more(name, data):
        if name == "fit.json":
            data["fields"]["mood_of_the_moon"] = 3
        return data

    assert plain(load_fit(rewritten(tmp_path, more, small_fit))) == plain(small_fit())


def test_a_field_that_the_file_lacks_takes_its_default(tmp_path, small_fit):
    def fewer(name, data):
        if name == "fit.json":
            del data["fields"]["observations"]["fields"]["absent"]
        return data

    assert load_fit(rewritten(tmp_path, fewer, small_fit)).absent == ()


def test_something_else_is_no_fit(tmp_path, small_fit):
    def other(name, data):
        return data | {"what": "a cake"} if name == "format.json" else data

    (tmp_path / "text").write_text("no fit at all")
    with zipfile.ZipFile(tmp_path / "zip", "w") as file:
        file.writestr("cake.txt", "flour")

    for path in (
        tmp_path / "text",
        tmp_path / "zip",
        rewritten(tmp_path, other, small_fit),
    ):
        with pytest.raises(NotAFitError):
            load_fit(path)
    with pytest.raises(InputError):
        load_fit(tmp_path / "nothing")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_the_same(data, tmp_path_factory, small_fit):
    whole = packed(small_fit())
    place = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    broken = (
        whole[:place]
        if cut
        else whole[:place]
        + bytes([whole[place] ^ data.draw(st.integers(1, 255))])
        + whole[place + 1 :]
    )
    path = tmp_path_factory.mktemp("damaged") / "fit"
    path.write_bytes(broken)

    try:
        found = load_fit(path)
    except FitFileError:
        return

    # Some bytes of a ZIP say nothing that matters, as when it was made.
    assert plain(found) == plain(small_fit())
