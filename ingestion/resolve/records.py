"""The names in the records of one raw table to region and body codes: each distinct combination of texts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from catalogue.models import Contract, Table
from ingestion.loading.raw_tables import raw_name
from ingestion.resolve.bodies import Body, resolve_body, split_bodies
from ingestion.resolve.doubts import (
    CONTRADICTING,
    UNRESOLVED,
    Registers,
    body_doubt,
    enterprise_doubt,
    township_doubt,
    village_doubt,
)
from ingestion.resolve.enterprises import enterprise_code
from ingestion.resolve.places import PLACE_COLUMNS, place_of
from ingestion.resolve.regions import Place
from ingestion.resolve.spelling import name_key

Local = dict[tuple[str, Any, str | None], list[Body]]
"""Column, cell, and the record's township where it tells villages of one name apart → the bodies named."""

_IN_FORCE = """
    raw.{name} r
    join raw.delivery_tables t
        on t.delivery_id = r.delivery_id and t.sheet = r.sheet and t.table_no = r.table_no and t.in_force_to is null
"""


@dataclass(frozen=True)
class _Columns:
    """The columns of a table that hold names. `bodies`: name → how it is resolved; `code`: the credit code's column."""

    places: list[str]
    bodies: dict[str, str]
    code: str | None

    @property
    def all(self) -> list[str]:
        return [*self.places, *self.bodies, *([self.code] if self.code else [])]


@dataclass
class _Found:
    """What was found for each distinct combination of texts: rows of the lookups that are joined back."""

    regions: list[tuple[Any, ...]] = field(default_factory=list)
    doubts: list[tuple[Any, ...]] = field(default_factory=list)
    local: Local = field(default_factory=dict)


def resolve_table(
    connection: duckdb.DuckDBPyConnection, contract: Contract, table: Table, known: Registers
) -> None:
    """Append the table's records in force to raw.record_regions and record_bodies, and doubt unresolved names."""
    columns = _name_columns(table)
    source = _IN_FORCE.format(name=raw_name(contract.export, table.table))
    keys = ["t.scope_region_code", *(f'r."{column}"' for column in columns.all)]
    combinations = connection.execute(f"select distinct {', '.join(keys)} from {source}").fetchall()
    found = _Found()
    heard: dict[tuple[str, str], list[Body]] = {}
    for combination in combinations:
        named = dict(zip(columns.all, combination[1:], strict=True))
        _resolve_combination(combination, named, columns, known, heard, found)
    _write_regions(connection, source, keys, found.regions)
    _write_bodies(connection, source, found.local, _body_keys(columns))
    _write_doubts(connection, source, keys, contract, table, found.doubts)


def _name_columns(table: Table) -> _Columns:
    present = {column.name for column in table.columns}
    bodies = {column.name: column.resolve for column in table.columns if column.resolve}
    has_code = "credit_code" in present and "enterprise" in bodies.values()
    return _Columns(
        [name for name in ("township", *PLACE_COLUMNS) if name in present],
        {name: str(kind) for name, kind in bodies.items()},
        "credit_code" if has_code else None,
    )


def _body_keys(columns: _Columns) -> dict[str, str]:
    """The SQL by which each column's cells are looked up: an enterprise by its name and its code."""
    code = f'r."{columns.code}"' if columns.code else "null"
    return {
        column: f"""r."{column}" || chr(31) || coalesce({code}, '')"""
        if kind == "enterprise"
        else f'r."{column}"'
        for column, kind in columns.bodies.items()
    }


def _resolve_combination(
    combination: tuple[Any, ...],
    named: dict[str, Any],
    columns: _Columns,
    known: Registers,
    heard: dict[tuple[str, str], list[Body]],
    found: _Found,
) -> None:
    """Place, bodies and doubts of one combination of texts, added to `found`."""
    code = named.get(columns.code or "")
    listed = {
        column: _enterprise(named[column], code, known)
        if kind == "enterprise"
        else _bodies(named[column], column, kind, known, heard)
        for column, kind in columns.bodies.items()
    }
    speaking = {column: bodies for column, bodies in listed.items() if columns.bodies[column] != "enterprise"}
    place, is_resolved = place_of(named, columns.places, speaking, combination[0], known.names)
    township = place.township or (known.names.county_code if is_resolved else None)
    found.regions.append((*combination, township, place.village, is_resolved))
    for column, bodies in listed.items():
        here = any(_is_unplaced_village(body) for body in bodies)
        listed[column] = [
            resolve_body(b.text, known.names, known.enterprises, place.township)
            if _is_unplaced_village(b)
            else b
            for b in bodies
        ]
        key = f"{named[column]}\x1f{code or ''}" if columns.bodies[column] == "enterprise" else named[column]
        found.local[(column, key, township or "" if here else None)] = listed[column]
    for column, reason, issue in _doubts(named, listed, columns, place, is_resolved, known):
        found.doubts.append((*combination, column, str(named[column])[:200], reason, issue))


def _doubts(
    named: dict[str, Any],
    listed: dict[str, list[Body]],
    columns: _Columns,
    place: Place,
    is_resolved: bool,
    known: Registers,
) -> list[tuple[str, str, str]]:
    """Column, reason and issue code of every name of a combination that is in doubt."""
    doubts = []
    if not is_resolved:
        doubts.append(("township", township_doubt(named["township"], known.names), UNRESOLVED))
    elif named.get("village") and (reason := village_doubt(named["village"], place.township, known.names)):
        doubts.append(("village", reason, UNRESOLVED))
    for column, kind in columns.bodies.items():
        if kind == "enterprise":
            code = named.get(columns.code or "")
            reason = enterprise_doubt(named[column], code, known) if named[column] else None
            issue = CONTRADICTING if code in known.enterprises.names else UNRESOLVED
            doubts += [(column, reason, issue)] if reason else []
            continue
        must, takes_part = kind == "known_body", column == "participating_bodies"
        heard = (body_doubt(body, must, takes_part, place.township, known) for body in listed[column])
        reasons = list(dict.fromkeys(reason for reason in heard if reason))
        doubts += [(column, "；".join(reasons), UNRESOLVED)] if reasons else []
    return doubts


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


def _write_bodies(
    connection: duckdb.DuckDBPyConnection, source: str, local: Local, keyed: dict[str, str]
) -> None:
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
    by_township = {column for column, _, township, *_ in rows if township is not None}
    for column in dict.fromkeys(row[0] for row in rows):
        # millions of records are joined by their ids only where a township tells villages of one name apart
        regions, here = "", ""
        if column in by_township:
            regions = "join raw.record_regions n on n.record_id = r.record_id"
            here = "and (l.region_code is null or l.region_code = coalesce(n.region_code, ''))"
        connection.execute(
            f"""
            insert into raw.record_bodies
            select r.record_id, l.column_name, l.ordinal, l.body_text, l.body_kind, l.body_code, l.body_name,
                   l.owner_code
            from {source} {regions} join lookup l on l.column_name = ? and {keyed[column]} = l.cell {here}
            """,
            [column],
        )


def _write_doubts(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    keys: Sequence[str],
    contract: Contract,
    table: Table,
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """A name that no register knows makes its record doubtful and names the nearest ones."""
    if not rows:
        return
    zh = {column.name: column.zh for column in table.columns}
    names = [f"key{number}" for number in range(len(keys))]
    said = [(*row[:-3], zh[row[-4]], *row[-3:]) for row in rows]
    _lookup(connection, [*names, "column_name", "column_zh", "value", "reason_zh", "issue_code"], said)
    same = " and ".join(f"{key} is not distinct from l.{name}" for key, name in zip(keys, names, strict=True))
    connection.execute(
        f"""
        insert into raw.cell_issues
            (delivery_id, export_code, sheet, table_no, row_number, record_id, column_name, column_zh, value,
             severity, reason_zh, issue_code)
        select r.delivery_id, ?, r.sheet, r.table_no, r.row_number, r.record_id, l.column_name, l.column_zh, l.value,
               'doubtful', l.reason_zh, l.issue_code
        from {source} join lookup l on {same}
        """,
        [contract.export],
    )


def _bodies(
    text: str | None,
    column: str,
    kind: str,
    known: Registers,
    heard: dict[tuple[str, str], list[Body]],
) -> list[Body]:
    if not text:
        return []
    if (column, text) not in heard:
        parts = split_bodies(text) if kind == "bodies" else [text]
        heard[(column, text)] = [resolve_body(part, known.names, known.enterprises) for part in parts]
    return heard[(column, text)]


def _enterprise(text: str | None, credit_code: str | None, known: Registers) -> list[Body]:
    """The registered enterprise that a cell names; its credit code, where the row has one, wins over the name."""
    if not text:
        return []
    listed = known.enterprises
    by_code = credit_code if credit_code in listed.names else None
    code = by_code or enterprise_code(name_key(text), listed, known.names.county_name)
    return [Body(text, "enterprise", code, listed.names[code], code)] if code else []
