"""What Sphinx is told about the site; `build.py` beside this file calls it."""

from docs.site.pages import connect
from sphinx.application import Sphinx

from bedding import __version__

project = "Bedding"
release = __version__
author = "The Bedding authors"
copyright = author  # noqa: A001 -- the name that Sphinx reads
root_doc = "docs/index"
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_gallery.gen_gallery",
]
exclude_patterns = ["src", "tests", "benchmarks", "tutorials", "docs/examples"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}

# ------------------------------------------------------------------ pages
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
myst_all_links_external = False
default_role = "code"  # docstrings write code as Markdown does
pygments_style = "friendly"
pygments_dark_style = "github-dark"
highlight_language = "none"

# ------------------------------------------------------------------ docstrings
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False
python_display_short_literal_types = True
python_maximum_signature_line_length = 88

# ------------------------------------------------------------------ tutorials
sphinx_gallery_conf = {
    "examples_dirs": ["tutorials"],
    "gallery_dirs": ["docs/tutorials"],
    "filename_pattern": r"\.py$",
    "within_subsection_order": "ExampleTitleSortKey",
    "abort_on_example_error": True,
    "capture_repr": ("_repr_html_", "__repr__"),
    "image_scrapers": (),
    "reset_modules": (),
    "download_all_examples": False,
    "write_computation_times": False,
    "show_memory": False,
    "show_signature": False,
    "min_reported_time": 0,
    "first_notebook_cell": None,
    "remove_config_comments": True,
}

# ------------------------------------------------------------------ the look
html_theme = "furo"
html_title = f"Bedding {__version__}"
html_static_path = ["static", "../../src/bedding/charts/fonts"]
html_css_files = ["site.css"]
html_copy_source = False
# A summary would be fetched, which a page on the disk may not.
html_show_search_summary = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options: dict[str, list[str]] = {
    "top_of_page_buttons": [],
    "footer_icons": [],
}


def setup(app: Sphinx) -> None:
    """Let the pages be changed on their way to the site."""
    connect(app)
