"""docs/runbooks/a-new-export.md, done as written: its blocks become files of a copy, its commands are run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from catalogue.paths import ROOT, Home
from tests.conventions.repository import repository_files, shown

pytestmark = pytest.mark.slow
RUNBOOK = ROOT / "docs" / "runbooks" / "a-new-export.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILLED = [
    [1, "东街社区1号广播", "城关镇", date(2024, 6, 12), "功放无输出", "是", 350],
    [2, "西街社区2号广播", "城关镇", "2024年7月上旬", "电源损坏", "否", None],
]


@dataclass(frozen=True)
class Block:
    """A block of code: what language, for which file ('' for commands), its text."""

    kind: str
    path: str
    text: str


def blocks() -> list[Block]:
    """The runbook's blocks of code in order."""
    found = _BLOCK.finditer(RUNBOOK.read_text(encoding="utf-8"))
    return [Block(block["kind"], block["path"] or "", block["text"]) for block in found]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the commands that an installation has."""
    root = tmp_path_factory.mktemp("checkout")
    for path in repository_files():
        (root / shown(path)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, root / shown(path))
    (root / ".venv" / "bin").mkdir(parents=True)
    for name, words in {
        "python": "",
        "muster": " -m muster.cli",
        "pytest": " -m pytest -p no:cacheprovider",
    }.items():
        command = root / ".venv" / "bin" / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}"{words} "$@"\n', encoding="utf-8")
        command.chmod(0o755)
    return root


def run(command: str, checkout: Path) -> str:
    """Run a line of the runbook in the copy; what it printed. It must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(checkout), "COLUMNS": "200", "NO_COLOR": "1"}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(
        ["sh", "-c", command], cwd=checkout, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-2000:]}"
    return done.stdout


def test_one_yaml_one_model_and_one_test_make_an_export(checkout: Path) -> None:
    files = [block for block in blocks() if block.path]
    assert [block.kind for block in files] == ["yaml", "sql", "python"]
    for block in files:
        path = checkout / block.path
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    commands = [line for block in blocks() if block.kind == "sh" for line in block.text.splitlines()]
    told = {}
    for command in commands:
        told[command] = run(command, checkout)
        if " template " in command:
            _fill(checkout / "试用.xlsx")
    receipt, rows, exports = list(told.values())[-3:]
    assert "F22 应急广播维护记录：读7行 = 接收2 + 存疑0 + 退回0 + 说明行5" in receipt
    assert "东街社区1号广播" in rows and "西街社区2号广播" in rows
    assert re.search(r"应急广播维护记录\W+融媒体中心\W+True", exports)
    _assert_staged(Home(checkout / "试用"))
    assert "## F22 应急广播维护记录" in (checkout / "docs" / "exports.md").read_text(encoding="utf-8")


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
            select state from marts.submissions where export_code = 'F22' and period = '2024年二季度'
        """).fetchall()
    assert dated == [(date(2024, 6, 12), date(2024, 7, 10))]
    assert received == [("late",)]
    assert staged == [
        ("东街社区1号广播", date(2024, 6, 12), "day", "yes", 350.0),
        ("西街社区2号广播", None, "ten_days", "no", None),
    ]


def test_every_file_that_the_runbook_names_is_there() -> None:
    text = RUNBOOK.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:catalogue|dbt_project|docs|tests)/[\w./-]+\.(?:md|yml|sql|py))`", text))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
