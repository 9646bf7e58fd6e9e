"""The last step of a change of the county's key, done forwards or backwards whatever the machine died of.

The warehouse decides: the key whose mark it holds is the county's key. Until a rotation commits that is HOME/key, from
then on it is HOME/key.next.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.originals.atomic import overwrite_and_remove, sync_folder, written_whole
from ingestion.originals.countykey import (
    key_mark,
    key_path,
    next_key_path,
    originals_key,
    read_key,
    stored_mark,
)
from ingestion.originals.originals import SEALED, kept_originals, original
from ingestion.originals.sealed import seal
from ingestion.refused import Refused

NEXT = ".next"


def seal_anew(home: Home, key: bytes) -> None:
    """Beside every encrypted original one that is sealed with the next key. Raises Refused when one is damaged."""
    sealing_key = originals_key(key)
    for path in kept_originals(home):
        if path.name.endswith(SEALED):
            sha256 = path.name.removesuffix(SEALED)
            with (
                original(home, sha256) as content,
                content.open("rb") as plain,
                written_whole(path.with_name(path.name + NEXT)) as file,
            ):
                seal(plain, file, sealing_key, sha256)


def finish_rotation(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Put the next key in the key's place when the warehouse is keyed with it, else take it away."""
    following = next_key_path(home)
    if not following.exists():
        return
    if stored_mark(connection) != _mark_of(following):
        for path in _sealed_anew(home):
            path.unlink()
        overwrite_and_remove(following)
        return
    for path in _sealed_anew(home):
        path.replace(path.with_name(path.name.removesuffix(NEXT)))
        sync_folder(path.parent)
    overwrite_and_remove(key_path(home))
    following.replace(key_path(home))
    sync_folder(home.root)


def _mark_of(path: Path) -> str | None:
    """None for a file that was not written to its end: no warehouse is keyed with it."""
    try:
        return key_mark(read_key(path))
    except Refused:
        return None


def _sealed_anew(home: Home) -> list[Path]:
    return sorted(home.originals.glob(f"??/*{SEALED}{NEXT}"))
