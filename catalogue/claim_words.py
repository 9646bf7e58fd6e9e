"""What a comparison asks, in words: of documents in Chinese, and the same in English."""

from __future__ import annotations

from catalogue.claims import Comparison, Measure
from catalogue.loader import indicators, measures, rules
from catalogue.models import Indicator
from catalogue.rule_models import Rule

_ASKED = {
    "misses": "没有达到目标",
    "meets": "达到目标",
    "below": "低于",
    "at_most": "不高于",
    "above": "高于",
    "at_least": "不低于",
}
_ASKED_EN = {
    "misses": "misses its target",
    "meets": "meets its target",
    "below": "is below",
    "at_most": "is at most",
    "above": "is above",
    "at_least": "is at least",
}


def figure_zh(code: str) -> str:
    """I20 联合演练占比. Raises KeyError for a code that is not declared."""
    return f"{code} {_figure(code).name_zh}"


def figure_en(code: str) -> str:
    """I20 Joint drills. Raises KeyError for a code that is not declared."""
    return f"{code} {_figure(code).name_en}"


def _figure(code: str) -> Indicator | Measure | Rule:
    if code[0] == "I":
        return indicators()[code]
    return measures()[code] if code[0] == "M" else rules()[code]


def unit_of(code: str) -> str:
    """Unit of a figure: that of the indicator, % of a supporting figure, 条 of a rule's records."""
    return indicators()[code].unit if code[0] == "I" else {"M": "%", "R": "条"}[code[0]]


def quantity_en(number: float, code: str) -> str:
    """A number in the unit of a figure: 50%, 60 min, 5 records."""
    if code[0] == "R":
        return f"{number:g} records"
    unit = indicators()[code].unit_en if code[0] == "I" else ""
    return f"{number:g} {unit}" if unit else f"{number:g}{unit_of(code)}"


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


def comparison_en(test: Comparison) -> str:
    """I20 Joint drills misses its target (where there is none, against 50%: so a majority is taken)."""
    if test.figure is None:
        return f"{test.awaits_en} ({', '.join(test.exports)}); nothing can be told before there is one"
    name = figure_en(test.figure) + (" of every township" if test.over == "every_township" else "")
    if test.compare is None:
        return f"{name} (for reference, settles nothing)"
    if test.figure[0] == "R" and (test.compare, test.than) == ("above", 0):
        return f"{name}: there are records to verify"
    if test.compare in {"misses", "meets"}:
        line = ""
        if test.line is not None:
            line = f" (where there is none, against {quantity_en(test.line, test.figure)}: {test.line_en})"
        return f"{name} {_ASKED_EN[test.compare]}{line}"
    than = test.than if isinstance(test.than, float) else None
    against = "the baseline" if than is None else quantity_en(than, test.figure)
    return f"{name} {_ASKED_EN[test.compare]} {against}"
