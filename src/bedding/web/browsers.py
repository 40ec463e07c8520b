"""Whether there is a browser that can show a window here, and opening it.

A text browser in the terminal shows no page of ours, so on systems where windows need a display
one must be there. `BROWSER` in the environment is a choice of the person and is taken as it is.
"""

import sys
import webbrowser
from collections.abc import Callable, Mapping
from typing import Final

DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
OWN_WINDOWS: Final = ("darwin", "win32")


def find_browser(
    environment: Mapping[str, str], *, platform: str = sys.platform
) -> Callable[[str], object] | None:
    """Return what opens an address in a browser, or None where no window can be shown."""
    far_away = "SSH_CONNECTION" in environment and "BROWSER" not in environment
    windows = platform in OWN_WINDOWS or any(map(environment.get, DISPLAYS))
    if far_away or not (windows or environment.get("BROWSER")):
        return None
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    return browser.open
