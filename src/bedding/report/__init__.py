"""The pages that leave the program."""

from bedding.report.data import mirror_data, mirror_json, mirrors_json
from bedding.report.html import mirror_html
from bedding.report.people import mirrors_text, people_text
from bedding.report.terminal import mirror_text

__all__ = [
    "mirror_data",
    "mirror_html",
    "mirror_json",
    "mirror_text",
    "mirrors_json",
    "mirrors_text",
    "people_text",
]
