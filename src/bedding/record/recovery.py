"""The recovery code: a key to write down, with a check against slips of the pen.

130 random bits as 26 signs of Crockford's alphabet (no I, L, O or U), then two signs that are
the number modulo 1021. As 1021 is prime and divides neither 32 nor any number below it, every
single wrong sign and every two neighbours that changed places are noticed.
"""

import secrets
from typing import Final

from bedding.record.errors import RecoveryCodeError
from bedding.record.sealing import derive
from bedding.record.secret import Secret

BITS: Final = 130
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BASE: Final = len(_ALPHABET)
_SIGNS: Final = 26
_CHECK_SIGNS: Final = 2
_MODULUS: Final = 1021
_GROUP: Final = 4
_ALIKE: Final = str.maketrans(
    {"I": "1", "L": "1", "O": "0", "-": "", " ": "", "\n": ""}
)


def make_recovery_code() -> str:
    """Return a new code: seven groups of four signs."""
    number = secrets.randbits(BITS)
    signs = _signs(number, _SIGNS) + _signs(number % _MODULUS, _CHECK_SIGNS)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def recovery_key(code: str, salt: bytes) -> Secret:
    """Return the key [32 bytes] that a code gives; 130 random bits need no stretching.

    Small letters, spaces and the signs that look alike are taken as meant.

    Raises:
        RecoveryCodeError: A sign is missing, is none of the alphabet, or is another.
    """
    signs = code.upper().translate(_ALIKE)
    if len(signs) != _SIGNS + _CHECK_SIGNS:
        raise RecoveryCodeError(
            f"has {len(signs)} signs and not {_SIGNS + _CHECK_SIGNS}"
        )
    if not set(signs) <= set(_ALPHABET):
        raise RecoveryCodeError("holds a sign that no code has")
    number, check = _number(signs[:_SIGNS]), _number(signs[_SIGNS:])
    if number % _MODULUS != check:
        raise RecoveryCodeError("has a wrong sign in it, or two that changed places")
    material = Secret(bytearray(number.to_bytes((BITS + 7) // 8, "big")))
    try:
        return derive(material, salt, b"recovery")
    finally:
        material.wipe()


def _signs(number: int, count: int) -> str:
    signs = ""
    for _ in range(count):
        number, rest = divmod(number, _BASE)
        signs = _ALPHABET[rest] + signs
    return signs


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * _BASE + _ALPHABET.index(sign)
    return number
