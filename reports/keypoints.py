"""The box on the first page: how the county stands, what changed, how sure that is, whom to ask."""

from __future__ import annotations

from collections import Counter
from datetime import date

from reports.blocks import Box
from reports.figures import Figure, of_county
from reports.gaps import Delivered
from reports.wording import figure, full_width, list_zh

NAMED_AT_MOST = 3


def one_year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def standing(county: list[Figure]) -> str:
    count = Counter(shown.verdict for shown in county)
    measured = [shown for shown in county if shown.value is not None]
    if not measured:
        return f"{len(county)}项全县指标均没有数值，缺报不计为零。"
    text = (
        f"{len(county)}项全县指标中{len(measured)}项有数值：达标{count['达标']}项，"
        f"接近目标{count['接近']}项，不足{count['不足']}项，无标准仅供参考{count['无标准']}项。"
    )
    others = [f"{word}{count[word]}项" for word in ("缺报", "待核实", "未到期", "不适用") if count[word]]
    return text + (f"另有{'、'.join(others)}，不作评价，也不计为零。" if others else "")


def moved(shown: Figure) -> str:
    assert shown.value is not None and shown.previous is not None
    return (
        f"{full_width(shown.name_zh)}由{figure(shown.previous, shown.unit)}"
        f"到{figure(shown.value, shown.unit)}"
    )


def changes(county: list[Figure]) -> str:
    """What moved most since the year before, for the better and for the worse, if it prints as a move."""
    shares = [shown for shown in county if shown.improvement is not None and shown.unit == "%"]
    if not shares:
        return "没有上年同期的数值，不作比较。"
    visible = [shown for shown in shares if figure(shown.value or 0, "%") != figure(shown.previous or 0, "%")]
    better = sorted((s for s in visible if (s.improvement or 0) > 0), key=lambda s: -(s.improvement or 0))
    worse = sorted((s for s in visible if (s.improvement or 0) < 0), key=lambda s: s.improvement or 0)
    parts = []
    if better:
        parts.append(f"好转{len(better)}项，较大的是{'、'.join(moved(s) for s in better[:NAMED_AT_MOST])}")
    if worse:
        parts.append(f"变差{len(worse)}项，较大的是{'、'.join(moved(s) for s in worse[:NAMED_AT_MOST])}")
    if not parts:
        return f"可比的{len(shares)}项均与上年同期持平。"
    return f"与上年同期可比的{len(shares)}项中，{'；'.join(parts)}。"


def confidence(county: list[Figure], came: Delivered, missing: list[tuple[str, str]]) -> str:
    small = [full_width(shown.name_zh) for shown in county if shown.value is not None and shown.is_small]
    text = (
        f"依据{came.files}份文件，读取{came.rows_read}行，接收{came.rows_accepted}行、"
        f"存疑{came.rows_doubtful}行、退回{came.rows_rejected}行"
    )
    text += f"；缺报{len(missing)}项台账" if missing else "；应报台账均已报送"
    if small:
        text += f"。{list_zh(small, NAMED_AT_MOST)}的分母不足10，数值波动大，宜看区间"
    return text + "。"


def whom_to_ask(county: list[Figure], owners: dict[str, str], missing: list[tuple[str, str]]) -> str:
    """Departments by what they are to be asked about: clear misses, and exports that never came."""
    asked: dict[str, list[str]] = {}
    for shown in sorted(county, key=lambda shown: -(shown.shortfall or 0)):
        if shown.verdict == "不足":
            owner = owners.get(shown.indicator_code, "责任部门")
            asked.setdefault(owner, []).append(full_width(shown.name_zh))
    said = [f"{owner}：{list_zh(names, 4)}" for owner, names in asked.items()]
    if missing:
        said.append(f"{list_zh(sorted({owner for _, owner in missing}))}：台账缺报的原因")
    if not said:
        return "没有明显低于目标的指标，建议按附件1抽查。"
    return f"{'；'.join(said)}。建议核实，不作结论。"


def key_points(
    figures: list[Figure],
    came: Delivered,
    missing: list[tuple[str, str]],
    owners: dict[str, str],
    as_of: date,
) -> Box:
    """The four lines of the box."""
    county = of_county(figures)
    before = one_year_before(as_of)
    return Box(
        "要点",
        [
            ("总体情况", standing(county)),
            (f"变化（比{before.year}年{before.month}月）", changes(county)),
            ("把握程度", confidence(county, came, missing)),
            ("建议询问", whom_to_ask(county, owners, missing)),
        ],
    )
