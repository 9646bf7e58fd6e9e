"""What a comparison asks, in the words of documents."""

from __future__ import annotations

from catalogue.claims import Comparison
from catalogue.loader import indicators, measures, rules

_ASKED = {
    "misses": "没有达到目标",
    "meets": "达到目标",
    "below": "低于",
    "at_most": "不高于",
    "above": "高于",
    "at_least": "不低于",
}


def figure_zh(code: str) -> str:
    """I20 联合演练占比. Raises KeyError for a code that is not declared."""
    if code[0] == "I":
        return f"{code} {indicators()[code].name_zh}"
    if code[0] == "M":
        return f"{code} {measures()[code].name_zh}"
    return f"{code} {rules()[code].name_zh}"


def unit_of(code: str) -> str:
    """Unit of a figure: that of the indicator, % of a supporting figure, 条 of a rule's records."""
    return indicators()[code].unit if code[0] == "I" else {"M": "%", "R": "条"}[code[0]]


def comparison_zh(test: Comparison) -> str:
    """I20 联合演练占比没有达到目标（没有目标时以50%为参考线，过半数）."""
    if test.figure is None:
        return f"{test.awaits_zh}（{'、'.join(test.exports)}），有此栏之前无法判断"
    name = ("各乡镇的" if test.over == "every_township" else "") + figure_zh(test.figure)
    if test.compare is None:
        return f"{name}（仅供参考，不作判断）"
    if test.figure[0] == "R" and (test.compare, test.than) == ("above", 0):
        return f"{name}有待核实的记录"
    unit = unit_of(test.figure)
    if test.compare in {"misses", "meets"}:
        line = f"（没有目标时以{test.line:g}{unit}为参考线：{test.line_zh}）" if test.line is not None else ""
        return f"{name}{_ASKED[test.compare]}{line}"
    than = "基准" if test.than == "baseline" else f"{test.than:g}{unit}"
    return f"{name}{_ASKED[test.compare]}{than}"
