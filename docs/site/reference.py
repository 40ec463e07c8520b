"""The reference: which rooms it shows, and the sources that they name."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from bedding.model.sources import references


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the reference.

    Attributes:
        title: Its heading.
        rooms: The modules that it shows, each with what it says of itself.
    """

    title: str
    rooms: tuple[str, ...]


PAGES: Final[Mapping[str, Page]] = {
    "model": Page(title="The model", rooms=("bedding.model", "bedding.model.simulation.presets")),
    "parameters": Page(
        title="Numbers of the model",
        rooms=("bedding.model.parameters", "bedding.model.state", "bedding.model.quantity"),
    ),
    "inference": Page(title="The fit", rooms=("bedding.model.inference",)),
    "checking": Page(
        title="Checks and calibration",
        rooms=("bedding.model.inference.checking", "bedding.model.inference.calibrating"),
    ),
    "population": Page(
        title="Persons together", rooms=("bedding.model.inference.population",)
    ),
    "validation": Page(
        title="Findings of others", rooms=("bedding.model.validation", "bedding.model.sources")
    ),
    "study": Page(title="Studies", rooms=("bedding.study",)),
    "fits": Page(
        title="A fit that leaves the program",
        rooms=("bedding.actions.fits", "bedding.actions.fit_table"),
    ),
    "readers": Page(title="Tables from elsewhere", rooms=("bedding.readers", "bedding.types")),
    "mirror": Page(
        title="The mirror", rooms=("bedding.mirror", "bedding.actions.mirror_table")
    ),
    "charts": Page(title="Charts", rooms=("bedding.charts",)),
    "record": Page(title="The encrypted record", rooms=("bedding.record",)),
    "care": Page(title="Care and text", rooms=("bedding.care", "bedding.text")),
    "errors": Page(title="Errors and units", rooms=("bedding.errors", "bedding.units")),
}  # fmt: skip
"""By the name of the file, in the order of the contents."""


def write(folder: Path) -> None:
    """Write the pages of the reference, their contents, and the list of sources."""
    folder.mkdir(parents=True)
    for name, page in PAGES.items():
        text = _heading(page.title) + "".join(map(_room, page.rooms))
        (folder / f"{name}.rst").write_text(text, "utf-8")
    (folder / "sources.rst").write_text(_sources(), "utf-8")
    listed = "".join(f"   {name}\n" for name in (*PAGES, "sources"))
    (folder / "index.rst").write_text(
        _heading("The library")
        + "What Python sees, from the docstrings. Import a room, and not a file in it: a name that\n"
        "is not here may change without notice. Commands have :doc:`a page of their own\n"
        "</docs/commands>`.\n\n.. toctree::\n   :maxdepth: 1\n\n" + listed,
        "utf-8",
    )


def _heading(title: str, under: str = "=") -> str:
    return f"{title}\n{under * len(title)}\n\n"


def _room(module: str) -> str:
    """Return a room without the names that a room of its own shows."""
    inner = {
        name
        for page in PAGES.values()
        for room in page.rooms
        if room.startswith(f"{module}.")
        for name in getattr(import_module(room), "__all__", ())
    }
    outer = inner & set(getattr(import_module(module), "__all__", ()))
    left_out = f"   :exclude-members: {', '.join(sorted(outer))}\n" if outer else ""
    return f"{_heading(module, '-')}.. automodule:: {module}\n{left_out}\n"


def _sources() -> str:
    """Return every source, each at an anchor that docstrings lead to."""
    lines = [
        f".. _source-{key}:\n\n.. rubric:: {key}\n\n{_plain(str(each))}\n"
        for key, each in references().items()
    ]
    return _heading("Sources") + "\n".join(lines)


def _plain(text: str) -> str:
    """Return text in which nothing is a sign of reStructuredText."""
    for sign in "\\*`_|":
        text = text.replace(sign, f"\\{sign}")
    return text
