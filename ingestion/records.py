"""The rows of a found table to records: values read column by column, every row accepted, doubtful or rejected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from catalogue.models import Table
from ingestion.columns import ColumnReading, read_column
from ingestion.grid import Grid
from ingestion.headings import Match
from ingestion.layout import FoundTable
from ingestion.people import add_person_key
from ingestion.period import stated_year
from ingestion.privacy import mask_id, mask_name, mask_phone, scrub
from ingestion.raw_tables import table_ddl
from ingestion.reading import Context, ReadTable
from ingestion.rowkinds import EXPLANATIONS_ZH
from ingestion.text import heading_key, is_blank

DOUBTFUL, REJECTED, WARNING = "doubtful", "rejected", "warning"
_DITTO = {"同上", "〃", "″", "\"", "''", "”", "同左"}
_MASKS: dict[str, Callable[[str], str]] = {"person": mask_name, "phone": mask_phone, "id_number": mask_id}


class _Issues:
    """Collects what is said of cells, and which rows it makes doubtful or rejected."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.doubtful: set[int] = set()
        self.rejected: set[int] = set()

    def add(self, index: int, row_number: int, match: Match | None, value: str, severity: str, reason: str, code: str) -> None:
        kind = match.column.type if match else "text"
        shown = _MASKS.get(kind, scrub)(value)[:200]
        self.rows.append({
            "index": index, "row_number": row_number, "column_name": match.column.name if match else "",
            "column_zh": match.heading if match else "", "value": shown, "severity": severity,
            "reason_zh": reason, "issue_code": code,
        })


def read_records(grid: Grid, table: FoundTable, read: ReadTable, context: Context, year: int | None, unit: str | None) -> None:
    """Fill `read` with the records of the table, its issues and its row balance (asserted)."""
    contract_table = table.recognition.table
    matches = table.recognition.matches
    issues = _Issues()
    texts = _filled_texts(grid, table, issues)
    readings = {m.column.name: read_column(m.column, texts[m.position], year, m.unit or unit, context.received_on, grid.is_1904) for m in matches}
    numbers = [row + 1 for row in table.records]
    _apply_column_issues(matches, texts, readings, numbers, issues)
    _reject_incomplete(contract_table, matches, texts, numbers, issues)
    _reject_shifted(matches, texts, readings, numbers, issues)
    _reject_copies(matches, texts, numbers, issues)
    keys = _natural_keys(contract_table, matches, texts, readings, year)
    _doubt_conflicts(keys, numbers, issues)
    _write(read, contract_table, matches, texts, readings, numbers, issues, keys, context)
    _balance(table, read, issues)


def _filled_texts(grid: Grid, table: FoundTable, issues: _Issues) -> dict[int, list[str]]:
    """Cell texts by column position; merged cells filled down but never across a subtotal, 同上 resolved."""
    texts = {m.position: [grid.rows[row][m.position].strip() for row in table.records] for m in table.recognition.matches}
    place = {row: index for index, row in enumerate(table.records)}
    stops = {row for row, kind in table.explained.items() if kind in {"subtotal", "of_which"}}
    for top, left, bottom, _ in grid.merges:
        if left not in texts or bottom == top or top < table.body or top not in place:
            continue
        for row in range(top + 1, min(bottom, table.last) + 1):
            if row in stops:
                break
            if row in place and not texts[left][place[row]]:
                texts[left][place[row]] = texts[left][place[top]]
    for match in table.recognition.matches:
        column = texts[match.position]
        if grid.is_text_file and match.column.name == "township":
            _fill_townships(table, match, column, stops, issues)
        for index in range(1, len(column)):
            if column[index] in _DITTO:
                column[index] = column[index - 1]
    return texts


def _fill_townships(table: FoundTable, match: Match, column: list[str], stops: set[int], issues: _Issues) -> None:
    """A text file has no merged cells: blanks under a township that starts its group are filled, and doubted."""
    blanks = sum(not text for text in column)
    if not column or not column[0] or blanks * 3 < len(column):
        return
    for index in range(1, len(column)):
        between = range(table.records[index - 1] + 1, table.records[index])
        if not column[index] and not any(row in stops for row in between):
            column[index] = column[index - 1]
            issues.add(index, table.records[index] + 1, match, "", DOUBTFUL, f"乡镇为空，按上一行“{column[index]}”理解，请确认", "filled_down")
            issues.doubtful.add(index)


def _apply_column_issues(
    matches: list[Match], texts: dict[int, list[str]], readings: dict[str, ColumnReading], numbers: list[int], issues: _Issues,
) -> None:
    for match in matches:
        for index, (severity, reason, code) in readings[match.column.name].issues.items():
            fatal = severity == REJECTED and match.column.required and match.column.blank_is == REJECTED
            issues.add(index, numbers[index], match, texts[match.position][index], severity, reason, code)
            if fatal:
                issues.rejected.add(index)
            elif severity != WARNING:
                issues.doubtful.add(index)


def _reject_incomplete(table: Table, matches: list[Match], texts: dict[int, list[str]], numbers: list[int], issues: _Issues) -> None:
    for match in matches:
        if not match.column.required or match.column.from_title:
            continue
        for index, text in enumerate(texts[match.position]):
            if is_blank(text):
                severity = match.column.blank_is
                issues.add(index, numbers[index], match, text, severity, f"“{match.column.zh}”为必填项，此处为空", "required_blank")
                (issues.rejected if severity == REJECTED else issues.doubtful).add(index)


def _reject_shifted(
    matches: list[Match], texts: dict[int, list[str]], readings: dict[str, ColumnReading], numbers: list[int], issues: _Issues,
) -> None:
    """Values one column off: most of a row's typed cells cannot be read in their columns."""
    typed = [m for m in matches if m.column.type in {"number", "date", "datetime", "code", "percent", "id_number"}]
    unread: Counter[int] = Counter()
    for match in typed:
        unread.update(index for index, issue in readings[match.column.name].issues.items() if issue[2] in {"unreadable", "unknown_code"})
    for index, count in unread.items():
        filled = sum(not is_blank(texts[m.position][index]) for m in typed)
        if count >= 2 and count * 2 >= filled and count >= 3:
            issues.rejected.add(index)
            issues.add(index, numbers[index], None, "", REJECTED, "多个单元格与所在列的类型不符，疑似整行错列，请核对后重报", "shifted")


def _reject_copies(matches: list[Match], texts: dict[int, list[str]], numbers: list[int], issues: _Issues) -> None:
    """Exact copies (all columns but the serial number) inside one table: one loads, the others are rejected."""
    columns = [texts[m.position] for m in matches if m.column.type != "serial"]
    seen: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(zip(*columns, strict=True)):
        if index in issues.rejected:
            continue
        first = seen.setdefault(row, index)
        if first != index:
            issues.rejected.add(index)
            issues.add(index, numbers[index], None, "", REJECTED, f"重复行：与第{numbers[first]}行完全相同", "duplicate")


def _natural_keys(
    table: Table, matches: list[Match], texts: dict[int, list[str]], readings: dict[str, ColumnReading], year: int | None,
) -> list[str]:
    present = {m.column.name: m for m in matches}
    parts: list[list[str]] = []
    for name in table.key:
        if name not in present:
            if table.column(name).from_title and matches:
                parts.append([str(year)] * len(texts[matches[0].position]))
            continue
        reading = readings[name]
        dates = reading.values.get(name + "_from")
        raw = texts[present[name].position]
        parts.append([str(day or heading_key(text)) for day, text in zip(dates, raw, strict=True)] if dates else [heading_key(text) for text in raw])
    return ["\x1f".join(row) for row in zip(*parts, strict=True)] if parts else []


def _doubt_conflicts(keys: list[str], numbers: list[int], issues: _Issues) -> None:
    """The same natural key with different content: both stay, and say so."""
    seen: dict[str, int] = {}
    for index, key in enumerate(keys):
        if index in issues.rejected or not key.replace("\x1f", ""):
            continue
        first = seen.setdefault(key, index)
        if first != index:
            issues.doubtful.add(index)
            issues.add(index, numbers[index], None, "", DOUBTFUL, f"与第{numbers[first]}行编号或名称相同而内容不同，请核对", "conflicting_key")


def _write(
    read: ReadTable, table: Table, matches: list[Match], texts: dict[int, list[str]], readings: dict[str, ColumnReading],
    numbers: list[int], issues: _Issues, keys: list[str], context: Context,
) -> None:
    kept = [index for index in range(len(numbers)) if index not in issues.rejected]
    prefix = f"{read.export}-{context.delivery_id}-{heading_key(read.sheet)[:8] or 't'}{read.table_no}"
    ids = {index: f"{prefix}-{numbers[index]}" for index in kept}
    columns: dict[str, list[Any]] = {name: [None] * len(kept) for name, _ in table_ddl(table)}
    columns["record_id"] = [ids[index] for index in kept]
    columns["delivery_id"] = [context.delivery_id] * len(kept)
    columns["sheet"] = [read.sheet] * len(kept)
    columns["table_no"] = [read.table_no] * len(kept)
    columns["row_number"] = [numbers[index] for index in kept]
    columns["statement_on"] = [read.statement_on] * len(kept)
    for match in matches:
        for name, values in readings[match.column.name].values.items():
            columns[name] = [values[index] for index in kept]
    _from_title(table, matches, columns, read, len(kept))
    add_person_key(table, matches, texts, kept, columns, context)
    read.columns = columns
    read.cells = _cells_json(matches, texts, kept)
    read.keys = [keys[index] for index in kept] if keys else []
    for row in issues.rows:
        index = row.pop("index")
        read.issues.append({**row, "record_id": ids.get(index)})
    read.columns["is_doubtful"] = [index in issues.doubtful for index in kept]


def _from_title(table: Table, matches: list[Match], columns: dict[str, list[Any]], read: ReadTable, count: int) -> None:
    """Columns that title, sheet or file name supply when no heading does: the budget year."""
    present = {m.column.name for m in matches}
    if any(c.name == "year" for c in table.columns) and "year" not in present:
        year = stated_year(read.places)
        if year:
            columns["year"] = [str(year)] * count
            columns["year_from"] = [date(year, 1, 1)] * count
            columns["year_to"] = [date(year, 12, 31)] * count
            columns["year_precision"] = ["year"] * count


def _cells_json(matches: list[Match], texts: dict[int, list[str]], kept: list[int]) -> list[str]:
    """Each record as sent: Chinese heading → text, personal data masked."""
    shown: list[tuple[str, list[str]]] = []
    for match in matches:
        mask = _MASKS.get(match.column.type, scrub)
        shown.append((match.heading, [mask(texts[match.position][index]) for index in kept]))
    return [json.dumps({heading: column[i] for heading, column in shown}, ensure_ascii=False) for i in range(len(kept))]


def _balance(table: FoundTable, read: ReadTable, issues: _Issues) -> None:
    explained = Counter(EXPLANATIONS_ZH[kind] for kind in table.explained.values())
    read.explained = dict(explained)
    read.rows_read = table.last - table.first + 1
    read.rows_rejected = len(issues.rejected)
    read.rows_doubtful = len(issues.doubtful - issues.rejected)
    read.rows_accepted = len(table.records) - read.rows_rejected - read.rows_doubtful
    accounted = read.rows_accepted + read.rows_doubtful + read.rows_rejected + sum(explained.values())
    if accounted != read.rows_read:
        raise AssertionError(f"row balance broken in sheet {read.sheet!r}: read {read.rows_read}, accounted {accounted}")


