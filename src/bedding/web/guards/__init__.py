"""What stands before every route, each in a file of its own; none knows what a page is."""

from bedding.web.guards.bodies import (
    LONGEST_BODY,
    NotAnObjectError,
    TooLongError,
    json_body,
)
from bedding.web.guards.files import (
    LONGEST_FILE,
    NAME_HEADER,
    BusyError,
    FileDoor,
    Upload,
)
from bedding.web.guards.headers import Headers
from bedding.web.guards.hosts import Hosts, hosts_of
from bedding.web.guards.origins import Origins
from bedding.web.guards.refusing import refuse
from bedding.web.guards.tokens import SESSION_HEADER, Tokens

__all__ = [
    "LONGEST_BODY",
    "LONGEST_FILE",
    "NAME_HEADER",
    "SESSION_HEADER",
    "BusyError",
    "FileDoor",
    "Headers",
    "Hosts",
    "NotAnObjectError",
    "Origins",
    "Tokens",
    "TooLongError",
    "Upload",
    "hosts_of",
    "json_body",
    "refuse",
]
