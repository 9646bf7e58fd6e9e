"""The figures that a refresh has changed: the snapshot before it held against the one it published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from catalogue.loader import indicators
from catalogue.paths import Home
from dashboards.formatting import VERDICTS, number
from muster.compare import CHANGED_FIGURES, NEWEST_FIRST, both, rows_of
from muster.judged import judged_lines, judged_otherwise

LISTED_AT_MOST = 2_000
_FIGURES = ("status", "value", "numerator", "denominator")
_OLD_IS_NULL = "未比较：上一快照的结构与现在不同，各指标请以新快照为准。"
_COMPARED = f"""
    select * replace (as_of::varchar as as_of), count(*) over () as changed
    from ({CHANGED_FIGURES})
    {NEWEST_FIRST}
    limit ?
"""
_NEW_DATES = """
    select distinct as_of::varchar from new_snapshot.marts.fct_indicator_values
    where as_of not in (select as_of from old_snapshot.marts.fct_indicator_values) order by 1
"""


def changed_figures(home: Home, before: str | None, after: str, exports: Iterable[str]) -> dict[str, Any]:
    """What became of each figure that both snapshots have (same indicator, date and subject).

    Gives `previous_snapshot`, `snapshot`, `changed` (how many), `new_dates` (as-of dates that only the new one has),
    `judged` (as `judged_otherwise`), `note_zh`, and `figures`: the newest date and the county first, at most
    LISTED_AT_MOST, each with `old` and `new` (status, value, numerator, denominator) and `exports`, those of the
    exports handed in that the indicator draws on.
    """
    outcome: dict[str, Any] = {
        "previous_snapshot": before,
        "snapshot": after,
        "changed": 0,
        "new_dates": [],
        "judged": {},
        "figures": [],
        "note_zh": "",
    }
    if before is None or not home.snapshot(before).exists():
        return {**outcome, "note_zh": "这是首次发布，没有可比较的上一快照。"}
    with both(home, before, after) as connection:
        try:
            rows = rows_of(connection, _COMPARED, [LISTED_AT_MOST])
            outcome["judged"] = judged_otherwise(connection)
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
    beside = [*_new_dates(changes["new_dates"]), *judged_lines(changes["judged"])]
    if not changes["changed"]:
        return [
            f"指标变化：{'两个快照都有的数值没有变化' if beside else '与上一快照相比没有变化'}。",
            *beside,
        ]
    lines = [f"指标变化：与上一快照相比有{changes['changed']}个数值变化", *beside]
    for figure in changes["figures"][:shown]:
        lines.append(
            f"    {figure['indicator_code']} {figure['name_zh']}　{figure['subject_name']}　{figure['as_of']}："
            f"{figure_zh(figure['old'], figure['unit'])} → {figure_zh(figure['new'], figure['unit'])}"
        )
    more = changes["changed"] - shown
    return [*lines, f"    另有{more}个数值变化，逐个列在回执文件中"] if more > 0 else lines


def _new_dates(dates: Sequence[str]) -> list[str]:
    return [f"    新增统计时点：{'、'.join(dates)}"] if dates else []
