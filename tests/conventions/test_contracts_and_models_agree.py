"""Contracts, raw sources and staging models name the same tables and columns, in both directions."""

from __future__ import annotations

import re

import yaml

from catalogue.loader import code_lists, contracts
from catalogue.paths import DBT_PROJECT
from ingestion.loading.raw_tables import FIXED_TABLES, VIEWS, raw_name

STAGING = DBT_PROJECT / "models" / "staging"
CONTRACT_TABLES = {
    (contract.owner, raw_name(contract.export, table.table)): table
    for contract in contracts().values()
    for table in contract.tables
}


def source_tables() -> dict[tuple[str, str], str]:
    """(source, table) → schema, from every YAML file of the project that declares sources."""
    declared = {}
    for path in sorted(STAGING.rglob("*.yml")):
        for source in yaml.safe_load(path.read_text(encoding="utf-8")).get("sources", []):
            for table in source["tables"]:
                declared[(source["name"], table["name"])] = source.get("schema", source["name"])
    return declared


def staging_models() -> dict[str, str]:
    """Name → SQL of the models that stage an export."""
    return {path.stem: path.read_text(encoding="utf-8") for path in STAGING.rglob("stg_*.sql")}


def test_every_contract_table_is_a_source_of_its_owner_and_no_other_export_is() -> None:
    exports = {key for key in source_tables() if key[1] not in {*FIXED_TABLES, *VIEWS}}
    assert exports == set(CONTRACT_TABLES)


def test_every_source_lies_in_the_raw_schema() -> None:
    assert set(source_tables().values()) == {"raw"}


def test_every_contract_table_has_its_staging_model_and_no_other_staging_model_exists() -> None:
    expected = {f"stg_{owner}__{table.table}" for (owner, _), table in CONTRACT_TABLES.items()}
    assert set(staging_models()) == expected


def test_a_staging_model_reads_its_own_source() -> None:
    models = staging_models()
    wrong = [
        f"stg_{owner}__{table.table}"
        for (owner, raw), table in CONTRACT_TABLES.items()
        if f"source('{owner}', '{raw}')" not in models[f"stg_{owner}__{table.table}"]
    ]
    assert wrong == []


def test_a_staging_model_passes_on_every_column_of_its_contract() -> None:
    models = staging_models()
    lost = [
        f"stg_{owner}__{table.table}: {column.name}"
        for (owner, _), table in CONTRACT_TABLES.items()
        for column in table.columns
        if not re.search(
            rf"\b{column.name}(_from|_at|_number|_code)?\b", models[f"stg_{owner}__{table.table}"]
        )
    ]
    assert lost == []


def test_every_owner_is_a_department_of_the_code_list() -> None:
    departments = {entry.code for entry in code_lists()["departments"].entries}
    assert {contract.owner for contract in contracts().values()} - departments == set()


def test_a_key_and_an_event_date_are_columns_of_their_table() -> None:
    for table in CONTRACT_TABLES.values():
        for name in [*table.key, *([table.event_date] if table.event_date else [])]:
            table.column(name)


def test_no_heading_means_two_columns_of_one_table() -> None:
    doubled = []
    for table in CONTRACT_TABLES.values():
        headings = [heading for column in table.columns for heading in set(column.headings)]
        doubled += [f"{table.table}: {heading}" for heading in set(headings) if headings.count(heading) > 1]
    assert doubled == []
