import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bedding.cli import main
from bedding.cli.group import INTERRUPTED, Commands
from bedding.errors import TimesError

FULL = Path("/dev/full")


@pytest.fixture
def commands(monkeypatch):
    """The program with three commands that end in different ways."""
    endings = {
        "wrong": lambda: (_ for _ in ()).throw(TimesError(4, before=2.0, after=1.0)),
        "stopped": lambda: (_ for _ in ()).throw(KeyboardInterrupt),
        "bug": lambda: 1 / 0,
    }
    group = Commands("bedding", modules=())
    monkeypatch.setattr(group, "list_commands", lambda ctx: list(endings))
    monkeypatch.setattr(
        group,
        "get_command",
        lambda ctx, name: (
            click.Command(name, callback=endings[name]) if name in endings else None
        ),
    )
    return group


def test_help_speaks_the_language_of_the_computer():
    english = CliRunner().invoke(main, ["--help"], env={"LC_ALL": "en_GB.UTF-8"})
    dutch = CliRunner().invoke(main, ["--help"], env={"LC_ALL": "nl_NL.UTF-8"})

    assert english.exit_code == dutch.exit_code == 0
    assert "Usage: " in english.stdout
    assert "Gebruik: " in dutch.stdout


@pytest.mark.parametrize("command", list(main.modules))
def test_every_command_explains_itself_in_both_languages(command):
    for locale in ("en_GB.UTF-8", "nl_NL.UTF-8"):
        result = CliRunner().invoke(main, [command, "--help"], env={"LC_ALL": locale})
        assert result.exit_code == 0
        assert "--help" in result.stdout


def test_an_error_of_ours_is_one_sentence_on_stderr(commands):
    result = CliRunner().invoke(commands, ["wrong"], env={"LC_ALL": "nl_NL.UTF-8"})

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(
        "Fout: De momenten staan niet op volgorde, bij nummer 4."
    )
    assert "Traceback" not in result.stderr


def test_interrupting_is_quiet(commands):
    result = CliRunner().invoke(commands, ["stopped"])

    assert result.exit_code == INTERRUPTED == 130
    assert result.output == ""


def test_a_mistake_of_the_program_is_not_hidden(commands):
    result = CliRunner().invoke(commands, ["bug"])

    assert isinstance(result.exception, ZeroDivisionError)


@pytest.mark.parametrize("line", [["nothing"], ["--nothing"]])
def test_a_wrong_command_line_is_told_in_the_language(line):
    result = CliRunner().invoke(main, line, env={"LC_ALL": "nl_NL.UTF-8"})

    assert result.exit_code == 2
    assert result.stderr.startswith("Fout: De ")
    assert "bestaat niet" in result.stderr


def test_the_version_can_be_asked():
    result = CliRunner().invoke(main, ["--version"])

    assert result.exit_code == 0
    assert re.fullmatch(r"bedding \d+\.\d+\.\d+\n", result.stdout)


def test_help_loads_nothing_slow():
    slow = "{'jax', 'polars', 'rich', 'scipy', 'numpy', 'babel', 'jinja2'}"
    program = (
        "import sys; from bedding.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit(repr(sorted({slow} & set(sys.modules))))"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )

    assert ended.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("spoken", "said"),
    [("nl_NL.UTF-8", "Fout: Dit lukte niet."), ("en_US.UTF-8", "Error: This did not ")],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("asked", ["help", "--help", "--version"])
@pytest.mark.skipif(not FULL.exists(), reason="there is no full device here")
def test_where_nothing_more_fits_is_told_without_an_empty_name(
    spoken, said, asked, unbuffered
):
    with FULL.open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "bedding", asked],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env=os.environ | {"LC_ALL": spoken, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stderr.startswith(said)
    assert os.strerror(errno.ENOSPC) in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
