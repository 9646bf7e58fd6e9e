"""A query reads a snapshot and nothing else: no change, no file, no second statement, no traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from catalogue.paths import Home
from muster.errors import UserError
from muster.query import as_json, run_query, write_result
from muster.snapshots import NoSnapshot
from tests.muster.hand_made import publish


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = Home(tmp_path_factory.mktemp("query"))
    publish(made, "s1", 1)
    publish(made, "s2", 2)
    (made.root / "secret.csv").write_text("a,b\n1,2\n")
    return made


def test_tables_need_no_schema_name(home: Home) -> None:
    assert run_query(home, "select max(value) as v from fct_things")["v"].tolist() == [2]
    assert run_query(home, "select max(value) as v from marts.fct_things")["v"].tolist() == [2]


def test_an_earlier_snapshot_can_be_asked(home: Home) -> None:
    assert run_query(home, "select max(value) as v from fct_things", "s1")["v"].tolist() == [1]
    with pytest.raises(NoSnapshot):
        run_query(home, "select 1", "s9")


def test_a_comment_a_final_semicolon_and_chinese_names_do_no_harm(home: Home) -> None:
    assert run_query(home, "-- 查询\nselect name as 名称 from fct_things where value > 0;")[
        "名称"
    ].tolist() == ["=cmd|calc"]


@pytest.mark.parametrize(
    "sql",
    [
        "insert into fct_things values ('x', 1, null)",
        "update fct_things set value = 0",
        "delete from fct_things",
        "drop table fct_things",
        "create table t as select 1",
        "attach 'other.duckdb'",
        "copy fct_things to 'out.csv'",
        "export database 'out'",
        "install httpfs",
        "load httpfs",
        "set memory_limit = '1GB'",
        "reset disabled_filesystems",
        "pragma database_list",
        "checkpoint",
        "vacuum",
        "use memory",
        "call pragma_version()",
        "with x as (insert into fct_things values ('x', 1, null) returning *) select * from x",
        "with x as (delete from fct_things returning *) select * from x",
        "select 1; select 2",
        "select 1; drop table fct_things",
        "",
        ";",
        "你好",
        "select",
    ],
)
def test_anything_but_one_select_is_refused_in_one_line(home: Home, sql: str) -> None:
    with pytest.raises(UserError) as told:
        run_query(home, sql)
    assert "\n" not in str(told.value)
    assert run_query(home, "select count(*) as n from fct_things")["n"].tolist() == [2]


@pytest.mark.parametrize(
    "reading",
    [
        "read_csv('{secret}')",
        "read_text('{secret}')",
        "read_blob('{secret}')",
        "read_parquet('{secret}')",
        "read_json('{secret}')",
        "'{secret}'",
        "glob('{folder}/*')",
        "read_blob('{snapshot}')",
        "read_csv('http://127.0.0.1:9/x.csv')",
        "read_duckdb('{snapshot}')",
    ],
)
def test_no_file_and_no_address_can_be_read(home: Home, reading: str) -> None:
    places = {"secret": home.root / "secret.csv", "folder": home.root, "snapshot": home.snapshot("s2")}
    with pytest.raises(UserError) as told:
        run_query(home, f"select * from {reading.format(**places)}")
    assert "1,2" not in str(told.value)


@pytest.mark.parametrize("target", ["{snapshot}.wal", "{folder}/out.csv", "{snapshot}"])
@pytest.mark.parametrize("form", ["blob", "csv", "parquet"])
def test_a_copy_hidden_in_a_query_writes_nothing(home: Home, target: str, form: str) -> None:
    before = {path: path.read_bytes() for path in sorted(home.root.rglob("*")) if path.is_file()}
    where = target.format(snapshot=home.snapshot("s2"), folder=home.root)
    value = "'forged'::blob as b" if form == "blob" else "1 as b"
    with pytest.raises(UserError):
        run_query(home, f"with x as (copy (select {value}) to '{where}' (format {form})) select 1")
    assert {path: path.read_bytes() for path in sorted(home.root.rglob("*")) if path.is_file()} == before


def test_no_variable_of_the_program_can_be_read_as_a_table(home: Home) -> None:
    secret_frame = pd.DataFrame({"a": [1]})
    with pytest.raises(UserError):
        run_query(home, "select * from secret_frame")
    assert len(secret_frame) == 1


def test_missing_values_stay_missing_in_json(home: Home) -> None:
    rows = json.loads(as_json(run_query(home, "select * from fct_things order by value nulls last")))
    assert rows[1] == {"name": "二", "value": None, "held_on": None}
    assert rows[0]["held_on"].startswith("2024-09-05")


def test_a_written_table_opens_in_a_spreadsheet_and_holds_no_formula(home: Home, tmp_path: Path) -> None:
    rows = run_query(home, "select * from fct_things")
    for form in ("csv", "json", "xlsx", "parquet"):
        write_result(rows, form, tmp_path / f"out.{form}")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None and str(sheet["A2"].value).startswith("'=")
    assert pd.read_parquet(tmp_path / "out.parquet")["value"].isna().tolist() == [False, True]
    with pytest.raises(UserError, match="docx"):
        write_result(rows, "docx", tmp_path / "out.docx")


@pytest.mark.parametrize("form", ["csv"])
def test_a_written_csv_holds_no_formula_either(home: Home, tmp_path: Path, form: str) -> None:
    write_result(run_query(home, "select name from fct_things"), form, tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert not any(line.lstrip('"').startswith(("=", "+", "-", "@")) for line in lines)
