"""An invented county: its townships, villages and communities, their people, and F18."""

import random
from datetime import date

from sample_county.facts import COUNTY, COUNTY_CODE, VILLAGES
from sample_county.records import Township, Village
from sample_county.sheets import Delivery, Row, Sheet

TOWNSHIPS = (
    Township(f"{COUNTY_CODE}100", "澜桥镇"),
    Township(f"{COUNTY_CODE}101", "石鼓坪镇"),
    Township(f"{COUNTY_CODE}102", "双汊镇"),
    Township(f"{COUNTY_CODE}103", "枫渡镇"),
    Township(f"{COUNTY_CODE}200", "松岚乡"),
    Township(f"{COUNTY_CODE}201", "雾坪乡"),
    Township(f"{COUNTY_CODE}202", "荞川乡"),
)
STATEMENT_YEARS = (2020, 2021, 2022, 2023)
_SIZES = (28, 25, 24, 23, 21, 19, 18)
_COMMUNITIES = {
    "澜桥镇": ("东门", "西关", "河滨", "新城"),
    "石鼓坪镇": ("石鼓", "坪上"),
    "双汊镇": ("汊口", "双桥"),
    "枫渡镇": ("渡口",),
}
_TWIN_NAMES = {
    "石鼓坪镇": ("柳湾村", "桃坪村"),
    "枫渡镇": ("柳湾村", "大坪村"),
    "松岚乡": ("桃坪村",),
    "雾坪乡": ("大坪村",),
}
_HEADS = "柏槐杏梨桐樟楠枫竹荷菱兰桂梅榆枣柿栗椒茶麻葛荞麦"
_TAILS = "坡湾沟坝岭桥溪塘冲垭岩洞井寨庄"


def make_villages() -> list[Village]:
    """All 158; three names come twice, in two townships, so that only the township tells them apart."""
    rng = random.Random("villages")
    names = [f"{head}{tail}村" for head in _HEADS for tail in _TAILS]
    rng.shuffle(names)
    villages: list[Village] = []
    for township, size in zip(TOWNSHIPS, _SIZES, strict=True):
        communities = [f"{name}社区" for name in _COMMUNITIES.get(township.name, ())]
        twins = list(_TWIN_NAMES.get(township.name, ()))
        own = [names.pop() for _ in range(size - len(communities) - len(twins))]
        villages += [_village(rng, township, f"{i:03d}", name) for i, name in enumerate(communities, start=1)]
        villages += [
            _village(rng, township, f"{i:03d}", name) for i, name in enumerate(twins + own, start=200)
        ]
    if len(villages) != VILLAGES:
        raise AssertionError(len(villages))
    return villages


def _village(rng: random.Random, township: Township, suffix: str, name: str) -> Village:
    base = rng.randint(2400, 5200) if name.endswith("社区") else rng.randint(460, 1750)
    people = [base]
    for _ in STATEMENT_YEARS[1:]:
        people.append(round(people[-1] * rng.uniform(0.978, 1.004)))
    households = tuple(round(count / rng.uniform(2.9, 3.3)) for count in people)
    return Village(
        township.code + suffix,
        name,
        township.name,
        (people[0], people[1], people[2], people[3]),
        (households[0], households[1], households[2], households[3]),
    )


def deliveries(villages: list[Village]) -> list[Delivery]:
    """F18: the first three years in one workbook handed in when the platform started, then one a year."""
    early = [_statement(villages, year, codes_as_numbers=year == 2022) for year in STATEMENT_YEARS[:3]]
    return [
        Delivery("青岚县2020-2022年末人口与行政区划统计表.xls", early, date(2023, 3, 6), "县统计局"),
        Delivery(
            "2023年末人口与行政区划统计表.xlsx", [_statement(villages, 2023)], date(2024, 2, 28), "县统计局"
        ),
    ]


def _statement(villages: list[Village], year: int, codes_as_numbers: bool = False) -> Sheet:
    index = STATEMENT_YEARS.index(year)
    rng = random.Random(f"registered-{year}")

    def line(code: str, name: str, members: list[Village], note: str | None) -> Row:
        resident = sum(v.population[index] for v in members)
        registered = round(resident * 1.06)
        houses = sum(v.households[index] for v in members)
        written: str | int = int(code) if codes_as_numbers else code
        whole = len(code) < 12
        communities = sum(v.name.endswith("社区") for v in members) if whole else None
        committees = len(members) - (communities or 0) if whole else None
        return Row([written, name, houses, resident, registered, committees, communities, note])

    rows = [line(COUNTY_CODE, COUNTY, villages, None)]
    for township in TOWNSHIPS:
        own = [v for v in villages if v.township == township.name]
        rows.append(line(township.code, township.name, own, None))
        rows += [line(v.code, v.name, [v], "无变更" if rng.random() < 0.03 else None) for v in own]
    return Sheet(
        f"{year}年末",
        (
            "区划代码",
            "名称",
            "户数",
            "常住人口" if year > 2021 else "常住人口（人）",
            "户籍人口",
            "村数",
            "社区数",
            "变更",
        ),
        rows,
        above=(
            f"青岚县{year}年末人口与行政区划统计表",
            f"统计时点：{year}年12月31日　　填报单位：青岚县统计局",
        ),
        below=("注：常住人口按年度人口变动抽样调查推算，区划以县民政局公布为准。",),
    )
