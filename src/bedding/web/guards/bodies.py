"""The body of a request as JSON: an object of a modest size, or a refusal."""

import json
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request

LONGEST_BODY: Final = 64 * 1024
"""The longest body of an ordinary request [byte]; a page that takes files reads them in parts."""


class TooLongError(Exception):
    """A body that is longer than any page of ours sends."""


class NotAnObjectError(Exception):
    """A body that is no JSON object."""


async def json_body(request: Request) -> dict[str, Any]:
    """Return the object in a body; an empty body is an empty object.

    Raises:
        TooLongError: It is longer than `LONGEST_BODY`.
        NotAnObjectError: It is no JSON object.
    """
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_BODY:
                raise TooLongError
    except ClientDisconnect as error:
        raise NotAnObjectError from error
    if not body:
        return {}
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAnObjectError from error
    if not isinstance(given, dict):
        raise NotAnObjectError
    return given
