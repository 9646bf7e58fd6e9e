"""Writes what follows from the catalogue: exports, indicators, findings, problems, commitments, and what dbt is told.

With `--check` it only says which files are stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

from claim_pages import commitments_page, problems_page

from catalogue.dbt_files import dbt_files
from catalogue.loader import CatalogueError, contracts, dimensions, indicators, norms, reconciliations, rules
from catalogue.models import Column, Contract, Indicator, SelfReported, Table
from catalogue.paths import DBT_PROJECT, ROOT
from catalogue.reconciliation_models import Reconciliation
from catalogue.rule_models import Rule
from catalogue.self_reported import place_of
from catalogue.words import COMPARED, SEVERITIES, STATES, content_zh, deadline_zh, doors_zh, key_zh, owner_zh

DOCS = Path(__file__).parent
NOTE = "<!-- 由 docs/make_pages.py 从 catalogue/ 生成，请勿手改 -->\n\n"


def exports_page() -> str:
    """One section per export: owner, deadline, what uses it, and every column with its accepted headings."""
    lines = [
        "# 报送表目录\n",
        "各部门现有台账即可报送：系统按表头识别，不看文件名；下列“也可写作”均可识别。\n",
        "没有现成台账的，用 `muster template F04` 写出空白表。"
        "新增一种报送表见 [runbooks/a-new-export.md](runbooks/a-new-export.md)。\n",
        "| 表号 | 名称 | 责任部门 | 报送时限 | 用于指标 |",
        "|---|---|---|---|---|",
        *(
            f"| {c.export} | {c.name_zh} | {owner_zh(c)} | {deadline_zh(c)} | {_uses(c) or '—'} |"
            for c in contracts().values()
        ),
        "",
    ]
    for contract in contracts().values():
        lines.append(f"## {contract.export} {contract.name_zh}\n")
        lines.append(
            f"责任部门：{owner_zh(contract)}　报送时限：{deadline_zh(contract)}　用于指标：{_uses(contract) or '—'}\n"
        )
        lines += [f"注意：{issue}\n" for issue in contract.known_issues_zh]
        for table in contract.tables:
            lines += _table_lines(table)
    return NOTE + "\n".join(lines)


def _uses(contract: Contract) -> str:
    return "、".join(i.code for i in indicators().values() if contract.export in i.exports)


def _table_lines(table: Table) -> list[str]:
    lines = [
        f"### {table.name_zh}（{STATES[table.states]}，{table.grain_zh}一行，`raw` 表名 {table.table}）\n",
        f"同一条的依据：{key_zh(table)}\n",
        "| 列 | 也可写作 | 填什么 | 类型 | 必填 | 示例 | 退回与存疑 |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [_column_line(column) for column in table.columns]
    return [*lines, ""]


def _column_line(column: Column) -> str:
    cells = [
        column.zh + (f"（{column.unit}）" if column.unit else ""),
        "、".join(column.aliases) or "—",
        column.meaning_zh,
        content_zh(column),
        "是" if column.required else "",
        column.example,
        doors_zh(column) or "—",
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def indicators_page() -> str:
    """One section per indicator: question, formula, target, basis and caveats."""
    lines = ["# 指标口径\n", "新增一项指标见 [runbooks/a-new-indicator.md](runbooks/a-new-indicator.md)。\n"]
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
        f"| 数据 | {'、'.join(indicator.exports) or indicator.awaits_zh + '，尚无部门报送'} |",
        f"| 注意 | {'；'.join(indicator.caveats_zh) or '—'} |",
        f"| 现场看什么 | {indicator.on_site_zh or '不抽查'} |",
        f"| 部门自报 | {'；'.join(_claim(claim) for claim in indicator.self_reported) or '—'} |",
        f"| 模型 | {f'`{indicator.model}`' if indicator.model else '—'} |",
        "",
    ]


def _claim(claim: SelfReported) -> str:
    place = place_of(claim, contracts())
    return f"{claim.name_zh}（{place[0].export}）" if place else claim.name_zh


def findings_page() -> str:
    """One section per rule: what it looks for, its wording, when a hit is no reason to ask, what to ask."""
    lines = ["# 核查规则\n", "规则只提示建议核实的记录，不作结论；进入报告前须经人确认。\n"]
    for rule in rules().values():
        lines += _rule_lines(rule)
    return NOTE + "\n".join(lines)


def _rule_lines(rule: Rule) -> list[str]:
    numbers = {threshold.name: threshold.in_words(threshold.value) for threshold in rule.thresholds}
    guards = "；".join(guard.rstrip("。") for guard in rule.guards_zh)
    settable = "；".join(f"`{t.name}` {t.meaning_zh}（{t.value:g}{t.unit}）" for t in rule.thresholds)
    return [
        f"## {rule.code} {rule.name_zh}\n",
        "| 项 | 内容 |",
        "|---|---|",
        f"| 逻辑 | {rule.logic_zh.format_map(numbers)} |",
        f"| 程度 | {SEVERITIES[rule.severity]} |",
        f"| 表述 | {rule.message_zh} |",
        f"| 防误报 | {guards.format_map(numbers)}。 |",
        f"| 可设置的阈值 | {settable or '—'} |",
        f"| 建议询问 | {rule.ask_zh.format_map(numbers)} |",
        f"| 数据 | {'、'.join(rule.exports)} |",
        f"| 模型 | `{rule.model}` |",
        "",
    ]


def reconciliations_page() -> str:
    """One section per fact that two tables state: both sides, tolerance, when one asks, what to ask."""
    lines = [
        "# 跨部门核对\n",
        "同一件事两张表各有一个数：逐项对照，列出两边的数、相差多少和该问谁。"
        "容差可在 `muster.toml` 的 `[tolerances]` 中改。\n",
    ]
    for item in reconciliations().values():
        lines += _reconciliation_lines(item)
    return NOTE + "\n".join(lines)


def _reconciliation_lines(item: Reconciliation) -> list[str]:
    owners = {code: owner_zh(contract) for code, contract in contracts().items()}
    alone = [
        side.name_zh
        for name, side in (("first", item.first), ("second", item.second))
        if name in item.ask_alone
    ]
    return [
        f"## {item.code} {item.name_zh}\n",
        "| 项 | 内容 |",
        "|---|---|",
        f"| 同一件事 | {item.fact_zh} |",
        f"| 甲方 | {item.first.name_zh}（{item.first.export}，{owners[item.first.export]}，{item.first.unit}） |",
        f"| 乙方 | {item.second.name_zh}（{item.second.export}，{owners[item.second.export]}，{item.second.unit}） |",
        f"| 怎样算相符 | {COMPARED[item.compare]} |",
        f"| 从相差多少起提示 | {item.tolerance.amount:g}{item.first.unit}与{item.tolerance.percent:g}%中较大者 |"
        if item.compare != "both_or_neither"
        else "| 从相差多少起提示 | 一边有、另一边一无所有 |",
        f"| 只见于一边时提示 | {'、'.join(alone) or '否，另列'} |",
        f"| 建议询问 | {item.ask_zh} |",
        f"| 注意 | {'；'.join(caveat.rstrip('。') for caveat in item.caveats_zh)}。 |",
        f"| 模型 | `{item.model}` |",
        "",
    ]


def derived() -> dict[Path, str]:
    """Every file that follows from the catalogue, with its text."""
    pages = {
        "exports.md": exports_page(),
        "indicators.md": indicators_page(),
        "findings.md": findings_page(),
        "reconciliations.md": reconciliations_page(),
        "problems.md": NOTE + problems_page(),
        "commitments.md": NOTE + commitments_page((DOCS / "commitments.head.md").read_text(encoding="utf-8")),
    }
    return {DOCS / name: text for name, text in pages.items()} | {
        DBT_PROJECT / path: text for path, text in dbt_files().items()
    }


def main() -> int:
    """Write what is stale, or with --check say which files are. Exit code 1 when one is."""
    stale = [
        (path, text)
        for path, text in derived().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        names = ", ".join(path.relative_to(ROOT).as_posix() for path, _ in stale)
        print("stale: " + names if stale else "docs are fresh")
        return int(bool(stale))
    for path, text in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CatalogueError as error:
        sys.exit(str(error))
