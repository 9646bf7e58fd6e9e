"""How numbers, dates and states are written, on screen and on paper. Pure functions of the language that is spoken."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NamedTuple

from dashboards import words
from dashboards.words import t

FAMILIES = (
    "command", "plans", "teams", "drills", "supplies", "rectification", "monitoring", "society", "oversight", "other",
)  # fmt: skip
ROLES = ("numerator", "denominator_only", "excluded")
HAZARD_STATES = ("open", "rectified", "verified")
SUBJECT_KINDS = ("county", "township", "department")
GRADES = {"met": "met", "near": "near", "below": "short", "band_low": "band_low", "band_high": "band_high"}
JUDGED = ("met", "near", "short", "band_low", "band_high", "no_target")
UNJUDGED = ("not_delivered", "needs_review", "not_yet_due", "not_applicable")
SMALL_N = 10


class Verdict(NamedTuple):
    """How a figure stands: said in colour (palette.ink_of), shape and word at once."""

    key: str
    shape: str

    @property
    def word(self) -> str:
        """达标, 接近, 不足, 缺报 …"""
        return t(f"verdict.{self.key}")


VERDICTS = {
    verdict.key: verdict
    for verdict in (
        Verdict("met", "●"),
        Verdict("near", "◆"),
        Verdict("short", "▼"),
        Verdict("band_low", "◁"),
        Verdict("band_high", "▷"),
        Verdict("no_target", "○"),
        Verdict("not_delivered", "▨"),
        Verdict("not_applicable", "—"),
        Verdict("not_yet_due", "◷"),
        Verdict("needs_review", "？"),
    )
}


def verdict(row: dict[str, Any]) -> Verdict:
    """The verdict on a row of the values query: its status where nothing was measured, else its grade."""
    if row["status"] != "measured":
        return VERDICTS.get(row["status"], VERDICTS["needs_review"])
    return VERDICTS[GRADES.get(row["grade"], "no_target")]


def family(key: str) -> str:
    """The name of a family of indicators; of none of them, 其他."""
    return t(f"family.{key}" if key in FAMILIES else "family.other")


def subject_kind(key: str) -> str:
    """全县, 乡镇 or 部门."""
    return t(f"subject.{key}" if key in SUBJECT_KINDS else "subject.other")


def role(key: str) -> str:
    """How a record is counted, in words."""
    return t(f"role.{key}") if key in ROLES else key


def period(key: str) -> str:
    """How often an export is owed."""
    return t(f"period.{key}") if words.known(f"period.{key}") else key


def state(key: str) -> str:
    """A label of the family counts in words: a hazard's state, a label of our own, else a code list's as it is."""
    if key in HAZARD_STATES:
        return t(f"hazard.{key}")
    return t(f"label.{key}") if words.known(f"label.{key}") else key


def unit(name: str) -> str:
    """A unit as readers of the language write it."""
    return t(f"unit.{name}") if words.known(f"unit.{name}") else name


def name_of(row: dict[str, Any]) -> str:
    """An indicator's or a rule's name."""
    return words.pick(row, "name")


def subject_name(row: dict[str, Any]) -> str:
    """A subject's name; the whole county is called so."""
    return str(row["subject_name"])


def is_small(row: dict[str, Any]) -> bool:
    """Whether a percentage stands on so few records that it jumps with each of them."""
    return row["denominator"] is not None and row["denominator"] < SMALL_N and row["unit"] == "%"


def number(value: float | None) -> str:
    """A count: whole numbers without decimals and separators (公文 style), others with one; — for none."""
    if value is None:
        return "—"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def measure(value: float | None, of_unit: str) -> str:
    """A value in its unit: 79.7%, 6.3 人/万人, 45 分钟; — for none."""
    if value is None:
        return "—"
    if of_unit == "%":
        return f"{value:.2f}%" if 0 < abs(value) < 0.1 else f"{value:.1f}%"
    return f"{value:.1f} {unit(of_unit)}"


def measure_score(value: float | None) -> str:
    """A score of the composite, to one decimal: 76.1; — for none."""
    return "—" if value is None else f"{value:.1f}"


def precise(value: float | None, of_unit: str) -> str:
    """A value with two decimals, for changes too small for one."""
    if value is None:
        return "—"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{text}%" if of_unit == "%" else f"{text} {unit(of_unit)}"


def counted(row: dict[str, Any]) -> str:
    """What a value was made of: 17 ÷ 20; a median says of how many records it is the middle."""
    if row["statistic"] == "median":
        return t("counted.median", count=number(row["denominator"]))
    return f"{number(row['numerator'])} ÷ {number(row['denominator'])}"


def interval(low: float | None, high: float | None, of_unit: str) -> str:
    """A 95 % interval, 71.4%～87.1%; '' when there is none."""
    if low is None or high is None:
        return ""
    if of_unit == "%":
        return f"{low:.1f}%～{high:.1f}%"
    return f"{low:.1f}～{high:.1f} {unit(of_unit)}"


def target(row: dict[str, Any]) -> str:
    """What the figure is held against: ≥100.0%, ≤10.0%, 1.0%～5.0%; 无标准 without one."""
    of_unit = row["unit"]
    if row["direction"] == "band":
        return interval(row["target_low"], row["target_high"], of_unit) or t("target.none")
    if row["target"] is None:
        return t("target.none")
    sign = "≤" if row["direction"] == "down" else "≥"
    return f"{sign}{round_measure(row['target'], of_unit)}"


def round_measure(value: float, of_unit: str) -> str:
    """A target as people say it: 100%, 95%, 20 人/万人."""
    text = f"{value:g}"
    return f"{text}%" if of_unit == "%" else f"{text} {unit(of_unit)}"


def change(value: float | None, previous: float | None, of_unit: str) -> str:
    """The difference with its sign: +3.4 个百分点; — when either side is missing."""
    if value is None or previous is None:
        return "—"
    difference = round(value - previous, 1) + 0.0
    of = t("unit.points") if of_unit == "%" else unit(of_unit)
    return t("change.none", unit=of) if difference == 0 else f"{difference:+.1f} {of}"


def short_change(value: float | None, previous: float | None) -> str:
    """The difference alone, +3.4, for a column whose heading says the unit."""
    if value is None or previous is None:
        return "—"
    difference = round(value - previous, 1) + 0.0
    return "±0.0" if difference == 0 else f"{difference:+.1f}"


def day(value: date | datetime | None) -> str:
    """2024年9月30日; — for none."""
    if value is None:
        return "—"
    return t("date.day", year=value.year, month=value.month, day=value.day, name=t(f"month.{value.month}"))


def month(value: date) -> str:
    """2024年9月."""
    return t("date.month", year=value.year, month=value.month, name=t(f"month.{value.month}"))


def month_in_two_lines(value: date) -> str:
    """9月 over 2024年, for an axis."""
    short = t(f"month.{value.month}")[:3]
    return t("date.month_axis", year=value.year, month=value.month, name=short)


def minute(value: datetime | None) -> str:
    """2024年10月15日 08:00; — for none."""
    return "—" if value is None else f"{day(value)} {value:%H:%M}"


def place_in_file(row: dict[str, Any]) -> str:
    """文件 · 工作表 · 第9行; text files have no sheet; records without a row of their own say so."""
    if not row.get("file_name"):
        return t("place.none")
    parts = [row["file_name"], row["sheet"], t("place.row", row=row["row_number"])]
    return " · ".join(str(part) for part in parts if part)


def lines(text: str | None) -> list[str]:
    """Parts of a wording column: the catalogue joins sentences and norms with 。； and ；《."""
    parts = re.split(r"\n|(?<=。)；|；(?=《)", text or "")
    return [part.strip() for part in parts if part.strip()]
