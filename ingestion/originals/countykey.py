"""The county's secret key: made once, readable by its owner only, and told from another one by its mark.

Person keys and natural keys are HMACs under it; the key that originals are encrypted with is derived from it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import stat
from pathlib import Path

import duckdb
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from catalogue.paths import Home
from ingestion.originals.atomic import overwrite_and_remove, sync_folder
from ingestion.refused import Refused

KEY_BYTES = 32
_WRITTEN = re.compile(r"[0-9a-f]{64}")


def key_path(home: Home) -> Path:
    """HOME/key: 64 hex digits."""
    return home.root / "key"


def next_key_path(home: Home) -> Path:
    """The key that a rotation is about to put in the key's place."""
    return home.root / "key.next"


def key_mark(key: bytes) -> str:
    """What tells one key from another and nothing of it (HMAC-SHA-256 of a constant, 32 hex digits)."""
    return hmac.new(key, b"muster key mark", hashlib.sha256).hexdigest()[:32]


def mark_of_home(home: Home) -> str:
    """The mark of HOME/key; '' when there is none, or none that can be used."""
    try:
        return key_mark(read_key(key_path(home))) if key_path(home).exists() else ""
    except Refused:
        return ""


def originals_key(key: bytes) -> bytes:
    """The key that originals are encrypted with (HKDF-SHA-256, RFC 5869; 32 bytes)."""
    return HKDF(SHA256(), KEY_BYTES, None, b"muster originals").derive(key)


def county_key(connection: duckdb.DuckDBPyConnection, home: Home) -> bytes:
    """The key of this HOME, held against the mark in its warehouse; made when nothing has been keyed yet.

    Raises Refused when the file is missing, damaged or another one than the warehouse was keyed with.
    """
    path, mark = key_path(home), stored_mark(connection)
    if not path.exists():
        if mark is not None or _has_keyed(connection):
            raise Refused(
                f"找不到县密钥 {path}，而数据仓库中已有用它计算的人员标识。请从备份恢复该文件；确已丢失的，"
                "只能在新的数据文件夹中重新报送。"
            )
        key = make_key(path)
    else:
        key = read_key(path)
    if mark is None:
        store_mark(connection, key)
    elif not hmac.compare_digest(mark, key_mark(key)):
        raise Refused(f"{path} 不是计算本数据仓库人员标识的那把密钥，可能被替换。请从备份恢复原来的文件。")
    return key


def read_key(path: Path) -> bytes:
    """The key of a file; permissions that let others read it are taken away. Raises Refused."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Refused(f"县密钥 {path} 不是普通文件。请从备份恢复该文件。")
        if mode & 0o077:
            path.chmod(0o600)
        text = path.read_text(encoding="ascii").strip()
    except UnicodeDecodeError as error:
        raise Refused(_damaged(path)) from error
    except OSError as error:
        raise Refused(
            f"县密钥 {path} 无法读取或无法改为仅本人可读（0600）。请以安装时的用户运行，或更正其属主和权限。"
        ) from error
    if not _WRITTEN.fullmatch(text):
        raise Refused(_damaged(path))
    return bytes.fromhex(text)


def _damaged(path: Path) -> str:
    return f"县密钥 {path} 已损坏或不完整（应为64位十六进制数）。请从备份恢复该文件，不要新建。"


def make_key(path: Path) -> bytes:
    """A new key in a file (0600) of this name; when another process was first, its key.

    The file takes its name when it is whole, so that nobody reads half a key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(8)}")
    key = secrets.token_bytes(KEY_BYTES)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        # a hard link is refused when the name is taken; a rename would replace what another process has made
        os.link(temporary, path)
    except FileExistsError:
        overwrite_and_remove(temporary)
        return read_key(path)
    except OSError as error:
        raise Refused(
            f"县密钥 {path} 无法建立（{error.strerror}）。请把数据文件夹放在本机磁盘上，并检查空间和权限。"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return key


def stored_mark(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Mark of the key that the warehouse was keyed with; None in an empty one and in one of an older Muster."""
    rows = connection.execute("select mark from raw.county_key").fetchall()
    return str(rows[0][0]) if rows else None


def store_mark(connection: duckdb.DuckDBPyConnection, key: bytes) -> None:
    """From now on the warehouse belongs to this key."""
    connection.execute("delete from raw.county_key")
    connection.execute("insert into raw.county_key values (?)", [key_mark(key)])


def _has_keyed(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute("select 1 from raw.source_records limit 1").fetchall())
