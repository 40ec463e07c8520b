"""Two pages on paper: own choice of what stands on them, tagged, and readable in black and white."""

from bedding.report.printed.choosing import SECTIONS, Choice, Section
from bedding.report.printed.material import Happened, Material, Note
from bedding.report.printed.sheets import sheets
from bedding.report.printed.typesetting import PAGES, pages_as_images, pages_as_pdf

__all__ = [
    "PAGES",
    "SECTIONS",
    "Choice",
    "Happened",
    "Material",
    "Note",
    "Section",
    "pages_as_images",
    "pages_as_pdf",
    "sheets",
]
