"""Person keys: who is the same person on two rosters, without anybody being readable."""

from __future__ import annotations

from typing import Any

from catalogue.models import Table
from ingestion.headings import Match
from ingestion.privacy import person_key
from ingestion.reading import Context
from ingestion.text import fold, squeeze
from ingestion.values.identifiers import is_ruined_id, plain_id

_FALLBACK = ("member_name", "born_on", "gender", "township")


def add_person_key(
    table: Table,
    matches: list[Match],
    texts: dict[int, list[str]],
    kept: list[int],
    columns: dict[str, list[Any]],
    context: Context,
) -> None:
    """Fill `person_key` where the table has one: by ID number, else by name + birth month + gender + township.

    A name alone is no person: without ID number and birth month the key is the record's own.
    """
    if "person_key" not in columns:
        return
    by_name = {m.column.name: texts[m.position] for m in matches}
    scope = context.sender
    keys = []
    for place, index in enumerate(kept):
        number = plain_id(by_name["id_number"][index]) if "id_number" in by_name else ""
        if len(number) in {15, 18} and not is_ruined_id(number):
            keys.append(person_key(context.key, "id", number))
            continue
        name = fold(by_name.get("member_name", [""] * (index + 1))[index]).replace(" ", "")
        born = columns.get("born_on_from", [None] * len(kept))[place]
        gender = columns.get("gender_code", [None] * len(kept))[place] or ""
        township = squeeze(by_name["township"][index]) if "township" in by_name else scope
        if name and born:
            keys.append(person_key(context.key, "name", name, f"{born:%Y-%m}", gender, township))
        else:
            keys.append(person_key(context.key, "record", columns["record_id"][place]))
    columns["person_key"] = keys
