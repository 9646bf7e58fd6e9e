"""Keys that record_key declares are looked up together when a run ends, or each by its own test."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from tests.dbt_project.test_models_do_what_their_unit_tests_say import run_dbt

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
    sample_home: Path, tmp_path: Path, change: str, words: tuple[str, ...], told: str | None
) -> None:
    warehouse = tmp_path / "build.duckdb"
    shutil.copyfile(Home(sample_home).build, warehouse)
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(change)
    done = run_dbt(warehouse, tmp_path, "build", "--select", "dim_judges", *words)
    assert (done.returncode == 0) == (told is None), done.stdout[-3000:]
    assert told is None or told in done.stdout
