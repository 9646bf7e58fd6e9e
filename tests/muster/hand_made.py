"""A published snapshot of two tables, made by hand."""

from __future__ import annotations

from pathlib import Path

import duckdb

from catalogue.paths import Home
from muster.snapshots import publish_file


def publish(home: Home, snapshot_id: str, value: int = 1) -> Path:
    """Publish marts.fct_things with one row of that value; the file's path."""
    home.warehouse.mkdir(parents=True, exist_ok=True)
    staged = home.warehouse / f"{snapshot_id}.staged"
    with duckdb.connect(str(staged)) as connection:
        connection.execute("create schema marts")
        connection.execute("create table marts.fct_things (name varchar, value integer, held_on date)")
        connection.execute(
            "insert into marts.fct_things values ('=cmd|calc', ?, '2024-09-05'), ('二', null, null)", [value]
        )
    publish_file(home, staged, snapshot_id)
    return home.snapshot(snapshot_id)
