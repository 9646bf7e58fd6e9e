"""Files as sent, kept by content under originals/: whole, private, encrypted if so set, verified whenever read."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from catalogue.paths import Home
from ingestion.originals.atomic import overwrite_and_remove, private_folder, written_whole
from ingestion.originals.countykey import key_path, next_key_path, originals_key, read_key
from ingestion.originals.sealed import Unsealable, key_id, seal, unseal
from ingestion.receiving.inbox import ChangedWhileRead
from ingestion.refused import Refused

_BLOCK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
SEALED = ".enc"


def plain_path(home: Home, sha256: str) -> Path:
    """Where an original is kept as it is."""
    return home.originals / sha256[:2] / sha256


def sealed_path(home: Home, sha256: str) -> Path:
    """Where an original is kept encrypted."""
    return home.originals / sha256[:2] / (sha256 + SEALED)


def is_kept(home: Home, sha256: str) -> bool:
    """Whether the file of this content can still be read."""
    return plain_path(home, sha256).exists() or sealed_path(home, sha256).exists()


def kept_originals(home: Home) -> list[Path]:
    """The files of all originals, plain or sealed; of one that is both, both."""
    return sorted(
        path for path in home.originals.glob("??/*") if _NAME.fullmatch(path.name.removesuffix(SEALED))
    )


def keep_original(home: Home, source: Path, sha256: str, key: bytes | None) -> None:
    """Keep the file's content, sealed when there is a key (`originals_key`). What is kept already stays as it is.

    Raises ChangedWhileRead, OSError.
    """
    if is_kept(home, sha256):
        return
    private_folder(home.originals)
    with source.open("rb") as plain:
        _write(plain, home, sha256, key)


def _write(plain: BufferedReader, home: Home, sha256: str, key: bytes | None) -> None:
    target = sealed_path(home, sha256) if key else plain_path(home, sha256)
    with written_whole(target) as file:
        if key:
            seal(plain, file, key, sha256)
            plain.seek(0)
        if (_read_digest(plain) if key else _copied(plain, file)) != sha256:
            raise ChangedWhileRead


def _copied(plain: BinaryIO, copy: BinaryIO) -> str:
    """The sha256 of what was copied. A block is written while its digest is told: neither holds the interpreter."""
    digest = hashlib.sha256()
    with ThreadPoolExecutor(1) as writer:
        while block := plain.read(_BLOCK):
            written = writer.submit(copy.write, block)
            digest.update(block)
            written.result()
    return digest.hexdigest()


@contextmanager
def original(home: Home, sha256: str, is_fresh: bool = False) -> Iterator[Path]:
    """A path (0600) with the original's content, verified; of a sealed one a copy that ends with the block.

    `is_fresh`: this process has just written and verified it. Raises Refused when the original is not kept (any more),
    damaged, or sealed with another key.
    """
    plain, sealed = plain_path(home, sha256), sealed_path(home, sha256)
    if plain.exists():
        if not is_fresh and digest_of(plain) != sha256:
            raise Refused(_damaged(sha256))
        yield plain
        return
    if not sealed.exists():
        raise Refused(
            f"原件 {sha256[:12]}… 已不在 originals 中（可能已按保存期限删除），无法读取。仍需要的，请从备份恢复。"
        )
    copy = _opened(home) / f"{os.getpid()}-{secrets.token_hex(8)}"
    try:
        descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for block in _unsealed(home, sealed, sha256):
                file.write(block)
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def read_original(home: Home, sha256: str) -> bytes:
    """The content of an original, verified. Raises Refused like `original`."""
    plain, sealed = plain_path(home, sha256), sealed_path(home, sha256)
    if sealed.exists() and not plain.exists():
        return b"".join(_unsealed(home, sealed, sha256))
    with original(home, sha256) as path:
        return path.read_bytes()


def convert_original(home: Home, path: Path, key: bytes | None) -> None:
    """Keep an original sealed when there is a key, else plain. What was there goes when the new file is whole."""
    sha256 = path.name.removesuffix(SEALED)
    target = sealed_path(home, sha256) if key else plain_path(home, sha256)
    if path == target:
        return
    if not target.exists():
        with original(home, sha256) as content, content.open("rb") as plain:
            _write(plain, home, sha256, key)
    if key:
        overwrite_and_remove(path)
    else:
        path.unlink(missing_ok=True)


def forget_leftovers(home: Home) -> None:
    """Remove what processes that died have left: decrypted copies and files half written. Under the writer's lock."""
    for left in _leftovers(home):
        owner = left.name.split("-")[0]
        if not owner.isdigit() or not Path("/proc", owner).exists() or int(owner) == os.getpid():
            overwrite_and_remove(left)


def has_leftovers(home: Home) -> bool:
    """Whether a process that died, or one that still reads, has left a copy or half a file."""
    return bool(_leftovers(home))


def _leftovers(home: Home) -> list[Path]:
    return [*home.originals.glob(".open/*"), *home.originals.glob("??/.part-*")]


def _opened(home: Home) -> Path:
    folder = home.originals / ".open"
    private_folder(home.originals)
    private_folder(folder)
    return folder


def _unsealed(home: Home, path: Path, sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    keys = [originals_key(read_key(file)) for file in (key_path(home), next_key_path(home)) if file.exists()]
    try:
        with path.open("rb") as sealed:
            for block in unseal(sealed, {key_id(key): key for key in keys}, sha256):
                digest.update(block)
                yield block
    except Unsealable as error:
        raise Refused(_damaged(sha256)) from error
    if digest.hexdigest() != sha256:
        raise Refused(_damaged(sha256))


def digest_of(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as file:
        return _read_digest(file)


def _read_digest(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(sha256: str) -> str:
    return f"原件 {sha256[:12]}… 与接收时不一致（损坏、被改动，或密钥不符）。请从备份恢复 originals 中的该文件和 key。"
