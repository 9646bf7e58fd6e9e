"""A refresh of a small invented county: what is good is published, what is bad is said, nothing new is no work."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue.paths import Home
from muster.query import run_query
from muster.snapshots import current_id, snapshot_ids
from tests.ingestion.books import DRILL_HEADINGS, drill, write_book
from tests.ingestion.raw_county import REGISTER
from tests.muster.command import muster

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, dict[str, Any], int]]:
    """Three townships' worth of good files and one bad file of every kind, refreshed once."""
    home = Home(tmp_path_factory.mktemp("small"))
    home.inbox.mkdir()
    rows = [
        ["2024年演练台账"],
        DRILL_HEADINGS,
        *[drill(number) for number in range(1, 9)],
        drill(9, 日期="待定"),
    ]
    write_book(home.inbox / "演练.xlsx", {"演练": rows})
    write_book(home.inbox / "区划.xlsx", {"区划": REGISTER})
    write_book(home.inbox / "通讯录.xlsx", {"通讯录": [["科室", "分机"], ["办公室", 8001]]})
    headings = ["编号", "被检查单位", "隐患描述", "隐患等级", "整改期限", "状态"]
    row = ["YH-1", "柳河砖厂", "堵塞", "一般", "2024.9.20", "已整改"]
    write_book(home.inbox / "隐患.xlsx", {"隐患": [headings, row]})
    (home.inbox / "损坏.xlsx").write_bytes((home.inbox / "演练.xlsx").read_bytes()[:2000])
    (home.inbox / "空.csv").write_bytes(b"")
    (home.inbox / "扫描.pdf").write_bytes(b"%PDF-1.4\n")
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    (home.inbox / "加密.xlsx").write_bytes(encrypted)
    done = muster("refresh", "--json", home=home.root)
    assert done.returncode in {0, 3}, done.stderr
    assert "Traceback" not in done.stderr
    yield home, json.loads(done.stdout), done.returncode


def test_rejected_rows_and_files_end_a_refresh_with_three(small: tuple[Home, dict[str, Any], int]) -> None:
    _, receipt, code = small
    assert code == 3 and receipt["published"]
    assert receipt["totals"]["rows_rejected"] == 1


def test_the_receipt_balances_every_sheet(small: tuple[Home, dict[str, Any], int]) -> None:
    tables = [table for file in small[1]["files"] for table in file["tables"]]
    assert {table["export"] for table in tables} == {"F04", "F18"}
    for table in tables:
        parts = ("rows_accepted", "rows_doubtful", "rows_rejected", "rows_explained")
        assert table["rows_read"] == sum(table[part] for part in parts)


def test_every_bad_file_has_one_chinese_line_that_says_what_to_do(
    small: tuple[Home, dict[str, Any], int],
) -> None:
    problems = {file["file"]: file["problems"] for file in small[1]["files"] if file["problems"]}
    assert {name: [p["code"] for p in found] for name, found in problems.items()} == {
        "通讯录.xlsx": ["unrecognised"],
        "隐患.xlsx": ["missing_column"],
        "损坏.xlsx": ["corrupt"],
        "空.csv": ["empty"],
        "扫描.pdf": ["out_of_scope"],
        "加密.xlsx": ["password"],
    }
    for found in problems.values():
        assert "请" in found[0]["message_zh"] and "\n" not in found[0]["message_zh"]


def test_what_was_good_is_published_with_its_own_countys_figures(
    small: tuple[Home, dict[str, Any], int],
) -> None:
    home = small[0]
    assert run_query(home, "select count(*) as n from fct_drills")["n"].tolist() == [8]
    assert run_query(home, "select region_name from dim_regions where level = 'county'")[
        "region_name"
    ].tolist() == ["青岚县"]


def test_an_export_that_was_not_handed_in_is_not_delivered_and_never_zero(
    small: tuple[Home, dict[str, Any], int],
) -> None:
    sql = """select distinct status, value from fct_indicator_values
             where indicator_code in ('I10', 'I27') and subject_kind = 'county'"""
    rows = run_query(small[0], sql)
    assert rows["status"].tolist() == ["not_delivered"] and rows["value"].isna().all()


def test_originals_of_bad_files_are_kept_too(small: tuple[Home, dict[str, Any], int]) -> None:
    home = small[0]
    kept = [path for path in home.originals.rglob("*") if path.is_file()]
    assert len(kept) == 8 and all(path.stat().st_mode & 0o777 == 0o600 for path in kept)


def test_a_refresh_with_nothing_new_publishes_nothing(small: tuple[Home, dict[str, Any], int]) -> None:
    home = small[0]
    before = (current_id(home), snapshot_ids(home))
    done = muster("refresh", home=home.root)
    assert done.returncode == 0, done.stderr
    assert (current_id(home), snapshot_ids(home)) == before
    assert "没有新的文件" in done.stdout


def test_a_known_archive_is_nothing_new(small: tuple[Home, dict[str, Any], int], tmp_path: Path) -> None:
    home = small[0]
    with zipfile.ZipFile(tmp_path / "演练.zip", "w") as archive:
        archive.write(home.inbox / "演练.xlsx", "演练.xlsx")
    before = current_id(home)
    done = muster("refresh", str(tmp_path / "演练.zip"), home=home.root)
    assert done.returncode == 0 and current_id(home) == before
