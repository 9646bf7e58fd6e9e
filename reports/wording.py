"""Numbers and comparisons in the words of an official paper (GB/T 15835: no thousand separators)."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.formatting import lines

FULL_WIDTH = str.maketrans({"(": "（", ")": "）"})


def full_width(text: str) -> str:
    """Brackets as Chinese text has them."""
    return text.translate(FULL_WIDTH)


def number_zh(value: float, digits: int = 1) -> str:
    """A count without decimals, anything else with `digits`; never a thousand separator, never -0."""
    if float(value).is_integer():
        return str(int(value))
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text


def figure(value: float, unit: str, digits: int = 1) -> str:
    """A value with its unit; a percentage always shows its decimals: 100.0%."""
    return f"{value:.{digits}f}%" if unit == "%" else f"{number_zh(value, digits)}{full_width(unit)}"


def gap_zh(size: float, unit: str, digits: int = 1) -> str:
    """The size of a difference: percentages differ by percentage points."""
    if unit == "%":
        return f"{abs(size):.{digits}f}个百分点"
    return f"{number_zh(abs(size), digits)}{full_width(unit)}"


def digits_that_tell_apart(first: float, second: float, at_least: int = 1, at_most: int = 4) -> int:
    """The fewest decimals with which two different values do not look the same."""
    digits = at_least
    while digits < at_most and first != second and f"{first:.{digits}f}" == f"{second:.{digits}f}":
        digits += 1
    return digits


def against_zh(value: float, target: float, unit: str, kind_zh: str = "目标") -> str:
    """`高于`, `低于` or `等于` a target, with the distance, in as many decimals as the word needs."""
    if value == target:
        return f"等于{kind_zh}{figure(target, unit)}"
    digits = digits_that_tell_apart(value, target)
    word = "高于" if value > target else "低于"
    distance = gap_zh(round(value, digits) - round(target, digits), unit, digits)
    return f"{word}{kind_zh}{figure(target, unit, digits)}，相差{distance}"


def change_zh(now: float, before: float, unit: str, digits: int = 1) -> str:
    """`上升`, `下降` or `持平`; a change that the printed figures do not show is no change."""
    shown_now, shown_before = round(now, digits), round(before, digits)
    past = figure(before, unit, digits)
    if shown_now == shown_before:
        return f"与上年同期（{past}）持平"
    word = "上升" if shown_now > shown_before else "下降"
    return f"比上年同期（{past}）{word}{gap_zh(shown_now - shown_before, unit, digits)}"


def interval_zh(low: float, high: float, unit: str) -> str:
    """A 95 % interval as a range: 85.7%～94.7%."""
    return f"{figure(low, unit)}～{figure(high, unit)}"


def list_zh(names: Sequence[str], at_most: int | None = None) -> str:
    """Names joined by 、; a shortened list says how many there are in all."""
    if at_most is None or len(names) <= at_most:
        return "、".join(names)
    return f"{'、'.join(names[:at_most])}等{len(names)}项"


def ordinal_zh(number: int) -> str:
    """一, 二, … 九十九."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{digits[tens]}十")
    return head + (digits[ones] if ones or not tens else "")


def one_line(text: str | None) -> str:
    """Words of the catalogue as one line of a table cell."""
    return full_width("；".join(part.rstrip("。；;") for part in lines(text)).replace("。；", "；"))
