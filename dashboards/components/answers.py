"""The three answers of 总览 in sentences, generated from the values."""

from __future__ import annotations

from typing import Any

from dashboards import formatting as fmt
from dashboards.figures.titles import movement, names

Rows = list[dict[str, Any]]


def how_it_stands(rows: Rows) -> str:
    """Rows of one subject at one date → counts per verdict."""
    keys = [fmt.verdict(row).key for row in rows]
    measured = sum(row["status"] == "measured" for row in rows)
    counts = {key: keys.count(key) for key in fmt.VERDICTS}
    stood = [f"{counts[key]}项{fmt.VERDICTS[key].word}" for key in fmt.JUDGED if counts[key]]
    lacking = [f"{counts[key]}项{fmt.VERDICTS[key].word}" for key in fmt.UNJUDGED if counts[key]]
    if not measured:
        return f"{len(rows)}项指标都没有可用的数字：{'、'.join(lacking)}。"
    tail = f"；另有{'、'.join(lacking)}，不按零计" if lacking else ""
    return f"{len(rows)}项指标中{measured}项有据：{'、'.join(stood)}{tail}。"


def what_changed(rows: Rows, since: str) -> str:
    """Rows with `previous` → how many moved, and the largest move each way."""
    better = [row for row in rows if movement(row) == "better"]
    worse = [row for row in rows if movement(row) == "worse"]
    known = [row for row in rows if movement(row) != "unknown"]
    if not known:
        return f"与{since}相比，没有两期都有据的指标。"
    moved_words = [f"{len(moved)}项{word}" for moved, word in ((better, "向好"), (worse, "变差")) if moved]
    parts = [f"与{since}相比，{len(known)}项可比，{'、'.join(moved_words) or '没有升降'}"]
    for word, moved in (("进步最大的是", better), ("退步最大的是", worse)):
        shares = [row for row in moved if row["unit"] == "%"]
        shares = [row for row in shares if (row["denominator"] or 0) >= 10] or shares
        if shares:
            most = max(shares, key=lambda row: abs(row["value"] - row["previous"]))
            parts.append(f"{word}{most['name_zh']}（{fmt.change(most['value'], most['previous'], '%')}）")
    return "；".join(parts) + "。"


def where_short(rows: Rows) -> str:
    """Rows of one subject → which families hold the figures that are short of target."""
    short = [row["family"] for row in rows if fmt.verdict(row).key == "short"]
    if not short:
        return f"有据的{sum(row['status'] == 'measured' for row in rows)}项中没有不足的"
    counted = sorted(((short.count(family), label) for family, label in fmt.FAMILIES.items()), reverse=True)
    return f"{len(short)}项不足：" + "、".join(f"{label}{count}项" for count, label in counted if count)


def whom_to_ask(short: Rows, absent_exports: Rows) -> str:
    """Rows short of target at townships and departments, and exports missing or late → whom to ask first."""
    per_subject: dict[str, int] = {}
    for row in short:
        per_subject[str(row["subject_name"])] = per_subject.get(str(row["subject_name"]), 0) + 1
    parts = []
    if per_subject:
        most = max(per_subject.values())
        who = names([{"subject_name": name} for name, count in per_subject.items() if count == most])
        many = f"{len(per_subject)}个乡镇和部门有指标不足，{who}最多（{most}项）"
        parts.append(many if len(per_subject) > 1 else f"{who}有{most}项指标不足")
    else:
        parts.append("没有乡镇或部门的指标不足")
    missing = [row for row in absent_exports if row["state"] == "missing"]
    late = [row for row in absent_exports if row["state"] == "late"]
    if missing:
        parts.append(f"{len(missing)}种台账从未报送")
    if not absent_exports:
        parts.append("各台账都在报送周期内")
    if late:
        parts.append(f"{len(late)}种台账超过一个报送周期没有更新")
    return "；".join(parts) + "。"
