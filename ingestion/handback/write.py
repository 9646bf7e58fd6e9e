"""One hand-back workbook, from the original's bytes to the bytes of an .xlsx. Runs in a reading child."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ingestion.handback.mark import mark_sheets, unmark_sheets
from ingestion.handback.openable import FULL_COPY_CELLS, archive_of, lost_zh, weight
from ingestion.handback.order import EXCERPT_FIRST_CELL, FIRST_CELL, Mark, Order, Place, is_summary
from ingestion.handback.plain import excerpt, full_copy, moved_right
from ingestion.handback.summary import drop_summaries, write_summary
from ingestion.opening.files import read_grids

_EXCERPT_ZH = (
    "原文件很大，这里只带回有问题的行和表头，第一列“原行号”是原文件中的行。"
    "请在原文件中改正后重新报送原文件，不要报送这份摘录。"
)
_CONVERTED_ZH = "原文件不是 .xlsx，已转为 .xlsx 带回；单元格按文本保存，内容不变。可直接在此改正后报送。"
_FORMAT_LOST_ZH = "原文件的结构不能原样编辑，这里按内容带回，格式未保留。可直接在此改正后报送。"


def write_handback(content: bytes, order: Order) -> bytes:
    """The department's workbook with its wrong cells marked and a first sheet that lists them.

    An .xlsx or .xlsm keeps its formatting, formulas and other sheets (macros are left out); every other format comes
    back as text cells; a large file as an excerpt of the rows concerned. Raises UnreadableFile.
    """
    archive = archive_of(content)
    cells = weight(archive) if archive else None
    book = _opened(content) if cells is not None and cells <= FULL_COPY_CELLS else None
    if archive is not None and book is not None:
        lost = lost_zh(archive)
        note = f"这份副本不带回原文件中的{'、'.join(lost)}；格式、公式和其他工作表照原样。" if lost else ""
        return _finished(book, order, mark_sheets(book, order.tables, order.marks), note)
    return _from_grids(content, order, _FORMAT_LOST_ZH if archive else _CONVERTED_ZH)


def _opened(content: bytes) -> Workbook | None:
    """The workbook as openpyxl edits it, without what an earlier hand-back added; None when it cannot."""
    try:
        book = load_workbook(io.BytesIO(content), rich_text=True, keep_vba=False, keep_links=True)
    # openpyxl raises whatever its parts raise on a workbook that other programs open
    except Exception:
        return None
    if drop_summaries(book):
        unmark_sheets(book)
    book.template = False
    return book if book.worksheets else None


def _from_grids(content: bytes, order: Order, note: str) -> bytes:
    with tempfile.NamedTemporaryFile(prefix="muster-handback-") as original:
        original.write(content)
        original.flush()
        grids = [grid for grid in read_grids(Path(original.name)) if not is_summary(grid.rows)]
    if sum(len(grid.rows) * grid.width for grid in grids) <= FULL_COPY_CELLS:
        book = full_copy(grids)
        return _finished(book, order, mark_sheets(book, order.tables, order.marks), note)
    book, moved = excerpt(grids, order.tables, order.marks)
    shown = mark_sheets(book, [moved_right(table) for table in order.tables], list(moved.values()))
    places = {mark: shown[now] for mark, now in moved.items() if now in shown}
    return _finished(book, order, places, _EXCERPT_ZH, EXCERPT_FIRST_CELL)


def _finished(
    book: Workbook, order: Order, places: dict[Mark, Place], note: str, first_cell: str = FIRST_CELL
) -> bytes:
    write_summary(book, order, places, note, first_cell)
    # formulas come back without their last results: whoever opens the copy computes them
    book.calculation.fullCalcOnLoad = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
