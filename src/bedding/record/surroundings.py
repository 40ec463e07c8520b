"""What the place of a file means: a folder that a cloud takes along may be seen by others."""

from pathlib import Path
from typing import Final

_CLOUDS: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "proton drive": "Proton Drive",
    "stack": "STACK",
    "box": "Box",
    "box sync": "Box",
    "mega": "MEGA",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
}


def cloud_of(path: Path) -> str | None:
    """Return which cloud a file's folder goes along with, or None where none is known.

    It knows the names that the services give their folders, `OneDrive - Work` as well, and
    neither a renamed folder nor a backup of the whole computer.
    """
    for part in path.resolve().parent.parts:
        name = part.casefold()
        known = _CLOUDS.get(name) or _CLOUDS.get(name.partition(" - ")[0])
        if known is not None:
            return known
        if name == "cloudstorage":  # Where macOS keeps the folders of every service.
            return "CloudStorage"
    return None
