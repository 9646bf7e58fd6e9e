"""F19: what the standing committee asked for and what became of it."""

from datetime import date, timedelta

from sample_county.plants import Plants
from sample_county.sheets import Delivery, Row, Sheet

_TOPICS = (
    ("安全生产专项整治情况", "县十八届人大常委会第七次会议", date(2022, 9, 16), 181, (21, 6, 0)),
    ("防汛减灾工作情况", "县十八届人大常委会第十三次会议", date(2023, 7, 28), 184, (19, 7, 1)),
    ("消防安全工作情况", "县十八届人大常委会第十九次会议", date(2024, 6, 21), 183, None),
)
_CONTENTS = (
    ("压实企业主体责任，健全隐患排查制度", "县应急管理局"),
    ("加大重点行业执法检查力度", "县住房和城乡建设局"),
    ("完善联合执法和信息通报机制", "县交通运输局"),
    ("加强基层监管力量和业务培训", "县应急管理局"),
    ("加快山洪灾害监测站点维护更新", "县水务局"),
    ("落实地质灾害隐患点防灾责任", "县自然资源局"),
)


def deliveries(plants: Plants) -> list[Delivery]:
    """One list: three topics, six opinions each."""
    rows: list[Row] = []
    for topic, session, assigned, days, votes in _TOPICS:
        for i, (content, body) in enumerate(_CONTENTS, start=1):
            rows.append(
                _row(
                    plants, topic, session, assigned, assigned + timedelta(days=days), i, content, body, votes
                )
            )
    sheet = Sheet(
        "审议意见",
        (
            "议题",
            "会议届次",
            "意见编号",
            "内容",
            "责任单位",
            "交办日期",
            "办理期限",
            "办理情况",
            "办结日期",
            ("测评票数", "满意"),
            ("测评票数", "基本满意"),
            ("测评票数", "不满意"),
            "复查日期",
            "复查结果",
        ),
        rows,
        above=("青岚县人大常委会审议意见交办清单", "制表：县人大常委会办公室　　截至2024年9月30日"),
        merge_down=(0, 1),
    )
    return [
        Delivery("审议意见办理清单（截至2024年9月）.xlsx", [sheet], date(2024, 10, 15), "县人大常委会办公室")
    ]


def _row(
    plants: Plants,
    topic: str,
    session: str,
    assigned: date,
    due: date,
    number: int,
    content: str,
    body: str,
    votes: tuple[int, int, int] | None,
) -> Row:
    running = assigned.year == 2024
    overdue = assigned.year == 2023 and number <= plants.count("opinions_overdue")
    closed = None if running or overdue else due - timedelta(days=12 + number)
    revisited = closed + timedelta(days=70) if closed and number % 2 else None
    doubted = plants.dirty and assigned.year == 2022 and number == 3
    state = "正在办理" if running or overdue else "已办结并书面报告"
    return Row(
        [
            topic,
            session,
            f"青人常审〔{assigned.year}〕{number}号",
            content,
            body,
            assigned,
            due,
            state,
            closed,
            *(votes or (None, None, None)),
            revisited,
            ("部分落实，仍需整改" if doubted else "复查合格") if revisited else None,
        ],
        ("opinions_overdue",) if overdue else ("opinions_unconfirmed",) if doubted else (),
    )
