"""A column of texts by its distinct texts: what costs something is done once per distinct text, not per row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_MANY = 20_000
_OFTEN = 4
_PLACES = (np.int8, np.int16, np.int32)


@dataclass(frozen=True)
class Coded:
    """`texts`: the distinct texts (string, no null); `codes`: per row, the place of its text in them."""

    codes: npt.NDArray[np.int32]
    texts: pa.StringArray

    def __len__(self) -> int:
        return len(self.codes)

    def text(self, row: int) -> str:
        """The text of one row."""
        return str(self.texts[int(self.codes[row])].as_py())

    def rows_array(self) -> pa.Array:
        """The text of every row."""
        return spread(self.texts, self.codes)


def coded(column: pa.Array) -> Coded:
    """A string array, nulls as ''."""
    filled = column.fill_null("") if column.null_count else column
    return Coded(*_encoded(filled))


def _encoded(texts: pa.Array) -> tuple[npt.NDArray[np.int32], pa.Array]:
    """Per text its place among the distinct ones, and these."""
    encoded = texts.dictionary_encode()
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False), encoded.dictionary


def constant(text: str, count: int) -> Coded:
    """The same text in every row."""
    return Coded(np.zeros(count, np.int32), pa.array([text], pa.string()))


def picked(column: Coded, rows: Rows) -> Coded:
    """Some rows of a column, with the texts that stand in them only."""
    codes = column.codes[rows]
    used = np.bincount(codes, minlength=len(column.texts)) > 0
    if used.all():
        return Coded(codes, column.texts)
    places = (np.cumsum(used) - 1).astype(np.int32)
    return Coded(places[codes], column.texts.filter(pa.array(used)))


def with_texts(column: Coded, texts: pa.Array) -> Coded:
    """The column after its distinct texts were changed, one for one; equal ones become one."""
    if texts is column.texts:
        return column
    places, distinct = _encoded(texts)
    if len(distinct) == len(texts):
        return Coded(column.codes, texts)
    return Coded(places[column.codes], distinct)


def below(top: Sequence[str], column: Coded) -> Coded:
    """The column with a few more texts above its rows."""
    if not top:
        return column
    places = {text: column.texts.index(text).as_py() for text in top}
    others = [text for text, place in places.items() if place < 0]
    places |= {text: len(column.texts) + number for number, text in enumerate(others)}
    codes = np.array([places[text] for text in top], np.int32)
    texts = pa.concat_arrays([column.texts, pa.array(others, pa.string())])
    return Coded(np.concatenate([codes, column.codes]), texts)


def joined(first: Coded, second: Coded) -> Coded:
    """The rows of one column and below them those of another."""
    if not len(second):
        return first
    places, distinct = _encoded(pa.concat_arrays([first.texts, second.texts]))
    above, below = places[: len(first.texts)], places[len(first.texts) :]
    return Coded(np.concatenate([above[first.codes], below[second.codes]]), distinct)


def spread(values: pa.Array, codes: npt.NDArray[np.int32]) -> pa.Array:
    """One value per distinct text to one per row."""
    return values.take(pa.array(codes))


def by_dictionary(values: pa.Array, codes: npt.NDArray[np.int32]) -> pa.Array:
    """Like `spread`; the texts of many rows stay a dictionary where they are few, its places in few bytes."""
    if values.type != pa.string() or len(codes) < _MANY or len(values) * _OFTEN > len(codes):
        return spread(values, codes)
    narrow = next(kind for kind in _PLACES if len(values) <= np.iinfo(kind).max)
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(narrow, copy=False)), values)


def among(column: Coded, places: Iterable[int]) -> Rows:
    """The rows whose text is one of these (places in `texts`)."""
    chosen = np.zeros(len(column.texts), np.bool_)
    chosen[list(places)] = True
    return np.flatnonzero(chosen[column.codes])


def all_but(count: int, left_out: Iterable[int]) -> Rows:
    """The rows 0…count−1 without some of them."""
    stays = np.ones(count, np.bool_)
    stays[list(left_out)] = False
    return np.flatnonzero(stays)


def overlaid(values: pa.Array, places: Sequence[int] | Rows, others: pa.Array) -> pa.Array:
    """`values` with those at `places` replaced by `others`, in order."""
    if not len(places):
        return values
    index = np.arange(len(values), dtype=np.int64)
    index[np.asarray(places, np.int64)] = len(values) + np.arange(len(others))
    return pa.concat_arrays([values, others]).take(pa.array(index))
