"""Clean drill records and the sheets into which clerks turn them: what hypothesis draws for the property tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from catalogue.loader import contracts

COLUMNS = [
    "serial",
    "drill_name",
    "drill_kind",
    "organiser_name",
    "held_on",
    "place",
    "participants",
    "public_participants",
]
KINDS = {"桌面推演": "tabletop", "实战演练": "live", "综合演练": "comprehensive"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DATE_FORMS: list[Callable[[date], Any]] = [
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f" {d.year} 年{d.month}月 {d.day}日",
    lambda d: f"{d.year}．{d.month}．{d.day}",
    lambda d: (d - date(1899, 12, 30)).days,
]
NUMBER_FORMS: list[Callable[[int], Any]] = [
    lambda n: n,
    str,
    lambda n: f"{n:,}",
    lambda n: str(n).translate(WIDE),
    lambda n: f"{n}人",
    lambda n: f"{n}人次",
    lambda n: f" {n} ",
    lambda n: f"{n}（其中外来{n // 3}）",
]
UNREADABLE_DATES = ["待定", "2024.2.30", "上周", "13月5日"]
UNREADABLE_NUMBERS = ["若干", "很多人", "见照片", "3队5组"]


@dataclass(frozen=True)
class Clean:
    """One drill as it was."""

    name: str
    kind: str
    held_on: date
    participants: int
    public: int | None


@dataclass
class DirtySheet:
    """Rows as sent; `origin`: row number (from 1) → the record; `spoilt`: rows in which a cell was made unreadable."""

    rows: list[list[Any]] = field(default_factory=list)
    origin: dict[int, Clean] = field(default_factory=dict)
    spoilt: set[int] = field(default_factory=set)
    copies: set[int] = field(default_factory=set)


CLEAN = st.lists(
    st.builds(
        Clean,
        st.integers(1, 10**6).map(lambda n: f"第{n}号避险演练"),
        st.sampled_from(sorted(KINDS)),
        st.dates(date(2021, 1, 1), date(2024, 9, 30)),
        st.integers(0, 3000),
        st.none() | st.integers(0, 500),
    ),
    min_size=2,
    max_size=12,
    unique_by=lambda clean: clean.name,
)


@st.composite
def dirty_sheets(draw: st.DrawFn) -> DirtySheet:
    """Titles, blank rows, totals, notes, repeated headings, columns in any order under any accepted name."""
    sheet = DirtySheet()
    order = draw(st.permutations(COLUMNS))
    table = contracts()["F04"].tables[0]
    names = {name: draw(st.sampled_from(table.column(name).headings)) for name in COLUMNS}
    headings = [_heading(draw, names[name]) for name in order]
    titles = ["某县应急演练统计表", "填报单位：县应急管理局　填报日期：2024年10月8日", "单位：人次", ""]
    sheet.rows += [[title] for title in draw(st.lists(st.sampled_from(titles), max_size=3, unique=True))]
    sheet.rows.append(headings)
    for number, clean in enumerate(draw(CLEAN), start=1):
        _interlude(draw, sheet, order, headings, first=number == 1)
        _record(draw, sheet, order, number, clean)
    if draw(st.booleans()):
        sheet.rows.append(_total(draw, order))
    notes = [[], ["备注：数据截至上报日。"], ["单位负责人（签字）：", "", "填表人："]]
    sheet.rows += draw(st.lists(st.sampled_from(notes), max_size=3))
    return sheet


def _heading(draw: st.DrawFn, name: str) -> str:
    forms = [name, f" {name} ", f"{name}：", "\n".join((name[:2], name[2:])) if len(name) > 3 else name]
    return draw(st.sampled_from(forms))


def _interlude(
    draw: st.DrawFn, sheet: DirtySheet, order: list[str], headings: list[str], first: bool
) -> None:
    """What stands between two records: nothing mostly, else a blank row, a subtotal or the heading again."""
    what = draw(st.sampled_from(["nothing"] * 6 + ["blank", "subtotal"] + ([] if first else ["heading"])))
    if what == "blank":
        sheet.rows.append([])
    elif what == "subtotal":
        sheet.rows.append(_total(draw, order))
    elif what == "heading":
        sheet.rows.append(headings)


def _total(draw: st.DrawFn, order: list[str]) -> list[Any]:
    words = {name: "" for name in order}
    words["drill_name"] = draw(st.sampled_from(["小计", "合　计", "总计", "共计："]))
    return [draw(st.integers(0, 9999)) if "participants" in name else words[name] for name in order]


def _record(draw: st.DrawFn, sheet: DirtySheet, order: list[str], number: int, clean: Clean) -> None:
    missing = draw(st.sampled_from([None, "", "/", "—", "无"]))
    cells: dict[str, Any] = {
        "serial": number,
        "drill_name": clean.name,
        "drill_kind": clean.kind,
        "organiser_name": "柳河镇人民政府",
        "held_on": draw(st.sampled_from(DATE_FORMS))(clean.held_on),
        "place": "柳树村",
        "participants": draw(st.sampled_from(NUMBER_FORMS))(clean.participants),
        "public_participants": missing
        if clean.public is None
        else draw(st.sampled_from(NUMBER_FORMS))(clean.public),
    }
    spoil = draw(st.sampled_from(["nothing"] * 8 + ["held_on", "participants"]))
    if spoil != "nothing":
        cells[spoil] = draw(st.sampled_from(UNREADABLE_DATES if spoil == "held_on" else UNREADABLE_NUMBERS))
    for again in range(draw(st.sampled_from([1, 1, 1, 1, 2]))):
        sheet.rows.append([cells[name] if name != "serial" else number + 100 * again for name in order])
        row_number = len(sheet.rows)
        sheet.origin[row_number] = clean
        if spoil != "nothing":
            sheet.spoilt.add(row_number)
        if again:
            sheet.copies.add(row_number)
