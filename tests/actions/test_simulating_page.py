"""docs/simulating.md shows what docs/examples/play_a_rhythm.py runs."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_piece_of_python_on_the_page_is_a_cell_of_the_example():
    page = (DOCS / "simulating.md").read_text("utf-8")
    example = (DOCS / "examples" / "play_a_rhythm.py").read_text("utf-8")

    shown = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    cells = re.split(r"^# %% [^\n]+\n", example, flags=re.MULTILINE)[1:]

    assert [piece.strip() for piece in shown] == [cell.strip() for cell in cells]


def test_every_picture_is_there_in_both_looks_and_is_light():
    for picture in (DOCS / "pictures").glob("*-print.svg"):
        other = picture.with_name(picture.name.replace("-print", "-low-light"))
        assert other.stat().st_size < 200_000
        assert picture.stat().st_size < 200_000
        assert "<image" not in picture.read_text("utf-8")
