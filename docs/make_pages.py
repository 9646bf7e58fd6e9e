"""Writes docs/exports.md and docs/indicators.md from the catalogue; with `--check` it only says which are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from catalogue.loader import code_lists, contracts, dimensions, indicators, norms
from catalogue.models import Column, Indicator, Table

DOCS = Path(__file__).parent
PERIODS = {
    "month": "每月",
    "quarter": "每季",
    "half_year": "每半年",
    "year": "每年",
    "flood_season": "每年汛前",
    "event": "随发生",
}
TYPES = {
    "text": "文字",
    "serial": "序号",
    "number": "数字",
    "percent": "百分比",
    "date": "日期",
    "datetime": "日期时间",
    "code": "选项",
    "person": "姓名（入库即掩码）",
    "phone": "电话（入库即掩码）",
    "id_number": "身份证号（入库即加密）",
    "credit_code": "统一社会信用代码",
    "region_code": "区划代码",
    "coordinate": "经纬度",
}
NOTE = "<!-- 由 docs/make_pages.py 从 catalogue/ 生成，请勿手改 -->\n\n"


def exports_page() -> str:
    """One section per export: owner, period, and every column with its accepted headings."""
    owners = {entry.code: entry.zh for entry in code_lists()["departments"].entries}
    lines = [
        "# 报送表目录\n",
        "各部门现有台账即可报送：系统按表头识别，不看文件名；下列“也可写作”均可识别。\n",
    ]
    for contract in contracts().values():
        lines.append(f"## {contract.export} {contract.name_zh}\n")
        lines.append(
            f"报送单位：{owners[contract.owner]}　周期：{PERIODS[contract.period]}（期末后{contract.due_days}日内）\n"
        )
        for table in contract.tables:
            lines += _table_lines(table)
    return NOTE + "\n".join(lines)


def _table_lines(table: Table) -> list[str]:
    states = "某一时点的清单" if table.states == "moment" else "逐件记录"
    lines = [
        f"### {table.name_zh}（{states}，`raw` 表名 {table.table}）\n",
        "| 列 | 也可写作 | 填什么 | 必填 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {c.zh} | {'、'.join(c.aliases) or '—'} | {_content(c)} | {'是' if c.required else ''} |"
        for c in table.columns
    ]
    return [*lines, ""]


def _content(column: Column) -> str:
    if column.code_list:
        return "选项：" + "、".join(entry.zh for entry in code_lists()[column.code_list].entries)
    return TYPES[column.type] + (f"（{column.unit}）" if column.unit else "")


def indicators_page() -> str:
    """One section per indicator: question, formula, target, basis and caveats."""
    lines = ["# 指标口径\n"]
    for code, dimension in dimensions().items():
        listed = [i for i in indicators().values() if i.dimension_code == code]
        if listed:
            lines.append(f"## {code} {dimension.name_zh}\n")
            for indicator in listed:
                lines += _indicator_lines(indicator)
    return NOTE + "\n".join(lines)


def _indicator_lines(indicator: Indicator) -> list[str]:
    target = indicator.target
    goal = (
        f"{target.value:g}{indicator.unit}"
        if target.value is not None
        else (
            f"{target.low:g}～{target.high:g}{indicator.unit}"
            if target.low is not None and target.high is not None
            else "由本县设定"
        )
    )
    local = "（地方目标，无全国统一数值）" if target.local else ""
    bases = (
        "；".join(
            f"《{norms()[b.norm].name_zh}》{b.article}{'' if b.verified else '（待核）'}"
            for b in indicator.basis
        )
        or "—"
    )
    grains = "、".join(
        {"county": "全县", "township": "乡镇", "department": "部门"}[g] for g in indicator.grains
    )
    return [
        f"### {indicator.code} {indicator.name_zh}\n",
        f"{indicator.question_zh}\n",
        "| 项 | 内容 |",
        "|---|---|",
        f"| 计算 | {indicator.formula_zh} |",
        f"| 分子 | {indicator.numerator_zh} |",
        f"| 分母 | {indicator.denominator_zh} |",
        f"| 不计入 | {indicator.exclusions_zh or '—'} |",
        f"| 对象 | {grains} |",
        f"| 目标 | {goal}{local} {target.note_zh} |",
        f"| 依据 | {bases} |",
        f"| 数据 | {'、'.join(indicator.exports)} |",
        f"| 注意 | {'；'.join(indicator.caveats_zh) or '—'} |",
        f"| 模型 | `{indicator.model}` |",
        "",
    ]


PAGES = {"exports.md": exports_page, "indicators.md": indicators_page}


def main() -> int:
    """Write the pages, or with --check say which are stale. Exit code 1 when one is."""
    stale = [
        name
        for name, page in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != page()
    ]
    if "--check" in sys.argv:
        print("stale: " + ", ".join(stale) if stale else "docs are fresh")
        return int(bool(stale))
    for name in stale:
        (DOCS / name).write_text(PAGES[name](), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
