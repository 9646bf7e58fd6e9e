"""One file to recognised tables with their records read: the whole work of the child process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalogue.loader import contracts
from ingestion.handback.order import is_excerpt, is_summary
from ingestion.opening.files import read_grids
from ingestion.opening.grid import Grid, UnreadableFile
from ingestion.privacy import scrub
from ingestion.reading import Context, FileReading, Problem, ReadTable
from ingestion.recognising.formpages import is_form_page
from ingestion.recognising.foundtable import FoundTable
from ingestion.recognising.layout import find_tables
from ingestion.recognising.layouts import shown_headings
from ingestion.recognising.period import filled_by, last_quarter_end, stated_moment, stated_year
from ingestion.recognising.recognition import Given
from ingestion.recognising.title import supplied_by_title
from ingestion.recognising.unread import explain, unrecognised
from ingestion.records.copies import Seen
from ingestion.records.records import read_records
from ingestion.text import heading_unit


def prepare() -> None:
    """Load what every file needs (contracts, spellings of headings, compiled patterns) before there is one."""
    table = next(iter(contracts().values())).tables[0]
    rows = [[column.zh for column in table.columns], [column.example for column in table.columns]]
    read_sheets([Grid("", rows)], Context("", "", date.today(), "", b""))


def read_file(path: Path, context: Context) -> FileReading:
    """Read, recognise and value every sheet. Raises UnreadableFile for the file as a whole."""
    return read_sheets(read_grids(path), context)


def read_sheets(grids: Sequence[Grid], context: Context) -> FileReading:
    """Recognise and value every sheet."""
    tables: list[ReadTable] = []
    problems: list[Problem] = []
    hints: list[Problem] = []
    seen: Seen = []
    if any(is_excerpt(grid.rows) for grid in grids):
        raise UnreadableFile(
            "excerpt", "这是大文件的退回单摘录，不是完整台账。请在原文件中改正后重新报送原文件。"
        )
    for sheet_no, grid in enumerate(grids, start=1):
        for said in grid.remarks:
            (hints if said.is_hint else problems).append(Problem(said.sheet, said.code, said.message_zh))
        if not grid.rows or is_summary(grid.rows):
            continue
        read, unread = _read_sheet(grid, sheet_no, context, seen)
        tables += read
        problems += unread
    if not problems and not any(table.rows_read - sum(table.explained.values()) for table in tables):
        problems.append(_nothing_filled() if tables else _empty())
    return FileReading(tables, problems, hints)


def _empty() -> Problem:
    return Problem("", "empty", "文件中没有任何内容。请核对后重新报送。")


def _nothing_filled() -> Problem:
    told = "只有表头，没有填写任何一行。漏填的请填好后重新报送；确实没有发生的，不必重报。"
    return Problem("", "nothing_filled", told)


def body_of(grid: Grid, context: Context) -> int | None:
    """The first row below the heading of the only table in a sheet's first rows; None for no table or several."""
    found, doubtful = find_tables(grid, _given_by_title(grid, context))
    return found[0].body if len(found) == 1 and not doubtful else None


def _read_sheet(
    grid: Grid, sheet_no: int, context: Context, seen: Seen
) -> tuple[list[ReadTable], list[Problem]]:
    given = _given_by_title(grid, context)
    found, doubtful = find_tables(grid, given)
    tables = []
    for number, table in enumerate(found, start=1):
        places = [*_title_lines(grid, table), grid.sheet, Path(context.file_name).stem]
        read = ReadTable(
            table.recognition.export,
            table.recognition.table.table,
            scrub(grid.sheet),
            sheet_no,
            number,
            table.recognition.score,
            [(m.position, m.heading, m.column.name, round(m.quality, 3)) for m in table.recognition.matches],
            table.recognition.unmapped,
            places,
            filled_by(places[:-2]),
            _statement(table, places, context),
            is_hidden=grid.is_hidden,
            asked=table.recognition.ambiguous,
            fingerprint=table.recognition.fingerprint,
            headings=shown_headings(table.recognition.headings),
            layout=table.recognition.layout,
            table_id=f"{table.recognition.export}-{context.delivery_id}-{sheet_no}.{number}",
        )
        read_records(grid, table, read, context, stated_year(places), title_unit(places[:-2]), seen)
        tables.append(read)
    is_silent = bool(found) or is_form_page(grid)
    return tables, [explain(grid.sheet, table) for table in doubtful] or (
        [] if is_silent else [unrecognised(grid, given)]
    )


def _given_by_title(grid: Grid, context: Context) -> Given:
    """Columns that the first rows, the sheet's name or the file's name may supply, the names, confirmed layouts."""
    top = [" ".join(cell for cell in row if cell.strip()) for row in grid.rows[:8]]
    names = (grid.sheet, Path(context.file_name).stem)
    return Given(frozenset(supplied_by_title([*top, *names])), names, context.layouts)


def _title_lines(grid: Grid, table: FoundTable) -> list[str]:
    lines = [" ".join(cell for cell in grid.rows[row] if cell.strip()) for row in table.title_rows]
    notes = [row for row, kind in sorted(table.explained.items()) if kind == "note"]
    return lines + [
        " ".join(cell for cell in grid.rows[row] if cell.strip())
        for row in notes
        if "统计时点" in "".join(grid.rows[row])
    ]


def title_unit(lines: list[str]) -> str | None:
    """The unit of a 单位：万元 line above the heading."""
    for line in lines:
        for part in line.replace("：", ":").split():
            if part.startswith(("单位:", "金额单位:", "(单位:", "（单位:", "计量单位:")):
                unit = heading_unit(f"({part.split(':')[-1].strip('()（）')})")
                if unit:
                    return unit
    return None


def _statement(table: FoundTable, places: list[str], context: Context) -> date | None:
    if table.recognition.table.states != "moment":
        return None
    return stated_moment(places, context.received_on) or last_quarter_end(context.received_on)
