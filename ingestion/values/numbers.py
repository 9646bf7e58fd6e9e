"""Numbers as clerks write them. An imprecise number keeps what was stated, a range and a flag."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.text import UNIT_FAMILIES, UNITS, fold, squeeze, unit_factor
from ingestion.values.numerals import chinese_numeral as chinese_numeral

LONGEST = 60

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"\d{1,3}([, ']\d{3})+(\.\d+)?")
_BODY = re.compile(
    r"(?P<about>约|大约|近|将近|超过?|逾|不足|至少|共|计|其中|累计)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*|[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿]+)"
    r"(?P<ten>[十百千万亿])?(?P<more>余|多|来|几)?(?P<big>[千万亿])?(?P<plus>\+|以上|左右|上下|许)?"
    r"(?P<unit>[^\d\s(（;；,，]{0,4}?)(?P<more_after>余|多|左右|上下|以上)?(?P<rest>[(（].*[)）])?"
)
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*[-~～—–至到]\s*(\d+(?:\.\d+)?)([^\d]{0,4})")


@dataclass(frozen=True, slots=True)
class Number:
    """A reading: the stated value with the range it may lie in. `is_imprecise` when the range is no point."""

    value: float
    low: float
    high: float
    is_imprecise: bool = False


def read_number(text: str, base_unit: str | None = None, factor: float = 1.0) -> Number | None:
    """Read a number in the contract's base unit; `factor` is the heading's own unit. None when it is no number.

    A unit in the cell itself (12万元) wins over the heading's.
    """
    squeezed = squeeze(text).lstrip("'`").removeprefix("¥").replace("m2", "平方米").replace("m3", "立方米")
    if len(squeezed) > LONGEST:
        return None
    if _PLAIN.fullmatch(squeezed):
        value = float(squeezed) * factor
        return Number(value, value, value)
    if _GROUPED.fullmatch(squeezed) or _GROUPED.fullmatch(fold(text)):
        value = float(re.sub(r"[,']", "", squeezed)) * factor
        return Number(value, value, value)
    between = _RANGE.fullmatch(squeezed)
    if between:
        scale = _unit_scale(between[3], base_unit, factor)
        low, high = sorted((float(between[1]) * scale, float(between[2]) * scale)) if scale else (0.0, 0.0)
        return Number((low + high) / 2, low, high, True) if scale else None
    return _read_worded(squeezed, base_unit, factor)


def _read_worded(squeezed: str, base_unit: str | None, factor: float) -> Number | None:
    found = _BODY.fullmatch(squeezed)
    if not found:
        return None
    digits = found["number"].replace(",", "").rstrip(".")
    stated = float(digits) if _PLAIN.fullmatch(digits) else chinese_numeral(digits)
    scale = _unit_scale(found["unit"] or "", base_unit, factor)
    if stated is None or scale is None:
        return None
    places = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
    for part in ("ten", "big"):
        stated *= places.get(found[part] or "", 1.0)
    value = stated * scale
    return _with_doubt(
        value, found["about"] or "", (found["more"] or found["more_after"] or "") + (found["plus"] or "")
    )


def _with_doubt(value: float, before: str, after: str) -> Number:
    """The range that a word of doubt leaves: 约 ±10 %; 余 and + one step of the leading digit more."""
    step = 10.0 ** max(len(str(int(abs(value)))) - 1, 0)
    if any(word in after for word in ("余", "多", "来", "几")):
        return Number(value, value, value + step, True)
    if "+" in after or "以上" in after or before in {"超", "超过", "逾", "至少"}:
        return Number(value, value, value + step, True)
    if before in {"近", "将近", "不足"}:
        return Number(value, value - step, value, True)
    if before in {"约", "大约"} or any(word in after for word in ("左右", "上下", "许")):
        return Number(value, value * 0.9, value * 1.1, True)
    return Number(value, value, value)


def _unit_scale(unit: str, base_unit: str | None, factor: float) -> float | None:
    if not unit:
        return factor
    if unit not in UNITS:
        return (
            factor
            if unit
            in {
                "台",
                "套",
                "箱",
                "顶",
                "支",
                "根",
                "床",
                "只",
                "艘",
                "双",
                "把",
                "米",
                "km",
                "公里",
                "家",
                "座",
                "处",
                "元整",
            }
            else None
        )
    if base_unit and any(unit in family and base_unit not in family for family in UNIT_FAMILIES):
        return None
    return unit_factor(unit, base_unit) if base_unit else factor


def read_percent(text: str) -> Number | None:
    """A share in per cent: 97.9% and 0.979 both mean 97.9; a plain number above 1 is already per cent."""
    squeezed = squeeze(text)
    if squeezed.endswith(("%", "％")):
        return read_number(squeezed[:-1])
    if squeezed.startswith("百分之"):
        value = chinese_numeral(squeezed.removeprefix("百分之"))
        return None if value is None else Number(value, value, value)
    number = read_number(squeezed)
    if number and 0 < number.value <= 1:
        return Number(number.value * 100, number.low * 100, number.high * 100, number.is_imprecise)
    return number
