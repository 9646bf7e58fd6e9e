"""Totals that a sheet states for itself (合计, 小计) against the rows they sum. A difference is a warning."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from catalogue.models import Column
from ingestion.coded import Rows, mask_of
from ingestion.columnwise import matching
from ingestion.doors import WARNING, Body, Issues
from ingestion.foundtable import FoundTable
from ingestion.grid import Grid
from ingestion.headings import Match
from ingestion.text import squeeze, unit_factor
from ingestion.values.numbers import Number, read_number

_TOTALS = {"subtotal", "of_which"}
_TOLERANCE = 1e-6
_PLAINLY_A_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"


def check_totals(grid: Grid, table: FoundTable, body: Body, unit: str | None, issues: Issues) -> None:
    """Warn of every stated total that no group of rows adds up to; `unit`: what the title says of numbers."""
    rows = [row for row, kind in sorted(table.explained.items()) if kind == "subtotal" and row >= table.body]
    summed = [
        m for m in body.matches if m.position >= 0 and m.column.type == "number" and m.column.unit != "岁"
    ]
    for row in rows:
        cells = grid.rows[row]
        word = next(
            (squeeze(cell) for cell in cells if "计" in cell or "总数" in cell or "全县" in cell), "合计"
        )
        for match in summed:
            stated = _stated(cells[match.position], match.column, match.unit or unit)
            if stated is not None:
                _check(
                    table,
                    body,
                    issues,
                    row + grid.first_row + 1,
                    row,
                    word,
                    match,
                    cells[match.position],
                    stated,
                )


def _stated(text: str, column: Column, unit: str | None) -> Number | None:
    return read_number(text, column.unit, unit_factor(unit, column.unit)) if text.strip() else None


def _check(
    table: FoundTable,
    body: Body,
    issues: Issues,
    row_number: int,
    row: int,
    word: str,
    match: Match,
    text: str,
    stated: Number,
) -> None:
    groups = list(_groups(table, row, word))
    sums = [_sum(body, match, group) for group in groups if len(group)]
    if not sums or any(
        low - _TOLERANCE <= stated.high and stated.low <= high + _TOLERANCE for _, low, high in sums
    ):
        return
    scale = unit_factor(match.unit, match.column.unit)
    summed, apart = sums[0][0] / scale, (stated.value - sums[0][0]) / scale
    reason = f"“{word}”行写的是{text.strip()}，所列各行相加为{summed:g}，相差{apart:g}，请核对"
    odd = _left_out(body, match, groups[0], stated)
    if len(odd):
        named = "、".join(f"第{issues.numbers[place]}行" for place in odd[:5].tolist())
        reason += f"；{named}的数字是以文本方式填写的，可能未被表内公式计入"
    issues.say(row_number, match, text, WARNING, reason, "total_differs")


def _groups(table: FoundTable, row: int, word: str) -> Iterator[Rows]:
    """The groups of records (places in the table's records) that a total may add up, likeliest first."""
    others = np.array([r for r, kind in table.explained.items() if kind in _TOTALS], np.int64)
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
    odd = ~matching(texts.texts, _PLAINLY_A_NUMBER)[texts.codes] & mask_of(
        texts, lambda text: bool(squeeze(text))
    )
    values = np.nan_to_num(_values(body, match, "number"))
    left = group[odd[group] & (values[group] != 0)]
    without = values[group].sum() - values[left].sum()
    return left if len(left) and abs(without - stated.value) < _TOLERANCE else np.array([], np.int64)
