"""A fit that leaves the program: one file that opens again, tables, and the field's own form."""

from bedding.actions.fits.datatree import datatree_of
from bedding.actions.fits.errors import (
    FitFileError,
    MissingLibraryError,
    NewerFitError,
    NotAFitError,
)
from bedding.actions.fits.file import FORMAT, load_fit, save_fit
from bedding.actions.fits.summary import summarise
from bedding.actions.fits.tables import draws_table, write_draws

__all__ = [
    "FORMAT", "FitFileError", "MissingLibraryError", "NewerFitError", "NotAFitError",
    "datatree_of", "draws_table", "load_fit", "save_fit", "summarise", "write_draws",
]  # fmt: skip
