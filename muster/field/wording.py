"""What a check sheet says of itself: the method, so that anybody can judge and repeat the draw."""

from __future__ import annotations

from muster.field.claimed import Claimed
from muster.field.drawing import Drawn

METHOD_ZH = (
    "按乡镇分层、按各层记录数的比例分配（最大余数法），每层至少2条（样本不够时至少1条）；"
    "层内按“种子|记录键”的 SHA-256 值从小到大取前若干条，不由人挑选。"
)
FILLING_ZH = (
    "到现场逐条核对后填核查日期、核查人、核查结果（属实、不属实、无法核实三选一）和核查说明。"
    "无法核实的写明原因，单独统计，不算属实；没有去的空着。右侧灰色各列由系统填写，不要改动、不要单独排序。"
)


def facts_zh(claims: Claimed, drawn: Drawn) -> list[tuple[str, str]]:
    """Label and line of what stands above the table: what is checked, how many, drawn how, from which snapshot."""
    return [
        (
            "核查",
            f"{drawn.check_no}　{claims.county_name}　被核查的数字：{claims.indicator_code} {claims.name_zh} "
            f"{claims.value:.2f}{claims.unit}（{claims.numerator:g}÷{claims.denominator:g}，截至{claims.as_of}）",
        ),
        (
            "抽样",
            f"快照 {claims.snapshot_id}　可抽{drawn.population}条，抽取{len(drawn.records)}条（{_size_zh(drawn)}）　"
            f"共{len(drawn.strata)}层　种子 {drawn.seed}",
        ),
        ("方法", METHOD_ZH),
        ("填法", FILLING_ZH),
    ]


def _size_zh(drawn: Drawn) -> str:
    if drawn.is_whole:
        more = f"，要求{drawn.asked}条，多于可抽记录" if drawn.asked > drawn.population else ""
        return f"全部记录{more}"
    raised = f"，要求{drawn.asked}条，为使每层至少1条而增加" if drawn.asked < len(drawn.records) else ""
    if drawn.precision is None:
        return f"指定样本量{raised}"
    return f"95%把握下误差不超过±{drawn.precision:g}个百分点，预计属实{drawn.share:g}%，有限总体修正{raised}"


def explained_zh(claims: Claimed, drawn: Drawn) -> list[str]:
    """The lines of the explanation page."""
    return [
        *(f"{label}：{line}" for label, line in facts_zh(claims, drawn)),
        "样本量：n₀ = 1.96²·p(1−p)÷d²，n = n₀ ÷（1 +（n₀ − 1）÷ N），进位取整；p 为预计属实的比例，d 为允许误差，"
        "N 为可抽记录数（Cochran《抽样技术》第三版，1977）。",
        "汇总：核实率 = 属实 ÷（属实 + 不属实），给出 95% 威尔逊区间（Wilson，1927）；"
        "各层抽取比例不一的，按层的记录数加权。",
        f"重做这次抽样：muster sample --indicator {claims.indicator_code} --as-of {claims.as_of} "
        f"--n {drawn.asked if not drawn.is_whole else len(drawn.records)} --seed {drawn.seed}（同一快照）。",
        "填好后存为 .xlsx 放回收件箱，运行 muster refresh。",
    ]
