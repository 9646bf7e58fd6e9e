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

_IN_FORCE = "raw.{name} r join raw.delivery_tables t on t.table_id = r.table_id and t.in_force_to is null"
_BODY = "column_name, ordinal, body_text, body_kind, body_code, body_name, owner_code"


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
    """What was found for each distinct combination of texts (by its number) and for each cell."""

    regions: list[tuple[Any, ...]] = field(default_factory=list)
    doubts: list[tuple[Any, ...]] = field(default_factory=list)
    local: Local = field(default_factory=dict)


def resolve_table(
    connection: duckdb.DuckDBPyConnection, contract: Contract, table: Table, known: Registers
) -> None:
    """Append what is found for the names of the table's records in force to raw.record_names, named_regions and
    named_bodies, and doubt unresolved names.
    """
    columns = _name_columns(table)
    source = _IN_FORCE.format(name=raw_name(contract.export, table.table))
    found = _Found()
    heard: dict[tuple[str, str], list[Body]] = {}
    for number, *combination in _combinations(connection, source, columns):
        named = dict(zip(columns.all, combination[1:], strict=True))
        _resolve_combination(number, combination[0], named, columns, known, heard, found)
    _write_regions(connection, found.regions)
    _write_bodies(connection, found.local, _body_keys(columns))
    _write_doubts(connection, source, contract, table, found.doubts)
    connection.execute("drop table combinations")


def _combinations(
    connection: duckdb.DuckDBPyConnection, source: str, columns: _Columns
) -> list[tuple[Any, ...]]:
    """Every distinct (scope, texts) under a number of its own, which its records are given in raw.record_names."""
    keys = ["t.scope_region_code", *(f'r."{column}"' for column in columns.all)]
    listed = ", ".join(f"{key} as key{place}" for place, key in enumerate(keys))
    names = ", ".join(f"key{place}" for place in range(len(keys)))
    connection.execute(f"""
        create temp table combinations as
        select (select coalesce(max(names_no), 0) from raw.named_regions) + row_number() over () as names_no, *
        from (select distinct {listed} from {source})
    """)
    same = " and ".join(f"{key} is not distinct from c.key{place}" for place, key in enumerate(keys))
    connection.execute(f"""
        insert into raw.record_names
        select r.table_id, r.row_number, c.names_no from {source} join combinations c on {same}
    """)
    return connection.execute(f"select names_no, {names} from combinations").fetchall()


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
    place = {column: f"c.key{number}" for number, column in enumerate(columns.all, start=1)}
    code = place[columns.code] if columns.code else "null"
    return {
        column: f"{place[column]} || chr(31) || coalesce({code}, '')"
        if kind == "enterprise"
        else place[column]
        for column, kind in columns.bodies.items()
    }


def _resolve_combination(
    number: int,
    scope: str | None,
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
    place, is_resolved = place_of(named, columns.places, speaking, scope, known.names)
    township = place.township or (known.names.county_code if is_resolved else None)
    found.regions.append((number, township, place.village, is_resolved))
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
        found.doubts.append((number, column, str(named[column])[:200], reason, issue))


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
    return {"is_resolved": pa.bool_(), "ordinal": pa.int32(), "names_no": pa.int32()}.get(column, pa.string())


def _write_regions(connection: duckdb.DuckDBPyConnection, rows: Sequence[tuple[Any, ...]]) -> None:
    _lookup(connection, ["names_no", "region_code", "village_code", "is_resolved"], rows)
    connection.execute("insert into raw.named_regions from lookup")


def _is_unplaced_village(body: Body) -> bool:
    return body.kind == "village" and not body.code.isdigit()


def _write_bodies(connection: duckdb.DuckDBPyConnection, local: Local, keyed: dict[str, str]) -> None:
    rows = [
        (column, ordinal, b.text, b.kind, b.code, b.name, b.owner_code, cell, township)
        for (column, cell, township), bodies in local.items()
        for ordinal, b in enumerate(bodies, start=1)
    ]
    _lookup(connection, [*_BODY.split(", "), "cell", "region_code"], rows)
    for column in dict.fromkeys(row[0] for row in rows):
        # a township tells villages of one name apart
        connection.execute(
            f"""
            insert into raw.named_bodies
            select names_no, {_BODY}
            from combinations c
            join raw.named_regions n using (names_no)
            join lookup l on l.column_name = ? and {keyed[column]} = l.cell
                and (l.region_code is null or l.region_code = coalesce(n.region_code, ''))
            """,
            [column],
        )


def _write_doubts(
    connection: duckdb.DuckDBPyConnection,
    source: str,
    contract: Contract,
    table: Table,
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """A name that no register knows makes its record doubtful and names the nearest ones."""
    if not rows:
        return
    zh = {column.name: column.zh for column in table.columns}
    said = [(number, column, zh[column], *more) for number, column, *more in rows]
    _lookup(connection, ["names_no", "column_name", "column_zh", "value", "reason_zh", "issue_code"], said)
    connection.execute(
        f"""
        insert into raw.cell_issues
            (delivery_id, export_code, sheet, table_no, row_number, record_id, column_name, column_zh, value,
             severity, reason_zh, issue_code)
        select r.delivery_id, ?, r.sheet, r.table_no, r.row_number, r.record_id, l.column_name, l.column_zh, l.value,
               'doubtful', l.reason_zh, l.issue_code
        from {source}
        join raw.record_names n on n.table_id = r.table_id and n.row_number = r.row_number
        join lookup l using (names_no)
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
