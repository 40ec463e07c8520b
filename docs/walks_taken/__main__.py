"""Walks once more, and takes the pictures: `python -m docs.walks_taken [WALK…]`.

Without a name all of them. `researcher` needs a folder of open diary sets beside the project's,
as docs/real-data.md says.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from docs.walks_taken import counsellor, person, researcher

WALKS: Final[Mapping[str, Callable[[], None]]] = {
    "person": person.walk,
    "researcher": researcher.walk,
    "counsellor": counsellor.walk,
}
"""Each walk by the name of its page in docs/walks."""


def main(names: Sequence[str]) -> int:
    """Take the pictures of the walks that are named; return the exit status."""
    unknown = set(names) - set(WALKS)
    if unknown:
        sys.stderr.write(f"No such walk: {', '.join(sorted(unknown))}.\n")
        return 2
    for name in names or WALKS:
        WALKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
