"""What an indicator declares of departments' own words can be carried out, or is told in words."""

from __future__ import annotations

import pytest

from catalogue.loader import code_lists, contracts, indicators
from catalogue.models import SelfReported
from catalogue.self_reported import indicator_faults

FAULTS = {
    "a table that is none": (
        {"table": "hazard_list", "column": "status", "codes": ["rectified"]},
        "没有表 hazard_list",
    ),
    "a column that is none": (
        {"table": "hazards", "column": "state", "codes": ["rectified"]},
        "表 hazards 没有列 state",
    ),
    "a code that is none": (
        {"table": "hazards", "column": "status", "codes": ["done"]},
        "done 不在选项表 hazard_status 中",
    ),
    "a code column without codes": (
        {"table": "hazards", "column": "status"},
        "列 status 是选项列的要写 codes，其他列不能写",
    ),
    "a sum over a log": (
        {"table": "drills", "column": "participants"},
        "不写 codes 的，drills 要是某一时点的清单，participants 要是数字列",
    ),
    "a count over something": (
        {"table": "hazards", "column": "status", "codes": ["rectified"], "over": "serial"},
        "写了 codes 的不能有 over、until",
    ),
    "over no number": (
        {"table": "teams", "column": "headcount", "over": "team_name"},
        "over team_name 不是数字列",
    ),
    "until no date": (
        {"table": "teams", "column": "headcount", "until": "team_name"},
        "until team_name 不是日期列",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_claim_that_cannot_be_computed_is_told(case: str) -> None:
    declared, told = FAULTS[case]
    claim = SelfReported.model_validate({"name_zh": "自报", **declared})
    indicator = indicators()["I27"].model_copy(update={"self_reported": [claim]})
    assert f"self_reported“自报”：{told}" in indicator_faults(indicator, contracts(), code_lists())


def test_only_counted_records_can_be_looked_at_on_site() -> None:
    median = indicators()["I02"].model_copy(update={"on_site_zh": "看记录"})
    assert indicator_faults(median, contracts(), code_lists()) == ["on_site_zh 只用于按记录计数的指标"]


def test_exports_that_nobody_owes_feed_no_figure() -> None:
    free = {contract.export for contract in contracts().values() if not contract.owed}
    assert free == {"F22", "F23"}
    assert [i.code for i in indicators().values() if free & set(i.exports)] == []
