"""Published snapshots: immutable DuckDB files, each under its own name, and one pointer to the current one."""

from __future__ import annotations

from pathlib import Path

import duckdb

from catalogue.paths import Home

READER_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
    "python_enable_replacements": False,
}


class NoSnapshot(Exception):
    """Nothing has been published under that name, or nothing at all."""


def current_id(home: Home) -> str | None:
    """The id of the current snapshot, None before the first publication."""
    try:
        return home.current.read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def snapshot_ids(home: Home) -> list[str]:
    """Ids of all published snapshots, oldest first."""
    return sorted(path.stem for path in home.published.glob("*.duckdb"))


def snapshot_path(home: Home, snapshot_id: str | None = None) -> Path:
    """File of a snapshot (default: the current one). Raises NoSnapshot."""
    chosen = snapshot_id or current_id(home)
    if chosen is None:
        raise NoSnapshot("还没有发布过快照。请先运行 muster refresh。")
    if chosen not in snapshot_ids(home):
        raise NoSnapshot(f"没有编号为 {chosen} 的快照。可用 muster snapshots list 查看已发布的快照。")
    return home.snapshot(chosen)


def connect(home: Home, snapshot_id: str | None = None) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a snapshot that cannot reach files or the network. Raises NoSnapshot."""
    return duckdb.connect(str(snapshot_path(home, snapshot_id)), read_only=True, config=READER_CONFIG)


def publish_file(home: Home, staged: Path, snapshot_id: str) -> None:
    """Move a finished snapshot file into place and point `current` at it. Both steps are atomic renames."""
    home.published.mkdir(parents=True, exist_ok=True)
    if home.snapshot(snapshot_id).exists():
        raise FileExistsError(f"{snapshot_id} was published before and stays as it is")
    staged.chmod(0o444)
    staged.replace(home.snapshot(snapshot_id))
    make_current(home, snapshot_id)


def make_current(home: Home, snapshot_id: str) -> None:
    """Point `current` at a published snapshot, by an atomic rename."""
    pointer = home.current.with_suffix(".new")
    pointer.write_text(snapshot_id + "\n", encoding="utf-8")
    pointer.replace(home.current)
