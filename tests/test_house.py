"""The house as a whole: its map, its locked lists, its pages and its launchers."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "bedding"
MAP = ROOT / "docs" / "map.md"
LOCKS = [
    ROOT / "requirements.txt",
    ROOT / "requirements-dev.txt",
    ROOT / "setup/uv.txt",
]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

ROW = re.compile(r"^((?:  ){1,2})([\w.]+(?:\.py|/)) +(\S.*)$", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
LONGEST_FILE = 400
SILENCED = re.compile(r"# (?:noqa|type: ?ignore|pragma)\b.*")
REASON = re.compile(
    r"# (?:noqa: [A-Z0-9, ]+ -- |type: ignore\[[a-z, -]+\]  # |pragma: no cover -- )\S"
)


# ------------------------------------------------------------------ the map
def opening(module):
    """Return the first line of what a module says of itself, without its full stop."""
    code = module / "__init__.py" if module.is_dir() else module
    if not code.exists():
        return ""
    said = ast.get_docstring(ast.parse(code.read_text("utf-8"))) or ""
    return said.partition("\n")[0].rstrip(".")


def parts(folder):
    """Return the modules and the rooms right under a folder, rooms last."""
    modules = [each for each in folder.glob("*.py") if each.name != "__init__.py"]
    rooms = {each.relative_to(folder).parts[0] for each in folder.glob("*/**/*.py")}
    return sorted(modules), [folder / room for room in sorted(rooms)]


def house():
    """Return what stands under src/bedding, two levels deep: path to purpose, in order."""
    modules, rooms = parts(SOURCE)
    found = {each.name: opening(each) for each in modules}
    for room in rooms:
        found[f"{room.name}/"] = opening(room)
        inner_modules, inner_rooms = parts(room)
        for each in inner_modules:
            found[f"{room.name}/{each.name}"] = opening(each)
        for each in inner_rooms:
            found[f"{room.name}/{each.name}/"] = opening(each)
    return found


def drawn():
    """Return what docs/map.md draws under src/bedding: path to purpose, in order."""
    text = MAP.read_text("utf-8")
    block = text[text.index("src/bedding/\n") :].partition("```")[0]
    found, room = {}, ""
    for indent, name, purpose in ROW.findall(block):
        if len(indent) == 2:
            room = name if name.endswith("/") else ""
            found[name] = purpose
        else:
            found[room + name] = purpose
    return found


def draw(purposes):
    """Return the rows of the map, ready to paste."""
    rows = ["src/bedding/"]
    for path, purpose in purposes.items():
        inner = path.rstrip("/").count("/")
        name = path if not inner else path.partition("/")[2]
        rows.append(f"{'  ' * (inner + 1)}{name}".ljust(24) + f" {purpose}")
    return "\n".join(rows)


def test_the_map_shows_what_is_there():
    there, shown = house(), drawn()
    missing = sorted(set(there) - set(shown))
    gone = sorted(set(shown) - set(there))
    kept = {path: shown.get(path, purpose) for path, purpose in there.items()}

    assert not missing + gone, (
        f"docs/map.md lacks {missing} and still shows {gone}. Put this in its first block, with "
        f"a purpose of your own where the module's first line doesn't say it:\n{draw(kept)}"
    )


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCE.rglob("*.py")
        if not opening(path.parent if path.name == "__init__.py" else path)
    ]

    assert silent == []


def test_no_module_is_longer_than_one_idea_without_a_reason():
    reasons = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    paths = [*SOURCE.rglob("*.py"), *(ROOT / "setup").rglob("*.py")]
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in paths
    }
    long = {
        name: length
        for name, length in lengths.items()
        if length > LONGEST_FILE and f"`{name}`" not in reasons
    }

    assert long == {}


def test_every_exception_names_its_rule_and_says_why():
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for room in ("src", "tests", "benchmarks", "docs", "setup")
        for path in (ROOT / room).rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for found in SILENCED.findall(line)
        if not REASON.match(found)
    ]

    assert bare == []


# ------------------------------------------------------------------ the locked lists
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_locked_list_has_hashes_and_no_address(lock):
    text = lock.read_text("utf-8")
    pins = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text
    assert [pin for pin in pins if not HASH.search(pin)] == []


def test_what_runs_is_what_is_tested():
    runs = set(PIN.findall(LOCKS[0].read_text("utf-8")))
    tested = set(PIN.findall(LOCKS[1].read_text("utf-8")))

    assert runs <= tested, (
        "requirements-dev.txt must hold requirements.txt: `just upgrade`"
    )


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], PROJECT["project"]["dependencies"]),
        (
            LOCKS[1],
            [
                each
                for name in ("test", "lint", "docs")
                for each in PROJECT["dependency-groups"][name]
            ],
        ),
    ],
    ids=["program", "tests"],
)
def test_everything_the_project_asks_for_is_locked(lock, wanted):
    names = {re.split(r"[<>=!~\[; ]", each)[0].lower() for each in wanted}
    locked = {name for name, _ in PIN.findall(lock.read_text("utf-8"))}

    assert names - locked == set(), "`just upgrade` locks what is missing"


# ------------------------------------------------------------------ pages and launchers
@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page):
    links = [link for link in LINK.findall(page.read_text("utf-8")) if ":" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_every_page_can_be_reached_from_the_first(page):
    seen, open_pages = set(), [ROOT / "README.md", ROOT / "docs" / "index.md"]
    while open_pages:
        here = open_pages.pop().resolve()
        if here in seen:
            continue
        seen.add(here)
        for link in LINK.findall(here.read_text("utf-8")):
            there = here.parent / link
            if link.endswith(".md") and ":" not in link and there.exists():
                open_pages.append(there)

    assert page.resolve() in seen, f"no page leads to {page.name}; docs/index.md may"


@pytest.mark.parametrize(
    "name", ["start", "test", ".ci/run", "setup/environment.sh", "docs/build"]
)
def test_launchers_can_be_run_by_any_shell(name):
    launcher = ROOT / name

    assert launcher.stat().st_mode & 0o111 == 0o111
    assert launcher.read_text("utf-8").startswith("#!/bin/sh\n")


def test_one_version_everywhere():
    (version,) = re.findall(
        r'^__version__ = "([^"]+)"$', (SOURCE / "__init__.py").read_text("utf-8"), re.M
    )
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"\nversion: {version}\n" in citation
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "src/bedding/__init__.py"
