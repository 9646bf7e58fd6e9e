"""Snapshots that somebody said something from: pinned ones are kept, and what changed since the newest is told."""

from __future__ import annotations

import json
from datetime import datetime

from catalogue.paths import Home
from ingestion.privacy import scrub
from muster.errors import UserError
from muster.snapshots import current_id, snapshot_ids, snapshot_path

KEPT = 10


def pins(home: Home) -> dict[str, str]:
    """Snapshot id → what it was pinned for, oldest pin first; ids of published snapshots only."""
    published = set(snapshot_ids(home))
    return {pin["snapshot_id"]: pin["note"] for pin in _read(home) if pin["snapshot_id"] in published}


def newest_pin(home: Home) -> str | None:
    """The snapshot that was pinned last; None without any."""
    return next(reversed(pins(home)), None)


def pin(home: Home, snapshot_id: str | None, note: str, now: datetime) -> str:
    """Pin a snapshot (default: the current one) and give its id. Raises NoSnapshot."""
    chosen = snapshot_path(home, snapshot_id).stem
    others = [one for one in _read(home) if one["snapshot_id"] != chosen]
    entry = {"snapshot_id": chosen, "note": scrub(note), "pinned_at": now.isoformat(timespec="seconds")}
    _write(home, [*others, entry])
    return chosen


def unpin(home: Home, snapshot_id: str) -> None:
    """Take a pin away. Raises UserError where there is none."""
    if snapshot_id not in pins(home):
        raise UserError(f"快照 {snapshot_id} 没有固定。可用 muster snapshots list 查看。")
    _write(home, [one for one in _read(home) if one["snapshot_id"] != snapshot_id])


def prune(home: Home, keep: int = KEPT) -> list[str]:
    """Delete published snapshots but the newest `keep`, the current one and pinned ones; the ids of those deleted."""
    published = snapshot_ids(home)
    kept = {*published[::-1][:keep], *pins(home), current_id(home)}
    gone = [name for name in published if name not in kept]
    for name in gone:
        home.snapshot(name).unlink()
    return gone


def _read(home: Home) -> list[dict[str, str]]:
    path = home.warehouse / "pinned.json"
    if not path.exists():
        return []
    try:
        read: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
        return read
    except ValueError as error:
        raise UserError(
            f"{path.name} 已损坏，无法读取固定的快照。请从备份恢复，或删除后重新固定。"
        ) from error


def _write(home: Home, entries: list[dict[str, str]]) -> None:
    path = home.warehouse / "pinned.json"
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(entries, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(path)
