"""How numbers, dates and states are written, on screen and on paper. Pure functions, Chinese out."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NamedTuple

FAMILIES = {
    "command": "机制指挥",
    "plans": "预案",
    "teams": "队伍",
    "drills": "演练",
    "supplies": "物资装备与避难",
    "rectification": "隐患整改",
    "monitoring": "监测预警",
    "society": "宣教经费与社会参与",
    "oversight": "监督落实",
    "other": "其他",
}
PERIODS = {
    "month": "每月",
    "quarter": "每季",
    "half_year": "每半年",
    "year": "每年",
    "flood_season": "汛期",
    "event": "按次",
}
ROLES = {"numerator": "计入分子", "denominator_only": "仅计入分母", "excluded": "剔除"}
HAZARD_STATES = {"open": "未整改", "rectified": "已整改未复查", "verified": "复查销号"}
SUBJECT_KINDS = {"county": "全县", "township": "乡镇", "department": "部门"}
GRADES = {"met": "met", "near": "near", "below": "short", "band_low": "band_low", "band_high": "band_high"}
JUDGED = ("met", "near", "short", "band_low", "band_high", "no_target")
UNJUDGED = ("not_delivered", "needs_review", "not_yet_due", "not_applicable")
INK = "#1f2b2d"
HATCHED = "#8b918f"


class Verdict(NamedTuple):
    """How a figure stands: said in colour, shape and word at once."""

    key: str
    word: str
    shape: str
    colour: str
    wash: str


VERDICTS = {
    verdict.key: verdict
    for verdict in (
        Verdict("met", "达标", "●", "#00695c", "#dcefe9"),
        Verdict("near", "接近", "◆", "#8a5a00", "#fbeccb"),
        Verdict("short", "不足", "▼", "#a8321a", "#f9ded6"),
        Verdict("band_low", "偏低", "◁", "#4d5a78", "#e8ebf3"),
        Verdict("band_high", "偏高", "▷", "#4d5a78", "#e8ebf3"),
        Verdict("no_target", "无标准", "○", "#4c5a5d", "#e9eceb"),
        Verdict("not_delivered", "缺报", "▨", "#5b6361", "#efefec"),
        Verdict("not_applicable", "不适用", "—", "#5b6361", "#f4f4f1"),
        Verdict("not_yet_due", "未到期", "◷", "#4d5a78", "#e8ebf3"),
        Verdict("needs_review", "待核实", "？", "#6a4580", "#efe6f4"),
    )
}


def verdict(row: dict[str, Any]) -> Verdict:
    """The verdict on a row of the values query: its status where nothing was measured, else its grade."""
    if row["status"] != "measured":
        return VERDICTS.get(row["status"], VERDICTS["needs_review"])
    return VERDICTS[GRADES.get(row["grade"], "no_target")]


def number(value: float | None) -> str:
    """A count: whole numbers without decimals and separators (公文 style), others with one; — for none."""
    if value is None:
        return "—"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def measure(value: float | None, unit: str) -> str:
    """A value in its unit: 79.7%, 6.3 人/万人, 45 分钟; — for none."""
    if value is None:
        return "—"
    if unit == "%":
        return f"{value:.2f}%" if 0 < abs(value) < 0.1 else f"{value:.1f}%"
    return f"{value:.1f} {unit}"


def counted(row: dict[str, Any]) -> str:
    """What a value was made of: 17 ÷ 20; a median says of how many records it is the middle."""
    if row["statistic"] == "median":
        return f"{number(row['denominator'])}条记录的中位数"
    return f"{number(row['numerator'])} ÷ {number(row['denominator'])}"


def interval(low: float | None, high: float | None, unit: str) -> str:
    """A 95 % interval, 71.4%～87.1%; '' when there is none."""
    if low is None or high is None:
        return ""
    if unit == "%":
        return f"{low:.1f}%～{high:.1f}%"
    return f"{low:.1f}～{high:.1f} {unit}"


def target(row: dict[str, Any]) -> str:
    """What the figure is held against: ≥100.0%, ≤10.0%, 1.0%～5.0%; 无标准 without one."""
    unit = row["unit"]
    if row["direction"] == "band":
        return interval(row["target_low"], row["target_high"], unit) or "无标准"
    if row["target"] is None:
        return "无标准"
    sign = "≤" if row["direction"] == "down" else "≥"
    return f"{sign}{round_measure(row['target'], unit)}"


def round_measure(value: float, unit: str) -> str:
    """A target as people say it: 100%, 95%, 20 人/万人."""
    text = f"{value:g}"
    return f"{text}%" if unit == "%" else f"{text} {unit}"


def change(value: float | None, previous: float | None, unit: str) -> str:
    """The difference with its sign: +3.4 个百分点; — when either side is missing."""
    if value is None or previous is None:
        return "—"
    difference = round(value - previous, 1) + 0.0
    words = "个百分点" if unit == "%" else unit
    return f"持平（±0.0 {words}）" if difference == 0 else f"{difference:+.1f} {words}"


def short_change(value: float | None, previous: float | None) -> str:
    """The difference alone, +3.4, for a column whose heading says the unit."""
    if value is None or previous is None:
        return "—"
    difference = round(value - previous, 1) + 0.0
    return "±0.0" if difference == 0 else f"{difference:+.1f}"


def day(value: date | datetime | None) -> str:
    """2024年9月30日; — for none."""
    return "—" if value is None else f"{value.year}年{value.month}月{value.day}日"


def month(value: date) -> str:
    """2024年9月."""
    return f"{value.year}年{value.month}月"


def minute(value: datetime | None) -> str:
    """2024年10月15日 08:00; — for none."""
    return "—" if value is None else f"{day(value)} {value:%H:%M}"


def place_in_file(row: dict[str, Any]) -> str:
    """文件 · 工作表 · 第9行; text files have no sheet; records without a row of their own say so."""
    if not row.get("file_name"):
        return "按名单计入，没有单独的来源行"
    parts = [row["file_name"], row["sheet"], f"第{row['row_number']}行"]
    return " · ".join(str(part) for part in parts if part)


def lines(text: str | None) -> list[str]:
    """Parts of a wording column: the catalogue joins sentences and norms with 。； and ；《."""
    parts = re.split(r"\n|(?<=。)；|；(?=《)", text or "")
    return [part.strip() for part in parts if part.strip()]
