"""Sections two and three: where figures fall short, whom to ask, and one recommendation to each problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.blocks import Block, Heading, Paragraph
from reports.figures import Figure, below_county, of_county
from reports.wording import (
    against_zh,
    change_zh,
    figure,
    full_width,
    interval_zh,
    list_zh,
    number_zh,
    ordinal_zh,
)

FAMILIES = {
    "command": (
        "机制运行与指挥调度",
        "理顺机制和指挥调度",
        "逐项列出没有使用记录的机制、未经平台的调度和超时的首报，补齐记录或说明原因。",
    ),
    "plans": (
        "预案编制与管理",
        "完善预案管理",
        "按单位列出缺编、未按时备案和到期未评估的预案，逐项明确补齐时间。",
    ),
    "teams": (
        "队伍实有力量与保障",
        "做实队伍力量",
        "以去重后的花名册核定实有人员，对未培训、未投保、未配装的逐人补齐。",
    ),
    "drills": (
        "演练覆盖与参与",
        "补上演练空白",
        "列出没有演练记录的单位，编入下一周期演练计划，并留存方案和评估记录。",
    ),
    "supplies": (
        "物资装备与避难场所",
        "补足物资装备和避难条件",
        "逐库点盘点未达定额、过期和未填有效期的物资装备，明确补充、更换或签订协议的时间。",
    ),
    "rectification": (
        "隐患整改与执法",
        "推动整改闭环",
        "对未复查、已超期和重复出现的隐患逐条复核，补齐复查日期、复查人和佐证。",
    ),
    "monitoring": (
        "监测预警与信息平台",
        "补齐监测预警短板",
        "逐个列出无人监测的点位、未联通的接口和抽点离线的终端，明确责任人和接通时间。",
    ),
    "society": (
        "宣教经费与社会参与",
        "夯实宣教、经费和社会参与",
        "按村（社区）和乡镇列出宣教、培训的空白，核对预算安排与执行，逐项明确改进安排。",
    ),
    "oversight": (
        "监督意见落实",
        "落实监督意见",
        "对逾期未办结和复查未合格的意见逐条说明原因，明确办结时间，并向人大常委会书面报告。",
    ),
    "other": ("其他能力", "改进其他能力", "对照附件1和附件3逐项核对，明确补齐时间。"),
}
"""Indicator family → what a problem is about, what a recommendation is for, what to do in general."""

NAMED_AT_MOST = 3


@dataclass(frozen=True)
class Problem:
    """One item of section two and the item of section three that answers it."""

    family: str
    text: str
    recommendation: str


def amount_zh(shown: Figure) -> str:
    """The value with what it was counted from: 50.0%（10/20）."""
    assert shown.value is not None
    text = figure(shown.value, shown.unit, shown.digits)
    if not shown.is_share:
        return text
    counted = f"{number_zh(shown.numerator or 0)}/{number_zh(shown.denominator or 0)}"
    return f"{text}（{counted}{'，n小' if shown.is_small else ''}）"


def target_band_zh(shown: Figure) -> str:
    return interval_zh(shown.target_low or 0, shown.target_high or 0, shown.unit)


def standing_zh(shown: Figure) -> str:
    """The value against its target, its interval and its own past."""
    assert shown.value is not None
    parts = [f"全县{amount_zh(shown)}"]
    if shown.direction == "band":
        parts.append(f"在参考区间{target_band_zh(shown)}之外")
    elif shown.target is not None:
        kind = "地方目标" if shown.target_is_local else "目标"
        parts.append(against_zh(shown.value, shown.target, shown.unit, kind))
    if shown.interval_low is not None and shown.interval_high is not None:
        parts.append(f"95%区间{interval_zh(shown.interval_low, shown.interval_high, shown.unit)}")
    if shown.previous is not None:
        parts.append(change_zh(shown.value, shown.previous, shown.unit, shown.digits))
    if shown.note_zh and not shown.is_small:
        parts.append(full_width(shown.note_zh.rstrip("。；")))
    return "，".join(parts)


def furthest_off(places: Sequence[Figure]) -> list[Figure]:
    """The few to ask first: clear misses before open ones, many records before a handful, then by distance."""
    short = [place for place in places if place.falls_short]
    short.sort(key=lambda place: (place.verdict != "不足", place.is_small, -(place.shortfall or 0)))
    return short[:NAMED_AT_MOST]


def places_zh(places: Sequence[Figure], noun: str) -> str:
    """How many of the townships or departments fall short and which are furthest off; '' when none does."""
    short = sum(place.falls_short for place in places)
    if not short:
        return ""
    measured = sum(place.value is not None for place in places)
    named = "、".join(f"{place.subject_name}{amount_zh(place)}" for place in furthest_off(places))
    lead = "可先核实" if short > NAMED_AT_MOST else "即"
    return f"{measured}个有数据的{noun}中{short}个未达目标，{lead}{named}"


def acceptance_zh(shown: Figure) -> str:
    """What the next delivery has to show."""
    if shown.direction == "band":
        return f"处于{target_band_zh(shown)}"
    word = "不低于" if shown.direction == "up" else "不高于"
    return f"{word}{figure(shown.target or 0, shown.unit)}"


def shortfalls(figures: list[Figure], owners: dict[str, str]) -> list[Problem]:
    """One problem for each county figure that misses its target, the clearest misses first.

    owners: indicator code → names of the departments whose exports it rests on.
    """
    short = [shown for shown in of_county(figures) if shown.falls_short]
    short.sort(key=lambda shown: (shown.verdict != "不足", -(shown.shortfall or 0)))
    return [problem_of(shown, figures, owners.get(shown.indicator_code, "责任部门")) for shown in short]


def problem_of(shown: Figure, figures: list[Figure], owner: str) -> Problem:
    """What is short, where, and what the next delivery should show."""
    townships = below_county(figures, shown.indicator_code, "township")
    departments = below_county(figures, shown.indicator_code, "department")
    where = [text for text in (places_zh(townships, "乡镇"), places_zh(departments, "部门")) if text]
    first = furthest_off(townships) or furthest_off(departments)
    start = f"先核实{list_zh([place.subject_name for place in first])}的情况；" if first else ""
    return Problem(
        family=shown.family,
        text=f"{full_width(shown.name_zh)}：{'；'.join([standing_zh(shown), *where])}。建议核实原因。",
        recommendation=f"{full_width(shown.name_zh)}：建议由{owner}牵头，{start}"
        f"验收标准为{acceptance_zh(shown)}。",
    )


def sections_two_and_three(problems: list[Problem], gaps: list[Problem]) -> list[Block]:
    """Both sections with the same headings and numbers, so that a reader can match item by item.

    gaps: problems of the data themselves, which come last.
    """
    families = [
        (about, improve, general, [problem for problem in problems if problem.family == family])
        for family, (about, improve, general) in FAMILIES.items()
    ]
    families.append(("数据报送与质量", "补齐数据", "数据报全、报准后，前述数字一并重新测算。", gaps))
    present = [family for family in families if family[-1]]
    two: list[Block] = [Heading(1, "二、存在的主要问题")]
    three: list[Block] = [Heading(1, "三、下步工作建议")]
    if not present:
        two.append(Paragraph("各方面已测算的指标均达到目标，也没有缺报的台账，未提出需要核实的问题。"))
        three.append(Paragraph("保持现有做法，下一统计时点按同一口径复核。"))
        return [*two, *three]
    two.append(
        Paragraph("以下由指标与目标的差距生成，供调研核实，不作为对任何单位的结论。达到目标的指标见附件1。")
    )
    three.append(
        Paragraph("以下各条与第二部分逐条对应，用下一年度同期报送的数据核验；办理期限由审议意见确定。")
    )
    for number, (about, improve, general, items) in enumerate(present, start=1):
        two.append(Heading(2, f"（{ordinal_zh(number)}）{about}方面"))
        three.append(Heading(2, f"（{ordinal_zh(number)}）{improve}"))
        three.append(Paragraph(general))
        for place, item in enumerate(items, start=1):
            two.append(Paragraph(f"{place}．{item.text}"))
            three.append(Paragraph(f"{place}．{item.recommendation}"))
    return [*two, *three]
