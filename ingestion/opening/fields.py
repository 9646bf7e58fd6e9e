"""The fields of a piece of a text by column: cut apart as bytes where that is safe, so that a text is decoded once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from ingestion.coded import Coded, all_but, coded
from ingestion.opening.grid import UnreadableFile
from ingestion.textbytes import are_ascii, text_bytes

_RAGGED_AT_MOST = 2000
_MARKS = (b"\n", b"\x00", b"\x01")
"""Bytes to decode many fields between. Like a line's end and , ; they are in no part of a Chinese character."""

OnRagged = Callable[[arrow_csv.InvalidRow], str]


def columns_of_bytes(content: bytes, encoding: str, separator: str, width: int) -> list[Coded] | None:
    """The fields of a text in UTF-8 or GB18030; None where rows are not equally long or a byte fits no character.

    The text is not decoded as a whole: only its distinct fields are, and in GB18030 | may be half a character.
    """
    if encoding not in {"utf-8", "gb18030"} or (encoding == "gb18030" and separator == "|"):
        return None
    content = content.removeprefix("\ufeff".encode(encoding))
    try:
        found = _read(content, separator, width, pa.dictionary(pa.int32(), pa.binary()))
        return [_decoded(column, encoding) for column in found]
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None


def _decoded(column: pa.DictionaryArray, encoding: str) -> Coded:
    """Raises ArrowInvalid or UnicodeDecodeError. Both encodings write a text in one way only: distinct stays so."""
    fields, codes = column.dictionary, column.indices.to_numpy(zero_copy_only=False)
    if encoding == "utf-8" or are_ascii(fields):
        return Coded(codes, fields.cast(pa.string()))
    whole = text_bytes(fields)[0].tobytes()
    mark = next((mark for mark in _MARKS if mark not in whole), None)
    if mark is None:
        return Coded(codes, pa.array([field.decode(encoding) for field in fields.to_pylist()], pa.string()))
    marked = pc.binary_join_element_wise(fields, pa.scalar(b""), pa.scalar(mark))
    text = text_bytes(marked)[0].tobytes().decode(encoding).encode()
    return Coded(codes, _parted(text, mark))


def _parted(text: bytes, mark: bytes) -> pa.StringArray:
    """The texts that each end with the mark."""
    content = np.frombuffer(text, np.uint8)
    is_mark = content == mark[0]
    ends = np.flatnonzero(is_mark)
    offsets = np.concatenate([[0], ends - np.arange(len(ends))]).astype(np.int32)
    return pa.StringArray.from_buffers(
        len(ends), pa.py_buffer(offsets), pa.py_buffer(content[~is_mark].tobytes())
    )


def columns_of_text(text: str, separator: str, width: int) -> list[Coded]:
    """The same of a decoded text; short rows filled with '', longer ones given columns of their own."""
    ragged: list[tuple[int, str]] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        ragged.append((row.number - 1, row.text))
        return "skip" if len(ragged) <= _RAGGED_AT_MOST else "error"

    try:
        columns = _read(text.encode(), separator, width, pa.string(), keep)
    except pa.ArrowInvalid:
        columns, ragged = _row_by_row(text, separator), []
    if ragged:
        columns = _with_ragged(columns, ragged, separator)
    return [coded(column) for column in columns]


def _read(
    content: bytes, separator: str, width: int, kind: pa.DataType, on_ragged: OnRagged | None = None
) -> list[pa.Array]:
    names = [f"f{place}" for place in range(width)]
    table = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(
            column_names=names, use_threads=False, block_size=len(content) + 1
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=separator,
            newlines_in_values=b'"' in content,
            ignore_empty_lines=False,
            invalid_row_handler=on_ragged,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, kind), strings_can_be_null=False
        ),
    )
    return [column.combine_chunks() for column in table.columns]


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


def _row_by_row(text: str, separator: str) -> list[pa.Array]:
    csv.field_size_limit(10_000_000)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableFile(
            "corrupt", "文本中的引号或分隔符不成对，无法读取。请另存为 .xlsx 后重新报送。"
        ) from error
    width = max((len(row) for row in rows), default=1)
    return [pa.array([row[i] if i < len(row) else "" for row in rows], pa.string()) for i in range(width)]
