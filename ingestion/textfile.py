"""Text files (.csv, .tsv, .txt) to one grid: encoding and separator are found by content."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ingestion.grid import Grid, UnreadableFile

_BOMS = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]
SEPARATORS = ",\t;|"


def decode(content: bytes) -> tuple[str, str]:
    """Text and encoding name. BOM first, then strict UTF-8, then GB18030. Raises UnreadableFile."""
    marked = [name for bom, name in _BOMS if content.startswith(bom)]
    for name in marked or ("utf-8", "gb18030"):
        try:
            return content.decode(name), name
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(
        "encoding",
        "文本编码无法识别（支持 UTF-8、GBK/GB18030、UTF-16）。请另存为 UTF-8 或 .xlsx 后重新报送。",
    )


def find_separator(text: str) -> str:
    """The separator that splits the first lines into the most, and the most even, fields."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def evenness(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=lambda count: (counts.count(count) if count else 0, count), default=0)
        return (counts.count(common) if common else 0, common)

    return max(SEPARATORS, key=evenness) if lines else ","


def read_text_file(path: Path) -> list[Grid]:
    """The file as one grid named ''. Raises UnreadableFile."""
    text, _ = decode(path.read_bytes())
    if "\x00" in text:
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
    width = max((len(row) for row in rows), default=0)
    return [Grid("", [row + [""] * (width - len(row)) for row in rows], is_text_file=True)] if width else []
