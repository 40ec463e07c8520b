"""Authenticated encryption: ChaCha20-Poly1305 under a key used once.

Each save draws 32 random bytes and derives from them and the data key, by HKDF-SHA256, a key
that encrypts one text only. So no nonce is ever repeated, however often the record is saved;
`age` does the same.

References:
    RFC 8439, ChaCha20 and Poly1305. RFC 5869, HKDF.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bedding.record.secret import Secret
from bedding.record.stretching import KEY_BYTES

TAG_BYTES: Final = 16
NONCE_BYTES: Final = 12
WRAPPED_BYTES: Final = NONCE_BYTES + KEY_BYTES + TAG_BYTES
_ZERO_NONCE: Final = bytes(NONCE_BYTES)


def derive(key: Secret, salt: bytes, purpose: bytes) -> Secret:
    """Return the key [32 bytes] for one purpose and one salt."""
    derived = bytearray(KEY_BYTES)
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose).derive_into(
        key.value, derived
    )
    return Secret(derived)


def seal(
    key: Secret, salt: bytes, purpose: bytes, text: bytes, associated: bytes
) -> bytes:
    """Return `text` encrypted and authenticated together with `associated`.

    Args:
        key: The data key.
        salt: 32 fresh random bytes: never the same twice under one key.
        purpose: What this text is, so that one can't stand in another's place.
        text: What is to be kept.
        associated: What stays readable and must not have changed.
    """
    once = derive(key, salt, purpose)
    try:
        return ChaCha20Poly1305(once.value).encrypt(_ZERO_NONCE, text, associated)
    finally:
        once.wipe()


def unseal(
    key: Secret, salt: bytes, purpose: bytes, sealed: bytes, associated: bytes
) -> bytes | None:
    """Return the text, or None where the key or a single bit is another."""
    once = derive(key, salt, purpose)
    try:
        return ChaCha20Poly1305(once.value).decrypt(_ZERO_NONCE, sealed, associated)
    except InvalidTag:
        return None
    finally:
        once.wipe()


def wrap(outer: Secret, inner: Secret, associated: bytes) -> bytes:
    """Return the inner key encrypted under the outer one [60 bytes]."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(outer.value).encrypt(nonce, inner.value, associated)


def unwrap(outer: Secret, wrapped: bytes, associated: bytes) -> Secret | None:
    """Return the inner key, or None where the outer key is another."""
    inner = bytearray(KEY_BYTES)
    try:
        ChaCha20Poly1305(outer.value).decrypt_into(
            wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], associated, inner
        )
    except InvalidTag:
        return None
    return Secret(inner)
