"""Names of entries, which say nothing about them."""

import secrets


def new_id() -> str:
    """Return a name for an entry that says nothing about it."""
    return secrets.token_hex(8)
