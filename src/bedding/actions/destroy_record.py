"""A record removed with everything the program made of it, and the folder where nothing is left."""

from pathlib import Path

from bedding.actions.open_record import FOLDER
from bedding.record import Destroyed, Notebook


def destroy_everything(notebook: Notebook) -> Destroyed:
    """Remove a notebook, its earlier versions and the copies it made; can't be undone.

    The folder that the program made for it goes too, when it is empty then.
    """
    folder = notebook.path.parent
    done = notebook.destroy()
    _remove_empty(folder)
    return done


def _remove_empty(folder: Path) -> None:
    if folder.name != FOLDER:
        return  # Only what the program itself would have made.
    try:
        folder.rmdir()
    except OSError:
        return  # Something else stands in it, or it may not go.
