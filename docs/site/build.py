"""Builds the site: `docs/build`, or `python -m docs.site.build FOLDER`.

The pages stand in a copy while Sphinx reads them, so that nothing made lies among what was
written, and links lead from page to page as they do on the forge. Warnings are errors; what is
built is walked through once more, link by link.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from docs.site.following import broken
from docs.site.reference import write

SITE: Final = Path(__file__).resolve().parent
ROOT: Final = SITE.parents[1]
OUT: Final = ROOT / "build" / "site"
BESIDE: Final = (
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
)
"""Files outside `docs` that are pages, or that pages lead to."""
CODE: Final = ("benchmarks", "src", "tests")
"""Folders of which pages lead to a file here and there."""
DATA: Final = ROOT.parent / "shared" / "data"
"""Where open diary sets may lie; without them the tutorials make their persons."""


class NotBuiltError(Exception):
    """A site that was not built; what was wrong has been said."""


def stage(folder: Path) -> None:
    """Lay out what Sphinx reads: the pages as they are, and the reference."""
    docs = folder / "docs"
    shutil.copytree(
        ROOT / "docs", docs, ignore=shutil.ignore_patterns("site", "tutorials", "build")
    )
    for name in BESIDE:
        shutil.copyfile(ROOT / name, folder / name)
    for name in CODE:
        (folder / name).symlink_to(ROOT / name)
    write(docs / "reference")
    shutil.copytree(ROOT / "docs" / "tutorials", folder / "tutorials")


def run(pages: Path, out: Path) -> None:
    """Let Sphinx build `pages` into `out`.

    Raises:
        NotBuiltError: Sphinx warned, a tutorial failed, or a link leads nowhere.
    """
    environment = {"JAX_PLATFORMS": "cpu", **os.environ, "PYTHONPATH": str(ROOT)}
    if DATA.is_dir():
        environment.setdefault("BEDDING_DATA", str(DATA))
    with TemporaryDirectory() as kept:
        done = subprocess.run(
            [sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning",
             "--quiet", "--doctree-dir", kept, "--conf-dir", SITE, pages, out],
            env=environment, check=False,
        )  # fmt: skip
    if done.returncode:
        raise NotBuiltError
    (out / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bedding</title>'
        '<meta http-equiv="refresh" content="0; url=docs/index.html">'
        '<p><a href="docs/index.html">Bedding</a></p></html>\n',
        "utf-8",
    )
    for name in ("pictures", "figures"):
        if (pages / "docs" / name).is_dir():
            shutil.copytree(
                pages / "docs" / name, out / "docs" / name, dirs_exist_ok=True
            )
    if found := broken(out):
        sys.stderr.write("\n".join(found) + "\n")
        raise NotBuiltError


def main(arguments: Sequence[str]) -> int:
    """Build the site into the folder that is named; return the exit status."""
    out = Path(arguments[0]).resolve() if arguments else OUT
    shutil.rmtree(out, ignore_errors=True)
    with TemporaryDirectory() as folder:
        pages = Path(folder).resolve()
        stage(pages)
        try:
            run(pages, out)
        except NotBuiltError:
            return 1
    sys.stdout.write(f"{out / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
