"""Bringing an earlier generation back in the place of a damaged file."""

from pathlib import Path

from bedding.record import layout as layouts
from bedding.record.disk import (
    GENERATIONS,
    damaged_path,
    generation_path,
    read_bytes,
    write_bytes,
)
from bedding.record.errors import NewerFormatError, NoVaultError, damaged
from bedding.record.holding import Hold
from bedding.record.layout import BrokenLayoutError, UnknownFormatError
from bedding.record.opening import whole_generations


def restore_generation(path: Path, generation: int) -> Path | None:
    """Put an earlier generation in the place of the file, which is kept beside it.

    No key is needed: whether the generation is whole shows without one.

    Args:
        path: The notebook's file.
        generation: 1 to 5.

    Returns:
        Where the file that stood there is kept now, or None where there was none.

    Raises:
        DamagedError: That generation is damaged too; says which are whole.
        InUseError: Another process has the notebook open.
        NoVaultError: There is no such generation.
    """
    path = path.resolve()
    if not 1 <= generation <= GENERATIONS:
        raise NoVaultError(generation_path(path, generation))
    hold = Hold(path)
    try:
        chosen = generation_path(path, generation)
        data = read_bytes(chosen)
        try:
            layouts.unpack(data)
        except BrokenLayoutError as error:
            raise damaged(chosen, str(error), whole_generations(path)) from error
        except UnknownFormatError as error:
            raise NewerFormatError(chosen, error.found, layouts.FORMAT) from error
        kept = damaged_path(path) if path.exists() else None
        if kept is not None:
            write_bytes(kept, read_bytes(path))
        write_bytes(path, data)
        return kept
    finally:
        hold.release()
