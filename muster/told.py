"""What the machine is told before it computes: settings, catalogue and calendar, as raw tables."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import duckdb

from catalogue.loader import code_lists, contracts, dimensions, indicators, rules
from catalogue.models import Indicator
from catalogue.paths import Home
from ingestion.loading.insert import insert_rows
from ingestion.resolve.apply import known_regions
from muster.basis import basis_en, basis_zh
from muster.boundaries.shapes import read_shapes
from muster.commitments import told_of
from muster.rule_rows import phrase_rows, rule_rows
from muster.settings import Settings
from muster.settings_said import settings_said
from muster.told_claims import claim_rows
from muster.tolerances import reconciliation_rows
from muster.weights import weight_rows

REWRITTEN = (
    "settings",
    "settings_as_of",
    "settings_targets",
    "settings_weights",
    "settings_judges",
    "settings_said",
    "region_shapes",
    "boundary_notices",
    "required_plans",
    "calendar_days",
    "catalogue_indicators",
    "catalogue_indicator_exports",
    "catalogue_rules",
    "catalogue_rule_exports",
    "catalogue_rule_phrases",
    "catalogue_reconciliations",
    "catalogue_exports",
    "catalogue_measures",
    "catalogue_problems",
    "comparisons",
    "comparison_exports",
    "commitments_told",
    "commitment_words",
    "settings_opinions",
    "code_entries",
)


def tell(
    connection: duckdb.DuckDBPyConnection, home: Home, settings: Settings, as_of: Sequence[date], today: date
) -> None:
    """Rewrite every raw table that settings, the county's borders and the catalogue decide."""
    for table in REWRITTEN:
        connection.execute(f"delete from raw.{table}")
    insert_rows(
        connection,
        "settings",
        [{"key": key, "value": value} for key, value in _settings(settings, today).items()],
    )
    insert_rows(
        connection, "settings_as_of", [{"as_of": day} for day in sorted({*settings.assessment.as_of, *as_of})]
    )
    insert_rows(
        connection,
        "settings_targets",
        [
            {"indicator_code": code, "target": t.target, "low": t.low, "high": t.high}
            for code, t in settings.targets.items()
        ],
    )
    for table, rows in weight_rows(settings.weights).items():
        insert_rows(connection, table, rows)
    insert_rows(connection, "settings_said", settings_said(settings))
    insert_rows(
        connection,
        "required_plans",
        [
            *({"plan_level": "special", "unit_name": name} for name in settings.plans.required_special),
            *(
                {"plan_level": "department", "unit_name": name}
                for name in settings.plans.required_departments
            ),
        ],
    )
    insert_rows(
        connection, "catalogue_indicators", [_indicator(indicator) for indicator in indicators().values()]
    )
    insert_rows(
        connection,
        "catalogue_indicator_exports",
        [
            {"code": indicator.code, "export_code": export}
            for indicator in indicators().values()
            for export in indicator.exports
        ],
    )
    insert_rows(connection, "catalogue_rules", rule_rows(settings))
    insert_rows(
        connection,
        "catalogue_rule_exports",
        [{"code": rule.code, "export_code": export} for rule in rules().values() for export in rule.exports],
    )
    insert_rows(connection, "catalogue_rule_phrases", phrase_rows())
    insert_rows(connection, "catalogue_reconciliations", reconciliation_rows(settings.tolerances))
    insert_rows(connection, "catalogue_exports", _exports(settings))
    insert_rows(
        connection,
        "code_entries",
        [
            {"code_list": name, **entry.model_dump(include={"code", "zh", "en", "kind"})}
            for name, code_list in code_lists().items()
            for entry in code_list.entries
        ],
    )
    for table, rows in claim_rows(settings.commitments).items():
        insert_rows(connection, table, rows)
    insert_rows(connection, "calendar_days", _calendar())
    _tell_shapes(connection, home, settings)


def _tell_shapes(connection: duckdb.DuckDBPyConnection, home: Home, settings: Settings) -> None:
    names = known_regions(connection, settings.county.code, settings.county.name)
    newest = connection.execute(
        "select region_code from raw.regions_known"
        " qualify statement_on is not distinct from max(statement_on) over ()"
    ).fetchall()
    shapes = read_shapes(home, settings.map.boundaries, names, {code for (code,) in newest})
    insert_rows(connection, "region_shapes", shapes.rows)
    insert_rows(connection, "boundary_notices", shapes.notices)


def _settings(settings: Settings, today: date) -> dict[str, str]:
    return {
        "since": settings.assessment.since.isoformat() if settings.assessment.since else "",
        "teaching_months": ",".join(str(month) for month in settings.assessment.teaching_months),
        "enterprise_drill_reading": settings.assessment.enterprise_drill_reading,
        "arrival_minutes": str(settings.assessment.arrival_minutes),
        "plan_lists_given": "true"
        if settings.plans.required_special or settings.plans.required_departments
        else "false",
        "due_months": str(told_of(settings.commitments).due_months),
        "red_lines": "true" if settings.scores.red_lines else "false",
        "county_code": settings.county.code,
        "county_name": settings.county.name,
        "today": today.isoformat(),
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        **indicator.model_dump(
            include={
                "code",
                "indicator",
                "model",
                "name_zh",
                "name_en",
                "question_zh",
                "question_en",
                "family",
                "dimension_code",
                "unit",
                "direction",
                "statistic",
                "scale",
                "formula_zh",
                "formula_en",
                "numerator_zh",
                "numerator_en",
                "denominator_zh",
                "denominator_en",
                "exclusions_zh",
                "exclusions_en",
                "awaits_zh",
                "on_site_zh",
            }
        ),
        "unit_en": indicator.unit_en or indicator.unit,
        "dimension_zh": dimensions()[indicator.dimension_code].name_zh,
        "in_composite": dimensions()[indicator.dimension_code].in_composite,
        "target": indicator.target.value,
        "target_low": indicator.target.low,
        "target_high": indicator.target.high,
        "target_worst": indicator.target.worst,
        "target_is_local": indicator.target.local,
        "target_note_zh": indicator.target.note_zh,
        "target_note_en": indicator.target.note_en,
        "interval_kind": indicator.interval,
        "basis_zh": basis_zh(indicator),
        "basis_en": basis_en(indicator),
        "has_county": "county" in indicator.grains,
        "has_township": "township" in indicator.grains,
        "has_department": "department" in indicator.grains,
        "caveats_zh": "；".join(indicator.caveats_zh),
        "caveats_en": "\n".join(indicator.caveats_en),
        "is_verified": all(basis.verified for basis in indicator.basis),
    }


def _exports(settings: Settings) -> list[dict[str, Any]]:
    departments = {entry.code: entry.zh for entry in code_lists()["departments"].entries}
    return [
        {
            "export_code": c.export,
            "table_name": t.table,
            "export_zh": c.name_zh,
            "table_zh": t.name_zh,
            "owner_code": c.owner,
            "owner_zh": departments[c.owner],
            "states": t.states,
            "period": c.period,
            "due_days": settings.deadlines.get(c.export, c.due_days),
            "due_days_are_set": c.export in settings.deadlines,
            "is_owed": c.owed,
        }
        for c in contracts().values()
        for t in c.tables
    ]


def _calendar() -> list[dict[str, Any]]:
    """China's official working days for the years that the package knows for sure."""
    from chinese_calendar import constants, is_workday

    years = sorted({day.year for day in constants.holidays})
    days = []
    for year in years:
        for offset in range(366 if isleap(year) else 365):
            day = date(year, 1, 1) + timedelta(days=offset)
            days.append({"day": day, "is_workday": is_workday(day)})
    return days
