"""Whatever cannot be read gets one line that says what to do, and never stops the rest."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import muster.refresh
from catalogue.paths import Home
from muster.cli import app
from muster.errors import UserError
from muster.refresh import refresh
from muster.snapshots import current_id, snapshot_ids
from tests.counties.figures import query
from tests.counties.small_county import REGIONS
from tests.counties.small_county_events import DRILLS_DONGMEN
from tests.counties.workbooks import Rows, save_csv, save_password_protected, save_xls, save_xlsx

pytestmark = pytest.mark.slow
NO_PLACE_FOR_IT: Rows = [["食堂菜谱"], ["星期", "早餐", "午餐"], ["星期一", "馒头", "米饭"]]
WITHOUT_A_DATE: Rows = [
    ["演练名称", "组织单位", "参演人数", "地点"],
    ["防汛演练", "白沙镇人民政府", 30, "白沙村"],
]

# File → the problem's code and the word that tells the clerk what to do.
BAD = {
    "损坏.xlsx": ("corrupt", "重新报送"),
    "截断.xlsx": ("corrupt", "重新报送"),
    "截断.zip": ("corrupt", "重新报送"),
    "加密.xlsx": ("password", "去掉密码"),
    "空文件.xlsx": ("empty", "重新报送"),
    "空白工作簿.xlsx": ("empty", "重新报送"),
    "只有空格.csv": ("empty", "重新报送"),
    "扫描件.xlsx": ("out_of_scope", "报送原始表格"),
    "菜谱.xlsx": ("unrecognised", "请"),
    "演练缺日期.csv": ("missing_column", "日期"),
}


def _write_bad_files(inbox: Path) -> None:
    good = save_xlsx(inbox / "东门街道演练.xlsx", {"Sheet1": DRILLS_DONGMEN}, {"Sheet1": ["G3:H3"]})
    save_xls(inbox / "人口.xls", {"Sheet1": REGIONS})
    (inbox / "损坏.xlsx").write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    (inbox / "截断.xlsx").write_bytes(good.read_bytes()[:3000])
    with zipfile.ZipFile(inbox / "截断.zip", "w") as archive:
        archive.write(good, "drills.xlsx")
    (inbox / "截断.zip").write_bytes((inbox / "截断.zip").read_bytes()[:2000])
    save_password_protected(inbox / "加密.xlsx")
    (inbox / "空文件.xlsx").write_bytes(b"")
    save_xlsx(inbox / "空白工作簿.xlsx", {"Sheet1": [], "Sheet2": []})
    (inbox / "只有空格.csv").write_text("  \n \n", encoding="utf-8")
    (inbox / "扫描件.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    save_xlsx(inbox / "菜谱.xlsx", {"Sheet1": NO_PLACE_FOR_IT})
    save_csv(inbox / "演练缺日期.csv", WITHOUT_A_DATE)


def _run(home: Home, *words: str) -> Result:
    return CliRunner().invoke(app, ["refresh", "--home", str(home.root), *words])


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Result]]:
    """A HOME with two good files among the bad ones, and what `muster refresh` said."""
    home = Home(tmp_path_factory.mktemp("bad"))
    home.inbox.mkdir()
    _write_bad_files(home.inbox)
    yield home, _run(home)


@pytest.fixture(scope="module")
def receipt(first: tuple[Home, Result]) -> dict[str, list[dict[str, str]]]:
    """File → its problems, from the stored receipt."""
    path = sorted(first[0].receipts.glob("*.json"))[0]
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    return {file["file"]: file["problems"] for file in files}


def test_the_exit_code_says_that_something_was_not_taken_in(first: tuple[Home, Result]) -> None:
    assert first[1].exit_code == 3


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_gets_one_line_that_says_what_to_do(
    first: tuple[Home, Result], receipt: dict[str, list[dict[str, str]]], name: str
) -> None:
    code, remedy = BAD[name]
    assert [problem["code"] for problem in receipt[name]] == [code]
    message = receipt[name][0]["message_zh"]
    assert remedy in message
    assert "\n" not in message
    lines = [line for line in first[1].output.splitlines() if line.startswith("未入库") and f"{name}" in line]
    assert len(lines) == 1
    assert message in lines[0]


def test_the_good_files_beside_them_are_published(first: tuple[Home, Result]) -> None:
    home, _ = first
    assert query(home, "select count(*) as drills from marts.fct_drills") == [{"drills": 5}]
    assert query(home, "select count(*) as regions from marts.dim_regions") == [{"regions": 13}]


def test_bad_files_are_kept_as_sent_and_listed(first: tuple[Home, Result]) -> None:
    home, _ = first
    kept = {path.name for path in home.originals.rglob("*") if path.is_file()}
    assert len(kept) == len(BAD) + 2
    listed = {row["file_name"] for row in query(home, "select file_name from marts.deliveries")}
    problems = {row["file_name"] for row in query(home, "select file_name from marts.delivery_problems")}
    assert set(BAD) <= listed | problems


def test_nothing_new_changes_nothing_and_a_failed_refresh_leaves_the_last_snapshot_live(
    first: tuple[Home, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, _ = first
    before = current_id(home)
    again = _run(home)
    assert (again.exit_code, current_id(home), len(snapshot_ids(home))) == (0, before, 1)
    assert "没有新的文件" in again.output

    late: Rows = [
        ["演练名称", "组织单位", "日期", "地点", "参演人数"],
        ["消防演练", "白沙镇人民政府", "2025-06-01", "白沙村", 30],
    ]
    save_csv(home.inbox / "补报演练.csv", late, "utf-8-sig")

    def broken(place: Home, thresholds: dict[str, float]) -> None:
        raise UserError("指标计算未通过")

    with monkeypatch.context() as patch:
        patch.setattr(muster.refresh, "build", broken)
        with pytest.raises(UserError):
            refresh(home, [], lambda step, detail: None, now=datetime(2025, 7, 12))
    assert (current_id(home), len(snapshot_ids(home))) == (before, 1)
    assert query(home, "select count(*) as drills from marts.fct_drills") == [{"drills": 5}]

    completed = _run(home)
    assert completed.exit_code in {0, 3}
    assert current_id(home) != before
    assert query(home, "select count(*) as drills from marts.fct_drills") == [{"drills": 6}]
    assert len(snapshot_ids(home)) == 2
