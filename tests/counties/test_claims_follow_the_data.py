"""岭南县: four exports and settings of its own. Answers and states are those of its data and turn when it turns."""

# ruff: noqa: E501 - a row of a sheet stays on one line
from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from catalogue.paths import Home
from muster.refresh import refresh
from muster.snapshots import connect
from tests.counties.workbooks import Rows, save_xlsx

pytestmark = pytest.mark.slow
# fmt: off
TOWN = "447799100"
REGIONS: Rows = [["2024年末人口"], ["区划代码", "名称", "常住人口"], ["447799", "岭南县", 20000], [TOWN, "岭脚镇", 20000], [TOWN + "200", "岭脚一村", 9000], [TOWN + "201", "岭脚二村", 9000]]
DRILLS = ["演练名称", "组织单位", "参演单位", "日期", "乡镇", "地点", "参演人数"]
SPRING: Rows = [["2025年一季度演练台账"], DRILLS, ["防火演练", "岭脚一村", "", "2025-02-10", "岭脚镇", "岭脚一村", 60], ["防汛演练", "岭脚一村", "", "2025-03-10", "岭脚镇", "岭脚一村", 60]]
SUMMER: Rows = [
    ["2025年二季度演练台账"], DRILLS,
    ["联合演练一", "县应急管理局", "县水利局、县公安局", "2025-05-10", "岭脚镇", "岭脚二村", 80],
    ["联合演练二", "县应急管理局", "县水利局、县公安局", "2025-05-20", "岭脚镇", "岭脚二村", 80],
    ["联合演练三", "县应急管理局", "县水利局、县公安局", "2025-06-20", "岭脚镇", "岭脚一村", 80],
]
OPINIONS: Rows = [
    ["审议意见清单"], ["议题", "意见编号", "内容", "责任单位", "交办日期", "办理期限", "办结日期"],
    ["应急管理", "1号", "完善应急预案", "县应急管理局", "2025-02-01", "2025-05-31", "2025-05-20"],
    ["应急管理", "2号", "村村有演练", "县应急管理局", "2025-02-01", "2025-05-31", ""],
    ["应急管理", "3号", "改进文风", "县应急管理局", "2025-02-01", "2025-05-31", "2025-03-01"],
]
SETTINGS = """
[commitments.own.H01]
text = "村村有演练"
tests = ["I17 达标"]
given_on = 2025-01-15
due_months = 2
[commitments.opinions]
"2号" = "H01"
"""
# fmt: on


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = Home(tmp_path_factory.mktemp("lingnan"))
    home.inbox.mkdir(parents=True)
    home.settings.write_text(SETTINGS, encoding="utf-8")
    books = {"a.xlsx": REGIONS, "b.xlsx": SPRING, "c.xlsx": SUMMER, "d.xlsx": OPINIONS}
    for name, rows in books.items():
        save_xlsx(Path(home.inbox) / name, {"表": rows})
    refresh(home, [], lambda step, detail: None, now=datetime(2025, 7, 10, 9))
    with connect(home) as connection:
        yield connection


def answers(snapshot: duckdb.DuckDBPyConnection, code: str) -> dict[str, str]:
    rows = snapshot.execute(
        "select as_of, answer from marts.fct_problems where problem_code = ? order by 1", [code]
    ).fetchall()
    return {str(day): answer for day, answer in rows}


def states(snapshot: duckdb.DuckDBPyConnection, code: str) -> dict[str, str]:
    rows = snapshot.execute(
        "select as_of, state from marts.fct_commitments where commitment_code = ? order by 1", [code]
    ).fetchall()
    return {str(day): state for day, state in rows}


def test_an_answer_turns_when_the_data_turns(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert answers(snapshot, "P24") == {"2025-03-31": "supported", "2025-06-30": "not_supported"}
    [(words,)] = snapshot.execute(
        "select figures_zh from marts.fct_problems where problem_code = 'P24' and as_of = date '2025-06-30'"
    ).fetchall()
    assert words == "联合演练占比60.0%（3/5），高于参考线50%（本地目标）"


def test_what_was_not_delivered_answers_nothing_and_names_the_export(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    assert set(answers(snapshot, "P14").values()) == {"cannot_tell"}
    [(tells, supporting, refuting)] = snapshot.execute(
        "select would_tell_zh, supporting, refuting from marts.fct_problems"
        " where problem_code = 'P14' and as_of = date '2025-06-30'"
    ).fetchall()
    assert (tells, supporting, refuting) == ("队员花名册（F02）", 0, 0)


def test_a_commitment_is_confirmed_once_every_village_has_drilled(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    assert states(snapshot, "H01") == {
        "2025-03-31": "not_confirmed_by_data",
        "2025-06-30": "confirmed_by_data",
    }


def test_an_opinion_takes_over_the_tests_but_keeps_its_own_deadline(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    assert states(snapshot, "2号") == {"2025-03-31": "not_due", "2025-06-30": "confirmed_by_data"}


def test_called_done_without_the_data_is_not_to_be_told(snapshot: duckdb.DuckDBPyConnection) -> None:
    [row] = snapshot.execute(
        "select state, is_closed_by_department, would_tell_zh from marts.fct_commitments"
        " where commitment_code = '1号' and as_of = date '2025-06-30'"
    ).fetchall()
    assert row == ("cannot_tell", True, "预案备案台账（F03）")


def test_a_recommendation_without_a_date_is_given_by_the_opinion_about_it_and_else_not(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    assert states(snapshot, "S08")["2025-06-30"] == "cannot_tell"
    assert states(snapshot, "S01")["2025-06-30"] == "not_given"
    assert states(snapshot, "3号")["2025-06-30"] == "unlinked"
