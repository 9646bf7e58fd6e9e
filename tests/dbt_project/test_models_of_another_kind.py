"""A model that was a view and is a table now, or the other way round, takes the place of what stands there; of one that
is ephemeral now nothing is left to stand there."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.running import run_dbt

VIEW = "stg_emergency__drills"


@pytest.mark.parametrize(
    ("before", "model", "kinds"),
    [
        (
            "drop table marts.dim_judges; create view marts.dim_judges as select 1 as person",
            "dim_judges",
            ["BASE TABLE"],
        ),
        (f"drop view staging.{VIEW}; create table staging.{VIEW} as select 1 as record_id", VIEW, ["VIEW"]),
        (
            "create table intermediate.int_indicator_records as select 1 as record_id",
            "int_indicator_records",
            [],
        ),
    ],
)
def test_what_stood_there_as_another_kind_is_replaced(
    warehouse: Path, scratch: Path, before: str, model: str, kinds: list[str]
) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(before)
    done = run_dbt(warehouse, scratch, "run", "--select", model)
    assert done.returncode == 0, done.stdout[-3000:]
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        standing = connection.execute(
            "select table_type from information_schema.tables where table_name = ?", [model]
        ).fetchall()
    assert [kind for (kind,) in standing] == kinds
