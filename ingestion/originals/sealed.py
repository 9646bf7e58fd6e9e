"""Files sealed with AES-256-GCM block by block, so that a large one needs little memory and no block can be moved.

Each block has its number and whether it is the last in its nonce (the STREAM construction, Hoang et al. 2015), and the
head of the file and its sha256 as associated data: blocks cannot be swapped, cut off or put into another file.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"MUSTER-1"
BLOCK = 1 << 20
_TAG = 16
_KEY_ID = 8
_PREFIX = 7
HEAD = len(MAGIC) + _KEY_ID + _PREFIX


class Unsealable(Exception):
    """A sealed file that is damaged, or sealed with another key."""


def key_id(key: bytes) -> bytes:
    """Which key a file was sealed with (8 bytes)."""
    return hashlib.sha256(b"muster sealing key" + key).digest()[:_KEY_ID]


def seal(plain: BinaryIO, sealed: BinaryIO, key: bytes, sha256: str) -> None:
    """Write `plain`, whose sha256 is given, sealed."""
    prefix = secrets.token_bytes(_PREFIX)
    head = MAGIC + key_id(key) + prefix
    sealed.write(head)
    cipher, number, block = AESGCM(key), 0, plain.read(BLOCK)
    while True:
        following = plain.read(BLOCK)
        sealed.write(cipher.encrypt(_nonce(prefix, number, not following), block, head + sha256.encode()))
        if not following:
            return
        number, block = number + 1, following


def unseal(sealed: BinaryIO, keys: Mapping[bytes, bytes], sha256: str) -> Iterator[bytes]:
    """The blocks of a sealed file. `keys`: key_id → key. Raises Unsealable."""
    head = sealed.read(HEAD)
    key = keys.get(head[len(MAGIC) : len(MAGIC) + _KEY_ID])
    if len(head) < HEAD or not head.startswith(MAGIC) or key is None:
        raise Unsealable
    prefix = head[-_PREFIX:]
    cipher, number, block = AESGCM(key), 0, sealed.read(BLOCK + _TAG)
    while True:
        following = sealed.read(BLOCK + _TAG)
        try:
            yield cipher.decrypt(_nonce(prefix, number, not following), block, head + sha256.encode())
        except (InvalidTag, ValueError) as error:
            raise Unsealable from error
        if not following:
            return
        number, block = number + 1, following


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([is_last])
