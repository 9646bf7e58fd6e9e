"""Numbers and shares as clerks write them, with what they mean."""

from __future__ import annotations

from random import Random
from typing import Any

from catalogue.models import Column
from tests.ingestion.dirty.written import WIDE, Cell

NO_NUMBERS = ["若干", "很多", "见照片", "3队5组", "#REF!", "2024年9月5日"]
SCALES = {"万元": 1e4, "千元": 1e3, "亩": 666.6666666667, "公顷": 1e4}
UNITS_OF = {"元": ["万元", "千元"], "㎡": ["亩", "公顷"]}
_TENS = "零一二三四五六七八九"


def number_cell(column: Column, chance: Random, unit: str | None, may_spoil: bool) -> Cell:
    """A number under a heading that states `unit` (None: the contract's own)."""
    if may_spoil and chance.random() < 0.08:
        return _spoilt(column, chance, unit)
    most = int(min(column.max or 3000, 3000))
    value = chance.randint(0, most)
    scale = SCALES.get(unit or "", 1.0)
    if unit and chance.random() < 0.5:
        return _exact(column, chance.choice([f"{value / 100:.2f}", value / 100]), value / 100 * scale)
    if chance.random() < 0.12 and value > 10:
        return _imprecise(column, chance, value, scale)
    return _exact(column, chance.choice(_forms(column, chance, value, unit)), value * scale)


def _forms(column: Column, chance: Random, value: int, unit: str | None) -> list[Any]:
    named = unit or column.unit
    return [
        value,
        str(value),
        f"{value:,}",
        str(value).translate(WIDE),
        f" {value} ",
        f"{value}\u00a0",
        f"{value}{named}"
        if named in {"人", "人次", "元", "户", "份", "亩", "万元", "㎡", "吨"}
        else f"{value}.0",
        f"{value}（其中新增{value // 3}）",
        _in_chinese(value) if value < 100 else value,
    ]


def _in_chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _TENS[ones]
    return f"{_TENS[tens] if tens > 1 else ''}十{_TENS[ones] if ones else ''}"


def _exact(column: Column, written: Any, value: float) -> Cell:
    name = column.name
    same = {f"{name}_{end}": round(value, 6) for end in ("number", "low", "high")}
    return Cell(written, {**same, f"{name}_is_imprecise": False}, summed=value)


def _imprecise(column: Column, chance: Random, value: int, scale: float) -> Cell:
    forms = [f"约{value}", f"{value}余", f"{value}左右", f"{value}+", f"近{value}", f"大约{value}"]
    values = {f"{column.name}_number": round(value * scale, 6), f"{column.name}_is_imprecise": True}
    return Cell(chance.choice(forms), values, summed=value * scale, is_imprecise=True)


def _spoilt(column: Column, chance: Random, unit: str | None) -> Cell:
    name = column.name
    lost = {f"{name}_{end}": None for end in ("number", "low", "high")}
    ways = [Cell(chance.choice(NO_NUMBERS), lost, "rejected")]
    if column.min == 0:
        ways.append(Cell(chance.choice(["-99", -9999]), lost, "doubtful"))
        scale = SCALES.get(unit or "", 1.0)
        ways.append(Cell(-17, {f"{name}_number": -17.0 * scale}, "doubtful", summed=-17.0 * scale))
    if column.max is not None:
        beyond = column.max * 10 + 7
        ways.append(Cell(beyond, {f"{name}_number": beyond}, "doubtful", summed=beyond))
    return chance.choice(ways)


def percent_cell(column: Column, chance: Random, unit: str | None, may_spoil: bool) -> Cell:
    """A share: 97.9%, 0.979 and 97.9 are the same."""
    if may_spoil and chance.random() < 0.08:
        return Cell("很高", {f"{column.name}_number": None}, "rejected")
    tenths = chance.randint(11, 1000)
    share = tenths / 10
    forms = [f"{share}%", f"{share}％", share, f"{tenths}‰", f"{share} %"]
    return _exact(column, chance.choice([*forms, round(share / 100, 4)]), share)
