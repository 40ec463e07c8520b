"""The pages that leave the program."""

from bedding.report.html import mirror_html
from bedding.report.terminal import mirror_text

__all__ = ["mirror_html", "mirror_text"]
