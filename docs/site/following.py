"""Follows every link of the built site, and finds everything that another host would be asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_FETCHED: Final = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "image": "href",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "use": "href",
    "video": "src",
}
"""What a browser fetches by itself: the tag, and the attribute with the address."""

_IN_STYLE: Final = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(slots=True)
class Page(HTMLParser):
    """What stands on one page: its anchors, what it leads to, and what it fetches."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    style: bool = False

    def __post_init__(self) -> None:
        """Begin as a parser begins."""
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        said = {name.partition(":")[2] or name: value or "" for name, value in attrs}
        self.anchors.update(said[name] for name in ("id", "name") if said.get(name))
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        if tag in _FETCHED and said.get(_FETCHED[tag]):
            self.fetched.append(said[_FETCHED[tag]])
        for each in filter(None, said.get("srcset", "").split(",")):
            self.fetched.append(each.split()[0])
        self.fetched += _in_style(said.get("style", ""))
        self.style = tag == "style"

    def handle_data(self, data: str) -> None:
        """Keep what a style on the page fetches."""
        if self.style:
            self.fetched += _in_style(data)

    def handle_endtag(self, tag: str) -> None:
        """Know where a style ends."""
        self.style = self.style and tag != "style"


def broken(site: Path) -> list[str]:
    """Return what is wrong with the links of a site, in words: the page, the link, the reason.

    Every link and everything fetched must lead to a file of the site, and to an anchor in it where
    it names one. Nothing may be fetched from another host; a link to one may be offered.

    Args:
        site: The folder of built pages.
    """
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    found = [
        (path, address, why)
        for path, page in pages.items()
        for address, why in chain(
            ((link, _trouble(link, path, pages)) for link in page.links),
            (
                (each, _outside(each) or _trouble(each, path, pages))
                for each in page.fetched
            ),
        )
    ]
    found += [
        (path, address, _outside(address))
        for path in sorted(site.rglob("*.css"))
        for address in _in_style(path.read_text("utf-8"))
    ]
    return [
        f"{path.relative_to(site)}: {address} {why}"
        for path, address, why in found
        if why
    ]


def _read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def _in_style(style: str) -> Iterator[str]:
    return (first or second for first, second in _IN_STYLE.findall(style))


def _outside(address: str) -> str | None:
    """Return why something may not be fetched, or None where it may."""
    parts = urlsplit(address)
    if parts.scheme == "data" or not (parts.scheme or parts.netloc):
        return None
    return "would be fetched from elsewhere"


def _trouble(link: str, page: Path, pages: dict[Path, Page]) -> str | None:
    """Return why a link leads nowhere; None where it leads somewhere, or out of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = page
    if parts.path:
        target = (page.parent / unquote(parts.path)).resolve()
        target = target / "index.html" if target.is_dir() else target
    if not target.exists():
        return "leads to no file"
    anchor = unquote(parts.fragment)
    if anchor and target in pages and anchor not in pages[target].anchors:
        return "leads to no such place"
    return None
