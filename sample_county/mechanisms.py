"""F16: working mechanisms and their use, lead bodies, emergency responses, first reports of events."""

import random
from datetime import date, datetime, timedelta

from sample_county.dirt import date_hand
from sample_county.facts import LEAD_BODIES, MECHANISMS, WINDOW_START
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import WeatherWarning
from sample_county.sheets import Delivery, Row, Sheet

_MEMBERS = "县应急管理局、县消防救援局、县自然资源局、县水务局、县气象局、县公安局、县卫生健康局"
_RECORDS = ("会议纪要", "联合调度记录", "信息通报单", "行动总结", "舆情处置单")
_EVENTS = ("山洪淹没道路", "居民住宅火灾", "货车侧翻", "山体滑坡", "溺水", "加油站渗漏", "森林火情")


def deliveries(plants: Plants, warnings: list[WeatherWarning]) -> list[Delivery]:
    """One workbook with four sheets, by the office of the emergency committee."""
    sheets = [_mechanisms(plants), _lead_bodies(), _responses(plants, warnings), _first_reports(plants)]
    return [Delivery("应急管理机制、机构及响应情况.xlsx", sheets, date(2024, 10, 12), "县应急管理局")]


def _mechanisms(plants: Plants) -> Sheet:
    """One row per use; a mechanism is named again in each of its rows."""
    rng = random.Random("mechanisms")
    hand = date_hand("F16-uses", "zh", ("dot",), 0.1)
    unused = MECHANISMS[-2:][: plants.count("mechanisms_unused")]
    rows = []
    for i, name in enumerate(MECHANISMS):
        first, last = (
            (date(2021, 8, 1), WINDOW_START - timedelta(days=20))
            if name in unused
            else (date(2021, 8, 1), date(2024, 9, 20))
        )
        uses = sorted(
            first + timedelta(days=rng.randrange((last - first).days))
            for _ in range(2 if name in unused else rng.randint(4, 8))
        )
        if name not in unused:
            uses.append(date(2024, 6, 3) + timedelta(days=11 * i))
        rows += [
            Row(
                [
                    i + 1,
                    f"{name}机制",
                    f"青应急委发〔2021〕{i + 3}号",
                    "县应急管理局" if name != "舆情应对" else "县融媒体中心",
                    _MEMBERS,
                    hand(day),
                    f"{rng.choice(_RECORDS)}（{day:%Y%m%d}）",
                ],
                ("mechanisms_unused",) if name in unused else (),
            )
            for day in sorted(set(uses))
        ]
    return Sheet(
        "工作机制",
        ("序号", "机制名称", "文号", "牵头单位", "成员单位", "使用日期", "记录文件"),
        rows,
        above=("青岚县应急管理工作机制及运行记录", "截至2024年9月30日"),
        merge_down=(1, 2),
    )


def _lead_bodies() -> Sheet:
    rows = [
        Row(
            [
                1,
                f"青岚县{LEAD_BODIES[0]}",
                "青委办〔2021〕9号",
                "县长",
                _MEMBERS,
                "县应急管理局",
                "2021年3月22日",
            ]
        ),
        Row(
            [
                2,
                f"青岚县{LEAD_BODIES[1]}",
                "青府办发〔2021〕26号",
                "常务副县长",
                _MEMBERS + "、县民政局",
                "县应急管理局",
                "2021年6月18日",
            ]
        ),
    ]
    return Sheet(
        "领导机构",
        ("序号", "机构名称", "成立文号", "主任", "成员单位", "办公室设在", "成立日期"),
        rows,
        above=("青岚县应急管理领导机构", "截至2024年9月30日"),
    )


def _responses(plants: Plants, warnings: list[WeatherWarning]) -> Sheet:
    """With the days on which the decision was filed with the standing committee and the report was made."""
    rng = random.Random("responses")
    filing = random.Random("responses filed")
    answered = [w for w in warnings if w.response_at]
    order = list(range(1, len(answered) + 1))
    filing.shuffle(order)
    unfiled = set(order[: plants.count("decisions_unfiled")])
    unreported = set(order[-plants.count("special_reports_missing") :]) if plants.dirty else set()
    rows = []
    for i, warning in enumerate(answered, start=1):
        assert warning.response_at
        ended = warning.response_at + timedelta(hours=rng.randint(4, 40))
        level = {"黄色": "Ⅳ级", "橙色": "Ⅲ级", "红色": "Ⅱ级"}[warning.level]
        rows.append(
            Row(
                [
                    i,
                    f"{warning.signal}灾害应急响应",
                    level,
                    f"{warning.response_at:%Y-%m-%d %H:%M}",
                    f"{ended:%Y-%m-%d %H:%M}",
                    "全县" if warning.townships[0] == "全县" else "、".join(warning.townships),
                    "县防汛抗旱指挥部" if warning.signal == "暴雨" else "县应急委员会",
                    None
                    if i in unfiled
                    else warning.response_at.date() + timedelta(days=filing.randint(2, 9)),
                    None if i in unreported else ended.date() + timedelta(days=filing.randint(4, 12)),
                ],
                (
                    *(("decisions_unfiled",) if i in unfiled else ()),
                    *(("special_reports_missing",) if i in unreported else ()),
                ),
            )
        )
    return Sheet(
        "应急响应",
        (
            "序号",
            "响应名称",
            "响应级别",
            "启动时间",
            "终止时间",
            "响应区域",
            "启动单位",
            "报人大常委会备案日期",
            "专项报告日期",
        ),
        rows,
        above=("青岚县应急响应启动和终止情况（2021年以来）",),
    )


def _first_reports(plants: Plants) -> Sheet:
    rng = random.Random("first reports")
    days = (date(2024, 9, 25) - date(2021, 1, 5)).days
    times = sorted(
        datetime(2021, 1, 5) + timedelta(days=rng.randrange(days), minutes=rng.randrange(1440))
        for _ in range(38)
    )
    late = set(rng.sample(range(8, 38), plants.count("first_reports_late")))
    rows = []
    for i, at in enumerate(times):
        reported = at + timedelta(minutes=rng.randint(150, 420) if i in late else rng.randint(6, 85))
        township = rng.choice(TOWNSHIPS).name
        rows.append(
            Row(
                [
                    i + 1,
                    f"{township}{rng.choice(_EVENTS)}",
                    rng.choices(("一般", "较大"), (92, 8))[0],
                    f"{at:%Y-%m-%d %H:%M}",
                    f"{reported:%Y-%m-%d %H:%M}",
                    township,
                ],
                ("first_reports_late",) if i in late else (),
            )
        )
    return Sheet(
        "首报",
        ("序号", "事件名称", "事件等级", "事件发生时间", "首报时间", "报告单位"),
        rows,
        above=("青岚县突发事件信息首报登记（2021年1月—2024年9月）",),
    )
