"""Resolve every name in force and write the results beside the raw records. Rewritten at every refresh."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from catalogue.loader import contracts
from ingestion.loading.raw_tables import raw_name
from ingestion.resolve.doubts import CONTRADICTING, UNRESOLVED, Registers
from ingestion.resolve.enterprises import EnterpriseNames, enterprise_names
from ingestion.resolve.former import former_names
from ingestion.resolve.records import resolve_table
from ingestion.resolve.regions import Region, RegionNames, region_names, township_named
from ingestion.resolve.spelling import name_key


def resolve_names(connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str) -> RegionNames:
    """Rewrite raw.county, regions_known, what names were found to be, scopes and the doubts of unresolved names.

    `county_code` and `county_name` are settings; empty ones come from the delivered register.
    """
    _write_regions(connection)
    names = known_regions(connection, county_code, county_name)
    connection.execute("delete from raw.county")
    connection.execute("insert into raw.county values (?, ?)", [names.county_code, names.county_name])
    _scopes(connection, names)
    known = Registers(names, _known_enterprises(connection, names.county_name))
    for table in ("record_names", "named_regions", "named_bodies"):
        connection.execute(f"delete from raw.{table}")
    connection.execute("delete from raw.cell_issues where issue_code in (?, ?)", [UNRESOLVED, CONTRADICTING])
    rows = connection.execute("select distinct export_code, table_name from raw.delivery_tables").fetchall()
    delivered = [
        (contract, declared)
        for contract in contracts().values()
        for declared in contract.tables
        if (contract.export, declared.table) in rows
    ]
    for contract, declared in delivered:
        if contract.export != "F18":
            resolve_table(connection, contract, declared, known)
    _drop_wide_scopes(connection)
    _recount_doubts(
        connection, [raw_name(contract.export, declared.table) for contract, declared in delivered]
    )
    return names


def _known_enterprises(connection: duckdb.DuckDBPyConnection, county_name: str) -> EnterpriseNames:
    rows = connection.execute("""
        select enterprise_name, credit_code from raw.f14_enterprises r join raw.delivery_tables t using (table_id)
        where t.in_force_to is null and enterprise_name is not null
        group by enterprise_name, credit_code
        order by max(r.statement_on) desc nulls last, enterprise_name, credit_code
    """).fetchall()
    return enterprise_names(rows, county_name)


def _write_regions(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("delete from raw.regions_known")
    connection.execute("""
        insert into raw.regions_known
        select r.statement_on, any_value(record_id), region_code, any_value(region_name),
               case length(region_code) when 6 then 'county' when 9 then 'township' else 'village' end,
               case length(region_code) when 9 then region_code[:6] when 12 then region_code[:9] end,
               any_value(resident_population_number), any_value(households_number)
        from raw.f18_regions r join raw.delivery_tables t using (table_id)
        where t.in_force_to is null and region_code is not null
        group by r.statement_on, region_code
    """)


def known_regions(connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str) -> RegionNames:
    """Names of every region of the registers in force; settings where given say which county it is."""
    rows = connection.execute("""
        select region_code, region_name, string_agg(distinct change_note, '；')
        from raw.f18_regions r join raw.delivery_tables t using (table_id)
        where t.in_force_to is null and region_code is not null and region_name is not null
        group by region_code, region_name order by max(r.statement_on) desc nulls last, region_code, region_name
    """).fetchall()
    regions = [Region(code, name, former_names(note or "", len(code))) for code, name, note in rows]
    counties = [region for region in regions if len(region.code) == 6]
    code = county_code or (counties[0].code if counties else regions[0].code[:6] if regions else "000000")
    name = county_name or next((c.name for c in counties if c.code == code), "本县")
    return region_names(regions, code, name_key(name))


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
        from (select table_id
              from raw.delivery_tables join raw.record_names using (table_id) join raw.named_regions r using (names_no)
              where scope_region_code is not null and r.region_code is not null
              group by all having count(distinct r.region_code) > 1) wide
        where wide.table_id = t.table_id
    """)


def _recount_doubts(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Doubtful records and the row balance follow the doubts as they stand now. `tables`: raw names."""
    connection.execute("""
        create or replace temp table doubted as
        select distinct record_id from raw.cell_issues
        where record_id is not null and severity in ('doubtful', 'rejected')
    """)
    for table in tables:
        connection.execute(f"""
            update raw.{table} set is_doubtful = not is_doubtful
            where is_doubtful is distinct from (record_id in (from doubted))
        """)
        connection.execute(f"""
            update raw.delivery_tables t set
                rows_doubtful = c.doubtful, rows_accepted = c.records - c.doubtful
            from (select table_id, count(*) as records, count(*) filter (where is_doubtful) as doubtful
                  from raw.{table} group by all) c
            where c.table_id = t.table_id
        """)
    connection.execute("drop table doubted")
