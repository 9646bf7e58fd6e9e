"""Large text files in pieces: cut at ends of lines, read one by one below the file's own first rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from ingestion.coded import all_but, coded
from ingestion.opening.encodings import decode
from ingestion.opening.grid import MOST_COLUMNS, Grid, UnreadableFile, trimmed_rows
from ingestion.opening.textfile import find_separator

LARGE = 24 * 1024**2
PIECE = 12 * 1024**2
_HEAD_BYTES = 256 * 1024
_HEAD_ROWS = 60
_RAGGED_AT_MOST = 2000
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
    for _ in range(1000):
        end, after = block.rfind(b"\n", 0, end) + 1, end
        if end == 0:
            break
        following = block[end:after] + following[:_AHEAD]
        next_line = following[: following.find(b"\n") + 1 or len(following)]
        before = block.rfind(b"\n", 0, end - 1) + 1
        says_something = block[before:end].strip(b' \t\r\n,;|"') and block.count(b'"', 0, end) % 2 == 0
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
    try:
        text = content.decode("utf-8" if piece.encoding == "utf-8-sig" else piece.encoding)
    except UnicodeDecodeError as error:
        if error.end == len(content):
            raise UnreadableFile(
                "corrupt", "文件在一个字的中间断开，没有传完整，未读取。请重新导出后报送。"
            ) from error
        raise UnreadableFile(
            "encoding", "文本中有无法识别的字节，可能混用了两种编码。请另存为 UTF-8 或 .xlsx 后重新报送。"
        ) from error
    columns = _columns(text.removeprefix("\ufeff"), piece)
    head = piece.head if piece.number else ()
    width = max([len(columns), *(len(row) for row in head)])
    count = len(columns[0])
    columns += [pa.repeat("", count)] * (width - len(columns))
    above = [[row[i] if i < len(row) else "" for row in head] for i in range(width)]
    whole = [
        coded(pa.concat_arrays([pa.array(top, pa.string()), column]))
        for top, column in zip(above, columns, strict=True)
    ]
    return Grid(
        "",
        trimmed_rows(whole),
        is_text_file=True,
        first_row=piece.first_row - len(head),
        head_rows=len(head),
        is_piece=True,
    )


def _columns(text: str, piece: Piece) -> list[pa.Array]:
    """The fields of a text by column; short rows filled with '', longer ones given columns of their own."""
    ragged: list[tuple[int, str]] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        ragged.append((row.number - 1, row.text))
        return "skip" if len(ragged) <= _RAGGED_AT_MOST else "error"

    names = [f"f{place}" for place in range(piece.width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(text.encode()),
            read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                delimiter=piece.separator,
                newlines_in_values='"' in text,
                ignore_empty_lines=False,
                invalid_row_handler=keep,
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return _columns_row_by_row(text, piece.separator)
    columns = [column.combine_chunks() for column in table.columns]
    return _with_ragged(columns, ragged, piece.separator) if ragged else columns


def _with_ragged(columns: list[pa.Array], ragged: list[tuple[int, str]], separator: str) -> list[pa.Array]:
    rows = [next(csv.reader([line], delimiter=separator), []) for _, line in ragged]
    count = len(columns[0]) + len(rows)
    width = max([len(columns), *(len(row) for row in rows)])
    places = np.array([number for number, _ in ragged], np.int64)
    order = np.empty(count, np.int64)
    regular = all_but(count, places.tolist())
    order[regular], order[places] = np.arange(len(regular)), len(regular) + np.arange(len(places))
    columns = columns + [pa.repeat("", len(regular))] * (width - len(columns))
    return [
        pa.concat_arrays(
            [column, pa.array([row[i] if i < len(row) else "" for row in rows], pa.string())]
        ).take(pa.array(order))
        for i, column in enumerate(columns)
    ]


def _columns_row_by_row(text: str, separator: str) -> list[pa.Array]:
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableFile(
            "corrupt", "文本中的引号或分隔符不成对，无法读取。请另存为 .xlsx 后重新报送。"
        ) from error
    width = max((len(row) for row in rows), default=1)
    return [pa.array([row[i] if i < len(row) else "" for row in rows], pa.string()) for i in range(width)]
