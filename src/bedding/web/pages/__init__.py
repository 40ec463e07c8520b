"""Every page, each in a module of its own; a new one is a line in this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bedding.web.page import Page
from bedding.web.pages import (
    back,
    contents,
    create,
    crisis,
    demonstration,
    discovery,
    enough,
    evening,
    gate,
    help_,
    leaving,
    look,
    mechanism,
    questions,
    recovery,
    report,
    rest,
    safety,
    settings,
    start,
)

PAGES: Final[Mapping[str, Page]] = MappingProxyType(
    {
        page.name: page
        for page in (
            start.PAGE,
            demonstration.PAGE,
            leaving.PAGE,
            create.PAGE,
            recovery.PAGE,
            questions.PAGE,
            contents.PAGE,
            evening.PAGE,
            enough.PAGE,
            mechanism.PAGE,
            report.PAGE,
            rest.PAGE,
            help_.PAGE,
            gate.PAGE,
            safety.PAGE,
            crisis.PAGE,
            discovery.PAGE,
            back.PAGE,
            settings.PAGE,
            look.PAGE,
        )
    }
)
"""In the order in which the contents show those that stand on one shelf."""

__all__ = ["PAGES"]
