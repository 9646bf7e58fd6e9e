"""Tables of web pages that systems export as .xls: read as text, with nothing fetched and nothing run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from ingestion.opening.encodings import decode_cut
from ingestion.opening.grid import Grid, Remark, UnreadableFile
from ingestion.opening.placed import LAST_COLUMN, LAST_ROW, Placed, grid_of

LARGEST = 64 * 1024**2
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAKS = {"br", "p", "div", "li"}
_UNSEEN = {"script", "style"}
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>")
_CUT = Remark("", "cut_off", "网页表格没有结束标记，末尾可能缺失；已有的各行已照常读取。请核对后重新报送。")


def read_html(path: Path) -> list[Grid]:
    """The page's tables as one grid, one below the other as a spreadsheet program shows them. Raises UnreadableFile."""
    if path.stat().st_size > LARGEST:
        raise UnreadableFile("too_large", "网页格式的表格过大，未读取。请另存为 .xlsx 后重新报送。")
    text, is_cut = decode_cut(path.read_bytes())
    reader = _Tables()
    reader.feed(text)
    reader.close()
    if not reader.has_table:
        raise UnreadableFile("out_of_scope", "这是网页，其中没有表格。请报送原始表格（.xlsx、.xls、.csv）。")
    names = _SHEET_NAME.findall(text)
    reader.placed.name = names[0] if len(names) == 1 else ""
    return [grid_of(reader.placed, (_CUT,) if reader.depth or is_cut else ())]


class _Tables(HTMLParser):
    """Collects the cells of the outermost tables. A table inside a cell gives its text to that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.placed = Placed()
        self.has_table = False
        self.depth = 0
        self.row = -1
        self.column = 0
        self.unseen = 0
        self.cell: list[str] | None = None
        self.place = (0, 0)
        self.taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "table":
            self._start_table()
        elif self.depth == 1 and tag == "tr":
            self._start_row(given)
        elif self.depth == 1 and tag in {"td", "th"}:
            self._start_cell(given)
        elif self.cell is not None and tag in _BREAKS:
            self.cell.append("\n")
        elif self.cell is not None and tag in {"td", "th"}:
            self.cell.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "table" and self.depth:
            if self.depth == 1:
                self._end_cell()
            self.depth -= 1
        elif self.depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()

    def close(self) -> None:
        super().close()
        self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.unseen:
            self.cell.append(_SPACES.sub(" ", data))

    def _start_table(self) -> None:
        self.depth += 1
        if self.depth == 1:
            self.has_table, self.taken = True, {}

    def _start_row(self, given: dict[str, str]) -> None:
        self._end_cell()
        self.row, self.column = self.row + 1, 0
        if self.row > LAST_ROW:
            raise UnreadableFile("too_large", "网页表格的行数过多，未读取。请拆分后重新报送。")
        if _HIDDEN.search(given.get("style", "")):
            self.placed.hidden_rows.add(self.row)

    def _start_cell(self, given: dict[str, str]) -> None:
        self._end_cell()
        if self.row < 0:
            self.row = 0
        while self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        down, right = _span(given, "rowspan"), _span(given, "colspan")
        if self.column + right - 1 > LAST_COLUMN:
            raise UnreadableFile("too_large", "网页表格的列数过多，未读取。请删除多余的列后重新报送。")
        self.place, self.cell = (self.row, self.column), []
        if down > 1 or right > 1:
            last_row = self.row + down - 1
            self.placed.merges.append((self.row, self.column, last_row, self.column + right - 1))
            self.taken.update(dict.fromkeys(range(self.column, self.column + right), last_row))
        self.column += right

    def _end_cell(self) -> None:
        if self.cell is not None:
            lines = "".join(self.cell).replace("\xa0", " ").split("\n")
            self.placed.texts[self.place] = "\n".join(line for line in map(str.strip, lines) if line)
            self.cell = None


def _span(given: dict[str, str], name: str) -> int:
    text = given.get(name, "").strip()
    return max(1, min(int(text[:6]), LAST_ROW)) if text.isdecimal() else 1
