"""Where compiled programs are kept."""

import os

import jax
import pytest

from bedding.actions.compilation_cache import cache_folder, keep_compiled, make_room

SETTINGS = (
    "jax_compilation_cache_dir",
    "jax_persistent_cache_min_compile_time_secs",
    "jax_persistent_cache_min_entry_size_bytes",
)


@pytest.fixture(autouse=True)
def _settings_as_before():
    before = {name: getattr(jax.config, name) for name in SETTINGS}
    yield
    for name, value in before.items():
        jax.config.update(name, value)


def test_programs_are_kept_for_this_user_alone(tmp_path):
    where = keep_compiled(tmp_path / "one" / "two")

    assert where == tmp_path / "one" / "two"
    assert (tmp_path / "one" / "two").stat().st_mode & 0o077 == 0
    assert getattr(jax.config, SETTINGS[0]) == str(where)


def test_a_folder_that_cannot_be_made_is_no_obstacle(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert keep_compiled(tmp_path / "file" / "below") is None


def test_the_folder_of_the_user_is_used(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")

    assert cache_folder() == tmp_path / "bedding"


def test_a_folder_that_jax_was_told_of_stands(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    jax.config.update(SETTINGS[0], str(tmp_path / "mine"))

    assert keep_compiled() == tmp_path / "mine"
    assert getattr(jax.config, SETTINGS[0]) == str(tmp_path / "mine")
    assert not (tmp_path / "caches").exists()


def test_without_such_a_folder_it_is_that_of_the_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    jax.config.update(SETTINGS[0], None)

    assert keep_compiled() == tmp_path / "bedding" / "compiled"
    assert getattr(jax.config, SETTINGS[0]) == str(tmp_path / "bedding" / "compiled")


def test_what_was_used_longest_ago_goes_where_there_is_too_much(tmp_path):
    for age in range(10):
        path = tmp_path / f"program_{age}"
        path.write_bytes(bytes(100))
        os.utime(path, (1e9 - age, 1e9 - 100))

    (tmp_path / "folder").mkdir()

    make_room(tmp_path, most=1000)
    assert len(list(tmp_path.iterdir())) == 11

    make_room(tmp_path, most=999)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"folder", *(f"program_{age}" for age in range(4))}
