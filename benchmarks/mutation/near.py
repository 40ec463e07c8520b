"""Which files of tests to try for a file of the package, nearest first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

ELSEWHERE: Final = ("tests/web/", "tests/cli/", "tests/setup/", "tests/fuzz/")
"""Tests that start servers and programs."""


def groups(tree: Path, path: str) -> Iterator[list[str]]:
    """Yield files of tests, a group at a time; none comes twice.

    First its own, with the findings it measures; then those that import it by name, and then the
    others of its folder; in each the shortest first.

    Args:
        tree: The tree.
        path: The file of the package, from the tree.
    """
    texts = {
        str(each.relative_to(tree)): each.read_text("utf-8")
        for each in (tree / "tests").rglob("test_*.py")
    }
    listed = sorted(texts, key=lambda file: len(texts[file]))
    folder, _, name = path.replace("src/bedding/", "tests/", 1).rpartition("/")
    module = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
    given = set[str]()
    for group in (
        [f"{folder}/test_{name}", f"tests/published/test_{name}"],
        [file for file in listed if module in texts[file]],
        [file for file in listed if file.rpartition("/")[0] == folder],
    ):
        new = [
            file
            for file in group
            if file in texts and file not in given and not file.startswith(ELSEWHERE)
        ]
        given.update(new)
        if new:
            yield new
