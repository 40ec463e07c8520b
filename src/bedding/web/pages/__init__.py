"""Every page, each in a module of its own; a new one is a line in this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bedding.web.page import Page
from bedding.web.pages import (
    back,
    backup,
    contents,
    create,
    crisis,
    days,
    demonstration,
    destroy,
    discovery,
    edit,
    enough,
    evening,
    event,
    expire,
    export,
    gate,
    help_,
    import_,
    key_file,
    labels,
    later,
    leaving,
    look,
    now,
    passphrase,
    pause,
    questions,
    recovery,
    rekey,
    rest,
    restore_test,
    safety,
    settings,
    start,
    week,
    where,
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
            event.PAGE,
            now.PAGE,
            week.PAGE,
            pause.PAGE,
            labels.PAGE,
            days.PAGE,
            later.RHYTHM,
            edit.PAGE,
            later.MIRROR,
            later.SIGN,
            later.DISTINCTION,
            enough.PAGE,
            later.READING,
            later.MECHANISM,
            later.WHATIF,
            later.PATH,
            later.PROOF,
            later.REPORT,
            rest.PAGE,
            help_.PAGE,
            gate.PAGE,
            safety.PAGE,
            crisis.PAGE,
            discovery.PAGE,
            back.PAGE,
            import_.PAGE,
            export.PAGE,
            backup.PAGE,
            restore_test.PAGE,
            where.PAGE,
            passphrase.PAGE,
            key_file.PAGE,
            rekey.PAGE,
            expire.PAGE,
            destroy.PAGE,
            settings.PAGE,
            look.PAGE,
        )
    }
)
"""In the order in which the contents show those that stand on one shelf."""

__all__ = ["PAGES"]
