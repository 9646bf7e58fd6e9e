"""The marts of the build warehouse, copied into a snapshot file of their own and published in one step."""

from __future__ import annotations

import json
from datetime import datetime

import duckdb

from catalogue.paths import Home
from muster.compare import write_changes
from muster.pins import newest_pin
from muster.settings import Settings
from muster.snapshots import publish_file


def publish(home: Home, settings: Settings, fingerprint: str, now: datetime) -> str:
    """Write and publish a snapshot; its id. The previous one stays current until the last rename."""
    snapshot_id = f"{now:%Y%m%d-%H%M%S}-{fingerprint[:6]}"
    home.published.mkdir(parents=True, exist_ok=True)
    staged = home.warehouse / f"{snapshot_id}.staged"
    staged.unlink(missing_ok=True)
    connection = duckdb.connect(str(staged))
    try:
        connection.execute(f"attach '{home.build}' as build (read_only)")
        connection.execute("create schema marts")
        tables = connection.execute(
            "select table_name from information_schema.tables "
            "where table_schema = 'marts' and table_catalog = 'build' order by 1"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f'create table marts."{table}" as select * from build.marts."{table}"')
        _write_info(connection, snapshot_id, settings, fingerprint, now)
        pinned = newest_pin(home)
        write_changes(connection, str(home.snapshot(pinned)) if pinned else None)
        connection.execute("detach build")
    finally:
        connection.close()
    publish_file(home, staged, snapshot_id)
    return snapshot_id


def _write_info(
    connection: duckdb.DuckDBPyConnection,
    snapshot_id: str,
    settings: Settings,
    fingerprint: str,
    now: datetime,
) -> None:
    changed = settings.model_dump(mode="json", exclude_defaults=True)
    connection.execute(
        """
        create table marts.snapshot_info as
        select ? as snapshot_id, ?::timestamp as published_at,
               (select max(as_of) from build.intermediate.int_as_of_dates where is_latest) as latest_as_of,
               (select county_code from build.raw.county) as county_code,
               (select county_name from build.raw.county) as county_name,
               (select count(*) from build.raw.deliveries) as files,
               (select count(*) from build.marts.source_rows) as records,
               (select count(*) from build.raw.source_records where is_in_force and is_doubtful) as doubtful_records,
               (select coalesce(sum(rows_rejected), 0)::bigint from build.raw.delivery_tables) as rejected_rows,
               ?::json as settings_changed, ? as fingerprint
        """,
        [snapshot_id, now, json.dumps(changed, ensure_ascii=False), fingerprint],
    )
