"""F17: interfaces of the command platform and the roll-calls of its terminals."""

import random
from datetime import date, datetime, timedelta

from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Village
from sample_county.sheets import Delivery, Row, Sheet

_INTERFACES = (
    ("雨水情监测数据接口", "县水务局", "API"),
    ("地质灾害监测预警接口", "县自然资源局", "API"),
    ("气象预警信息接口", "县气象局", "API"),
    ("林火视频监控接口", "县林业和草原局", "视频联网"),
    ("道路视频监控接口", "县公安局", "视频联网"),
    ("重点车辆定位接口", "县交通运输局", "API"),
    ("危化企业监测接口", "县应急管理局", "API"),
    ("医疗资源信息接口", "县卫生健康局", "库表交换"),
    ("网格化事件接口", "县委政法委", "API"),
    ("人口基础信息接口", "县公安局", "库表交换"),
    ("消防接处警接口", "县消防救援局", "API"),
    ("计量监控数据接口", "县数据局", "库表交换"),
)


def deliveries(plants: Plants, villages: list[Village]) -> list[Delivery]:
    """One sheet with two tables, one under the other."""
    calls = _roll_calls(villages)
    rows = [
        *_interfaces(plants),
        Row([None] * 6),
        _title("青岚县视频调度终端抽点记录（2023年10月—2024年9月）"),
        *calls,
    ]
    sheet = Sheet(
        "接口与终端",
        ("序号", "接口名称", "提供单位", "方式", "最近成功时间", "备注"),
        rows,
        above=("青岚县应急指挥平台数据接口清单", "统计时点：2024年9月30日　　填报单位：青岚县数据局"),
    )
    return [Delivery("应急指挥平台接口与终端抽点情况.xlsx", [sheet], date(2024, 10, 10), "县数据局")]


def _title(text: str) -> Row:
    return Row([text, None, None, None, None, None])


def _interfaces(plants: Plants) -> list[Row]:
    rng = random.Random("interfaces")
    dead = set(range(1, 1 + 2 * plants.count("interfaces_dead"), 2))
    rows = []
    for i, (name, provider, method) in enumerate(_INTERFACES):
        last = datetime(2024, 9, 30) - timedelta(minutes=rng.randint(10, 3000))
        if i in dead:
            last -= timedelta(days=rng.randint(25, 400))
        marks = ("interfaces_dead",) if i in dead else ()
        rows.append(Row([i + 1, name, provider, method, f"{last:%Y-%m-%d %H:%M}", None], marks))
    return rows


def _roll_calls(villages: list[Village]) -> list[Row]:
    """The second table, its header first."""
    rng = random.Random("roll calls")
    rows: list[Row] = [Row(["序号", "终端", "乡镇", "村", "抽点时间", "在线"])]
    for month in [*range(10, 13), *range(1, 10)]:
        at = datetime(2023 if month > 9 else 2024, month, rng.randint(4, 26), rng.randrange(9, 17), 30)
        called: list[tuple[str, str | None]] = [(t.name, None) for t in TOWNSHIPS]
        called += [(v.township, v.name) for v in rng.sample(villages, 20)]
        for township, village in called:
            online = rng.random() < (0.97 if village is None else 0.86)
            terminal = f"{village or township}视频调度终端"
            state = "在线" if online else "离线"
            rows.append(Row([len(rows), terminal, township, village, f"{at:%Y-%m-%d %H:%M}", state]))
    return rows
