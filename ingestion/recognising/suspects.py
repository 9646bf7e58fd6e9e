"""Which rows may be no records: cheap tests on whole columns, so that few rows are looked at one by one.

Every test errs on the side of looking: rowkinds.py and layout.py decide.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.coded import Coded, Mask, Rows
from ingestion.columnwise import FEW, SPACES, each, keys_of, matching, says_something, where, where_in
from ingestion.recognising.headings import is_known_heading, known_headings
from ingestion.recognising.headingwords import plain_form, unlike_plain
from ingestion.text import heading_without_brackets
from ingestion.textbytes import are_ascii, byte_lengths, have_digits_running

LONGEST_HEADING = 40
_LONGEST_BYTES = 4 * LONGEST_HEADING
_NOT_IN_HEADINGS = 3
"""So many digits side by side are in no heading."""
_GAP = rf"[{SPACES}]*"
_ODD_WORDS = (
    rf"(小|合|总|共|累){_GAP}计|总{_GAP}数|全{_GAP}县|其{_GAP}中|示{_GAP}例|[签盖]{_GAP}[字章]|[\x{{4e00}}-\x{{9fff}})）]{_GAP}[:：]|"
    rf"^{_GAP}(注|备{_GAP}注|说{_GAP}明|填|附{_GAP}注|制表|审核|审批|复{_GAP}核|负责人|单位|主要|分管|经办|联系|报送|数据来源|打印|统计|"
    r"第.{1,3}页|共.{1,3}页|以上|本)"
)
_FEW_CELLS = 4
_FIRST_ROWS = 6


def heading_rows(columns: Sequence[Coded], count: int, confirmed: Collection[str] = ()) -> Rows:
    """Rows with at least two cells that are spellings of some contract's headings, or of `confirmed` ones (keys)."""
    known = np.zeros(count, np.int32)
    for column in columns:
        is_known = _known(column.texts)
        if confirmed:
            is_known |= where_in(keys_of(column.texts), confirmed)
        known += is_known[column.codes]
    return np.flatnonzero(known >= 2)


def _known(texts: pa.Array) -> npt.NDArray[np.bool_]:
    if len(texts) <= FEW:
        return np.fromiter(
            (len(text) <= LONGEST_HEADING and is_known_heading(text) for text in texts.to_pylist()),
            np.bool_,
            len(texts),
        )
    may_be = (byte_lengths(texts) <= _LONGEST_BYTES) & ~have_digits_running(texts, _NOT_IN_HEADINGS)
    places = np.flatnonzero(may_be)
    places = places[matching(texts.take(pa.array(places)), r"[^\x00-\x7f]|[A-Za-z]{3}")]
    chosen = texts.take(pa.array(places))
    short = pc.less_equal(pc.utf8_length(chosen), LONGEST_HEADING)
    places, chosen = places[short.to_numpy(zero_copy_only=False)], chosen.filter(short)
    bracketed = np.flatnonzero(matching(chosen, r"[(（\[【〔/]"))
    found = _are_known(keys_of(chosen))
    found[bracketed] |= _are_known(each(chosen.take(pa.array(bracketed)), heading_without_brackets))
    known = np.zeros(len(texts), np.bool_)
    known[places] = found
    return known


def _are_known(keys: pa.Array) -> Mask:
    plain = where(keys, matching(keys, unlike_plain()), plain_form)
    return where_in(keys, known_headings()) | where_in(plain, known_headings())


def _odd(texts: pa.Array) -> Mask:
    return np.zeros(len(texts), np.bool_) if are_ascii(texts) else matching(texts, _ODD_WORDS)


def suspect_rows(
    columns: Sequence[Coded],
    heading_texts: Sequence[Collection[str]],
    headings: Rows,
    begin: int,
    end: int,
    is_last: bool,
) -> Rows:
    """Rows of begin…end−1 that may be blank, a total, a note, a heading again … in these columns of a table.

    `heading_texts`: per column the texts of its heading and their keys. `headings`: rows that look like headings of
    any table. `is_last`: no other table follows.
    """
    count = end - begin
    filled, odd, again = np.zeros(count, np.int16), np.zeros(count, np.bool_), np.zeros(count, np.int16)
    for column, texts in zip(columns, heading_texts, strict=True):
        codes = column.codes[begin:end]
        says = says_something(column.texts)
        filled += np.int16(1) if says.all() else says[codes]
        if (is_odd := _odd(column.texts)).any():
            odd |= is_odd[codes]
        if (is_heading := where_in(column.texts, texts)).any():
            again += is_heading[codes]
    here = headings[(headings >= begin) & (headings < end)] - begin
    repeats = np.union1d(here, np.flatnonzero(again >= 2))
    usual = int(np.bincount(filled).argmax()) if count else 0
    suspect: Mask = odd | (filled <= min(_FEW_CELLS, max(usual - 1, 1)))
    suspect[:_FIRST_ROWS] = True
    if not is_last:
        suspect[max(count - _FIRST_ROWS, 0) :] = True
    suspect[repeats] = True
    suspect[repeats[repeats + 1 < count] + 1] = True
    return np.flatnonzero(suspect) + begin
