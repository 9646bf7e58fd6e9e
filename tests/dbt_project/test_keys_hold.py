"""Keys that record_key declares are looked up together when a run ends, or each by its own test."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.running import run_dbt

TOGETHER = ("--exclude", "test_name:record_key")


@pytest.mark.parametrize(
    ("change", "words", "told"),
    [
        ("select 1", TOGETHER, None),
        (
            "insert into raw.settings_judges values ('甲', 0.1), ('甲', 0.2)",
            TOGETHER,
            "coming twice: dim_judges 1",
        ),
        ("insert into raw.settings_judges values (null, 0.1)", TOGETHER, "coming twice: dim_judges 1"),
        ("insert into raw.settings_judges values (null, 0.1)", (), "record_key_dim_judges_person"),
    ],
)
def test_a_key_that_is_missing_or_comes_twice_fails_the_run_and_is_named(
    warehouse: Path, scratch: Path, change: str, words: tuple[str, ...], told: str | None
) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(change)
    done = run_dbt(warehouse, scratch, "build", "--select", "dim_judges", *words)
    assert (done.returncode == 0) == (told is None), done.stdout[-3000:]
    assert told is None or told in done.stdout
