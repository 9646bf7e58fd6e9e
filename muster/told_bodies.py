"""Who is responsible for what was given: the bodies that a text names, by their codes."""

from __future__ import annotations

from typing import Any

import duckdb

from ingestion.loading.insert import insert_rows
from ingestion.resolve.apply import known_regions
from ingestion.resolve.bodies import resolve_body, split_bodies
from ingestion.resolve.enterprises import EnterpriseNames
from ingestion.resolve.regions import RegionNames


def tell_bodies(connection: duckdb.DuckDBPyConnection) -> None:
    """Rewrite raw.responsible_bodies for every text that settings or opinions (F19) name as responsible."""
    code, name = connection.execute("select county_code, county_name from raw.county").fetchall()[0]
    said = connection.execute(
        """
        select responsible_zh from raw.commitments_told where responsible_zh <> ''
        union
        select responsible_body from raw.f19_opinions where responsible_body <> ''
        order by 1
        """
    ).fetchall()
    connection.execute("delete from raw.responsible_bodies")
    names = known_regions(connection, code, name)
    insert_rows(
        connection, "responsible_bodies", [row for (text,) in said for row in bodies_said(text, names)]
    )


def bodies_said(text: str, names: RegionNames) -> list[dict[str, Any]]:
    """One row per body that a text names, in its order; none where it names nobody."""
    heard = [resolve_body(part, names, EnterpriseNames()) for part in split_bodies(text)]
    return [
        {
            "responsible_zh": text,
            "ordinal": ordinal,
            "body_text": body.text,
            "body_kind": body.kind,
            "owner_code": body.owner_code,
        }
        for ordinal, body in enumerate(heard, start=1)
    ]
