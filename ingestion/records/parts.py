"""One cell that holds two columns: 27/78 or 31户62人 under 威胁户/人, both coordinates under 经纬度."""

from __future__ import annotations

import re

from catalogue.models import Column
from ingestion.text import squeeze
from ingestion.values.coordinates import coordinate_fault, read_coordinate

_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_SEPARATOR = re.compile(r"[,，;；、/]+|\s+")
_BEFORE_THE_OTHER_AXIS = re.compile(r"(?<=[\d′″'\"秒分度°])(?=[北南NS东西EW])")


def part_of(column: Column, text: str) -> str:
    """The text of one column out of a cell that holds two; the whole cell when it does not come apart in two."""
    if column.type == "coordinate":
        return _coordinate(column, text)
    if column.part is None:
        return text
    numbers = _NUMBERS.findall(squeeze(text))
    if len(numbers) != 2:
        return text
    return str(numbers[0] if column.part == "first" else numbers[1])


def _coordinate(column: Column, text: str) -> str:
    """The one of two coordinates that lies in the range of the column's axis."""
    pieces = [piece for piece in _SEPARATOR.split(text.strip()) if piece]
    if len(pieces) == 1:
        pieces = _BEFORE_THE_OTHER_AXIS.split(pieces[0], maxsplit=1)
    fitting = [
        piece
        for piece in pieces
        if (value := read_coordinate(piece)) is not None and coordinate_fault(value, column.axis) is None
    ]
    return fitting[0] if len(pieces) == 2 and len(fitting) == 1 else text
