"""The figures that a refresh has changed: the snapshot before it held against the one it published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from catalogue.loader import indicators
from catalogue.paths import Home
from dashboards.formatting import VERDICTS, number

LISTED_AT_MOST = 2_000
_FIGURES = ("status", "value", "numerator", "denominator")
_OLD_IS_NULL = "未比较：上一快照的结构与现在不同，各指标请以新快照为准。"
_COMPARED = """
    select
        new.indicator_code, indicator.name_zh, coalesce(new.unit, indicator.unit, '') as unit,
        new.as_of::varchar as as_of, new.subject_kind, new.subject_code,
        coalesce(subject.subject_name, new.subject_code) as subject_name,
        old.status as old_status, old.value as old_value, old.denominator as old_denominator,
        new.status, new.value, new.denominator,
        -- a median is not its records' sum by their number
        case when indicator.statistic is distinct from 'median' then old.numerator end as old_numerator,
        case when indicator.statistic is distinct from 'median' then new.numerator end as numerator,
        count(*) over () as changed
    from new_snapshot.marts.fct_indicator_values as new
    inner join old_snapshot.marts.fct_indicator_values as old
        using (indicator_code, as_of, subject_kind, subject_code)
    left join new_snapshot.marts.dim_indicators as indicator using (indicator_code)
    left join new_snapshot.marts.dim_subjects as subject using (subject_kind, subject_code)
    where
        new.status is distinct from old.status
        or round(new.value, 6) is distinct from round(old.value, 6)
        or round(new.numerator, 6) is distinct from round(old.numerator, 6)
        or round(new.denominator, 6) is distinct from round(old.denominator, 6)
    order by
        new.as_of desc, case new.subject_kind when 'county' then 0 when 'township' then 1 else 2 end,
        new.indicator_code, subject.sort_order, new.subject_code
    limit ?
"""
_NEW_DATES = """
    select distinct as_of::varchar from new_snapshot.marts.fct_indicator_values
    where as_of not in (select as_of from old_snapshot.marts.fct_indicator_values) order by 1
"""


def changed_figures(home: Home, before: str | None, after: str, exports: Iterable[str]) -> dict[str, Any]:
    """What became of each figure that both snapshots have (same indicator, date and subject).

    Gives `previous_snapshot`, `snapshot`, `changed` (how many), `new_dates` (as-of dates that only the new one has),
    `note_zh`, and `figures`: the newest date and the county first, at most LISTED_AT_MOST, each with `old` and `new`
    (status, value, numerator, denominator) and `exports`, those of the exports handed in that the indicator draws on.
    """
    outcome: dict[str, Any] = {
        "previous_snapshot": before,
        "snapshot": after,
        "changed": 0,
        "new_dates": [],
        "figures": [],
        "note_zh": "",
    }
    if before is None or not home.snapshot(before).exists():
        return {**outcome, "note_zh": "这是首次发布，没有可比较的上一快照。"}
    with duckdb.connect() as connection:
        for name, snapshot in (("old_snapshot", before), ("new_snapshot", after)):
            place = str(home.snapshot(snapshot)).replace("'", "''")
            connection.execute(f"attach '{place}' as {name} (read_only)")
        try:
            found = connection.execute(_COMPARED, [LISTED_AT_MOST])
            names = [column[0] for column in found.description or []]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
            outcome["new_dates"] = [day for (day,) in connection.execute(_NEW_DATES).fetchall()]
        except duckdb.Error:
            return {**outcome, "note_zh": _OLD_IS_NULL}
    handed_in = set(exports)
    outcome["changed"] = rows[0]["changed"] if rows else 0
    outcome["figures"] = [_figure(row, handed_in) for row in rows]
    return outcome


def _figure(row: dict[str, Any], handed_in: set[str]) -> dict[str, Any]:
    declared = indicators().get(row["indicator_code"])
    places = ("indicator_code", "name_zh", "unit", "as_of", "subject_kind", "subject_code", "subject_name")
    return {
        **{name: row[name] for name in places},
        "old": {name: row[f"old_{name}"] for name in _FIGURES},
        "new": {name: row[name] for name in _FIGURES},
        "exports": sorted(handed_in & set(declared.exports)) if declared else [],
    }


def figure_zh(figure: dict[str, Any], unit: str) -> str:
    """One side of a change in words: 97.93%（142/145）; the status where nothing was measured."""
    if figure["value"] is None:
        return VERDICTS[figure["status"]].word if figure["status"] in VERDICTS else "无"
    counted = figure["numerator"] is not None and figure["denominator"] is not None
    fraction = f"（{number(figure['numerator'])}/{number(figure['denominator'])}）" if counted else ""
    return f"{_two_places(figure['value'])}{'' if unit == '%' else ' '}{unit}{fraction}"


def _two_places(value: float) -> str:
    """Two decimals: a change too small for one would read as none."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def change_lines(changes: dict[str, Any], shown: int) -> list[str]:
    """The changed figures for print: how many, the first of them, how many more the receipt lists."""
    if changes["note_zh"]:
        return [f"指标变化：{changes['note_zh']}"]
    if not changes["changed"]:
        return ["指标变化：与上一快照相比没有变化。", *_new_dates(changes["new_dates"])]
    lines = [f"指标变化：与上一快照相比有{changes['changed']}个数值变化", *_new_dates(changes["new_dates"])]
    for figure in changes["figures"][:shown]:
        lines.append(
            f"    {figure['indicator_code']} {figure['name_zh']}　{figure['subject_name']}　{figure['as_of']}："
            f"{figure_zh(figure['old'], figure['unit'])} → {figure_zh(figure['new'], figure['unit'])}"
        )
    more = changes["changed"] - shown
    return [*lines, f"    另有{more}个数值变化，逐个列在回执文件中"] if more > 0 else lines


def _new_dates(dates: Sequence[str]) -> list[str]:
    return [f"    新增统计时点：{'、'.join(dates)}"] if dates else []
