"""F03 as handed in: county and departments, townships and villages in two parts, enterprises as text."""

from datetime import date

from sample_county.dirt import date_hand
from sample_county.places import TOWNSHIPS
from sample_county.records import Plan
from sample_county.sheets import Delivery, Row, Sheet

_COUNTY_LEVELS = ("总体", "专项", "部门")


def deliveries(plans: list[Plan]) -> list[Delivery]:
    """Four files, all kept up to the as-of date: evaluations of old plans stand in the old register."""
    county = [p for p in plans if p.level in _COUNTY_LEVELS]
    grassroots = [p for p in plans if p.level in ("乡镇", "村", "社区")]
    early = [p for p in grassroots if p.issued_on.year <= 2022]
    late = [p for p in grassroots if p.issued_on.year > 2022]
    enterprise = [p for p in plans if p.level == "企业"]
    return [
        Delivery(
            "县级总体、专项、部门应急预案备案台账.xlsx",
            [_county_sheet(county)],
            date(2024, 10, 9),
            "县应急管理局",
        ),
        Delivery(
            "乡镇村社区应急预案备案台账（2019-2022年印发）.xls",
            [_grassroots_sheet(early, "2019—2022年")],
            date(2024, 10, 9),
            "县应急管理局",
        ),
        Delivery(
            "乡镇村社区应急预案备案台账（2023-2024年印发）.xlsx",
            [_grassroots_sheet(late, "2023—2024年9月")],
            date(2024, 10, 9),
            "县应急管理局",
        ),
        Delivery(
            "重点企业应急预案备案登记.csv", [_enterprise_sheet(enterprise)], date(2024, 10, 9), "县应急管理局"
        ),
    ]


def _county_sheet(plans: list[Plan]) -> Sheet:
    hand = date_hand("F03-county", "zh", ("dot", "cell", "slash"), 0.15)
    ordered = sorted(plans, key=lambda p: (_COUNTY_LEVELS.index(p.level), p.issuer, p.withdrawn))
    rows = [
        Row(
            [
                i,
                p.name,
                f"{p.level}预案",
                p.issuer,
                p.number,
                hand(p.issued_on),
                hand(p.filed_on),
                _filing_no(p, i),
                hand(p.evaluated_on),
                hand(p.revised_on),
                "长期" if p.valid_until is None else None,
                "废止" if p.withdrawn else "有效",
                hand(p.valid_until) if p.withdrawn else None,
            ],
            tuple(p.marks),
        )
        for i, p in enumerate(ordered, start=1)
    ]
    return Sheet(
        "县级预案",
        (
            "序号",
            "预案名称",
            "预案类别",
            "编制单位",
            "发文字号",
            "印发日期",
            "备案日期",
            "备案编号",
            "评估日期",
            "修订日期",
            "有效期",
            "状态",
            "废止日期",
        ),
        rows,
        above=("青岚县县级应急预案备案台账", "填报单位：青岚县应急管理局　　　　填报日期：2024年10月8日"),
        below=("注：废止的预案保留备查，以现行有效版本为准。",),
        merge_down=(3,),
    )


def _grassroots_sheet(plans: list[Plan], period: str) -> Sheet:
    hand = date_hand(f"F03-{period}", "dot", ("zh", "slash", "compact"), 0.1)
    rows: list[Row] = []
    for township in TOWNSHIPS:
        own = sorted(
            (p for p in plans if p.township == township.name),
            key=lambda p: (p.level != "乡镇", p.issued_on, p.name),
        )
        rows += [
            Row(
                [
                    i,
                    township.name,
                    p.name,
                    p.level,
                    p.issuer,
                    p.number,
                    hand(p.issued_on),
                    hand(p.filed_on, "/"),
                    hand(p.evaluated_on),
                    hand(p.revised_on),
                    hand(p.valid_until, "长期"),
                ],
                tuple(p.marks),
            )
            for i, p in enumerate(own, start=1)
        ]
        rows.append(Row([None, "小计", f"{len(own)}个", *[None] * 8]))
    rows.append(Row([None, "合计", f"{len(plans)}个", *[None] * 8]))
    return Sheet(
        "基层预案",
        (
            "序号",
            "乡镇",
            "应急预案名称",
            "层级",
            "责任单位",
            "文号",
            "发布时间",
            "备案时间",
            "评估时间",
            "最新修订",
            "有效期",
        ),
        rows,
        above=("青岚县乡镇、村（社区）应急预案备案台账", f"（{period}印发）", "填报单位：青岚县应急管理局"),
        below=("备注：村（社区）预案报乡镇人民政府备案，由乡镇汇总。", "审核：　　　　　　制表："),
        merge_down=(1,),
    )


def _enterprise_sheet(plans: list[Plan]) -> Sheet:
    hand = date_hand("F03-enterprise", "slash")
    rows = [
        Row(
            [
                p.name,
                p.level,
                p.issuer,
                p.township,
                p.number,
                hand(p.issued_on),
                hand(p.filed_on),
                f"BA5999{i:04d}",
                hand(p.evaluated_on),
                hand(p.valid_until),
            ],
            tuple(p.marks),
        )
        for i, p in enumerate(plans, start=1)
    ]
    return Sheet(
        "",
        (
            "预案名称",
            "预案类别",
            "编制单位",
            "所在乡镇",
            "文号",
            "公布日期",
            "备案日期",
            "备案编号",
            "评估日期",
            "有效期至",
        ),
        rows,
    )


def _filing_no(plan: Plan, number: int) -> str | None:
    return f"QLBA-{plan.filed_on.year}-{number:03d}" if plan.filed_on else None
