"""Self, data, field: the frames that a page shows, on the hand-made snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import DBT_PROJECT, Home
from dashboards.queries import field
from dashboards.queries.pool import Pool, Snapshot, rows_of
from tests.dashboards.fixture_snapshot import publish

NEWEST = date(2024, 9, 30)
COUNTY = "(select subject_code from dim_subjects where subject_kind = 'county')"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """A county with a check of I27, a statement about I10 in another unit, and one about I17 that agrees."""
    home = Home(tmp_path_factory.mktemp("field"))
    path = publish(home, "20241015-090000-aaaaaa")
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("set schema = 'marts'")
        for table in ("fct_three_values", "fct_verified_rates", "fct_field_checks"):
            connection.execute(f"delete from {table}")
        connection.execute(f"""
            insert into fct_three_values by name
            select * from (values
                ('I17', 'county', '%', 85.0, 85.4, null, 0.4, 1.0, 'agrees', '相符'),
                ('I10', 'county', '人/万人', 1115.0, 56.0, null, null, 1.1, 'incomparable', '无法比较'),
                ('I27', 'county', '%', 97.9, 83.1, 70.0, 27.9, 1.0, 'differs', '有出入')
            ) t(indicator_code, subject_kind, unit, self_value, data_value, field_value, difference, tolerance,
                status, status_zh),
            (select date '2024-09-30' as as_of, {COUNTY} as subject_code)
        """)
        connection.execute(f"""
            insert into fct_verified_rates by name
            select 'I27-20240930-abc123' as check_no, 'I27' as indicator_code, date '2024-09-30' as as_of,
                'county' as subject_kind, {COUNTY} as subject_code, 84 as n, 4 as cannot_tell, 84.5 as verified_percent
        """)
        connection.execute("""
            insert into fct_field_checks by name
            select * from (values
                ('1', '10', 'confirmed'), ('2', '2', 'unfilled'), ('3', '3', 'refuted'), ('4', '4', 'cannot_tell'),
                ('5', '9', 'confirmed')
            ) t(record_id, serial, standing), (select 'I27-20240930-abc123' as check_no)
        """)
    opened = Pool(home).snapshot()
    yield opened
    opened.close()


def test_what_differs_most_comes_first_and_a_missing_value_is_none(snapshot: Snapshot) -> None:
    rows = rows_of(field.three_values(snapshot, NEWEST))
    assert [(row["indicator_code"], row["status_zh"]) for row in rows] == [
        ("I27", "有出入"),
        ("I10", "无法比较"),
        ("I17", "相符"),
    ]
    assert [row["field_value"] for row in rows] == [70.0, None, None]
    assert rows[1]["difference"] is None and all(row["subject_name"] for row in rows)
    assert field.three_values(snapshot, date(2019, 12, 31)).empty


def test_a_check_comes_with_the_words_of_its_indicator(snapshot: Snapshot) -> None:
    (rate,) = rows_of(field.verified_rates(snapshot))
    assert (rate["name_zh"], rate["n"], rate["cannot_tell"]) == ("隐患整改验收销号率", 84, 4)


def test_of_a_check_what_does_not_hold_is_listed_first(snapshot: Snapshot) -> None:
    rows = rows_of(field.checked_records(snapshot, "I27-20240930-abc123"))
    assert [row["record_id"] for row in rows] == ["3", "4", "2", "5", "1"]


def test_the_hand_made_tables_have_columns_that_the_models_have() -> None:
    schema = (Path(__file__).parent / "fixture_schema.sql").read_text(encoding="utf-8")
    for table in ("fct_three_values", "fct_verified_rates", "fct_field_checks"):
        model = (DBT_PROJECT / "models" / "marts" / "field" / f"{table}.sql").read_text(encoding="utf-8")
        columns = schema.split(f"create table {table} (")[1].split(");")[0].split(",")
        assert [name for column in columns if (name := column.split()[0]) not in model] == []
