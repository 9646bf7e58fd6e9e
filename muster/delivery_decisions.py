"""A person decides whether one delivery replaces another; figures follow at once."""

from __future__ import annotations

import getpass
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from catalogue.paths import Home
from ingestion.loading.raw_schema import ensure_raw
from ingestion.versions.decisions import Decision, Kind, record_decision
from muster.errors import UserError
from muster.refresh import Refreshed, Report, only_writer, refresh


@dataclass(frozen=True)
class Known:
    """A delivery as the warehouse knows it."""

    delivery_id: str
    file_name: str
    received_on: date


def decide(
    home: Home,
    later: str,
    earlier: str,
    kind: Kind,
    because: str,
    report: Report,
    now: datetime | None = None,
) -> tuple[Known, Known, Refreshed]:
    """Record the decision and refresh without taking in anything new; both deliveries and the refresh.

    `later`, `earlier`: an id, the beginning of one, or a file name. Raises UserError.
    """
    if not home.build.exists():
        raise UserError("还没有接收过报送文件。请先运行 muster refresh。")
    moment = now or datetime.now()
    with only_writer(home), duckdb.connect(str(home.build)) as connection:
        ensure_raw(connection)
        known = _known(connection)
        first, second = find_delivery(known, later), find_delivery(known, earlier)
        _can_be_versions(connection, first, second)
        record_decision(
            connection,
            Decision(first.delivery_id, second.delivery_id, kind, _who(), moment, " ".join(because.split())),
        )
    with tempfile.TemporaryDirectory() as nothing_new:
        return first, second, refresh(home, [Path(nothing_new)], report, now=now)


def _known(connection: duckdb.DuckDBPyConnection) -> list[Known]:
    rows = connection.execute(
        "select delivery_id, file_name, received_on from raw.deliveries order by received_on, file_name"
    ).fetchall()
    return [Known(*row) for row in rows]


def find_delivery(known: list[Known], asked: str) -> Known:
    """The one delivery of that id, beginning of an id, or file name. Raises UserError for none and for several."""
    wanted = asked.strip()
    names = [d for d in known if wanted in {d.delivery_id, d.file_name, d.file_name.rsplit("/", 1)[-1]}]
    found = names or [d for d in known if len(wanted) >= 2 and d.delivery_id.startswith(wanted)]
    if not found:
        raise UserError(f"没有编号或文件名为“{asked}”的报送。请用 muster deliveries --list 查看编号。")
    if len(found) > 1:
        which = "、".join(f"{d.delivery_id}（{d.file_name}，{d.received_on}）" for d in found[:5])
        raise UserError(f"“{asked}”对应{len(found)}份报送：{which}。请写出完整编号。")
    return found[0]


def _can_be_versions(connection: duckdb.DuckDBPyConnection, later: Known, earlier: Known) -> None:
    if later.delivery_id == earlier.delivery_id:
        raise UserError("两处写的是同一份报送。请写明后报的和先报的各一份。")
    if later.received_on < earlier.received_on:
        raise UserError(
            f"“{later.file_name}”（{later.received_on}收到）早于“{earlier.file_name}”（{earlier.received_on}收到）。"
            "请把后收到的写在前面。"
        )
    shared = connection.execute(
        """select 1 from raw.delivery_tables a join raw.delivery_tables b using (export_code, table_name)
           where a.delivery_id = ? and b.delivery_id = ? limit 1""",
        [later.delivery_id, earlier.delivery_id],
    ).fetchall()
    if not shared:
        raise UserError(f"“{later.file_name}”与“{earlier.file_name}”没有同一种报表，谈不上替换。请核对编号。")


def _who() -> str:
    """The account that decides, as the operating system knows it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "未知用户"
