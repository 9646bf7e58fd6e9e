"""What two snapshots differ in beside their figures: which indicators there are, targets and grades, scores."""

from __future__ import annotations

from typing import Any

import duckdb

_VALUES = "{}_snapshot.marts.fct_indicator_values"
_ONLY = """
    select distinct indicator_code from {} where indicator_code not in (select indicator_code from {}) order by 1
"""
_REGRADED = f"""
    select distinct indicator_code
    from {_VALUES.format("new")} as new
    inner join {_VALUES.format("old")} as old using (indicator_code, as_of, subject_kind, subject_code)
    where
        (new.target, new.target_low, new.target_high, new.grade)
        is distinct from (old.target, old.target_low, old.target_high, old.grade)
    order by 1
"""
_RESCORED = """
    select count(*)
    from new_snapshot.marts.fct_scores as new
    inner join old_snapshot.marts.fct_scores as old using (as_of, subject_kind, subject_code, dimension_code)
    where round(new.score, 2) is distinct from round(old.score, 2)
"""


def judged_otherwise(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Between old_snapshot and new_snapshot, attached: `new_indicators`, `gone_indicators` and `regraded` (codes of
    indicators with another target or grade somewhere), `rescored` (scores of subjects and dimensions that differ by
    two decimals).
    """
    new, old = _VALUES.format("new"), _VALUES.format("old")

    def codes(sql: str) -> list[str]:
        return [code for (code,) in connection.execute(sql).fetchall()]

    return {
        "new_indicators": codes(_ONLY.format(new, old)),
        "gone_indicators": codes(_ONLY.format(old, new)),
        "regraded": codes(_REGRADED),
        "rescored": connection.execute(_RESCORED).fetchall()[0][0],
    }


def judged_lines(told: dict[str, Any]) -> list[str]:
    """The same for print, a line for each that there is."""
    named = {
        "new_indicators": "新增指标",
        "gone_indicators": "不再有的指标",
        "regraded": "目标或评价有变化的指标",
    }
    lines = [f"    {zh}：{'、'.join(told[name])}" for name, zh in named.items() if told.get(name)]
    if told.get("rescored"):
        lines.append(f"    评分有变化：{told['rescored']}个（各时点、各对象的综合评分和各维度）")
    return lines
