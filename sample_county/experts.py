"""F21: the county's pool of experts: people, not a team."""

import random
from datetime import date

from sample_county.people import PersonMaker
from sample_county.sheets import Delivery, Row, Sheet

_FIELDS = (
    ("地质灾害防治", "县自然资源局"),
    ("防汛抗旱", "县水务局"),
    ("森林防火", "县林业和草原局"),
    ("危险化学品", "县应急管理局"),
    ("非煤矿山", "青岚县矿山技术服务中心"),
    ("建筑施工", "县住房和城乡建设局"),
    ("应急医疗", "县人民医院"),
    ("气象", "县气象局"),
    ("电力", "国网青岚县供电公司"),
    ("消防", "县消防救援局"),
)
_NUMBER = 46


def deliveries(make_person: PersonMaker) -> list[Delivery]:
    """One register as text."""
    rng = random.Random("experts")
    rows = []
    for _ in range(_NUMBER):
        speciality, employer = rng.choice(_FIELDS)
        person = make_person(34, 58)
        rows.append(
            Row(
                [
                    person.name,
                    employer,
                    speciality,
                    rng.choice(("高级工程师", "工程师", "副主任医师", "助理工程师")),
                    rng.choice(("2026年12月31日", "2025年12月31日", "2023年12月31日")),
                    rng.randint(0, 7),
                    person.phone,
                ]
            )
        )
    sheet = Sheet(
        "",
        ("姓名", "工作单位", "专业", "职称", "聘期至", "参加次数", "联系电话"),
        rows,
        above=("青岚县应急安全生产和防灾减灾专家库（截至2024年9月30日）",),
    )
    return [
        Delivery("应急专家库名单2024.csv", [sheet], date(2024, 10, 12), "县应急管理局", encoding="utf-8-sig")
    ]
