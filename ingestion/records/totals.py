"""Totals that a sheet states for itself (合计, 小计) against the rows they sum. A difference is a warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingestion.coded import Rows
from ingestion.columnwise import matching, says_something
from ingestion.opening.grid import Grid
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.headings import Match
from ingestion.records.doors import WARNING, Body, Issues
from ingestion.text import squeeze, unit_factor
from ingestion.values.numbers import Number, read_number

_TOTALS = {"subtotal", "of_which"}
_TOLERANCE = 1e-4
_PLAINLY_A_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"


@dataclass(frozen=True)
class Stated:
    """What a row that is no record says of a column. `scale`: how many base units its unit is; `word`: 小计, 合计."""

    row: int
    row_number: int
    kind: str
    word: str
    column_name: str
    column_zh: str
    text: str
    number: Number
    scale: float


def check_totals(grid: Grid, table: FoundTable, body: Body, unit: str | None, issues: Issues) -> None:
    """Warn of every stated total that no group of rows adds up to, and of every part that is more than its total.

    `unit`: what the title says of numbers.
    """
    for match, stated in _by_column(grid, table, body, unit):
        for total in stated:
            if total.kind == "subtotal":
                _check(table, body, issues, match, total)
        _check_parts(table, body, issues, match, stated)


def stated_totals(grid: Grid, table: FoundTable, body: Body, unit: str | None) -> list[Stated]:
    """What a piece of a large file says of totals; wholetotals.py holds it against the rows of all pieces."""
    return [found for _, stated in _by_column(grid, table, body, unit) for found in stated]


def _by_column(
    grid: Grid, table: FoundTable, body: Body, unit: str | None
) -> Iterator[tuple[Match, list[Stated]]]:
    rows = [
        (row, kind) for row, kind in sorted(table.explained.items()) if kind in _TOTALS and row >= table.body
    ]
    summed = [
        m for m in body.matches if m.position >= 0 and m.column.type == "number" and m.column.unit != "岁"
    ]
    for match in summed if rows else ():
        yield match, [found for row, kind in rows if (found := _stated(grid, row, kind, match, unit))]


def _stated(grid: Grid, row: int, kind: str, match: Match, unit: str | None) -> Stated | None:
    cells = grid.rows[row]
    text = cells[match.position].strip()
    scale = unit_factor(match.unit or unit, match.column.unit)
    number = read_number(text, match.column.unit, scale) if text else None
    if number is None:
        return None
    number_in_file = row + grid.first_row + 1
    return Stated(
        row, number_in_file, kind, _word(cells), match.column.name, match.heading, text, number, scale
    )


def _word(cells: list[str]) -> str:
    """What the row calls itself: 小计, 合计."""
    return next((squeeze(cell) for cell in cells if "计" in cell or "总数" in cell or "全县" in cell), "合计")


def _check(table: FoundTable, body: Body, issues: Issues, match: Match, total: Stated) -> None:
    groups = list(_groups(table, total.row, total.word))
    sums = [_sum(body, match, group) for group in groups if len(group)]
    if not sums or any(agrees(total.number, low, high) for _, low, high in sums):
        return
    reason = differs_zh(total, sums[0][0])
    odd = _left_out(body, match, groups[0], total.number)
    if len(odd):
        named = "、".join(f"第{issues.numbers[place]}行" for place in odd[:5].tolist())
        reason += f"；{named}的数字是以文本方式填写的，可能未被表内公式计入"
    issues.say(total.row_number, match, total.text, WARNING, reason, "total_differs")


def _check_parts(table: FoundTable, body: Body, issues: Issues, match: Match, stated: list[Stated]) -> None:
    """An 其中 row states a part of the total above it, or of all rows where none stands above: never more."""
    summed, _, high = _sum(body, match, np.arange(len(table.records)))
    named = ""
    for part in stated:
        if part.kind == "subtotal":
            high, named = part.number.high, f"第{part.row_number}行的合计{part.text}"
        elif part.number.low > high + _TOLERANCE:
            issues.say(
                part.row_number,
                match,
                part.text,
                WARNING,
                exceeds_zh(part, named, summed),
                "part_exceeds_total",
            )


def agrees(stated: Number, low: float, high: float) -> bool:
    """Whether what is stated can be a sum that lies between low and high."""
    return low - _TOLERANCE <= stated.high and stated.low <= high + _TOLERANCE


def differs_zh(total: Stated, summed: float) -> str:
    """Both numbers and what lies between them, in the sheet's own unit."""
    apart = (total.number.value - summed) / total.scale
    told = f"所列各行相加为{_shown(summed / total.scale)}，相差{_shown(apart)}，请核对"
    return f"“{total.word}”行写的是{total.text}，{told}"


def exceeds_zh(part: Stated, whole: str, summed: float) -> str:
    """A part and the whole that it is more than; without a total above it, the sum of the rows."""
    return f"“其中”行写的是{part.text}，大于{whole or f'各行相加的{_shown(summed / part.scale)}'}，请核对"


def _shown(value: float) -> str:
    return f"{round(value, 4):.12g}"


def _groups(table: FoundTable, row: int, word: str) -> Iterator[Rows]:
    """The groups of records (places in the table's records) that a total may add up, likeliest first."""
    others = np.array([r for r, kind in table.explained.items() if kind == "subtotal"], np.int64)
    before, after = others[others < row], others[others > row]
    records = table.records
    above = np.flatnonzero((records > (before.max() if len(before) else -1)) & (records < row))
    below = np.flatnonzero(
        (records > row) & (records < (after.min() if len(after) else np.iinfo(np.int64).max))
    )
    everything = np.arange(len(records))
    if word.startswith("小计"):
        yield from (above, below) if len(above) else (below, above)
        yield everything
    else:
        yield everything
        yield from (np.flatnonzero(records < row), above, below)


def _sum(body: Body, match: Match, group: Rows) -> tuple[float, float, float]:
    """Sum of the stated values, and of their least and greatest possible ones."""
    stated, low, high = (_values(body, match, end)[group] for end in ("number", "low", "high"))
    return float(np.nansum(stated)), float(np.nansum(low)), float(np.nansum(high))


def _values(body: Body, match: Match, end: str) -> npt.NDArray[np.float64]:
    values: npt.NDArray[np.float64] = (
        body.readings[match.column.name].rows(f"{match.column.name}_{end}").to_numpy(zero_copy_only=False)
    )
    return values.astype(np.float64)


def _left_out(body: Body, match: Match, group: Rows, stated: Number) -> Rows:
    """Records whose number is not plainly written, when the stated total is the sum without them."""
    texts = body.texts[match.position]
    is_odd = ~matching(texts.texts, _PLAINLY_A_NUMBER) & says_something(texts.texts)
    odd = is_odd[texts.codes]
    values = np.nan_to_num(_values(body, match, "number"))
    left = group[odd[group] & (values[group] != 0)]
    without = values[group].sum() - values[left].sum()
    return left if len(left) and abs(without - stated.value) < _TOLERANCE else np.array([], np.int64)
