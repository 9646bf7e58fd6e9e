"""Resolve every name in force and write the results beside the raw records. Rewritten at every refresh."""

from __future__ import annotations

import re
from typing import Any

import duckdb

from catalogue.loader import contracts
from catalogue.models import Contract, Table
from ingestion.load import fixed_ddl, insert_columns, insert_rows
from ingestion.raw_tables import raw_name
from ingestion.resolve.bodies import Body, resolve_body, split_bodies
from ingestion.resolve.regions import (
    Place,
    Region,
    RegionNames,
    locate,
    nearest_townships,
    region_names,
    township_named,
)
from ingestion.text import heading_key, squeeze

PLACE_COLUMNS = ("village", "place", "terminal_name", "point_name", "school_name", "store")
_FORMER = re.compile(r"(?:原名?|曾用名|更名前|由)[:：]?([\u4e00-\u9fff]{2,10}?(?:镇|乡|街道|村|社区))")


def resolve_names(connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str) -> RegionNames:
    """Rewrite raw.county, regions_known, record_regions, record_bodies, scopes and the doubts of unresolved names.

    `county_code` and `county_name` are settings; empty ones come from the delivered register.
    """
    names = _known_regions(connection, county_code, county_name)
    connection.execute("delete from raw.county")
    connection.execute("insert into raw.county values (?, ?)", [names.county_code, names.county_name])
    _scopes(connection, names)
    enterprises = {
        squeeze(name): code or squeeze(name)
        for name, code in connection.execute(
            "select distinct enterprise_name, credit_code from raw.f14_enterprises where enterprise_name is not null"
        ).fetchall()
    }
    for table in ("record_regions", "record_bodies"):
        connection.execute(f"delete from raw.{table}")
    connection.execute("delete from raw.cell_issues where issue_code = 'unresolved_name'")
    for contract in contracts().values():
        for declared in contract.tables:
            if contract.export != "F18":
                _resolve_table(connection, contract, declared, names, enterprises)
    _drop_wide_scopes(connection)
    _recount_doubts(connection)
    return names


def _known_regions(connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str) -> RegionNames:
    connection.execute("delete from raw.regions_known")
    connection.execute("""
        insert into raw.regions_known
        select statement_on, any_value(record_id), region_code, any_value(region_name),
               case length(region_code) when 6 then 'county' when 9 then 'township' else 'village' end,
               case length(region_code) when 9 then region_code[:6] when 12 then region_code[:9] end,
               any_value(resident_population_number), any_value(households_number)
        from raw.f18_regions join raw.source_records using (record_id)
        where is_in_force and region_code is not null
        group by statement_on, region_code
    """)
    rows = connection.execute("""
        select region_code, region_name, string_agg(distinct change_note, ' ')
        from raw.f18_regions join raw.source_records using (record_id)
        where is_in_force and region_code is not null and region_name is not null group by all
    """).fetchall()
    regions = [Region(code, name, tuple(_FORMER.findall(note or ""))) for code, name, note in rows]
    counties = [region for region in regions if len(region.code) == 6]
    code = county_code or (counties[0].code if counties else regions[0].code[:6] if regions else "000000")
    name = county_name or next((c.name for c in counties if c.code == code), "本县")
    return region_names(regions, code, squeeze(name))


def _scopes(connection: duckdb.DuckDBPyConnection, names: RegionNames) -> None:
    """The one township that a table was filled in for, from its own words. A table that names several has none."""
    rows = connection.execute(
        "select delivery_id, sheet, table_no, scope_region_text from raw.delivery_tables"
    ).fetchall()
    for delivery_id, sheet, table_no, text in rows:
        codes = {code for line in (text or "").split("\n") if (code := township_named(line, names))}
        code = codes.pop() if len(codes) == 1 else None
        connection.execute(
            "update raw.delivery_tables set scope_region_code = ? where delivery_id = ? and sheet = ? and table_no = ?",
            [code, delivery_id, sheet, table_no],
        )


def _drop_wide_scopes(connection: duckdb.DuckDBPyConnection) -> None:
    """A table whose records lie in several townships was filled in for the county, whatever its title names."""
    connection.execute("""
        update raw.delivery_tables t set scope_region_code = null
        from (select delivery_id, sheet, table_no from raw.source_records join raw.record_regions r using (record_id)
              where r.region_code is not null group by all having count(distinct r.region_code) > 1) wide
        where wide.delivery_id = t.delivery_id and wide.sheet = t.sheet and wide.table_no = t.table_no
    """)


def _columns(table: Table) -> tuple[list[str], list[tuple[str, str]]]:
    present = [column.name for column in table.columns]
    places = [name for name in ("township", *PLACE_COLUMNS) if name in present]
    bodies: list[tuple[str, str]] = [(column.name, column.resolve) for column in table.columns if column.resolve]
    return places, bodies


def _resolve_table(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    table: Table,
    names: RegionNames,
    enterprises: dict[str, str],
) -> None:
    places, bodies = _columns(table)
    name = raw_name(contract.export, table.table)
    selected = ", ".join(f'r."{column}"' for column in [*places, *(column for column, _ in bodies)]) or "null"
    rows = connection.execute(f"""
        select r.record_id, t.scope_region_code, r.delivery_id, r.sheet, r.table_no, r.row_number, {selected}
        from raw.{name} r
        join raw.source_records s using (record_id)
        join raw.delivery_tables t on t.delivery_id = r.delivery_id and t.sheet = r.sheet and t.table_no = r.table_no
        where s.is_in_force
    """).fetchall()
    if not rows:
        return
    regions: list[tuple[Any, ...]] = []
    named: list[tuple[Any, ...]] = []
    issues: list[dict[str, Any]] = []
    memory: dict[tuple[Any, ...], tuple[Place, bool]] = {}
    known_bodies: dict[str, list[Body]] = {}
    for row in rows:
        texts = dict(zip([*places, *(column for column, _ in bodies)], row[6:], strict=False))
        listed = {
            column: _bodies(texts[column], kind, names, enterprises, known_bodies) for column, kind in bodies
        }
        key = (row[1], *row[6:])
        if key not in memory:
            memory[key] = _place(texts, places, listed, row[1], names)
        place, resolved = memory[key]
        regions.append(
            (row[0], place.township or (names.county_code if resolved else None), place.village, resolved)
        )
        if not resolved:
            issues.append(_unresolved(contract, table, row, texts["township"], names))
        for column, found in listed.items():
            named += [
                (row[0], column, i, b.text, b.kind, b.code, b.name, b.owner_code)
                for i, b in enumerate(found, start=1)
            ]
    _insert(connection, "record_regions", regions)
    _insert(connection, "record_bodies", named)
    insert_rows(connection, "cell_issues", issues)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        ddl = fixed_ddl(table)
        insert_columns(
            connection,
            table,
            ddl,
            {name: list(values) for (name, _), values in zip(ddl, zip(*rows, strict=True), strict=True)},
        )


def _bodies(
    text: str | None,
    kind: str | None,
    names: RegionNames,
    enterprises: dict[str, str],
    known: dict[str, list[Body]],
) -> list[Body]:
    if not text:
        return []
    if text not in known:
        parts = split_bodies(text) if kind == "bodies" else [text]
        known[text] = [resolve_body(part, names, enterprises) for part in parts]
    return known[text]


def _place(
    texts: dict[str, Any],
    places: list[str],
    listed: dict[str, list[Body]],
    scope: str | None,
    names: RegionNames,
) -> tuple[Place, bool]:
    """Township and village as the record names them: by its township, its place, its body, else the table's scope.

    False when a township was given that no register knows.
    """
    stated = texts.get("township")
    place = locate(stated, names)
    if stated and not place.township and not place.is_county and names.townships:
        return Place(), False
    township = place.township
    village = place.village
    body = next(
        (b for found in listed.values() for b in found[:1] if b.kind in {"township", "village"}), None
    )
    hint = township or (body.owner_code if body else None) or scope
    for column in places:
        if column != "township" and texts.get(column):
            found = (
                locate(texts[column], names, township) if township else _with_hint(texts[column], names, hint)
            )
            township, village = township or found.township, village or found.village
    if body:
        township = township or body.owner_code
        if (
            body.kind == "village"
            and body.code.startswith(township or "")
            and not any(texts.get(c) for c in places if c != "township")
        ):
            village = village or body.code
    if not township and not place.is_county:
        township = scope
    return Place(township, village), True


def _with_hint(text: str, names: RegionNames, hint: str | None) -> Place:
    """A place that names its own region keeps it; the hint only tells two villages of one name apart."""
    own = locate(text, names)
    if own.township or not hint:
        return own
    near = locate(text, names, hint)
    return near if near.village else own


def _unresolved(
    contract: Contract, table: Table, row: tuple[Any, ...], text: str, names: RegionNames
) -> dict[str, Any]:
    near = "、".join(nearest_townships(text, names))
    hint = f"，是否为{near}" if near else ""
    return {
        "delivery_id": row[2],
        "export_code": contract.export,
        "sheet": row[3],
        "table_no": row[4],
        "row_number": row[5],
        "record_id": row[0],
        "column_name": "township",
        "column_zh": table.column("township").zh,
        "value": heading_key(text)[:50],
        "severity": "doubtful",
        "reason_zh": f"人口与区划台账（F18）中没有“{text}”{hint}",
        "issue_code": "unresolved_name",
    }


def _recount_doubts(connection: duckdb.DuckDBPyConnection) -> None:
    """Doubtful records and the row balance follow the doubts as they stand now."""
    connection.execute("""
        update raw.source_records set is_doubtful = record_id in (
            select record_id from raw.cell_issues where record_id is not null and severity in ('doubtful', 'rejected'))
    """)
    connection.execute("""
        update raw.delivery_tables t set
            rows_doubtful = c.doubtful, rows_accepted = c.records - c.doubtful
        from (select delivery_id, sheet, table_no, count(*) as records, count(*) filter (where is_doubtful) as doubtful
              from raw.source_records group by all) c
        where c.delivery_id = t.delivery_id and c.sheet = t.sheet and c.table_no = t.table_no
    """)
