"""Pages with Python on them show what an example runs."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(
    ("page_name", "example_name"),
    [("simulating.md", "play_a_rhythm.py"), ("tables.md", "hand_over.py")],
)
def test_every_piece_of_python_on_the_page_is_a_cell_of_the_example(
    page_name, example_name
):
    page = (DOCS / page_name).read_text("utf-8")
    example = (DOCS / "examples" / example_name).read_text("utf-8")

    shown = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    cells = re.split(r"^# %% [^\n]+\n", example, flags=re.MULTILINE)[1:]

    assert [piece.strip() for piece in shown] == [cell.strip() for cell in cells]


def test_every_picture_is_there_in_both_looks_and_is_light():
    for picture in (DOCS / "pictures").glob("*-print.svg"):
        other = picture.with_name(picture.name.replace("-print", "-low-light"))
        assert other.stat().st_size < 200_000
        assert picture.stat().st_size < 200_000
        assert "<image" not in picture.read_text("utf-8")
