"""The names in the records of one raw table to region and body codes: each distinct combination of texts once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from catalogue.models import Contract, Table
from ingestion.raw_tables import raw_name
from ingestion.resolve.bodies import Body, resolve_body, split_bodies
from ingestion.resolve.regions import Place, RegionNames, locate, nearest_townships
from ingestion.text import heading_key

PLACE_COLUMNS = ("village", "place", "terminal_name", "point_name", "school_name", "store")
Local = dict[tuple[str, Any, str | None], list[Body]]
"""Column, cell, and the record's township where it tells villages of one name apart → the bodies named."""

_IN_FORCE = """
    raw.{name} r
    join raw.source_records s on s.record_id = r.record_id and s.is_in_force
    join raw.delivery_tables t
        on t.delivery_id = r.delivery_id and t.sheet = r.sheet and t.table_no = r.table_no
"""


def resolve_table(
    connection: duckdb.DuckDBPyConnection,
    contract: Contract,
    table: Table,
    names: RegionNames,
    enterprises: dict[str, str],
) -> None:
    """Append the table's records in force to raw.record_regions and record_bodies, and doubt unresolved names."""
    places = [c for c in ("township", *PLACE_COLUMNS) if any(column.name == c for column in table.columns)]
    bodies = {column.name: column.resolve for column in table.columns if column.resolve}
    source = _IN_FORCE.format(name=raw_name(contract.export, table.table))
    texts = [f'r."{column}"' for column in (*places, *bodies)]
    selected = ", ".join(["t.scope_region_code", *texts])
    found = connection.execute(f"select distinct {selected} from {source}").fetchall()
    known: dict[tuple[str, str], list[Body]] = {}
    local: Local = {}
    rows = []
    for combination in found:
        named = dict(zip((*places, *bodies), combination[1:], strict=True))
        listed = {
            column: _bodies(named[column], column, bodies[column], names, enterprises, known)
            for column in bodies
        }
        place, is_resolved = place_of(named, places, listed, combination[0], names)
        township = place.township or (names.county_code if is_resolved else None)
        rows.append((*combination, township, place.village, is_resolved))
        for column, heard in listed.items():
            here = any(_is_unplaced_village(body) for body in heard)
            local[(column, named[column], township or "" if here else None)] = [
                resolve_body(b.text, names, enterprises, place.township) if _is_unplaced_village(b) else b
                for b in heard
            ]
    _write_regions(connection, source, ["t.scope_region_code", *texts], rows)
    _write_bodies(connection, source, local)
    if "township" in places:
        _write_doubts(connection, source, contract, table, names)


def _lookup(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    values: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    arrays = [
        pa.array(list(column), type=_arrow_type(name)) for name, column in zip(columns, values, strict=True)
    ]
    connection.register("lookup", pa.table(arrays, names=list(columns)))


def _arrow_type(column: str) -> pa.DataType:
    return {"is_resolved": pa.bool_(), "ordinal": pa.int32()}.get(column, pa.string())


def _write_regions(
    connection: duckdb.DuckDBPyConnection, source: str, keys: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    names = [f"key{number}" for number in range(len(keys))]
    _lookup(connection, [*names, "region_code", "village_code", "is_resolved"], rows)
    same = " and ".join(f"{key} is not distinct from l.{name}" for key, name in zip(keys, names, strict=True))
    connection.execute(f"""
        insert into raw.record_regions
        select r.record_id, l.region_code, l.village_code, l.is_resolved from {source} join lookup l on {same}
    """)


def _is_unplaced_village(body: Body) -> bool:
    return body.kind == "village" and not body.code.isdigit()


def _write_bodies(connection: duckdb.DuckDBPyConnection, source: str, local: Local) -> None:
    columns = [
        "column_name",
        "cell",
        "region_code",
        "ordinal",
        "body_text",
        "body_kind",
        "body_code",
        "body_name",
        "owner_code",
    ]
    rows = [
        (column, cell, township, ordinal, b.text, b.kind, b.code, b.name, b.owner_code)
        for (column, cell, township), bodies in local.items()
        for ordinal, b in enumerate(bodies, start=1)
    ]
    _lookup(connection, columns, rows)
    for column in dict.fromkeys(column for column, _, _ in local):
        connection.execute(
            f"""
            insert into raw.record_bodies
            select r.record_id, l.column_name, l.ordinal, l.body_text, l.body_kind, l.body_code, l.body_name,
                   l.owner_code
            from {source}
            join raw.record_regions n on n.record_id = r.record_id
            join lookup l
                on l.column_name = ? and r."{column}" = l.cell
                and (l.region_code is null or l.region_code = coalesce(n.region_code, ''))
            """,
            [column],
        )


def _write_doubts(
    connection: duckdb.DuckDBPyConnection, source: str, contract: Contract, table: Table, names: RegionNames
) -> None:
    """A township that no register knows makes its record doubtful and names the nearest ones."""
    unknown = connection.execute(f"""
        select distinct r.township from {source} join raw.record_regions n on n.record_id = r.record_id
        where not n.is_resolved and r.township is not null
    """).fetchall()
    if not unknown:
        return
    _lookup(
        connection,
        ["cell", "value", "reason_zh"],
        [(text, heading_key(text)[:50], _reason(text, names)) for (text,) in unknown],
    )
    connection.execute(
        f"""
        insert into raw.cell_issues
            (delivery_id, export_code, sheet, table_no, row_number, record_id, column_name, column_zh, value,
             severity, reason_zh, issue_code)
        select r.delivery_id, ?, r.sheet, r.table_no, r.row_number, r.record_id, 'township', ?, l.value,
               'doubtful', l.reason_zh, 'unresolved_name'
        from {source} join raw.record_regions n on n.record_id = r.record_id join lookup l on l.cell = r.township
        where not n.is_resolved
        """,
        [contract.export, table.column("township").zh],
    )


def _reason(text: str, names: RegionNames) -> str:
    near = "、".join(nearest_townships(text, names))
    return f"人口与区划台账（F18）中没有“{text}”" + (f"，是否为{near}" if near else "")


def _bodies(
    text: str | None,
    column: str,
    kind: str | None,
    names: RegionNames,
    enterprises: dict[str, str],
    known: dict[tuple[str, str], list[Body]],
) -> list[Body]:
    if not text:
        return []
    if (column, text) not in known:
        parts = split_bodies(text) if kind == "bodies" else [text]
        known[(column, text)] = [resolve_body(part, names, enterprises) for part in parts]
    return known[(column, text)]


def place_of(
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
    seats = [_seat(found[0], names) for column, found in listed.items() if _says_where(column, found)]
    seat = next((found for found in seats if found.township), Place())
    hint = township or seat.township or scope
    for column in places:
        if column != "township" and texts.get(column):
            found = (
                locate(texts[column], names, township) if township else _with_hint(texts[column], names, hint)
            )
            township, village = township or found.township, village or found.village
    township = township or seat.township
    elsewhere = any(texts.get(column) for column in places if column != "township")
    if seat.village and seat.village.startswith(township or "") and not elsewhere:
        village = village or seat.village
    if not township and not place.is_county:
        township = scope
    return Place(township, village), True


def _says_where(column: str, found: list[Body]) -> bool:
    """Who takes part does not say where; an area does when it is one place."""
    return bool(found) and column != "participating_bodies" and (column != "area" or len(found) == 1)


def _seat(body: Body, names: RegionNames) -> Place:
    """Where an organisation sits, as far as its name says; an enterprise's name says nothing of that."""
    if body.kind == "enterprise":
        return Place()
    return locate(body.text, names)


def _with_hint(text: str, names: RegionNames, hint: str | None) -> Place:
    """A place that names its own region keeps it; the hint only tells two villages of one name apart."""
    own = locate(text, names)
    if own.township or not hint:
        return own
    near = locate(text, names, hint)
    return near if near.village else own
