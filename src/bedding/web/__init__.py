"""The local pages: one server on this machine alone, one window, one record; see docs/web.md."""

from bedding.web.browsers import find_browser
from bedding.web.serving import Server, serve
from bedding.web.timing import Timing

__all__ = ["Server", "Timing", "find_browser", "serve"]
