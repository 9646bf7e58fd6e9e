"""A new key for the county: every original read again under it, in one transaction, and the old key taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from catalogue.paths import Home
from ingestion.ingest import Ingested, Report, take_in, transaction
from ingestion.loading.exclusions import Excluded
from ingestion.loading.insert import insert_rows
from ingestion.loading.raw_schema import ensure_raw
from ingestion.originals.countykey import county_key, make_key, next_key_path, store_mark
from ingestion.originals.keychange import finish_rotation, seal_anew
from ingestion.originals.originals import is_kept
from ingestion.originals.rereading import received_before, take_back
from ingestion.processes.readers import readers
from ingestion.refused import Refused

_NAMED = 3


@dataclass(frozen=True)
class _Keyed:
    """A delivery with records in the warehouse: they hold keys, and only its original can give them anew."""

    delivery_id: str
    file_name: str
    sha256: str


def rotate_key(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    now: datetime,
    county: tuple[str, str],
    report: Report,
    drop_unlinkable: bool = False,
    excluded: Sequence[Excluded] = (),
) -> Ingested:
    """Make a new key and read all deliveries again under it. After a failure the old key and the old rows are there.

    Records whose original is kept no more cannot be keyed anew. Raises Refused and names their files, unless
    `drop_unlinkable`: then their rows leave the warehouse, and each such delivery says so.
    """
    ensure_raw(connection)
    finish_rotation(connection, home)
    county_key(connection, home)
    keyed = _keyed(connection)
    lost = [delivery for delivery in keyed if not is_kept(home, delivery.sha256)]
    if lost and not drop_unlinkable:
        raise Refused(_told(lost))
    kept = {delivery.delivery_id for delivery in keyed} - {delivery.delivery_id for delivery in lost}
    key = make_key(next_key_path(home))
    try:
        with readers() as answers, transaction(connection):
            _drop(connection, lost)
            again = received_before(connection, home, kept)
            done = take_in(connection, home, answers, again, [], key, now, county, report, excluded)
            seal_anew(home, key)
            store_mark(connection, key)
    finally:
        finish_rotation(connection, home)
    return done


def _keyed(connection: duckdb.DuckDBPyConnection) -> list[_Keyed]:
    rows = connection.execute("""
        select delivery_id, file_name, sha256 from raw.deliveries
        where delivery_id in (select delivery_id from raw.source_records)
        order by received_on, received_at, delivery_id
    """).fetchall()
    return [_Keyed(*row) for row in rows]


def _told(lost: Sequence[_Keyed]) -> str:
    names = "、".join(f"“{delivery.file_name}”" for delivery in lost[:_NAMED])
    more = f"等{len(lost)}个文件" if len(lost) > _NAMED else ""
    return (
        f"没有更换密钥：{names}{more}的原件已不在 originals 中，其记录的人员标识无法重算。请先从备份恢复原件；"
        "确认不再需要这些记录的，加 --drop-unlinkable 把它们移出数据仓库（相关数字会随之变化）。"
    )


def _drop(connection: duckdb.DuckDBPyConnection, lost: Sequence[_Keyed]) -> None:
    """The rows of these deliveries go; that they came, and why their rows are gone, stays."""
    if not lost:
        return
    ids = [delivery.delivery_id for delivery in lost]
    connection.execute(
        "create temp table lost as select * from raw.deliveries where list_contains(?, delivery_id)", [ids]
    )
    take_back(connection, ids)
    connection.execute("insert into raw.deliveries by name select * from lost")
    connection.execute("drop table lost")
    insert_rows(
        connection,
        "delivery_problems",
        [
            {
                "delivery_id": delivery.delivery_id,
                "file_name": delivery.file_name,
                "sheet": "",
                "code": "unlinkable",
                "message_zh": "更换县密钥时原件已不在，其记录已移出数据仓库。仍需要的，请部门把文件另存后重新报送。",
            }
            for delivery in lost
        ],
    )
