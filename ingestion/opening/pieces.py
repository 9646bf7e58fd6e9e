"""Large text files in pieces: cut at ends of lines, read one by one below the file's own first rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingestion.coded import below, constant
from ingestion.opening.encodings import decode
from ingestion.opening.fields import columns_of_bytes, columns_of_text
from ingestion.opening.grid import MOST_COLUMNS, Grid, UnreadableFile, trimmed_rows
from ingestion.opening.textfile import find_separator

LARGE = 24 * 1024**2
PIECE = 24 * 1024**2
_HEAD_BYTES = 256 * 1024
_HEAD_ROWS = 60
_AHEAD = 64 * 1024
_AS_ABOVE = ("同上", "同左", "〃", "″")


@dataclass(frozen=True)
class Piece:
    """Bytes of a text file from `begin` to `end`, whose first row is row `first_row` of the file (from 0).

    `number`: from 0. `head`: the rows of the file down to its heading, which every piece but the first is read below.
    """

    number: int

    begin: int
    end: int
    first_row: int
    encoding: str
    separator: str
    head: tuple[tuple[str, ...], ...]

    width: int


def cut(path: Path, body_of: Callable[[Grid], int | None]) -> list[Piece]:
    """The pieces of a large text file; none when it is small, or of a kind that has to be read at once.

    `body_of`: the first row below the heading of the only table that a grid's first rows show, else None.
    Raises UnreadableFile.
    """
    size = path.stat().st_size
    if size <= LARGE:
        return []
    with path.open("rb") as file:
        first = file.read(_HEAD_BYTES)
        complete = first[: first.rfind(b"\n") + 1]
        if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in first or not complete:
            return []
        text, encoding = decode(complete)
        separator = find_separator(text)
        if not separator.isascii():
            return []
        head = _head_rows(text, separator)
        width = max(len(row) for row in head)
        if width > MOST_COLUMNS:
            return []
        body = body_of(Grid("", [[*row, *[""] * (width - len(row))] for row in head], is_text_file=True))
        if body is None:
            return []
        bounds = list(_bounds(file, size, [mark.encode(encoding.removesuffix("-sig")) for mark in _AS_ABOVE]))
    return [
        Piece(number, begin, end, row, encoding, separator, head[:body], width)
        for number, (begin, end, row) in enumerate(bounds)
    ]


def _head_rows(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    return tuple(tuple(row) for row, _ in zip(rows, range(_HEAD_ROWS), strict=False))


def _bounds(file: io.BufferedReader, size: int, as_above: Sequence[bytes]) -> Iterator[tuple[int, int, int]]:
    """(begin, end, first row) of each piece. A piece ends after a line that is neither blank nor inside quotes.

    A line with one of the marks `as_above` stays with the line that it refers to.
    In UTF-8 and GB18030 no part of a Chinese character is a line break or a quotation mark.
    """
    begin, row = 0, 0
    while begin < size:
        file.seek(begin)
        block = file.read(PIECE)
        if begin + len(block) < size:
            block = block[: _last_line_end(block, file.read(_AHEAD), as_above)]
        if not block:
            raise UnreadableFile(
                "corrupt", "文本中的引号不成对或没有分行，无法读取。请另存为 .xlsx 后重新报送。"
            )
        yield begin, begin + len(block), row
        begin += len(block)
        row += _count_rows(block)


def _last_line_end(block: bytes, ahead: bytes, as_above: Sequence[bytes]) -> int:
    """The end of the last line that closes outside quotes and says something; 0 when there is none.

    `ahead`: what follows the block.
    """
    end, following, spare = len(block), ahead, 0
    is_quoted = b'"' in block
    for _ in range(1000):
        end, after = block.rfind(b"\n", 0, end) + 1, end
        if end == 0:
            break
        following = block[end:after] + following[:_AHEAD]
        next_line = following[: following.find(b"\n") + 1 or len(following)]
        before = block.rfind(b"\n", 0, end - 1) + 1
        is_closed = not is_quoted or block.count(b'"', 0, end) % 2 == 0
        says_something = is_closed and block[before:end].strip(b' \t\r\n,;|"')
        if says_something and not any(mark in next_line for mark in as_above):
            return end
        spare = spare or (end if says_something else 0)
        end -= 1
        following = b"\n" + following
    return spare


def _count_rows(block: bytes) -> int:
    if b'"' not in block:
        return block.count(b"\n") + (not block.endswith(b"\n"))
    outside = block.split(b'"')[::2]
    return sum(part.count(b"\n") for part in outside) + (not block.endswith(b"\n"))


def read_piece(path: Path, piece: Piece) -> Grid:
    """A piece as a grid; any but the first below the file's head, which counts for no row. Raises UnreadableFile."""
    with path.open("rb") as file:
        file.seek(piece.begin)
        content = file.read(piece.end - piece.begin)
    encoding = "utf-8" if piece.encoding == "utf-8-sig" else piece.encoding
    columns = columns_of_bytes(content, encoding, piece.separator, piece.width)
    if columns is None:
        columns = columns_of_text(_decoded(content, encoding), piece.separator, piece.width)
    head = piece.head if piece.number else ()
    width = max([len(columns), *(len(row) for row in head)])
    columns += [constant("", len(columns[0]))] * (width - len(columns))
    whole = [
        below([row[place] if place < len(row) else "" for row in head], column)
        for place, column in enumerate(columns)
    ]
    return Grid(
        "",
        trimmed_rows(whole),
        is_text_file=True,
        first_row=piece.first_row - len(head),
        head_rows=len(head),
        is_piece=True,
    )


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if error.end == len(content):
            raise UnreadableFile(
                "corrupt", "文件在一个字的中间断开，没有传完整，未读取。请重新导出后报送。"
            ) from error
        raise UnreadableFile(
            "encoding", "文本中有无法识别的字节，可能混用了两种编码。请另存为 UTF-8 或 .xlsx 后重新报送。"
        ) from error
