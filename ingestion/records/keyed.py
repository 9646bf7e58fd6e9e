"""Keyed hashes of many texts: privacy.person_key with the key prepared once (HMAC-SHA-256, RFC 2104)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pyarrow as pa

_BLOCK = 64


def keyed_hash(key: bytes) -> Callable[[str], str]:
    """A function that gives person_key(key, text), 24 hex digits."""
    padded = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded))
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))

    def hashed(text: str) -> str:
        message, whole = inner.copy(), outer.copy()
        message.update(text.encode())
        whole.update(message.digest())
        return whole.hexdigest()[:24]

    return hashed


def keyed_hashes(key: bytes, texts: pa.Array) -> pa.Array:
    """Keyed hash of every text; null stays null."""
    hashed = keyed_hash(key)
    return pa.array([None if text is None else hashed(text) for text in texts.to_pylist()], pa.string())
