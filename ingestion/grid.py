"""A sheet as we read it: a rectangle of text with what the file said about merged cells and visibility."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Grid:
    """One sheet. `rows[r][c]` is the text of a cell ('' when empty); all rows are equally long.

    `merges`: (first_row, first_column, last_row, last_column), from 0. `first_row` counts from 1 in the file.
    `is_text_file`: the file has no merged cells to tell, so a blank may stand for "as above".
    """

    sheet: str
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    is_text_file: bool = False
    is_1904: bool = False

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


class UnreadableFile(Exception):
    """A file that cannot be read; the message is one Chinese line that says what to do. `code` names the case."""

    def __init__(self, code: str, message_zh: str) -> None:
        super().__init__(message_zh)
        self.code = code
        self.message_zh = message_zh
