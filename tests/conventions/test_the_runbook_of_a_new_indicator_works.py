"""docs/runbooks/a-new-indicator.md, done as written, on two small files that a department could have sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.paths import ROOT
from tests.conventions.runbooks import commands, copied, files_named, run, write_files

pytestmark = pytest.mark.slow
RUNBOOK = ROOT / "docs" / "runbooks" / "a-new-indicator.md"
REGIONS = """\
区划代码,名称,户数,常住人口
510999,云岭县,3000,9000
510999101,东河镇,1800,5000
510999102,西坪乡,1200,4000
"""
DRILLS = """\
序号,演练名称,组织单位,日期,地点,参演人数,评估
1,防汛转移演练,东河镇人民政府,2024-06-12,东河镇,120,已评估
2,森林防火演练,东河镇人民政府,2024-08-02,东河镇,80,无
3,地震疏散演练,西坪乡人民政府,2024-09-10,西坪乡,60,有总结报告
4,山洪避险演练,西坪乡人民政府,2023-09-29,西坪乡,60,已评估
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("checkout"))
    inbox = root / "试用" / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "人口与区划.csv").write_text(REGIONS, encoding="utf-8-sig")
    (inbox / "演练台账（截至2024年9月30日）.csv").write_text(DRILLS, encoding="utf-8-sig")
    return root


def test_one_yaml_one_model_and_their_tests_make_an_indicator(checkout: Path) -> None:
    assert write_files(RUNBOOK, checkout) == ["yaml", "sql", "yaml"]
    told = [run(command, checkout) for command in commands(RUNBOOK)]
    figures, traced = told[-2:]
    assert figures.splitlines()[1:] == [
        "county,2.0,3.0,66.7,measured",
        "township,1.0,2.0,50.0,measured",
    ]
    assert "演练台账（截至2024年9月30日）.csv" in traced
    assert "### I48 演练评估率" in (checkout / "docs" / "indicators.md").read_text(encoding="utf-8")


def test_every_file_that_the_runbook_names_is_there() -> None:
    named = files_named(RUNBOOK)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
