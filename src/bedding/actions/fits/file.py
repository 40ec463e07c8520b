"""A fit as one file that another process, computer or version opens.

The file is a ZIP with `format.json` (what this is, which format, who wrote it), `summary.json` (for
a person to read), `fit.json` (everything but the arrays) and one `.npy` for each array, under
the name of what it holds. NumPy opens it too: `numpy.load(file)["draws/alarm.recovery"]`. Nothing
in it is code. The same fit gives the same bytes.
"""

import json
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np

from bedding import __version__
from bedding.actions.fits.encoding import decode, encode
from bedding.actions.fits.errors import NewerFitError, NotAFitError
from bedding.actions.fits.summary import summarise
from bedding.errors import BeddingError, InputError
from bedding.model.inference import Fit
from bedding.writing import write_whole

FORMAT: Final = 1
"""Format of the files that are written; every earlier one is read."""
WHAT: Final = "bedding fit"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_OWN: Final = 0o600
# All that reading a damaged archive, or what is in it, raises.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, BeddingError, EOFError, KeyError, MemoryError,
    NotImplementedError, OverflowError, RecursionError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


def save_fit(fit: Fit, path: Path) -> None:
    """Write a fit into a file that only the person may read, whole or not at all.

    Raises:
        OutputError: The file can't be written.
    """
    write_whole(path, packed(fit))


def load_fit(path: Path) -> Fit:
    """Return the fit in a file.

    Raises:
        InputError: The file can't be read.
        NewerFitError: A newer program wrote it.
        NotAFitError: It is damaged, or holds no fit.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(path, str(error.strerror)) from error
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            _check_format(path, json.loads(file.read("format.json")))
            arrays = {
                name.removesuffix(".npy"): np.load(
                    BytesIO(file.read(name)), allow_pickle=False
                )
                for name in file.namelist()
                if name.endswith(".npy")
            }
            fit = decode(json.loads(file.read("fit.json")), arrays)
    except (NotAFitError, NewerFitError):
        raise
    except _BROKEN as error:
        raise NotAFitError(path, "it is damaged") from error
    if not isinstance(fit, Fit):
        raise NotAFitError(path, "it holds something else")
    return fit


def _check_format(path: Path, about: dict[str, Any]) -> None:
    if about["what"] != WHAT:
        raise NotAFitError(path, "it says that it is something else")
    if int(about["format"]) > FORMAT:
        raise NewerFitError(path, found=int(about["format"]), known=FORMAT)


def packed(fit: Fit) -> bytes:
    """Return the bytes of a fit's file."""
    arrays: dict[str, np.ndarray] = {}
    tree = encode(fit, "", arrays)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, "format.json", as_json(_about()))
        _add(file, "summary.json", as_json(summarise(fit)))
        _add(file, "fit.json", as_json(tree))
        for name, array in arrays.items():
            held = BytesIO()
            np.save(held, array, allow_pickle=False)
            _add(file, f"{name}.npy", held.getvalue())
    return out.getvalue()


def _about() -> dict[str, Any]:
    return {"what": WHAT, "format": FORMAT, "program": __version__}


def as_json(data: Any) -> bytes:
    """Return plain values as JSON, one to a line."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode()


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    about = zipfile.ZipInfo(name, date_time=_MOMENT)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = _OWN << 16
    file.writestr(about, data)
