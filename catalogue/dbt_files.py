"""What dbt has to be told of the catalogue: sources, staging models, logs with their dates, thresholds of rules."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.loader import contracts, indicators, reconciliations, rules
from catalogue.models import Contract, Table
from catalogue.self_reported import place_of

NOTE = "由 docs/make_pages.py 从 catalogue/contracts 生成，请勿手改"


def dbt_files() -> dict[str, str]:
    """Path inside the dbt project → text, for every file that follows from the catalogue."""
    files = {
        "macros/staged_tables.sql": _staged_tables(),
        "macros/event_logs.sql": _event_logs(),
        "macros/threshold.sql": _threshold(),
        "macros/self_claims.sql": _self_claims(),
        "models/intermediate/assessment/int_indicator_records.sql": _union(
            "indicator_code",
            {i.code: i.model for i in indicators().values() if i.model},
            materialized="ephemeral",
        ),
        "models/findings/int_rule_hits.sql": _union(
            "rule_code", {r.code: r.model for r in rules().values()}, materialized="view"
        ),
        "models/reconciliations/int_reconciled_records.sql": _union(
            "reconciliation_code", {r.code: r.model for r in reconciliations().values()}
        ),
    }
    for owner in sorted({contract.owner for contract in contracts().values()}):
        folder = f"models/staging/{owner}"
        files[f"{folder}/_{owner}__sources.yml"] = _sources(owner)
        files[f"{folder}/_{owner}__models.yml"] = _models(owner)
    return files


def _tables(owner: str | None = None) -> Iterator[tuple[Contract, Table]]:
    for contract in contracts().values():
        if owner in {None, contract.owner}:
            yield from ((contract, table) for table in contract.tables)


def _sources(owner: str) -> str:
    lines = [
        f"# {NOTE}",
        "version: 2",
        "",
        "sources:",
        f"  - name: {owner}",
        "    schema: raw",
        "    tables:",
    ]
    for contract, table in _tables(owner):
        lines.append(f"      - name: {contract.export.lower()}_{table.table}")
        lines.append(f"        description: {contract.export} {table.name_zh}")
    return "\n".join(lines) + "\n"


def _models(owner: str) -> str:
    lines = [f"# {NOTE}", "version: 2", "", "models:"]
    for contract, table in _tables(owner):
        source = f"{contract.export} {table.name_zh}"
        lines.append(f"  - name: stg_{owner}__{table.table}")
        lines.append(f"    description: One row per {table.grain} ({source}), records in force.")
    return "\n".join(lines) + "\n"


def _staged_tables() -> str:
    lines = [
        f"{{# The staging model of every contract table. {NOTE} #}}",
        "{% macro staged_tables() -%}",
        "    {{ return({",
    ]
    lines += [f"        '{t.table}': 'stg_{c.owner}__{t.table}'," for c, t in _tables()]
    return "\n".join([*lines, "    }) }}", "{%- endmacro %}"]) + "\n"


def _event_logs() -> str:
    lines = [
        f"{{# Of every log: its owner, its raw table, the column of the event's date. {NOTE} #}}",
        "{% macro event_logs() -%}",
        "    {{ return([",
    ]
    lines += [
        f"        ('{c.owner}', '{c.export.lower()}_{t.table}', '{t.event_date}'),"
        for c, t in _tables()
        if t.event_date
    ]
    return "\n".join([*lines, "    ]) }}", "{%- endmacro %}"]) + "\n"


def _union(code_column: str, models: dict[str, str], materialized: str = "table") -> str:
    """The records of all models under their codes, every one written out by name."""
    parts = [
        f"select\n    '{code}' as {code_column},\n    *\nfrom {{{{ ref('{model}') }}}}\n"
        for code, model in sorted(models.items())
    ]
    note = NOTE.replace("catalogue/contracts", "catalogue")
    return f"{{# {note} #}}\n{{{{ config(materialized='{materialized}') }}}}\n\n" + "union all\n".join(parts)


def _threshold() -> str:
    lines = [
        "{# A threshold of a rule: as settings have it (the variable that the program hands over), else as declared in",
        f"   catalogue/findings. {NOTE.replace('contracts', 'findings')} #}}",
        "{% macro threshold(rule, name) -%}",
        "    {%- set declared = {",
    ]
    lines += [
        f"        '{rule.code}.{threshold.name}': {threshold.in_sql(threshold.value)},"
        for rule in rules().values()
        for threshold in rule.thresholds
    ]
    lines += [
        "    } -%}",
        "    {%- set key = rule ~ '.' ~ name -%}",
        "    {%- set given = var('thresholds', {}) -%}",
        "    {{ return(given[key] if key in given else declared[key]) }}",
        "{%- endmacro %}",
    ]
    return "\n".join(lines) + "\n"


def _self_claims() -> str:
    note = NOTE.replace("contracts", "indicators")
    lines = [
        f"{{# What exports say of an indicator in departments' own words. {note} #}}",
        "{% macro self_claims() -%}",
        "    {{ return([",
    ]
    for indicator in indicators().values():
        for claim in indicator.self_reported:
            place = place_of(claim, contracts())
            assert place is not None, claim.table
            contract, table = place
            told = {
                "indicator_code": indicator.code,
                "export_code": contract.export,
                "staging": f"stg_{contract.owner}__{table.table}",
                "name_zh": claim.name_zh,
                "column": claim.column,
                "codes": claim.codes,
                "over": claim.over,
                "until": claim.until,
            }
            lines += [
                "        {",
                *(f"            {key!r}: {value!r}," for key, value in told.items()),
                "        },",
            ]
    return "\n".join([*lines, "    ]) }}", "{%- endmacro %}"]) + "\n"
