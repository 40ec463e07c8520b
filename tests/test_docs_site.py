"""The site of the pages: built whole and strictly, and what would make it fail does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docs.site.build import NotBuiltError, run
from docs.site.following import broken
from docs.site.reference import PAGES

ROOT = Path(__file__).resolve().parents[1]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.py"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The whole site, as `docs/build` makes it."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "docs.site.build", folder / "built"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "built"


# ------------------------------------------------------------------ the whole site
@pytest.mark.slow
def test_every_page_is_on_the_site(site):
    pages = [page.relative_to(ROOT) for page in (ROOT / "docs").glob("*.md")]
    pages += [Path("README.md"), Path("CONTRIBUTING.md"), Path("SECURITY.md")]

    built = {str(path.relative_to(site)) for path in site.rglob("*.html")}

    assert {str(page.with_suffix(".html")) for page in pages} <= built
    assert "docs/index.html" in (site / "index.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_every_tutorial_shows_what_it_gave(site, tutorial):
    page = (site / "docs" / "tutorials" / f"{tutorial.stem}.html").read_text("utf-8")

    assert '<figure class="chart"' in page
    assert 'class="dataframe"' in page
    assert "Traceback" not in page


@pytest.mark.slow
def test_the_reference_shows_what_each_room_offers(site):
    said = "".join(
        path.read_text("utf-8") for path in (site / "docs/reference").glob("*.html")
    )

    for name in ("bedding.model.simulate", "bedding.model.inference.Fit",
                 "bedding.mirror.reflect", "bedding.record.Record",
                 "bedding.charts.Chart", "bedding.study.read_study"):  # fmt: skip
        assert f'id="{name}"' in said
    assert all((site / "docs/reference" / f"{name}.html").exists() for name in PAGES)


@pytest.mark.slow
def test_no_page_may_ask_another_host(site):
    pages = [path for path in site.rglob("*.html") if path != site / "index.html"]

    silent = [
        path for path in pages
        if "default-src 'none'" not in path.read_text("utf-8")
    ]  # fmt: skip

    assert silent == []


# ------------------------------------------------------------------ the walks
def test_every_picture_of_a_walk_is_on_its_page_in_words_too():
    shown: dict[Path, str] = {}
    for page in (ROOT / "docs" / "walks").glob("*.md"):
        for name, said in re.findall(
            r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', page.read_text("utf-8")
        ):
            path = (page.parent / name).resolve()
            assert path not in shown, "the same picture twice"
            assert path.name.startswith(f"{page.stem}-"), "of another walk"
            shown[path] = said
    kept = set((ROOT / "docs" / "pictures" / "walks").iterdir())

    assert set(shown) == kept
    assert all(len(said.split()) > 5 for said in shown.values())
    assert sum(path.stat().st_size for path in kept) < 3_000_000


# ------------------------------------------------------------------ what fails
@pytest.mark.parametrize(
    ("page", "why"),
    [
        ('<a href="gone.html">x</a>', "leads to no file"),
        ('<a href="there.html#gone">x</a>', "leads to no such place"),
        ('<a href="#gone">x</a>', "leads to no such place"),
        ('<img src="gone.svg">', "leads to no file"),
        ('<img srcset="gone.svg 2x">', "leads to no file"),
        ('<script src="https://example.org/a.js"></script>', "fetched from elsewhere"),
        ('<link rel="stylesheet" href="//example.org/a.css">', "fetched from elsewhere"),
        ('<img src="http://example.org/a.png">', "fetched from elsewhere"),
        ('<style>@import "https://example.org/a.css";</style>', "fetched from elsewhere"),
        ('<p style="background: url(https://example.org/a.png)">', "fetched from elsewhere"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_or_elsewhere_is_found(tmp_path, page, why):
    (tmp_path / "there.html").write_text('<p id="here">', "utf-8")
    (tmp_path / "page.html").write_text(page, "utf-8")

    (found,) = broken(tmp_path)

    assert found.startswith("page.html: ")
    assert why in found


def test_what_leads_somewhere_is_left_alone(tmp_path):
    (tmp_path / "there.html").write_text('<p id="here">', "utf-8")
    (tmp_path / "page.html").write_text(
        '<p id="top"><a href="there.html#here">x</a><a href="#top">x</a>'
        '<a href="https://example.org">x</a><a href="mailto:someone">x</a>'
        '<img src="data:image/png;base64,AA=="><a href=".">x</a>',
        "utf-8",
    )
    (tmp_path / "index.html").write_text("", "utf-8")

    assert broken(tmp_path) == []


def test_a_font_from_elsewhere_is_found(tmp_path):
    (tmp_path / "a.css").write_text(
        "@font-face { src: url('https://example.org/a.woff2') }", "utf-8"
    )

    assert len(broken(tmp_path)) == 1


@pytest.mark.parametrize("link", ["nowhere.md", "other.md#nowhere"])
def test_a_broken_link_stops_the_build(tmp_path, capfd, link):
    docs = tmp_path / "docs"
    (tmp_path / "tutorials").mkdir()
    docs.mkdir()
    shutil.copyfile(
        ROOT / "docs/tutorials/GALLERY_HEADER.rst",
        tmp_path / "tutorials/GALLERY_HEADER.rst",
    )
    (docs / "index.md").write_text(f"# First\n\n[link]({link})\n", "utf-8")
    (docs / "other.md").write_text("# Other\n", "utf-8")

    with pytest.raises(NotBuiltError):
        run(tmp_path, tmp_path / "built")

    assert "nowhere" in capfd.readouterr().err
