"""Person keys: who is the same person on two rosters, without anybody being readable."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ingestion.coded import Coded, Rows, overlaid, spread
from ingestion.privacy import mobile_number
from ingestion.reading import Context
from ingestion.records.doors import Body
from ingestion.records.keyed import keyed_hash
from ingestion.text import fold, squeeze
from ingestion.values.identifiers import is_ruined_id, plain_id


def person_keys(body: Body, kept: Rows, record_ids: pa.Array, context: Context) -> pa.Array:
    """A key per kept row: by ID number, else by name + birth month + gender + township.

    A name alone is no person: without ID number and birth month the key is the record's own.
    """
    texts = {match.column.name: body.texts[match.position] for match in body.matches}
    hashed = keyed_hash(context.key)
    keys = pa.nulls(len(kept), pa.string())
    if "id_number" in texts:
        numbers = [plain_id(text) for text in texts["id_number"].texts.to_pylist()]
        believed = [len(number) in {15, 18} and not is_ruined_id(number) for number in numbers]
        by_number = pa.array(
            [hashed(f"id\x1f{n}") if b else None for n, b in zip(numbers, believed, strict=True)], pa.string()
        )
        keys = spread(by_number, texts["id_number"].codes[kept])
    places = np.flatnonzero(keys.is_null().to_numpy(zero_copy_only=False))
    others = [
        hashed(
            _description(body, texts, int(kept[place]), context.sender)
            or f"record\x1f{record_ids[place].as_py()}"
        )
        for place in places.tolist()
    ]
    return overlaid(keys, places, pa.array(others, pa.string()))


def phone_keys(body: Body, kept: Rows, context: Context) -> dict[str, pa.Array]:
    """By which two people with one mobile number are told; masks agree by chance. An office's line has no key."""
    hashed = keyed_hash(context.key)
    keys = {}
    for match in body.matches:
        if match.column.type == "phone":
            column = body.texts[match.position]
            numbers = [mobile_number(text) for text in column.texts.to_pylist()]
            of_texts = pa.array([hashed(f"phone\x1f{n}") if n else None for n in numbers], pa.string())
            keys[f"{match.column.name}_key"] = spread(of_texts, column.codes[kept])
    return keys


def _description(body: Body, texts: dict[str, Coded], row: int, sender: str) -> str | None:
    """What tells a person without ID number from others; None when it is too little."""
    name = fold(texts["member_name"].text(row)).replace(" ", "") if "member_name" in texts else ""
    born = _value(body, "born_on", "born_on_from", row)
    if not name or not born:
        return None
    gender = _value(body, "gender", "gender_code", row) or ""
    township = squeeze(texts["township"].text(row)) if "township" in texts else sender
    return "\x1f".join(("name", name, f"{born:%Y-%m}", str(gender), township))


def _value(body: Body, column: str, value: str, row: int):  # type: ignore[no-untyped-def]
    reading = body.readings.get(column)
    return reading.values[value][int(reading.texts.codes[row])].as_py() if reading else None
