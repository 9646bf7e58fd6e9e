"""A column that a county may not hold is never in the warehouse, and what is missing for it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.paths import Home
from muster.settings import SettingsError, read_settings
from tests.counties.figures import query
from tests.muster.command import muster

TEAMS = """\
队伍名称,队伍类别,主管单位,所在乡镇,人数,负责人
东河镇综合应急救援队,综合救援队,东河镇人民政府,东河镇,20,张三
县人武部民兵应急连,驻地军事力量,县人武部,,7391,李四
"""
EXCLUDED = """
[county]
name = "云岭县"
code = "510999"

[[excluded]]
export = "F01"
column = "人数"
only = { "队伍类别" = "驻地军事力量" }
"""


def refreshed(home: Home, settings: str) -> None:
    """Two teams, one of them of the forces, taken in under these settings."""
    home.inbox.mkdir(parents=True, exist_ok=True)
    home.settings.write_text(settings, encoding="utf-8")
    (home.inbox / "应急队伍台账（2024年9月30日）.csv").write_text(TEAMS, encoding="utf-8-sig")
    done = muster("refresh", home=home.root)
    assert done.returncode in {0, 3}, done.stdout + done.stderr


def headcounts(home: Home) -> list[dict[str, object]]:
    return query(home, "select team_name, headcount from marts.fct_teams order by team_name")


@pytest.mark.slow
def test_what_is_excluded_is_in_no_table_and_said_also_when_it_is_excluded_later(tmp_path: Path) -> None:
    home = Home(tmp_path)
    refreshed(home, EXCLUDED.split("[[excluded]]")[0])
    assert [row["headcount"] for row in headcounts(home)] == [20, 7391]
    refreshed(home, EXCLUDED)
    assert [row["headcount"] for row in headcounts(home)] == [20, None]
    told = query(home, "select cells ->> '人数' as sent from marts.source_rows order by row_number")
    assert [row["sent"] for row in told] == ["20", ""]
    said = query(home, "select applied_code, value_zh from marts.dim_settings")
    assert said == [{"applied_code": "F01", "value_zh": "人数（驻地军事力量）不收"}]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('export = "F99"\ncolumn = "人数"', "F99"),
        ('export = "F01"\ncolumn = "军衔"', "军衔"),
        ('export = "F01"\ncolumn = "队伍名称"', "识别记录的栏目"),
        ('export = "F01"\ncolumn = "人数"\nonly = { "队伍类别" = "特种" }', "队伍类别 = 特种"),
        ('export = "F01"\ncolumn = "人数"\nonly = { "负责人" = "张三" }', "负责人 = 张三"),
        ('export = "F01"', "excluded.0.column"),
    ],
)
def test_a_column_that_cannot_be_excluded_is_one_clear_line(tmp_path: Path, field: str, said: str) -> None:
    home = Home(tmp_path)
    home.settings.write_text(f"[[excluded]]\n{field}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(home)
    assert said in str(raised.value) and "\n" not in str(raised.value)
