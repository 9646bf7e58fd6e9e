"""Resolve every name in force and write the results beside the raw records. Rewritten at every refresh."""

from __future__ import annotations

import duckdb

from catalogue.loader import contracts
from ingestion.resolve.doubts import CONTRADICTING, UNRESOLVED, Registers
from ingestion.resolve.enterprises import EnterpriseNames, enterprise_names
from ingestion.resolve.former import former_names
from ingestion.resolve.records import resolve_table
from ingestion.resolve.regions import Region, RegionNames, region_names, township_named
from ingestion.resolve.spelling import name_key


def resolve_names(connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str) -> RegionNames:
    """Rewrite raw.county, regions_known, record_regions, record_bodies, scopes and the doubts of unresolved names.

    `county_code` and `county_name` are settings; empty ones come from the delivered register.
    """
    names = _known_regions(connection, county_code, county_name)
    connection.execute("delete from raw.county")
    connection.execute("insert into raw.county values (?, ?)", [names.county_code, names.county_name])
    _scopes(connection, names)
    known = Registers(names, _known_enterprises(connection, names.county_name))
    for table in ("record_regions", "record_bodies"):
        connection.execute(f"delete from raw.{table}")
    connection.execute("delete from raw.cell_issues where issue_code in (?, ?)", [UNRESOLVED, CONTRADICTING])
    delivered = set(
        connection.execute("select distinct export_code, table_name from raw.delivery_tables").fetchall()
    )
    for contract in contracts().values():
        for declared in contract.tables:
            if contract.export != "F18" and (contract.export, declared.table) in delivered:
                resolve_table(connection, contract, declared, known)
    _drop_wide_scopes(connection)
    _recount_doubts(connection)
    return names


def _known_enterprises(connection: duckdb.DuckDBPyConnection, county_name: str) -> EnterpriseNames:
    rows = connection.execute("""
        select enterprise_name, credit_code from raw.f14_enterprises join raw.source_records using (record_id)
        where is_in_force and enterprise_name is not null
        group by enterprise_name, credit_code
        order by max(statement_on) desc nulls last, enterprise_name, credit_code
    """).fetchall()
    return enterprise_names(rows, county_name)


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
    return registered_names(connection, county_code, county_name)


def registered_names(
    connection: duckdb.DuckDBPyConnection, county_code: str, county_name: str
) -> RegionNames:
    """The names in the delivered register; code and name of the county go before those that it states."""
    rows = connection.execute("""
        select region_code, region_name, string_agg(distinct change_note, '；')
        from raw.f18_regions join raw.source_records using (record_id)
        where is_in_force and region_code is not null and region_name is not null
        group by region_code, region_name order by max(statement_on) desc nulls last, region_code, region_name
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
        from (select delivery_id, sheet, table_no
              from raw.delivery_tables join raw.source_records using (delivery_id, sheet, table_no)
              join raw.record_regions r using (record_id)
              where scope_region_code is not null and r.region_code is not null
              group by all having count(distinct r.region_code) > 1) wide
        where wide.delivery_id = t.delivery_id and wide.sheet = t.sheet and wide.table_no = t.table_no
    """)


def _recount_doubts(connection: duckdb.DuckDBPyConnection) -> None:
    """Doubtful records and the row balance follow the doubts as they stand now."""
    connection.execute("""
        with doubted as (
            select distinct record_id from raw.cell_issues
            where record_id is not null and severity in ('doubtful', 'rejected')
        )
        update raw.source_records set is_doubtful = not is_doubtful
        where is_doubtful is distinct from (record_id in (from doubted))
    """)
    connection.execute("""
        update raw.delivery_tables t set
            rows_doubtful = c.doubtful, rows_accepted = c.records - c.doubtful
        from (select delivery_id, sheet, table_no, count(*) as records, count(*) filter (where is_doubtful) as doubtful
              from raw.source_records group by all) c
        where c.delivery_id = t.delivery_id and c.sheet = t.sheet and c.table_no = t.table_no
    """)
