"""From a figure to the rows it stands on: file, sheet and row of every record counted, and of those not counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalogue.paths import Home
from muster.errors import UserError
from muster.snapshots import connect

ROLES_ZH = {"numerator": "计入分子", "denominator_only": "仅计入分母", "excluded": "未计入"}


def trace(home: Home, indicator: str, subject: str | None, as_of: date | None) -> dict[str, Any]:
    """The figure and its source rows; the county's newest by default. `subject`: code or name. Raises UserError."""
    connection = connect(home)
    try:
        code = indicator.upper()
        known = connection.execute(
            "select name_zh from marts.dim_indicators where indicator_code = ? or indicator = ?",
            [code, indicator],
        ).fetchall()
        if not known:
            raise UserError(
                f'没有指标 {indicator}。可用 muster query "select indicator_code, name_zh from dim_indicators" 查看。'
            )
        figures = connection.execute(
            """
            select v.*, s.subject_name, i.name_zh, i.formula_zh from marts.fct_indicator_values v
            join marts.dim_indicators i using (indicator_code)
            left join marts.dim_subjects s using (subject_kind, subject_code)
            where (v.indicator_code = ? or i.indicator = ?)
              and v.as_of = coalesce(?, (select latest_as_of from marts.snapshot_info))
              and case when ? is null then v.subject_kind = 'county' else v.subject_code = ? or s.subject_name = ? end
            """,
            [code, indicator, as_of, subject, subject, subject],
        ).df()
        if figures.empty:
            raise UserError(f"{known[0][0]} 没有这一对象或这一日期的数值。日期须为季度末或设置中写明的日期。")
        figure = {name: _plain(value) for name, value in figures.iloc[0].to_dict().items()}
        rows = connection.execute(
            """
            select e.role, e.excluded_because, s.file_name, s.sheet, s.row_number, s.export_code, s.delivery_id,
                   s.sha256, e.record_id, s.cells, d.original_removed_on
            from marts.fct_indicator_evidence e
            left join marts.source_rows s using (record_id)
            left join (select distinct delivery_id, original_removed_on from marts.deliveries) d using (delivery_id)
            where e.indicator_code = ? and e.as_of = ? and e.subject_kind = ? and e.subject_code = ?
            order by e.role = 'excluded', e.role = 'denominator_only', s.file_name, s.sheet, s.row_number
            """,
            [
                figure["indicator_code"],
                figures.iloc[0]["as_of"],
                figure["subject_kind"],
                figure["subject_code"],
            ],
        ).df()
    finally:
        connection.close()
    records = [{name: _plain(value) for name, value in row.items()} for row in rows.to_dict("records")]
    return {"figure": figure, "rows": records}


def removed_originals_zh(rows: list[dict[str, Any]]) -> list[str]:
    """A line per source file whose original is kept no more: the row can be named still, not looked up."""
    removed = {
        (row["file_name"], row["original_removed_on"], row["sha256"])
        for row in rows
        if row["original_removed_on"]
    }
    return [
        f"{name} 的原件已按保存期限删除（{day}），sha256 {sha256}" for name, day, sha256 in sorted(removed)
    ]


def _plain(value: Any) -> Any:
    """A value as JSON has it: no NaN, no numpy, dates in ISO form."""
    if value is None or value != value:
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value
