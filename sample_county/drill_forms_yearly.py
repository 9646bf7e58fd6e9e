"""The drill registers of 2021, 2022 and 2023: a form of its own each year."""

from sample_county.dirt import date_hand
from sample_county.drill_cells import held_cell, people_cell, place_of
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Drill
from sample_county.sheets import Row, Sheet


def plain(drills: list[Drill], year: int) -> Sheet:
    """2021: one row after the other, the total below."""
    hand = date_hand(f"F04-{year}", "dot", ("zh", "compact", "serial"), 0.1)
    rows = [
        Row(
            [
                i,
                d.name,
                d.form,
                d.organiser,
                d.partners,
                held_cell(d, hand),
                d.place,
                people_cell(d),
                d.public,
                d.evaluation,
                d.plan or None,
            ],
            tuple(d.marks),
        )
        for i, d in enumerate(drills, start=1)
    ]
    rows.append(
        Row(
            [
                "合计",
                *[None] * 6,
                sum(d.participants for d in drills),
                sum(d.public for d in drills),
                None,
                None,
            ]
        )
    )
    return Sheet(
        "演练",
        (
            "序号",
            "演练科目",
            "演练类型",
            "主办单位",
            "参加单位",
            "时间",
            "地点",
            "参加人次",
            "其中群众",
            "总结",
            "对应预案",
        ),
        rows,
        above=(f"青岚县{year}年应急演练台账", "填报单位：青岚县应急管理局"),
        below=("制表人：　　　　　联系电话：",),
    )


def total_first(plants: Plants, drills: list[Drill]) -> Sheet:
    """The total stands above the rows, as a line of its own; one year it is wrong."""
    hand = date_hand("F04-2022", "slash", ("zh", "dot"), 0.1)
    stated = sum(d.participants for d in drills)
    total = Row(["合计", f"{len(drills)}场", *[None] * 6, stated, sum(d.public for d in drills), *[None] * 3])
    if plants.dirty:
        total.cells[8] = stated + 120
        total.marks = ("drill_total_wrong",)
    rows = [total] + [
        Row(
            [
                i,
                d.name,
                d.form,
                d.organiser,
                d.partners,
                place_of(d),
                d.place,
                held_cell(d, hand),
                people_cell(d),
                d.public,
                d.cost_yuan or "/",
                d.evaluation,
                d.plan or "—",
            ],
            tuple(d.marks),
        )
        for i, d in enumerate(drills, start=1)
    ]
    return Sheet(
        "2022年",
        (
            "序号",
            "演练名称",
            "演练类型",
            "组织单位",
            "参演单位",
            "所属乡镇",
            "地点",
            "日期",
            "参演人数",
            "群众人数",
            "经费（元）",
            "评估",
            "对应预案",
        ),
        rows,
        above=("青岚县2022年度应急演练统计表", "单位：场、人次、元"),
        below=("说明：参演人数为参加人次。",),
    )


def by_township(drills: list[Drill]) -> Sheet:
    """Township merged down, a subtotal after each, a total at the end."""
    hand = date_hand("F04-2023", "cell", ("zh", "dash", "serial"), 0.1)
    rows: list[Row] = []
    for place in ["县级", *(t.name for t in TOWNSHIPS)]:
        own = [d for d in drills if place_of(d) == place]
        rows += [
            Row(
                [
                    place,
                    i,
                    d.name,
                    d.form,
                    d.organiser,
                    d.partners,
                    held_cell(d, hand),
                    d.place,
                    people_cell(d),
                    d.public,
                    d.cost_yuan or None,
                    d.evaluation,
                    d.plan or None,
                ],
                tuple(d.marks),
            )
            for i, d in enumerate(own, start=1)
        ]
        rows.append(_sum_row("小计", own))
    rows.append(_sum_row("合计", drills))
    return Sheet(
        "2023年演练",
        (
            "乡镇",
            "序号",
            "演练名称",
            "演练类型",
            "组织单位",
            "参演单位",
            "演练日期",
            "演练地点",
            ("参演人数", "合计"),
            ("参演人数", "其中：群众"),
            "经费（元）",
            "评估",
            "对应预案",
        ),
        rows,
        above=("青岚县2023年应急演练台账", "填报单位：青岚县应急管理局　　　　填报日期：2024年1月10日"),
        below=("注：县级部门组织的演练列入“县级”。", "负责人签字："),
        merge_down=(0,),
    )


def _sum_row(word: str, drills: list[Drill]) -> Row:
    people, public = sum(d.participants for d in drills), sum(d.public for d in drills)
    return Row([word, None, f"{len(drills)}场", *[None] * 5, people, public, None, None, None])
