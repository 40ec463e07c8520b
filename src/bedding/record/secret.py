"""A key that can be wiped and that nothing prints."""

from typing import NoReturn


class Secret:
    """Bytes in memory of our own, so that they can be overwritten.

    Python may have copied the passphrase that they came from, and the system may have written
    memory to swap or to a hibernation file: wiping shortens the time a key lies about, and
    promises no more.
    """

    __slots__ = ("_value",)

    def __init__(self, value: bytes | bytearray) -> None:
        """Take the bytes; a `bytearray` is taken over, not copied."""
        self._value = value if isinstance(value, bytearray) else bytearray(value)

    @property
    def value(self) -> bytearray:
        """The bytes themselves, not a copy."""
        return self._value

    def wipe(self) -> None:
        """Overwrite the bytes with zeros."""
        self._value[:] = bytes(len(self._value))

    @property
    def wiped(self) -> bool:
        """Whether nothing is left of it."""
        return not any(self._value)

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError("A Secret is never written down. Pass the object itself.")
