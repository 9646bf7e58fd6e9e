"""What of each record's cells the raw columns do not have as it was sent: folded letters, marks read as nothing …"""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.coded import Coded, Rows, by_dictionary, coded, overlaid, spread, with_texts
from ingestion.columnwise import each, has_quotes_or_controls, joined, masked, matching, with_wide_marks
from ingestion.records.doors import Body

_BETWEEN = ", "


def as_sent(body: Body, kept: Rows) -> pa.Array:
    """Per kept row a JSON object (column name → text, personal data masked), null where nothing differs.

    `true` instead of a text: the raw column's with all of its marks wide (columnwise.WIDE_MARKS).
    """
    pieces = []
    for match in body.matches:
        if match.position < 0:
            continue
        name, reading, column = (
            match.column.name,
            body.readings[match.column.name],
            body.texts[match.position],
        )
        texts, values, codes = column.texts, reading.values[name], column.codes[kept]
        if reading.texts is not column:
            # rows were completed one by one: text and value no longer go together by distinct text
            texts, values = spread(texts, codes), reading.rows(name).take(pa.array(kept))
            codes = np.arange(len(kept), dtype=np.int32)
        piece = _differing(name, match.column.type, texts, values.fill_null(""))
        if piece is not None:
            pieces.append(with_texts(Coded(codes, texts), piece))
    if not pieces:
        return pa.nulls(len(kept), pa.string())
    said = pieces[0] if len(pieces) == 1 else coded(joined(*(piece.rows_array() for piece in pieces)))
    return by_dictionary(_object(said.texts), said.codes)


def _object(said: pa.Array) -> pa.Array:
    """The pieces of each row as one JSON object, null where there are none."""
    inside = pc.utf8_slice_codeunits(said, len(_BETWEEN))
    return pc.if_else(pc.equal(said, ""), pa.scalar(None, pa.string()), joined("{", inside, "}"))


def _differing(name: str, kind: str, texts: pa.Array, values: pa.Array) -> pa.Array | None:
    """`, "name": "text"` for every text that its raw value does not repeat, '' for the others; None for none at all.

    A text that equals its raw value, or its raw value with wide marks, is shown already: raw values are scrubbed and
    masked.
    """
    places = _where(pc.not_equal(texts, values))
    if not len(places):
        return None
    here, values = texts.take(pa.array(places)), values.take(pa.array(places))
    is_widened = pc.equal(here, with_wide_marks(values)).to_numpy(zero_copy_only=False)
    widened, others = np.flatnonzero(is_widened), np.flatnonzero(~is_widened)
    shown = masked(kind, here.take(pa.array(others)))
    differ = _where(pc.not_equal(shown, values.take(pa.array(others))))
    others, shown = others[differ], shown.take(pa.array(differ))
    if not len(widened) and not len(others):
        return None
    head = f'{_BETWEEN}"{name}": '
    said = overlaid(pa.repeat("", len(texts)), places[widened], pa.repeat(f"{head}true", len(widened)))
    return overlaid(said, places[others], joined(head, _quoted(shown)))


def _where(chosen: pa.Array) -> Rows:
    return np.flatnonzero(chosen.to_numpy(zero_copy_only=False))


def _quoted(texts: pa.Array) -> pa.Array:
    odd = np.flatnonzero(matching(texts, r'["\\\x00-\x1f]')) if has_quotes_or_controls(texts) else ()
    return overlaid(joined('"', texts, '"'), odd, each(texts.take(pa.array(odd, pa.int64())), _quote))


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
