"""docs/runbooks/a-new-export.md, done as written: its blocks become files of a copy, its commands are run there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from catalogue.paths import ROOT, Home
from tests.conventions.runbooks import commands, copied, files_named, run, write_files

pytestmark = pytest.mark.slow
RUNBOOK = ROOT / "docs" / "runbooks" / "a-new-export.md"
_FILLED = [
    [1, "东街社区1号广播", "城关镇", date(2024, 6, 12), "功放无输出", "是", 350],
    [2, "西街社区2号广播", "城关镇", "2024年7月上旬", "电源损坏", "否", None],
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("checkout"))


def test_one_yaml_one_model_and_one_test_make_an_export(checkout: Path) -> None:
    assert write_files(RUNBOOK, checkout) == ["yaml", "sql", "python"]
    told = {}
    for command in commands(RUNBOOK):
        told[command] = run(command, checkout)
        if " template " in command:
            _fill(checkout / "试用.xlsx")
    receipt, rows, exports = list(told.values())[-3:]
    assert "F24 应急广播维护记录：读7行 = 接收2 + 存疑0 + 退回0 + 说明行5" in receipt
    assert "东街社区1号广播" in rows and "西街社区2号广播" in rows
    assert re.search(r"应急广播维护记录\W+融媒体中心\W+True", exports)
    _assert_staged(Home(checkout / "试用"))
    assert "## F24 应急广播维护记录" in (checkout / "docs" / "exports.md").read_text(encoding="utf-8")


def _fill(path: Path) -> None:
    """What a clerk types: two rows under the example."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row, values in enumerate(_FILLED, start=6):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value
    book.save(path)


def _assert_staged(home: Home) -> None:
    with duckdb.connect(str(home.build), read_only=True) as warehouse:
        staged = warehouse.execute("""
            select terminal_name, repaired_on, repaired_on_precision, is_restored, cost_yuan
            from staging.stg_radio__broadcast_repairs order by terminal_name
        """).fetchall()
        dated = warehouse.execute("""
            select min(happened_from), max(happened_to) from intermediate.int_record_dates
            where record_id in (select record_id from staging.stg_radio__broadcast_repairs)
        """).fetchall()
        received = warehouse.execute("""
            select state from marts.submissions where export_code = 'F24' and period = '2024年二季度'
        """).fetchall()
    assert dated == [(date(2024, 6, 12), date(2024, 7, 10))]
    assert received == [("late",)]
    assert staged == [
        ("东街社区1号广播", date(2024, 6, 12), "day", "yes", 350.0),
        ("西街社区2号广播", None, "ten_days", "no", None),
    ]


def test_every_file_that_the_runbook_names_is_there() -> None:
    named = files_named(RUNBOOK)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
