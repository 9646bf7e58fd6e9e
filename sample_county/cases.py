"""F07: the twelve cases that three departments filed since 2021."""

import random
from datetime import date, timedelta

from sample_county.dirt import date_hand
from sample_county.facts import CASES
from sample_county.plants import Plants
from sample_county.records import Case, Enterprise, Hazard
from sample_county.sheets import Delivery, Row, Sheet

_WHO = (
    ("县应急管理局", "应急罚", "未如实记录事故隐患排查治理情况", "《安全生产法》第九十七条", 6),
    ("县住房和城乡建设局", "建罚", "未按规定设置安全防护设施", "《建设工程安全生产管理条例》第六十二条", 3),
    ("县交通运输局", "交罚", "车辆超限运输", "《公路安全保护条例》第六十四条", 3),
)


def make_cases(plants: Plants, hazards: list[Hazard], enterprises: list[Enterprise]) -> list[Case]:
    """Each case goes back to one platform finding at a listed enterprise."""
    rng = random.Random("cases")
    listed = {e.name for e in enterprises}
    early = [
        h
        for h in hazards
        if h.body in listed and h.source == "平台" and not h.is_open and h.found_on < date(2024, 7, 20)
    ]
    origins = sorted(rng.sample([h for h in early if not h.marks], CASES), key=lambda h: h.found_on)
    who = [entry for entry in _WHO for _ in range(entry[4])]
    rng.shuffle(who)
    cases = []
    for i, (origin, (department, word, violation, basis, _)) in enumerate(
        zip(origins, who, strict=True), start=1
    ):
        filed = origin.found_on + timedelta(days=rng.randint(3, 25))
        fine = rng.choice((5_000, 8_000, 12_000, 20_000, 30_000, 35_000, 49_000, 60_000))
        cases.append(
            Case(
                f"（青）{word}〔{filed.year}〕{i}号",
                filed,
                department,
                origin.body,
                violation,
                basis,
                fine,
                filed + timedelta(days=rng.randint(20, 60)) if filed < date(2024, 7, 1) else None,
                origin.no,
            )
        )
    for case in [c for c in cases if c.department == "县应急管理局"][
        1 : 1 + plants.count("case_before_found")
    ]:
        origin = next(h for h in origins if h.no == case.hazard_no)
        case.filed_on = origin.found_on - timedelta(days=6)
        case.marks.append("case_before_found")
    return cases


def deliveries(cases: list[Case]) -> list[Delivery]:
    """The emergency bureau counts fines in 万元, the others in yuan."""
    own = [c for c in cases if c.department == "县应急管理局"]
    others = [c for c in cases if c.department != "县应急管理局"]
    hand, other_hand = date_hand("F07-a", "zh"), date_hand("F07-b", "dot")
    rows = [
        Row(
            [
                i,
                c.no,
                hand(c.filed_on),
                c.party,
                c.violation,
                c.basis,
                c.fine_yuan / 10_000,
                hand(c.closed_on, "/"),
                c.fine_yuan / 10_000 if c.closed_on else 0,
                c.hazard_no,
            ],
            tuple(c.marks),
        )
        for i, c in enumerate(own, start=1)
    ]
    rows.append(
        Row(
            [
                "合计",
                None,
                None,
                None,
                None,
                None,
                round(sum(c.fine_yuan for c in own) / 10_000, 2),
                None,
                None,
                None,
            ]
        )
    )
    other_rows = [
        Row(
            [
                c.department,
                c.no,
                other_hand(c.filed_on),
                c.party,
                c.violation,
                c.basis,
                c.fine_yuan,
                other_hand(c.closed_on),
                c.fine_yuan if c.closed_on else 0,
                c.hazard_no,
            ],
            tuple(c.marks),
        )
        for c in sorted(others, key=lambda c: (c.department, c.filed_on))
    ]
    return [
        Delivery(
            "县应急管理局行政处罚案件台账（2021年以来）.xlsx",
            [
                Sheet(
                    "案件台账",
                    (
                        "序号",
                        "案号",
                        "立案日期",
                        "当事人",
                        "违法行为",
                        "处罚依据",
                        "罚款金额（万元）",
                        "结案日期",
                        "收缴（万元）",
                        "隐患编号",
                    ),
                    rows,
                    above=("青岚县应急管理局行政处罚案件台账", "（2021年1月—2024年9月）　　　单位：万元"),
                )
            ],
            date(2024, 10, 10),
            "县应急管理局",
        ),
        Delivery(
            "住建、交通部门立案处罚情况表.xls",
            [
                Sheet(
                    "Sheet1",
                    (
                        "执法部门",
                        "立案编号",
                        "立案日期",
                        "当事人",
                        "违法行为",
                        "处罚依据",
                        "罚款金额（元）",
                        "结案日期",
                        "收缴（元）",
                        "隐患编号",
                    ),
                    other_rows,
                    above=("2021年以来立案处罚情况表",),
                    merge_down=(0,),
                )
            ],
            date(2024, 10, 14),
            "县司法局",
        ),
    ]
