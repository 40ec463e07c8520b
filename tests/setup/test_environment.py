"""The two commands of a fresh machine, on copies of the project in a folder of their own.

Nothing is fetched: where a set-up would fetch, it is given a proxy that nobody answers.
"""

import fcntl
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bedding.text import language_from_locale, sentences

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"  # the port that discards; nothing listens there
PYTHON_STANDS_HERE = Path(sys.base_prefix, "bin")


@pytest.fixture
def project(tmp_path):
    """What the launchers use, in a folder with a space in its name."""
    folder = tmp_path / "a project"
    for name in ("setup", "src/bedding/text"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("start", "test", "requirements.txt", "requirements-dev.txt"):
        shutil.copy2(ROOT / name, folder / name)
    return folder


def environment(**changes):
    settings = {
        "PATH": f"{PYTHON_STANDS_HERE}:/usr/bin:/bin",
        "PIP_INDEX_URL": NOWHERE,
        "PIP_PROXY": NOWHERE,
        "HTTPS_PROXY": NOWHERE,
        "ALL_PROXY": NOWHERE,
    }
    return settings | changes


def call(*command, **changes):
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, text=True, check=False
    )


def pretend_done(project):
    """Leave what a finished set-up leaves, with a Python that prints what it is asked."""
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nfor each in "$@"; do echo "$each"; done\nenv\n')
    python.chmod(0o755)
    done = project / ".venv" / "set-up"
    done.mkdir()
    for name in ("requirements.txt", "requirements-dev.txt"):
        shutil.copyfile(project / name, done / name)


def test_start_without_arguments_opens_invented_days(project):
    pretend_done(project)

    said = call(project / "start").stdout.splitlines()

    assert said[:4] == ["-m", "bedding", "start", "--invented"]


def test_start_hands_on_its_arguments_as_they_are(project):
    pretend_done(project)

    said = call(project / "start", "mirror", "my diary.csv", "").stdout.splitlines()

    assert said[:5] == ["-m", "bedding", "mirror", "my diary.csv", ""]


def test_start_through_a_link_stays_in_the_current_folder(project, tmp_path):
    pretend_done(project)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "go").symlink_to(project / "start")

    done = subprocess.run(
        ["./go"],
        cwd=elsewhere,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"PWD={elsewhere}" in done.stdout.splitlines()


def test_start_settles_the_environment(project):
    pretend_done(project)

    said = call(
        project / "start",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONPATH="/somewhere",
        PYTHONHOME="/somewhere",
    ).stdout.splitlines()

    assert {
        "OPENBLAS_NUM_THREADS=1",
        "OMP_NUM_THREADS=1",
        "PYTHONSAFEPATH=1",
    } <= set(said)
    assert not [line for line in said if re.match("PYTHON(DONT|PATH|HOME)", line)]


def test_start_names_the_python_that_is_too_old(project, tmp_path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("cmp", "dirname", "readlink"):
        (tools / name).symlink_to(shutil.which(name))
    old = tools / "python3"
    old.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n'
    )
    old.chmod(0o755)

    done = call("/bin/sh", project / "start", PATH=str(tools))

    assert done.returncode == 1
    assert "3.11" in done.stderr
    assert "Python 3.9.2" in done.stderr


@pytest.mark.parametrize("language", ["nl", "en"])
def test_start_without_network_says_so_and_counts_nothing_as_done(project, language):
    done = call(project / "start", LANG=f"{language}_XX.UTF-8")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == sentences(language)["setup.no_network"]
    assert not (project / ".venv" / "set-up").exists()


def test_start_sets_up_again_when_the_list_changed(project):
    pretend_done(project)
    with (project / "requirements.txt").open("a") as file:
        file.write("\n# a newer list\n")

    done = call(project / "start")

    assert done.returncode == 1  # it went to fetch, and there is no network
    assert done.stdout == ""


def test_start_sets_up_again_when_the_python_of_the_environment_is_gone(project):
    pretend_done(project)
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nonexistent/python3")

    done = call(project / "start")

    assert done.returncode == 1
    assert done.stdout == ""


def test_a_second_set_up_waits_and_then_has_nothing_to_do(project):
    (project / ".tools").mkdir()
    with (project / ".tools" / "lock").open("w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [project / "setup" / "environment.sh", "requirements.txt"],
            env=environment(),
            stderr=subprocess.PIPE,
            text=True,
        )
        with second:
            assert second.stderr is not None
            said = second.stderr.readline()
            pretend_done(project)
            fcntl.flock(first, fcntl.LOCK_UN)
            rest = second.stderr.read()

    assert said.strip() == sentences("en")["setup.waiting"]
    assert rest == ""
    assert second.returncode == 0


def test_start_names_what_it_could_not_write(project):
    (project / ".tools").write_text("a file where a folder must come")

    done = call(project / "start")

    assert done.returncode == 1
    assert str(project / ".tools") in done.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"LANG": "nl_NL.UTF-8"},
        {"LANG": "nl_BE"},
        {"LANG": "nl"},
        {"LANG": "NL.utf8"},
        {"LANG": "nds_NL.UTF-8"},
        {"LANG": "C.UTF-8"},
        {"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"},
        {"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL.UTF-8", "LC_MESSAGES": "C"},
        {"LANG": "nl_NL.UTF-8", "LC_ALL": ""},
    ],
)
def test_set_up_speaks_the_language_of_the_program(monkeypatch, variables):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    spoken = runpy.run_path(str(ROOT / "setup" / "environment.py"))["language"]()

    assert spoken == language_from_locale(variables)


def test_every_sentence_of_the_set_up_is_said_and_exists():
    code = (ROOT / "setup" / "environment.py").read_text("utf-8")
    printed = (ROOT / "src/bedding/text/en.toml").read_text("utf-8")

    said = set(re.findall(r'(?:say|SetUpError)\(\s*"(\w+)"', code))

    assert said == set(tomllib.loads(printed)["setup"])
