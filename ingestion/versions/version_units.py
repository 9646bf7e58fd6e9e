"""What versions are told apart by: per delivery, table of an export and statement, what the file says and holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from ingestion.resolve.regions import Region, RegionNames, region_names, township_named
from ingestion.versions.said import adds, bare_name, corrects, order_of_day, sender_key


@dataclass(frozen=True)
class Unit:
    """The tables of one delivery that are replaced together: one contract table, one statement (or year stated).

    `events`, `stated`: first and last day, None when unknown. `township`: when it was filled in for just one.
    `places`: (sheet, table number) of its tables.
    """

    delivery_id: str
    export_code: str
    table_name: str
    statement_on: date | None
    file_name: str
    received_on: date
    replaces: str
    sender: str
    bare: str
    corrects: bool
    adds: bool
    events: tuple[date, date] | None
    stated: tuple[date, date] | None
    township: str | None
    places: tuple[tuple[str, int], ...]

    @property
    def kind(self) -> tuple[str, str]:
        """Only units of one kind can be versions of each other."""
        return self.export_code, self.table_name


def units_of(connection: duckdb.DuckDBPyConnection) -> list[Unit]:
    """Every unit that was ever delivered, in the order of receipt."""
    rows = connection.execute("""
        select t.delivery_id, t.export_code, t.table_name, t.statement_on, year(s.stated_from), year(s.stated_to),
               d.file_name, d.received_on, coalesce(d.replaces, ''), coalesce(d.sender, ''), t.scope_region_text,
               t.period_from, t.period_to, s.stated_from, s.stated_to, t.sheet, t.table_no
        from raw.delivery_tables t
        join raw.deliveries d using (delivery_id)
        left join raw.stated_periods s using (delivery_id, sheet, table_no)
        order by t.delivery_id, t.sheet, t.table_no
    """).fetchall()
    grouped: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        # a register's statement is its own unit; so is a year, where a workbook has a sheet for each
        years = row[4:6] if row[3] is None else (None, None)
        grouped[(*row[:4], *years)].append(row)
    names = _townships(connection)
    units = [_unit(tables, names) for tables in grouped.values()]
    return sorted(units, key=lambda unit: (unit.received_on, *order_of_day(unit.file_name)))


def _unit(tables: list[tuple[Any, ...]], names: RegionNames | None) -> Unit:
    first = tables[0]
    texts = [(row[10] or "").split("\n") for row in tables]
    # the first line is who filled the table in and the last who sent it: neither says what the file is
    said = [first[6].rsplit("/", 1)[-1], *(line for lines in texts for line in lines[1:-1])]
    filled_by = next((lines[0] for lines in texts if lines[0]), "")
    return Unit(
        delivery_id=first[0],
        export_code=first[1],
        table_name=first[2],
        statement_on=first[3],
        file_name=first[6],
        received_on=first[7],
        replaces=first[8],
        sender=sender_key(first[9]) or sender_key(filled_by),
        bare=bare_name(first[6]),
        corrects=corrects(said),
        adds=adds(said),
        events=_hull([(row[11], row[12]) for row in tables]),
        stated=_hull([(row[13], row[14]) for row in tables]) if all(row[13] for row in tables) else None,
        township=_only([_township(lines, names) for lines in texts]),
        places=tuple((row[15], row[16]) for row in tables),
    )


def _hull(spans: list[tuple[date | None, date | None]]) -> tuple[date, date] | None:
    known = [(start, end) for start, end in spans if start and end]
    return (min(start for start, _ in known), max(end for _, end in known)) if known else None


def _only(codes: list[str | None]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None


def _township(lines: list[str], names: RegionNames | None) -> str | None:
    """The one township that the texts of a table name, if they name just one."""
    if names is None:
        return None
    found = {code for line in lines if (code := township_named(line, names))}
    return found.pop() if len(found) == 1 else None


def _townships(connection: duckdb.DuckDBPyConnection) -> RegionNames | None:
    """Townships by any register ever delivered: which register is in force is decided with their help."""
    rows = connection.execute("""
        select distinct region_code, region_name from raw.f18_regions
        where region_name is not null and length(region_code) in (6, 9)
    """).fetchall()
    if not rows:
        return None
    county = next((name for code, name in rows if len(code) == 6), "")
    return region_names([Region(code, name) for code, name in rows], rows[0][0][:6], county)


def keys_again(
    connection: duckdb.DuckDBPyConnection, units: list[Unit]
) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
    """How many natural keys of one unit come again in another, and how many a unit has, by place in `units`.

    (earlier, later) → shared keys, only where there are any; unit → keys, only where some come again.
    """
    kinds: dict[tuple[str, str], int] = defaultdict(int)
    for unit in units:
        kinds[unit.kind] += 1
    rows = [
        (unit.delivery_id, sheet, table_no, number)
        for number, unit in enumerate(units)
        if kinds[unit.kind] > 1
        for sheet, table_no in unit.places
    ]
    if not rows:
        return {}, {}
    columns = [pa.array(values) for values in zip(*rows, strict=True)]
    connection.register(
        "version_units", pa.table(columns, names=["delivery_id", "sheet", "table_no", "unit"])
    )
    connection.execute("""
        create or replace temp table version_keys as
        select distinct u.unit, r.export_code, r.table_name, r.natural_key
        from raw.source_records r join version_units u
          on r.delivery_id = u.delivery_id and r.sheet = u.sheet and r.table_no = u.table_no
        where r.natural_key is not null
    """)
    shared = connection.execute("""
        with again as (
            select * from version_keys
            qualify count(*) over (partition by export_code, table_name, natural_key) > 1
        )
        select a.unit, b.unit, count(*)
        from again a join again b using (export_code, table_name, natural_key)
        where a.unit < b.unit group by all
    """).fetchall()
    counts = connection.execute("select unit, count(*) from version_keys group by all").fetchall()
    connection.execute("drop table version_keys")
    connection.unregister("version_units")
    return {(a, b): count for a, b, count in shared}, dict(counts)
