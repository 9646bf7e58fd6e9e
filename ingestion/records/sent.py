"""What of each record's cells the raw columns do not have as it was sent: folded letters, marks read as nothing …"""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingestion.coded import Rows, overlaid, spread
from ingestion.columnwise import each, has_quotes_or_controls, joined, masked, matching
from ingestion.records.doors import Body

_BETWEEN = ", "


def as_sent(body: Body, kept: Rows) -> pa.Array:
    """Per kept row a JSON object (column name → text, personal data masked), null where nothing differs."""
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
        piece = _differing(name, match.column.type, texts, values)
        if piece is not None:
            pieces.append((piece, codes))
    if not pieces:
        return pa.nulls(len(kept), pa.string())
    if len(pieces) == 1:
        ((piece, codes),) = pieces
        return spread(_object(piece), codes)
    return _object(joined(*(spread(piece, codes) for piece, codes in pieces)))


def _object(said: pa.Array) -> pa.Array:
    """The pieces of each row as one JSON object, null where there are none."""
    inside = pc.utf8_slice_codeunits(said, len(_BETWEEN))
    return pc.if_else(pc.equal(said, ""), pa.scalar(None, pa.string()), joined("{", inside, "}"))


def _differing(name: str, kind: str, texts: pa.Array, values: pa.Array) -> pa.Array | None:
    """`, "name": "text"` for every text that its raw value does not repeat, '' for the others; None for none at all.

    A text that equals its raw value is shown already: raw values are scrubbed and masked.
    """
    places = pa.array(
        np.flatnonzero(pc.not_equal(texts, values.fill_null("")).to_numpy(zero_copy_only=False))
    )
    if not len(places):
        return None
    shown = masked(kind, texts.take(places))
    differ = pc.not_equal(shown, values.take(places).fill_null(""))
    places, shown = places.filter(differ), shown.filter(differ)
    if not len(places):
        return None
    said = joined(f'{_BETWEEN}"{name}": ', _quoted(shown))
    return overlaid(pa.repeat("", len(texts)), places.to_numpy(), said)


def _quoted(texts: pa.Array) -> pa.Array:
    odd = np.flatnonzero(matching(texts, r'["\\\x00-\x1f]')) if has_quotes_or_controls(texts) else ()
    return overlaid(joined('"', texts, '"'), odd, each(texts.take(pa.array(odd, pa.int64())), _quote))


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
