"""Annex 4: what the figures were held against: scores and how sure they are, rules, other tables, commitments.

A finding asks; until a person has confirmed it, the report says how many there are and of what, and quotes none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from dashboards.queries import commitments, field, findings, problems, reconciliations, scores, settings
from dashboards.queries.pool import Snapshot
from reports.annexes import records_of
from reports.blocks import Annex, Block, Note, Table
from reports.wording import full_width, list_zh, one_line

TITLE = "综合评分、核查和落实情况"
BANDS_ZH = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
SEVERITIES_ZH = {"high": "高", "medium": "中", "low": "低"}
SCORE_WIDTHS = [40.0, 26, 36, 28, 22, 23, 25, 25]
LONG_TEXT = 9

Part = Callable[[Snapshot, date, str], list[Block]]


def verification_annex(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """The annex, or nothing on a snapshot that was published before there was anything of it."""
    parts: tuple[Part, ...] = (
        scores_table, problems_table, reconciliations_table, rules_table, field_table, commitments_table,
        settings_table,
    )  # fmt: skip
    blocks = [block for part in parts for block in part(snapshot, as_of, county_code)]
    return [Annex(f"附件4　{TITLE}", is_wide=True), *blocks] if blocks else []


def scores_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """The composite of county and townships: ranges beside scores, ranks as ranges, 并列 where nobody can tell."""
    told = scores.composite(snapshot, as_of)
    if told.empty:
        return []
    rows = [
        [
            row["subject_name"],
            _score(row["score"]),
            _range(row["score_low"], row["score_high"], 1),
            _range(row["rank_low"], row["rank_high"], 0) if row["subject_kind"] == "township" else "—",
            BANDS_ZH.get(row["band"], "并列") if pd.notna(row["score"]) else "不评",
            f"{row['coverage'] * 100:.0f}%" if pd.notna(row["coverage"]) else "—",
            _score(row["score_linear"]),
            _score(row.get("score_equal")),
        ]
        for row in records_of(told)
    ]
    header = ["对象", "综合得分", "90%区间", "名次区间", "等次", "已测权重", "线性（对照）", "等权（对照）"]
    return [
        Note(
            "综合得分以目标值为满分，维度内加权平均，维度间几何平均，不含监督落实维度；已测权重不足三分之二的不评。"
            "区间由2000次抽样得出，考虑权重、标准化、合成方法和各比率的不确定性；区间跨越两个等次的写“并列”，名次只给区间。"
        ),
        Table("表7　综合评分", header, rows, SCORE_WIDTHS),
        *_red_lines(snapshot, as_of),
    ]


def _red_lines(snapshot: Snapshot, as_of: date) -> list[Block]:
    capped = [
        row for row in records_of(scores.dimensions(snapshot, as_of)) if isinstance(row["cap_reason_zh"], str)
    ]
    return [
        Note(
            f"红线封顶：{row['subject_name']}{row['dimension_zh']}维度因{row['cap_reason_zh'].rstrip('。')}，"
            f"由{_score(row['score_uncapped'])}分封顶为{_score(row['score'])}分。"
        )
        for row in capped
    ]


def problems_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """What the data answers to the survey's problems."""
    rows = [
        [
            row["problem_code"],
            full_width(row["name_zh"]),
            row["answer_zh"],
            one_line(row["figures_zh"] or (f"需要{row['would_tell_zh']}" if row["would_tell_zh"] else "—")),
        ]
        for row in records_of(problems.at(snapshot, as_of))
    ]
    if not rows:
        return []
    header = ["编号", "调研指出的问题", "数据的回答", "依据的数字"]
    return [Table("表8　调研指出的问题由数据回答", header, rows, [16, 62, 26, 121], centred_from=LONG_TEXT)]


def reconciliations_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """What two departments state of one fact."""
    told = records_of(reconciliations.reconciliations(snapshot, as_of, "county", county_code))
    rows = [
        [
            f"{row['reconciliation_code']} {row['name_zh']}",
            _owners(row),
            one_line(row["message_zh"]),
            row["ask_zh"],
        ]
        for row in told
        if row["status"] in {"differs", "agrees"}
    ]
    if not rows:
        return []
    header = ["核对事项", "报送单位", "两边的数", "建议询问"]
    return [Table("表9　跨部门核对", header, rows, [38, 32, 95, 60], centred_from=LONG_TEXT)]


def _owners(row: dict[str, Any]) -> str:
    return "、".join(dict.fromkeys((row["first_owner_zh"], row["second_owner_zh"])))


def rules_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """How many records each rule asks about; those that found nothing, and those that could not look, by name."""
    asked = [
        row
        for row in records_of(findings.at(snapshot, as_of, "to_verify"))
        if row["subject_kind"] == "county"
    ]
    passed = records_of(findings.at(snapshot, as_of, "passed"))
    untold = records_of(findings.untold(snapshot, as_of))
    if not asked and not passed and not untold:
        return []
    rows = [
        [
            f"{row['rule_code']} {row['name_zh']}",
            SEVERITIES_ZH[row["severity"]],
            str(row["records"]),
            row["ask_zh"],
        ]
        for row in asked
    ]
    blocks: list[Block] = [
        Note(
            "规则只提示建议核实的记录，不作结论。下列各项尚未经人核实，只列数量，不得作为定论引用；逐条记录见看板“问题与整改”。"
        )
    ]
    if rows:
        header = ["核查规则", "程度", "涉及记录", "建议询问"]
        blocks.append(Table("表10　待核实的事项", header, rows, [58, 16, 22, 129], centred_from=LONG_TEXT))
    if passed:
        blocks.append(Note(f"未发现需要核实的记录：{list_zh([row['name_zh'] for row in passed])}。"))
    blocks += [
        Note(f"无法核查：{row['name_zh']}（未报送{row['lacking'] or '所需台账'}）。") for row in untold
    ]
    return blocks


def field_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """What was found on site beside what is reported; what could not be told is counted apart."""
    rows = [
        [
            f"{row['indicator_code']} {row['name_zh']}",
            row["subject_name"],
            _score(row["reported_value"]) + row["unit"] if pd.notna(row["reported_value"]) else "—",
            f"{row['n']}/{row['drawn']}",
            f"{_score(row['verified_percent'])}%" if pd.notna(row["verified_percent"]) else "—",
            _range(row["verified_low"], row["verified_high"], 1),
            str(row["cannot_tell"] + row["unfilled"]),
        ]
        for row in records_of(field.verified_rates(snapshot))
        if row["as_of"] == as_of
    ]
    if not rows:
        return []
    header = [
        "指标",
        "对象",
        "报送数值",
        "核查/抽取（条）",
        "属实的比例",
        "95%区间（%）",
        "无法核实和未填（条）",
    ]
    return [
        Note(
            "现场核查按乡镇分层随机抽取已报送为完成的记录；“属实的比例”是其中经现场核实属实的，未抽到的记录由区间表示。"
        ),
        Table("表11　现场核查", header, rows, [62, 34, 26, 30, 26, 26, 21]),
    ]


def commitments_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """What was asked for: what the department says of it beside what the data says."""
    rows = [
        [
            full_width(row["name_zh"] or row["text_zh"]),
            row["responsible_zh"] or "—",
            _day(row["due_on"]),
            "已报办结" if row["is_closed_by_department"] else "未报办结",
            row["state_zh"],
            one_line(row["figures_zh"] or row["would_tell_zh"] or "—"),
        ]
        for row in records_of(commitments.at(snapshot, as_of))
        if row["state"] != "not_given"
    ]
    if not rows:
        return []
    header = ["事项", "责任单位", "期限", "部门报告", "数据印证", "依据的数字"]
    return [Table("表12　交办事项落实情况", header, rows, [44, 26, 22, 20, 22, 91], centred_from=LONG_TEXT)]


def settings_table(snapshot: Snapshot, as_of: date, county_code: str) -> list[Block]:
    """Values that came from the county's settings."""
    rows = [
        [row["name_zh"], row["value_zh"], row["default_zh"], row["applied_codes"].replace("ALL", "综合评分")]
        for row in records_of(settings.settings_in_force(snapshot))
    ]
    if not rows:
        return []
    header = ["设置", "本次采用", "默认", "用于"]
    return [Table("表13　本县设置的数值", header, rows, [60, 60, 60, 45], centred_from=LONG_TEXT)]


def _score(value: float | None) -> str:
    return f"{value:.1f}" if value is not None and pd.notna(value) else "—"


def _range(low: float | None, high: float | None, digits: int) -> str:
    if low is None or high is None or pd.isna(low) or pd.isna(high):
        return "—"
    ends = [f"{end:.{digits}f}" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "～".join(ends)


def _day(value: date | None) -> str:
    return f"{value:%Y-%m-%d}" if value is not None and pd.notna(value) else "—"
