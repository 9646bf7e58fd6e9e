"""One clean value of a contract's column and the ways clerks write it, drawn by the column's type.

What a cell must give is said from the value that was chosen, never by reading what was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from catalogue.loader import code_lists
from catalogue.models import Column
from tests.ingestion.dirty.days import day_cell, moment_cell, month_cell, year_cell
from tests.ingestion.dirty.figures import number_cell, percent_cell
from tests.ingestion.dirty.identities import credit_code, id_number
from tests.ingestion.dirty.written import WIDE, Cell

SURNAMES, GIVEN_NAMES = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
STEMS = ["青山", "柳树", "红星", "大坝口", "东风", "石桥", "Ａ区", "河湾", "老鹰岩"]
BLANKS = [None, "", "/", "—", " ", "-"]


@dataclass(frozen=True)
class Setting:
    """What holds for a whole column: the unit its heading (or the title) states, the year that the title names.

    `is_text_file`: cells of the file are texts only.
    """

    unit: str | None = None
    year: int | None = None
    is_text_file: bool = False
    may_spoil: bool = True


def _id_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    whole = id_number(chance, number)
    shown = {column.name: f"{whole[:3]}***********{whole[14:]}"}
    if setting.may_spoil and chance.random() < 0.1:
        return chance.choice(
            [
                Cell("5.11E+17", {column.name: None}, "rejected"),
                Cell(
                    f"{whole[:17]}{'1' if whole[17] != '1' else '2'}", _masked_end(column, whole), "doubtful"
                ),
            ]
        )
    spaced = f"{whole[:6]} {whole[6:14]} {whole[14:]}"
    return Cell(chance.choice([whole, whole.lower(), f" {whole}", f"'{whole}", spaced]), shown)


def _masked_end(column: Column, whole: str) -> dict[str, Any]:
    return {column.name: f"{whole[:3]}***********{whole[14:17]}{'1' if whole[17] != '1' else '2'}"}


def _credit_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    whole = credit_code(chance, number)
    if setting.may_spoil and chance.random() < 0.1:
        return Cell(whole[:17], {}, "doubtful")
    return Cell(chance.choice([whole, whole.lower(), f" {whole} "]), {column.name: whole})


def _region_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    """Every record has a township or village of its own."""
    township = f"5109{30 + number // 900:02d}{100 + number % 900}"
    village = f"{township}{chance.randint(1, 399):03d}"
    written, code = chance.choice(
        [(township, township), (f"{township}000", township), (village, village), (f" {village}", village)]
    )
    if setting.may_spoil and chance.random() < 0.05:
        return Cell("不清楚", {}, "rejected")
    return Cell(
        int(written) if chance.random() < 0.3 and not setting.is_text_file else written, {column.name: code}
    )


def _phone_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    whole = f"13{chance.randint(10**8, 10**9 - 1)}"
    shown = f"{whole[:3]}****{whole[7:]}"
    gaps = [f"{whole[:3]} {whole[3:7]} {whole[7:]}", f"{whole[:3]}-{whole[3:7]}-{whole[7:]}"]
    if chance.random() < 0.1:
        return Cell(f"{whole}/{whole[:9]}00", {column.name: f"{shown}/{shown[:9]}00"})
    return Cell(chance.choice([whole, int(whole), *gaps, whole.translate(WIDE)]), {column.name: shown})


def _person_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    name = chance.choice(SURNAMES) + "".join(chance.choice(GIVEN_NAMES) for _ in range(chance.randint(1, 2)))
    return Cell(chance.choice([name, f"{name[0]}　{name[1:]}", f" {name}"]), {column.name: f"{name[0]}*"})


def _text_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    stem = chance.choice(STEMS)
    plain = f"{stem.replace('Ａ', 'A')}{number}号"
    spaced = f"{stem[:1]} {stem[1:]}{number}号" if stem[0] != "Ａ" else plain
    forms = [plain, f" {plain}　", spaced, f"{stem}{str(number).translate(WIDE)}号", f"{plain}\u00a0"]
    return Cell(chance.choice(forms), {column.name: plain})


def _code_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    if setting.may_spoil and chance.random() < 0.05:
        return Cell("鹅卵石", {f"{column.name}_code": None}, "doubtful")
    written, code = chance.choice(_spellings(column.code_list or ""))
    return Cell(written, {f"{column.name}_code": code})


def _spellings(name: str) -> list[tuple[str, str]]:
    """Words of a list with the code each means; none that two codes claim."""
    said = [
        (word, entry.code) for entry in code_lists()[name].entries for word in (entry.zh, *entry.variants)
    ]
    codes: dict[str, set[str]] = {}
    for word, code in said:
        codes.setdefault(word, set()).add(code)
    return [(word, code) for word, code in said if len(codes[word]) == 1]


def _coordinate_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    low, high, side = (97, 108, "东经") if column.axis == "longitude" else (26, 34, "北纬")
    if setting.may_spoil and chance.random() < 0.1:
        wrong = {f"{column.name}_number": 1.5}
        return chance.choice(
            [Cell("看不清", {f"{column.name}_number": None}, "rejected"), Cell("1.5", wrong, "doubtful")]
        )
    degrees, minutes, seconds = chance.randint(low, high - 1), chance.randint(0, 59), chance.randint(0, 59)
    value = degrees + minutes / 60 + seconds / 3600
    forms: list[tuple[Any, float]] = [
        (round(value, 6), round(value, 6)),
        (f"{value:.5f}", round(value, 5)),
        (f"{degrees}°{minutes}′{seconds}″", value),
        (f"{side}{degrees}度{minutes}分{seconds}秒", value),
    ]
    written, meant = chance.choice(forms)
    return Cell(written, {f"{column.name}_number": meant})


def _serial_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    return Cell(number, {column.name: str(number)})


_DRAWN: dict[str, Callable[[Column, Random, int, Setting], Cell]] = {
    "serial": _serial_cell,
    "text": _text_cell,
    "person": _person_cell,
    "phone": _phone_cell,
    "id_number": _id_cell,
    "credit_code": _credit_cell,
    "region_code": _region_cell,
    "code": _code_cell,
    "coordinate": _coordinate_cell,
}


def draw_cell(column: Column, chance: Random, number: int, setting: Setting) -> Cell:
    """A cell of the column for the record of that number (which makes its texts unlike those of any other)."""
    if column.type in {"number", "percent"}:
        draw = number_cell if column.type == "number" else percent_cell
        return draw(column, chance, setting.unit, setting.may_spoil)
    if column.type == "date" and column.precision == "month":
        return month_cell(column, chance)
    if column.type == "date" and column.precision == "year":
        return year_cell(column, chance)
    if column.type in {"date", "datetime"}:
        draw_day = day_cell if column.type == "date" else moment_cell
        return draw_day(column, chance, setting.year, setting.is_text_file, setting.may_spoil)
    return _DRAWN[column.type](column, chance, number, setting)


def blank_cell(column: Column, chance: Random) -> Cell:
    """A cell that says nothing, by one of the marks for nothing."""
    return Cell(chance.choice(BLANKS), nothing(column))


def nothing(column: Column) -> dict[str, Any]:
    """What comes of a cell that says nothing: no value, and no zero."""
    typed = {
        "number": ["_number", "_low", "_high", "_is_imprecise"],
        "percent": ["_number", "_low", "_high", "_is_imprecise"],
        "date": ["_from", "_to", "_precision"],
        "datetime": ["_at", "_from", "_to", "_precision"],
        "code": ["_code"],
        "coordinate": ["_number"],
    }
    return {f"{column.name}{ending}": None for ending in typed.get(column.type, [""])}
