"""F11: reservoirs with their three responsible persons, and rain and water-level stations."""

import random
from datetime import date

from sample_county.ground import place_in
from sample_county.people import PersonMaker
from sample_county.places import TOWNSHIPS
from sample_county.records import Village
from sample_county.sheets import Delivery, Row, Sheet

_RESERVOIRS = 17
_STATIONS = 48


def deliveries(villages: list[Village], make_person: PersonMaker) -> list[Delivery]:
    """One workbook, two sheets."""
    rng = random.Random("water")
    places = rng.sample(villages, _RESERVOIRS)
    reservoirs = []
    for i, village in enumerate(places, start=1):
        grade, size = rng.choices((("小（2）型", 42), ("小（1）型", 310), ("中型", 1450)), (11, 5, 1))[0]
        people = [make_person(35, 57).name for _ in range(3)]
        reservoirs.append(
            Row(
                [
                    i,
                    f"{village.name[:-1]}水库",
                    grade,
                    village.township,
                    *people,
                    round(size * rng.uniform(0.6, 1.7), 1),
                    "有" if i % 8 else "无",
                    *_place(village.code, rng),
                ]
            )
        )
    own = {
        township.name: [village.code for village in villages if village.township == township.name]
        for township in TOWNSHIPS
    }
    stations = []
    for i in range(1, _STATIONS + 1):
        township = rng.choice(TOWNSHIPS)
        stations.append(
            Row(
                [
                    f"5999{2100 + i}",
                    f"{township.name[:2]}{i}号站",
                    rng.choice(("雨量站", "水位站", "雨量水位站")),
                    township.name,
                    *_place(random.Random(f"station {i}").choice(own[township.name]), rng),
                    f"{rng.choices((rng.uniform(96, 100), rng.uniform(40, 90)), (85, 15))[0]:.1f}%",
                    make_person(30, 57).name,
                ]
            )
        )
    head = "统计时点：2024年5月31日　　填报单位：青岚县水务局"
    sheets = [
        Sheet(
            "水库",
            (
                "序号",
                "水库名称",
                "等级",
                "所在乡镇",
                ("防汛责任人（三级）", "行政"),
                ("防汛责任人（三级）", "技术"),
                ("防汛责任人（三级）", "巡查"),
                "库容（万m³）",
                "预案",
                "经度",
                "纬度",
            ),
            reservoirs,
            above=("青岚县水库防汛责任人名录", head),
        ),
        Sheet(
            "监测站点",
            ("测站编码", "站名", "类型", "所在乡镇", "经度", "纬度", "在线率", "责任人"),
            stations,
            above=("青岚县山洪灾害监测站点名录", head),
        ),
    ]
    return [Delivery("2024年汛期水库及监测站点台账.xlsx", sheets, date(2024, 6, 12), "县水务局")]


def _place(village_code: str, rng: random.Random) -> tuple[float, float]:
    longitude, latitude = place_in(village_code, rng.random(), rng.random())
    return round(longitude, 6), round(latitude, 6)
