"""What was asked for: a snapshot that is there and a date that it has figures for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from catalogue.paths import Home
from dashboards.queries import context
from dashboards.queries.pool import Snapshot
from muster import snapshots


class ReportError(Exception):
    """The report cannot be written; the message is one Chinese line for the person who asked for it."""


@contextmanager
def current_snapshot(home: Home) -> Iterator[Snapshot]:
    """The current snapshot, closed afterwards; every figure of a report is of this one. Raises NoSnapshot."""
    path = snapshots.snapshot_path(home)
    snapshot = Snapshot(path.stem, snapshots.connect(home, path.stem))
    try:
        yield snapshot
    finally:
        snapshot.close()


def chosen_as_of(snapshot: Snapshot, asked: date | None) -> date:
    """The date asked for, else the newest. Raises ReportError when the snapshot has no figures for it."""
    dates = context.as_of_dates(snapshot)
    if not dates:
        raise ReportError("快照中没有任何指标数值，无法生成报告。请先报送数据并运行 muster refresh。")
    if asked is None:
        return dates[-1]
    if asked not in dates:
        known = "、".join(known.isoformat() for known in dates[-6:])
        raise ReportError(f"快照中没有 {asked.isoformat()} 的指标数值。可用的统计时点（最近几个）：{known}。")
    return asked
