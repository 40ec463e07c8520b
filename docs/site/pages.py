"""What changes between a page on the forge and the same page on the site."""

import re
from pathlib import Path
from typing import Any, Final

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from bedding.model.sources import references

NAVIGATION: Final = Path(__file__).with_name("navigation.txt")

POLICY: Final = (
    "default-src 'none'; script-src 'self' file: 'unsafe-inline'; style-src 'self' file: "
    "'unsafe-inline'; img-src 'self' file: data:; font-src 'self' file:; connect-src 'self' file:"
)
"""What a page may fetch: nothing from another host, whatever a theme may bring. `file:` is for
pages that are opened from the disk."""

_MORE: Final = "\n```{{toctree}}\n:hidden:\n:caption: More\n\n{pages}\n```\n"
_PICTURE: Final = re.compile(
    r'<picture>\s*<source [^>]*srcset="(?P<dark>[^"]+)"[^>]*>\s*'
    r"<img (?P<light>[^>]+)>\s*</picture>"
)
_TUTORIAL: Final = re.compile(r"\]\(((?:docs/)?tutorials/\w+)\.py\)")
_SOURCE: Final = re.compile(r'src="[^"]+"')
_CITED: Final = re.compile(r"\[(\w+\d{4}\w*)\](?!_)")


def with_navigation(app: Sphinx, name: str, source: list[str]) -> None:
    """Give the first page the contents, which the forge has no use for.

    A page that has no place in them yet stands at their end.
    """
    if name != app.config.root_doc:
        return
    contents = NAVIGATION.read_text("utf-8")
    placed = set(contents.split())
    rest = sorted(
        page.removeprefix("docs/")
        for page in app.env.found_docs - {name}
        if page.removeprefix("docs/") not in placed and page.count("/") == 1
    )
    source[0] += contents
    if rest:
        source[0] += _MORE.format(pages="\n".join(rest))


def with_switched_pictures(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Let pictures follow the switch of the site; on the forge they follow the system."""

    def both(found: re.Match[str]) -> str:
        light, dark = found["light"].rstrip("/ "), found["dark"]
        return (
            f'<img class="only-light" {light}>\n'
            f'<img class="only-dark" {_SOURCE.sub(f"src={dark!r}", light)}>'
        )

    source[0] = _PICTURE.sub(both, source[0])


def with_tutorials(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Lead to the page of a tutorial where the forge leads to its script."""
    source[0] = _TUTORIAL.sub(r"](\1.rst)", source[0])


def with_sources(
    _app: Sphinx, _what: str, _name: str, _value: Any, _options: Any, lines: list[str]
) -> None:
    """Make the key of a source in a docstring lead to the source."""
    known = references()

    def led(found: re.Match[str]) -> str:
        key = found[1]
        return f":ref:`[{key}] <source-{key}>`" if key in known else found[0]

    lines[:] = [_CITED.sub(led, line) for line in lines]


def with_plain_types(
    _app: Sphinx, _what: str, _name: str, _value: Any, _options: Any, lines: list[str]
) -> None:
    """Let the star of many axes, as in `*axes time`, be a star and not the begin of emphasis."""
    lines[:] = [
        line.replace("*", "\\*") if line.startswith(":vartype") else line
        for line in lines
    ]


def with_policy(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: Any
) -> None:
    """Forbid every page to fetch anything from another host."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    context["metatags"] = meta + context.get("metatags", "")


def connect(app: Sphinx) -> None:
    """Let Sphinx call what is here."""
    app.connect("source-read", with_navigation)
    app.connect("source-read", with_switched_pictures)
    app.connect("source-read", with_tutorials)
    app.connect("autodoc-process-docstring", with_sources, priority=400)
    app.connect("autodoc-process-docstring", with_plain_types, priority=600)
    app.add_lexer("csv", TextLexer)
    app.connect("html-page-context", with_policy)
