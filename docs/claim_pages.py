"""The pages of what was claimed and recommended, for make_pages.py."""

from __future__ import annotations

from catalogue.claim_words import comparison_zh, figure_zh
from catalogue.claims import Comparison, Measure
from catalogue.loader import claim_pairs, commitments, measures, problems


def problems_page() -> str:
    """The survey's problems and pairs of claims with the comparisons that settle them, and the supporting figures."""
    lines = [
        "# 调研报告的问题由数据回答\n",
        "每个问题由若干项检验回答：有一项成立，回答“数据支持”；各项都能检验而没有一项成立，“数据不支持”；"
        "其余“无法判断”，并写明哪张报送表能够回答。未报送不等于零，不算成立，也不算不成立。\n",
        "没有法定数值的，与本地目标比较；指标没有目标的，与参考线比较：有应做到的对象的取100%，没有的取过半数，"
        "另有依据的写明。本县可以在 `muster.toml` 的 `[targets.I20]`、`[targets.M05]` 中改定。"
        "只由核查规则支持的，须经人核实。\n",
        "表述为转述，来源见各条。\n",
        "## 说法与反说\n",
    ]
    for pair in claim_pairs().values():
        lines += _claim_lines(f"{pair.code} {pair.name_zh}", pair.claim_zh, pair.counter_zh, pair.tests)
        lines += [f"相关问题：{'、'.join(pair.problems)}　来源：{pair.source_zh}\n"]
    lines.append("## 问题\n")
    for problem in problems().values():
        lines += _claim_lines(
            f"{problem.code} {problem.name_zh}", problem.claim_zh, problem.problem_zh, problem.tests
        )
        lines += [f"来源：{problem.source_zh}\n"]
    lines.append("## 辅助数据\n")
    for measure in measures().values():
        lines += _measure_lines(measure)
    return "\n".join(lines)


def commitments_page(head: str) -> str:
    """How the state of a commitment is decided (`head`), and every recommendation with the tests that must hold."""
    lines = [head]
    for one in commitments().values():
        words = "；".join("、".join(word.replace("|", "/") for word in group) for group in one.words)
        lines += [
            f"### {one.code} {one.name_zh}\n",
            "| 项 | 内容 |",
            "|---|---|",
            f"| 事项 | {one.text_zh} |",
            f"| 对应问题 | {'、'.join(one.problems) or '—'} |",
            *(f"| 检验{number} | {comparison_zh(test)} |" for number, test in enumerate(one.tests, 1)),
            f"| 需要材料 | {one.evidence_zh or '—'} |",
            f"| 审议意见中的词语 | {words} |",
            "",
        ]
    return "\n".join(lines)


def _claim_lines(heading: str, claim: str, counter: str, tests: list[Comparison]) -> list[str]:
    return [
        f"### {heading}\n",
        "| 项 | 内容 |",
        "|---|---|",
        f"| 第一部分 | {claim or '没有直接谈到'} |",
        f"| 第二部分 | {counter} |",
        *(f"| 检验{number} | {comparison_zh(test)} |" for number, test in enumerate(tests, 1)),
        "",
    ]


def _measure_lines(measure: Measure) -> list[str]:
    return [
        f"### {measure.code} {measure.name_zh}\n",
        "| 项 | 内容 |",
        "|---|---|",
        f"| 分子 | {measure.numerator_zh} |",
        f"| 分母 | {measure.denominator_zh} |",
        f"| 不计入 | {measure.exclusions_zh or '—'} |",
        f"| 数据 | 与 {figure_zh(measure.beside)} 相同 |",
        f"| 注意 | {'；'.join(caveat.rstrip('。') for caveat in measure.caveats_zh)}。 |",
        f"| 模型 | `{measure.model}` |",
        "",
    ]
