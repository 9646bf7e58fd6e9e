"""The tables of the raw schema and their columns, derived from the contracts."""

from __future__ import annotations

import pyarrow as pa

from catalogue.models import Column, Table

ARROW = {
    "varchar": pa.string(),
    "json": pa.string(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "integer": pa.int32(),
    "bigint": pa.int64(),
}
RECORD_COLUMNS = [
    ("table_id", "varchar"),
    ("delivery_id", "varchar"),
    ("sheet", "varchar"),
    ("table_no", "integer"),
    ("row_number", "integer"),
    ("statement_on", "date"),
    ("is_doubtful", "boolean"),
    ("as_sent", "json"),
    ("natural_key", "varchar"),
]
RECORD_ID = "table_id || '-' || row_number"
"""A record's id is told by its table and row, so that it is stored nowhere."""

_SPREAD = {
    "number": [("_number", "double"), ("_low", "double"), ("_high", "double"), ("_is_imprecise", "boolean")],
    "percent": [("_number", "double"), ("_low", "double"), ("_high", "double"), ("_is_imprecise", "boolean")],
    "date": [("_from", "date"), ("_to", "date"), ("_precision", "varchar")],
    "datetime": [("_at", "timestamp"), ("_from", "date"), ("_to", "date"), ("_precision", "varchar")],
    "code": [("_code", "varchar")],
    "coordinate": [("_number", "double")],
}

FIXED_TABLES = {
    "deliveries": "delivery_id varchar, file_name varchar, sha256 varchar, received_on date, received_at timestamp, "
    "sender varchar, replaces varchar",
    "delivery_tables": "table_id varchar, delivery_id varchar, export_code varchar, table_name varchar, sheet varchar, "
    "table_no integer, owner_code varchar, scope_region_text varchar, scope_region_code varchar, statement_on date, "
    "period_from date, period_to date, rows_read bigint, rows_accepted bigint, rows_doubtful bigint, "
    "rows_rejected bigint, rows_explained bigint, score double, in_force_from date, in_force_to date, "
    "decided_because varchar, fingerprint varchar, headings json, layout varchar, replaced_by varchar",
    "stated_periods": "delivery_id varchar, sheet varchar, table_no integer, stated_from date, stated_to date",
    "delivery_decisions": "later_id varchar, earlier_id varchar, decision varchar, decided_by varchar, "
    "decided_at timestamp, because varchar",
    "cell_issues": "delivery_id varchar, export_code varchar, sheet varchar, table_no integer, row_number integer, "
    "record_id varchar, column_name varchar, column_zh varchar, value varchar, severity varchar, reason_zh varchar, "
    "issue_code varchar",
    "delivery_columns": "delivery_id varchar, export_code varchar, table_name varchar, sheet varchar, "
    "table_no integer, column_number integer, heading varchar, column_name varchar, score double",
    "delivery_problems": "delivery_id varchar, file_name varchar, sheet varchar, code varchar, message_zh varchar, "
    "fingerprint varchar, headings json, export_code varchar, table_name varchar, score double, layout varchar",
    "quality_results": "check_name varchar, delivery_id varchar, export_code varchar, table_name varchar, "
    "success boolean, observed varchar, expected varchar",
    "record_names": "table_id varchar, row_number integer, names_no integer",
    "named_regions": "names_no integer, region_code varchar, village_code varchar, is_resolved boolean",
    "named_bodies": "names_no integer, column_name varchar, ordinal integer, body_text varchar, body_kind varchar, "
    "body_code varchar, body_name varchar, owner_code varchar",
    "regions_known": "statement_on date, record_id varchar, region_code varchar, region_name varchar, level varchar, "
    "parent_code varchar, resident_population double, households double",
    "county": "county_code varchar, county_name varchar",
    "county_key": "mark varchar",
    "originals_removed": "sha256 varchar, removed_on date",
    "settings": "key varchar, value varchar",
    "settings_as_of": "as_of date",
    "settings_targets": "indicator_code varchar, target double, low double, high double",
    "settings_weights": "key varchar, weight double, source varchar",
    "settings_judges": "person varchar, consistency_ratio double",
    "region_shapes": "region_code varchar, geometry varchar, label_longitude double, label_latitude double, "
    "area_km2 double, is_composed boolean, source_file varchar, sha256 varchar",
    "boundary_notices": "kind varchar, message_zh varchar",
    "settings_said": "key varchar, name_zh varchar, value_zh varchar, default_zh varchar, applied_code varchar",
    "required_plans": "plan_level varchar, unit_name varchar",
    "calendar_days": "day date, is_workday boolean",
    "catalogue_indicators": "code varchar, indicator varchar, model varchar, name_zh varchar, name_en varchar, "
    "question_zh varchar, question_en varchar, family varchar, dimension_code varchar, dimension_zh varchar, "
    "unit varchar, unit_en varchar, in_composite boolean, direction varchar, target double, target_low double, "
    "target_high double, target_is_local boolean, target_worst double, target_note_zh varchar, "
    "target_note_en varchar, statistic varchar, scale double, interval_kind varchar, has_county boolean, "
    "has_township boolean, has_department boolean, basis_zh varchar, basis_en varchar, formula_zh varchar, "
    "formula_en varchar, numerator_zh varchar, numerator_en varchar, denominator_zh varchar, denominator_en varchar, "
    "exclusions_zh varchar, exclusions_en varchar, caveats_zh varchar, caveats_en varchar, "
    "awaits_zh varchar, on_site_zh varchar, is_verified boolean",
    "catalogue_indicator_exports": "code varchar, export_code varchar",
    "catalogue_rules": "code varchar, rule varchar, model varchar, name_zh varchar, name_en varchar, logic_zh varchar, "
    "logic_en varchar, severity varchar, message_zh varchar, message_en varchar, guards_zh varchar, guards_en varchar, "
    "ask_zh varchar, ask_en varchar, thresholds_are_set boolean",
    "catalogue_rule_exports": "code varchar, export_code varchar",
    "catalogue_rule_phrases": "code varchar, place integer, pattern varchar, english varchar",
    "catalogue_reconciliations": "code varchar, reconciliation varchar, model varchar, name_zh varchar, "
    "name_en varchar, fact_zh varchar, fact_en varchar, item_zh varchar, item_en varchar, counter_zh varchar, "
    "first_export varchar, first_table_zh varchar, first_table_en varchar, first_zh varchar, first_en varchar, "
    "first_unit varchar, first_unit_en varchar, second_export varchar, second_table_zh varchar, "
    "second_table_en varchar, second_zh varchar, second_en varchar, second_unit varchar, second_unit_en varchar, "
    "compare varchar, by_township boolean, tolerance_amount double, tolerance_percent double, "
    "tolerance_is_set boolean, asks_first_alone boolean, asks_second_alone boolean, ask_zh varchar, "
    "ask_en varchar, caveats_zh varchar, caveats_en varchar",
    "catalogue_exports": "export_code varchar, table_name varchar, export_zh varchar, table_zh varchar, "
    "owner_code varchar, owner_zh varchar, states varchar, period varchar, due_days integer, due_days_are_set boolean, "
    "is_owed boolean",
    "catalogue_measures": "code varchar, measure varchar, model varchar, name_zh varchar, name_en varchar, "
    "beside varchar, direction varchar, numerator_zh varchar, numerator_en varchar, denominator_zh varchar, "
    "denominator_en varchar, exclusions_zh varchar, exclusions_en varchar, caveats_zh varchar, caveats_en varchar, "
    "counts boolean",
    "catalogue_problems": "code varchar, kind varchar, name_zh varchar, name_en varchar, claim_zh varchar, "
    "claim_en varchar, problem_zh varchar, problem_en varchar, problems_zh varchar, source_zh varchar, "
    "source_en varchar",
    "comparisons": "code varchar, test_no integer, figure_code varchar, compare varchar, than double, "
    "than_baseline boolean, line double, line_zh varchar, line_en varchar, reach varchar, awaits_zh varchar, "
    "awaits_en varchar",
    "comparison_exports": "code varchar, test_no integer, export_code varchar",
    "commitments_told": "code varchar, kind varchar, name_zh varchar, name_en varchar, text_zh varchar, "
    "text_en varchar, problems_zh varchar, evidence_zh varchar, evidence_en varchar, source_zh varchar, "
    "source_en varchar, given_on date, due_on date, due_months integer, responsible_zh varchar",
    "commitment_words": "code varchar, group_no integer, word varchar",
    "settings_opinions": "opinion_no varchar, code varchar",
    "responsible_bodies": "responsible_zh varchar, ordinal integer, body_text varchar, body_kind varchar, "
    "owner_code varchar",
    "code_entries": "code_list varchar, code varchar, zh varchar, en varchar, kind varchar",
}

VIEWS = ("source_records", "record_cells", "record_regions", "record_bodies")
"""What is told of records whatever their table; record_views.py and sent_cells.py make them."""


def raw_name(export: str, table: str) -> str:
    """Name of the raw table of a contract table: F04 drills → f04_drills."""
    return f"{export.lower()}_{table}"


def column_ddl(column: Column) -> list[tuple[str, str]]:
    """The raw columns (name, type) that one contract column spreads into."""
    return [
        (column.name, "varchar"),
        *((column.name + end, kind) for end, kind in _SPREAD.get(column.type, [])),
    ]


def table_ddl(table: Table) -> list[tuple[str, str]]:
    """All stored raw columns (name, type) of a contract table, in order; `record_id` is computed beside them."""
    columns = list(RECORD_COLUMNS)
    for column in table.columns:
        columns += column_ddl(column)
    if any(column.type == "id_number" for column in table.columns):
        columns.append(("person_key", "varchar"))
        columns += [(f"{column.name}_key", "varchar") for column in table.columns if column.type == "phone"]
    return columns


def differing(table: Table) -> set[str]:
    """The raw columns of text that hardly two rows of a contract table have in common."""
    serials = {column.name for column in table.columns if column.type == "serial"}
    return {"natural_key", *serials, *(table.key if len(table.key) == 1 else [])}


def fixed_ddl(table: str) -> list[tuple[str, str]]:
    """Columns (name, type) of one of the fixed raw tables."""
    return [(part.split()[0], part.split()[1]) for part in FIXED_TABLES[table].split(", ")]
