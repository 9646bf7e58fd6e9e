"""Units behind a number: of one kind they are converted, of another kind the number is not the column's."""

from __future__ import annotations

from ingestion.text import UNIT_FAMILIES, UNITS, unit_factor

_PEOPLE = {"人", "人次", "名", "位", "万人", "人员", "人左右"}
_HOUSEHOLDS = {"户", "万户", "家"}
_VEHICLES = {"辆", "辆次", "车次", "台次", "车", "趟", "台", "部", "艘"}
_LENGTHS = {"米", "公里", "千米", "km", "KM"}
_SHARES = {"%", "‰"}
_COUNTED = {
    *{
        "个",
        "次",
        "场",
        "场次",
        "份",
        "条",
        "件",
        "支",
        "台",
        "套",
        "箱",
        "顶",
        "根",
        "床",
        "只",
        "双",
        "把",
        "座",
        "处",
    },
    *{
        "项",
        "起",
        "宗",
        "期",
        "组",
        "队",
        "所",
        "村",
        "具",
        "块",
        "张",
        "本",
        "册",
        "瓶",
        "桶",
        "袋",
        "卷",
        "盏",
        "岁",
        "票",
        "例",
    },
}
_OTHER_WORDS = {
    "元整": "元",
    "块钱": "元",
    "平米": "㎡",
    "平方": "㎡",
    "立方": "立方米",
    "万立方": "万立方米",
}
_KINDS = [*UNIT_FAMILIES, _PEOPLE, _HOUSEHOLDS, _VEHICLES, _LENGTHS, _SHARES]
_MEASURED = [*UNIT_FAMILIES, _LENGTHS, _SHARES]


def unit_scale(unit: str, base_unit: str | None, factor: float) -> float | None:
    """Factor of a number with this unit to the contract's base unit; `factor` where no unit stands behind it.

    None when the word is no unit, or one of another kind than the base unit (5亩 under 元, 50户 under 人).
    """
    if not unit:
        return factor
    usual = _OTHER_WORDS.get(unit, unit)
    if usual not in UNITS and usual not in _COUNTED and not any(usual in kind for kind in _KINDS):
        return None
    if base_unit is None:
        return factor
    if any(usual in kind and base_unit not in kind for kind in _KINDS) and not _is_counted(usual, base_unit):
        return None
    if usual in _COUNTED and any(base_unit in kind for kind in _MEASURED):
        return None
    return unit_factor(usual, base_unit)


def _is_counted(unit: str, base_unit: str) -> bool:
    """Counting words stand for each other, and 台 and 部 count goods as well as vehicles."""
    return unit in _COUNTED | {"部", "艘", "家"} and not any(base_unit in kind for kind in _MEASURED)
