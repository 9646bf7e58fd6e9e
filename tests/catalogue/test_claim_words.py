"""What a comparison asks is said in the words of documents."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.claim_words import comparison_zh, figure_zh
from catalogue.claims import Comparison


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (
            {"figure": "I20", "compare": "misses", "line": 50, "line_zh": "过半数", "line_en": "a majority"},
            "I20 联合演练占比没有达到目标（没有目标时以50%为参考线：过半数）",
        ),
        (
            {"figure": "I02", "compare": "meets", "line": 60, "line_zh": "同规则", "line_en": "as the rule"},
            "I02 预警响应启动时长达到目标（没有目标时以60分钟为参考线：同规则）",
        ),
        (
            {"figure": "I42", "compare": "above", "than": "baseline"},
            "I42 社会力量参与率高于基准",
        ),
        (
            {"figure": "I10", "compare": "at_least", "than": 8},
            "I10 每万人实有救援队员不低于8人/万人",
        ),
        (
            {"figure": "M02", "compare": "below", "than": 50},
            "M02 预防支出占预防和救援支出之比低于50%",
        ),
        (
            {"figure": "R23", "compare": "above", "than": 0},
            "R23 预警未见响应有待核实的记录",
        ),
        (
            {"figure": "R05", "compare": "at_most", "than": 5},
            "R05 文件式整改不高于5条",
        ),
        (
            {"figure": "I39"},
            "I39 应急支出占比（仅供参考，不作判断）",
        ),
        (
            {"figure": "I23", "compare": "meets", "over": "every_township"},
            "各乡镇的I23 装备配备达标率达到目标",
        ),
        (
            {"awaits_zh": "没有这一栏", "awaits_en": "There is no such column", "exports": ["F09", "F10"]},
            "没有这一栏（F09、F10），有此栏之前无法判断",
        ),
    ],
)
def test_a_comparison_is_worded(declared: dict[str, Any], said: str) -> None:
    assert comparison_zh(Comparison.model_validate(declared)) == said


def test_a_figure_is_named_with_its_code_and_one_that_is_none_is_refused() -> None:
    assert figure_zh("M01") == "M01 多队协同出动占比"
    with pytest.raises(KeyError):
        figure_zh("I99")
