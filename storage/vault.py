"""Secrets at rest: sealing (AES-256-GCM), keyed look-up hashes (HMAC-SHA-256) and the check value of a key."""

from __future__ import annotations

import base64
import hmac
import os
import secrets
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.fast_json import dumps, loads

_FORMAT = b"\x01"
_NONCE = 12
_WINDOW, _MEMORY = 12, 5  # zlib's own 15 and 8 take 268 kB for each value, and go through them, to save next to nothing
_SMALL = 700  # bytes of JSON that are not packed: it would take a third of them off, for a fiftieth of an answer's CPU


class WrongKeyError(Exception):
    """What is stored was sealed with another secret key."""


def new_secret() -> str:
    """A fresh secret key: 32 random bytes, URL-safe base64."""
    return secrets.token_urlsafe(32)


def _derive(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"surveybot {purpose}".encode()).derive(secret.encode())


class Vault:
    """Seals and opens values under one secret key. Safe to share between threads.

    A sealed value is format byte, 12-byte random nonce, ciphertext with tag. ``purpose`` is bound in as associated
    data, so that a value copied into another column does not open.
    """

    def __init__(self, secret: str) -> None:
        self._cipher = AESGCM(_derive(secret, "seal"))
        self._hash = hmac.new(_derive(secret, "look up"), digestmod="sha256")
        self.check_value = base64.urlsafe_b64encode(_derive(secret, "check")).decode()

    def seal(self, value: bytes, purpose: str) -> bytes:
        """Encrypt ``value``; two calls never give the same bytes."""
        nonce = os.urandom(_NONCE)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, value, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """Decrypt what `seal` made for the same purpose. Raises WrongKeyError."""
        try:
            return self._cipher.decrypt(sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :], purpose.encode())
        except InvalidTag as error:
            raise WrongKeyError(f"a sealed value ({purpose}) does not open with this SECRET_KEY") from error

    def seal_text(self, value: str, purpose: str) -> bytes:
        """Encrypt text as UTF-8."""
        return self.seal(value.encode(), purpose)

    def open_text(self, sealed: bytes, purpose: str) -> str:
        """Decrypt text. Raises WrongKeyError."""
        return self.open(sealed, purpose).decode()

    def seal_json(self, value: Any, purpose: str) -> bytes:
        """Encrypt a JSON value as a stream of zlib: states of long sessions shrink to a third."""
        plain = dumps(value)
        stream = zlib.compressobj(1 if len(plain) > _SMALL else 0, zlib.DEFLATED, _WINDOW, _MEMORY)
        return self.seal(stream.compress(plain) + stream.flush(), purpose)

    def open_json(self, sealed: bytes, purpose: str) -> Any:
        """Decrypt a JSON value. Raises WrongKeyError."""
        return loads(zlib.decompress(self.open(sealed, purpose)))

    def key_of(self, value: str | int, purpose: str) -> str:
        """A keyed hash by which a value is found again without being stored (64 hexadecimal digits)."""
        keyed = self._hash.copy()  # half the work of a new one
        keyed.update(f"{purpose}:{value}".encode())
        return keyed.hexdigest()
