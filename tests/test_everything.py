"""The tests that say "every", so that no rule has to be remembered."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from string import Formatter

import click
import pytest

import bedding
from bedding.cli import main
from bedding.text import LANGUAGES, say, sentences

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path(bedding.__file__).parent
REFERENCES = SOURCE / "model" / "sources" / "references.bib"
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))

CITED = re.compile(r"\[([a-z]+\d{4}[a-z]?)\]")
ENTRY = re.compile(r"^@\w+\{([^,]+),", re.MULTILINE)
LOCALES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}


def placeholders(sentence):
    """Return the names of the values in a sentence, or in all its plural forms."""
    forms = [sentence] if isinstance(sentence, str) else sentence.values()
    return {
        name
        for form in forms
        for _, name, _, _ in Formatter().parse(form)
        if name is not None
    }


@pytest.fixture(params=LANGUAGES)
def language(request, monkeypatch):
    """Each language, as the one that the computer speaks."""
    monkeypatch.setenv("LC_ALL", LOCALES[request.param])
    return request.param


def commands():
    """Return every command of the program by the words that call it, however deep."""

    def below(group, context, path):
        found = {}
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            words = (*path, name)
            found[words] = command
            if isinstance(command, click.Group):
                inner = click.Context(command, info_name=name, parent=context)
                found |= below(command, inner, words)
        return found

    return below(main, click.Context(main, info_name="bedding"), ())


# ------------------------------------------------------------------ 1. sources
def test_every_citation_has_an_entry_and_every_entry_is_cited():
    code = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))

    cited = set(CITED.findall(code))
    entries = ENTRY.findall(REFERENCES.read_text("utf-8"))

    assert sorted(entries) == sorted(set(entries)), "an entry stands there twice"
    assert cited - set(entries) == set(), "cited in the code, not in references.bib"
    assert set(entries) - cited == set(), "in references.bib, cited nowhere"


# ------------------------------------------------------------------ 2. the start
@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=lambda a: a[0])
def test_the_program_answers_without_jax(arguments):
    script = (
        "import sys\n"
        "from bedding.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        "sys.exit('jax' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout != ""


def test_help_of_every_command_comes_without_jax():
    script = (
        "import sys\n"
        "from bedding.cli import main\n"
        "import click\n"
        "context = click.Context(main, info_name='bedding')\n"
        "for name in main.list_commands(context):\n"
        "    main([name, '--help'], standalone_mode=False)\n"
        "    if 'jax' in sys.modules:\n"
        "        sys.exit(f'bedding {name} --help imports JAX')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


# ------------------------------------------------------------------ 3. languages
def test_every_language_has_the_same_sentences():
    assert set(sentences("nl")) == set(sentences("en"))


def test_every_sentence_has_the_same_values_in_both_languages():
    dutch = sentences("nl")
    differ = [
        key
        for key, english in sentences("en").items()
        if isinstance(dutch[key], str) != isinstance(english, str)
        or placeholders(dutch[key]) != placeholders(english)
    ]

    assert differ == []


def test_every_sentence_can_be_said(language):
    silent = []
    for key, sentence in sentences(language).items():
        values = {name: f"<{name}>" for name in placeholders(sentence) - {"count"}}
        said = say(language, key, **values, count=2)
        if not said.strip() or any(value not in said for value in values.values()):
            silent.append((key, said))

    assert silent == []


# ------------------------------------------------------------------ 4. commands
def test_every_command_and_every_option_explains_itself(language):
    silent = []
    for words, command in commands().items():
        if not (command.help or "").strip():
            silent.append(" ".join(words))
        options = [each for each in command.params if isinstance(each, click.Option)]
        silent += [
            f"{' '.join(words)} {option.opts[0]}"
            for option in options
            if not (option.help or "").strip()
        ]

    assert silent == []


def test_every_command_is_in_the_documentation():
    pages = {ROOT / "README.md", *(ROOT / "docs").rglob("*.md")}
    pages.remove(
        ROOT / "docs" / "map.md"
    )  # it names modules, and shows nobody how to call them
    written = "\n".join(page.read_text("utf-8") for page in pages)

    unknown = [
        " ".join(words)
        for words in commands()
        if not re.search(
            rf"(?:\./start|bedding) {re.escape(' '.join(words))}\b", written
        )
    ]

    assert unknown == [], "no page shows how to call these"


def test_every_command_in_the_documentation_exists():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    blocks = "\n".join(
        block
        for page in pages
        for block in re.findall(
            r"```(?:sh|console|shell)\n(.*?)```", page.read_text("utf-8"), re.S
        )
    )

    called = set(
        re.findall(r"(?m)^\s*(?:\$ )?(?:\./start|bedding) ([a-z][a-z-]*)", blocks)
    )

    assert called - {words[0] for words in commands()} == set()


def test_start_without_arguments_calls_a_command_that_exists():
    (default,) = re.findall(r"set -- ([a-z-]+)", (ROOT / "start").read_text("utf-8"))

    assert (default,) in commands()


# ------------------------------------------------------------------ 5. examples
def test_there_are_examples():
    assert EXAMPLES != []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.stem)
def test_every_example_runs(example, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    runpy.run_path(str(example), run_name="__main__")

    assert capsys.readouterr().out.strip() != "", "an example shows something"
