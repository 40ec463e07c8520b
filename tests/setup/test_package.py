"""The package as it leaves the repository: built, installed in an environment of its own, and run.

Nothing is fetched. The packages that it needs are those of the tests, lent to the environment.
"""

import os
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
"""How long a step may take before something is wrong [s]."""


def surroundings():
    """Return the environment without what leads Python back to the repository."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COV"))
    } | {"LC_ALL": "C.UTF-8"}


def run(*command, cwd):
    """Return what a program prints; fail where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env=surroundings(), capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A folder that has nothing to do with the repository, to stand in and to live in."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, made from the source distribution, made from the repository."""
    folder = tmp_path_factory.mktemp("built")
    hatch = (sys.executable, "-m", "hatchling", "build")
    run(*hatch, "--target", "sdist", "--directory", str(folder), cwd=ROOT)
    (packed,) = folder.glob("*.tar.gz")
    run("tar", "--extract", "--file", str(packed), cwd=folder)
    (source,) = (path for path in folder.iterdir() if path.is_dir())
    run(*hatch, "--target", "wheel", "--directory", str(folder), cwd=source)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, elsewhere):
    """The folder of programs of an environment in which the wheel is installed."""
    place = elsewhere / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", str(place), cwd=elsewhere)
    python = place / "bin" / "python"
    (packages,) = (place / "lib").glob("python3*/site-packages")
    # Of what this adds, path files are not read: the code in `src` stays out of sight.
    lent = sysconfig.get_path("purelib")
    (packages / "lent.pth").write_text(f"{lent}\n", "utf-8")
    run(str(python), "-m", "installer", str(wheel), cwd=elsewhere)
    return place / "bin"


def test_the_wheel_holds_everything_that_the_program_reads(wheel):
    there = {
        str(path.relative_to(ROOT / "src"))
        for path in (ROOT / "src" / "bedding").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}

    assert held == there


def test_the_program_runs_where_it_is_installed(installed, elsewhere):
    where = run(
        str(installed / "python"), "-c", "import bedding; print(bedding.__file__)",
        cwd=elsewhere,
    )  # fmt: skip

    version = run(str(installed / "bedding"), "--version", cwd=elsewhere)
    shown = run(str(installed / "bedding"), "demo", "--language", "nl", cwd=elsewhere)

    assert Path(where.strip()).is_relative_to(elsewhere)
    assert version.startswith("bedding ")
    assert shown.startswith("Wat je aantekeningen laten zien")


def test_the_pages_open_where_it_is_installed(installed, elsewhere):
    command = (
        str(installed / "bedding"), "start", "--address", "--language", "en",
        "--file", str(elsewhere / "archive.dat"),
    )  # fmt: skip
    with subprocess.Popen(
        command, cwd=elsewhere, env=surroundings(), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as server:  # fmt: skip
        try:
            lines = iter(server.stdout or ())
            first = next(line.strip() for line in lines if "http://" in line)
            address = first.partition("#")[0]
            page, style = (fetched(address + name) for name in ("", "static/app.css"))
        finally:
            server.terminate()

    assert "<!doctype html>" in page.lower()
    assert "@font-face" in style


def fetched(address):
    """Return what stands at an address, once the server answers."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            assert time.monotonic() < until
            time.sleep(0.1)
