"""Text files (.csv, .tsv, .txt) to one grid: encoding and separator are found by content."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from ingestion.opening.encodings import GAP, decode_cut, decode_with_gaps
from ingestion.opening.grid import MAX_CELLS, MOST_COLUMNS, Grid, Remark, UnreadableFile

SEPARATORS = ",\t;|"
_FULL_WIDTH_SEPARATORS = "，；｜"
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\ufffe\uffff]")
_SHOWN_LINES = 5
_SHOWN_FIRST = 1 << 20
_CUT = Remark(
    "", "cut_off", "文件在一个字的中间断开，末尾可能缺失；断开处以前的各行已照常读取。请核对后重新报送。"
)


def find_separator(text: str) -> str:
    """The separator that splits the first lines into the most, and the most even, fields.

    Full-width ones count only where no other one splits half of the lines: they also stand in sentences.
    """
    lines = [line for line in text[:_SHOWN_FIRST].splitlines()[:60] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=lambda count: (counts.count(count) if count else 0, count), default=0)
        return (counts.count(common) if common else 0, common)

    best = max(SEPARATORS, key=evenness) if lines else ","
    if lines and evenness(best)[0] * 2 < len(lines):
        return max(best + _FULL_WIDTH_SEPARATORS, key=evenness)
    return best


def read_text_file(path: Path) -> list[Grid]:
    """The file as one grid named ''. Raises UnreadableFile."""
    text, remarks = _decoded(path.read_bytes())
    if _NO_TEXT.search(text):
        raise UnreadableFile("corrupt", "文件不是表格或文本，无法读取。请报送 .xlsx、.xls 或 .csv。")
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=find_separator(text)))
    except csv.Error as error:
        raise UnreadableFile(
            "corrupt", "文本中的引号或分隔符不成对，无法读取。请另存为 .xlsx 后重新报送。"
        ) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((_width(row) for row in rows), default=0)
    if width > MOST_COLUMNS or width * len(rows) > MAX_CELLS:
        raise UnreadableFile("too_large", "文本的行列过多，范围过大。请删除多余的分隔符或拆分后重新报送。")
    rows = [row[:width] + [""] * (width - len(row)) for row in rows]
    return [Grid("", rows, is_text_file=True, remarks=remarks)] if width else []


def _decoded(content: bytes) -> tuple[str, tuple[Remark, ...]]:
    try:
        text, is_cut = decode_cut(content)
        return text, (_CUT,) if is_cut else ()
    except UnreadableFile:
        text, gaps = decode_with_gaps(content)
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if GAP in line]
    places = "、".join(map(str, lines[:_SHOWN_LINES])) + ("等" if len(lines) > _SHOWN_LINES else "")
    told = (
        f"文本第{places}行有无法识别的字节（共 {gaps} 处），以“�”代替，其余照常读取。请核对这些行后重新报送。"
    )
    return text, (Remark("", "broken_characters", told),)


def _width(row: list[str]) -> int:
    """How many cells there are up to the last one that says something."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return width
