"""F14: the county's enterprises and the daily log of what passes their weighing points."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sample_county.codes import credit_code
from sample_county.dirt import date_hand, write_date
from sample_county.facts import AS_OF, METERED_ENTERPRISES, METERED_VEHICLES, SINCE
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Enterprise, MeterDay
from sample_county.sheets import Delivery, Row, Sheet

_NUMBER = 120
_KEY = 46
_BRANDS_A = "鼎恒瑞泰昌盛隆宏嘉汇聚宝诚信安顺达远"
_BRANDS_B = "和源丰岩石森川峰岭基业通茂兴旺辉腾"
_INDUSTRIES = (
    ("非煤矿山", "采石有限公司", "露天采场边坡"),
    ("危险化学品", "加油站", "汽油、柴油储罐"),
    ("建材", "砂石有限责任公司", "破碎筛分设备"),
    ("建筑施工", "建筑工程有限公司", "高处作业"),
    ("金属冶炼", "金属制品有限公司", "高温熔融金属"),
    ("烟花爆竹", "烟花爆竹经营部", "储存仓库"),
    ("水电站", "水电开发有限公司", "大坝、压力管道"),
    ("建材", "商品混凝土有限公司", "筒仓、搅拌设备"),
    ("工贸", "农产品加工有限公司", "有限空间"),
    ("道路运输", "运输有限公司", "重型货车"),
    ("工贸", "木业有限公司", "粉尘、可燃物"),
    ("非煤矿山", "矿业有限公司", "尾矿库、采场"),
)
_HIGH_RISK = ("危险化学品", "非煤矿山", "建筑施工", "金属冶炼", "烟花爆竹")
_METERED = ("非煤矿山", "建材", "道路运输", "金属冶炼")


def make_enterprises(plants: Plants) -> list[Enterprise]:
    """All enterprises; 54 of them have a weighing point, 46 are key (high-risk) ones."""
    rng = random.Random("enterprises")
    brands = [a + b for a in _BRANDS_A for b in _BRANDS_B]
    rng.shuffle(brands)
    enterprises = [_enterprise(rng, i, brands[i]) for i in range(_NUMBER)]
    keys = [e for e in enterprises if e.industry in _HIGH_RISK][:_KEY]
    for enterprise in keys:
        enterprise.is_key = True
    metered = [e for e in enterprises if e.industry in _METERED][:METERED_ENTERPRISES]
    for i, enterprise in enumerate(metered):
        enterprise.meter_point = f"{enterprise.short_name}{rng.choice(('1号磅', '出场地磅', '厂区地磅'))}"
        enterprise.metered_from = SINCE if i < 44 else date(2021 + i % 2, 2 + i % 9, 6)
    _plant(plants, rng, enterprises, keys)
    return enterprises


def _enterprise(rng: random.Random, index: int, brand: str) -> Enterprise:
    industry, suffix, danger = _INDUSTRIES[index % len(_INDUSTRIES)]
    township = rng.choices(TOWNSHIPS, (30, 22, 18, 14, 10, 7, 6))[0].name
    short = brand + suffix.replace("有限责任公司", "").replace("有限公司", "")
    size, staff = rng.choices((("大型", 420), ("中型", 160), ("小型", 48), ("微型", 11)), (1, 5, 14, 6))[0]
    employed = rng.randint(round(staff * 0.6), round(staff * 1.6))
    has_agreement = rng.random() < 0.62
    return Enterprise(
        f"青岚县{brand}{suffix}",
        short,
        credit_code(59_100_003 + index * 7_919),
        industry,
        size,
        danger,
        township,
        employed,
        False,
        "与县综合应急救援大队签订" if has_agreement else "无",
        date(2025, 1, 1) + timedelta(days=rng.randrange(800)) if has_agreement else None,
        rng.randint(2, 9) if rng.random() < 0.7 else 0,
        "",
        None,
    )


def _plant(plants: Plants, rng: random.Random, enterprises: list[Enterprise], keys: list[Enterprise]) -> None:
    with_agreement = [e for e in keys if e.agreement_until]
    for enterprise in with_agreement[: plants.count("agreements_expired")]:
        enterprise.agreement_until = date(2023, 6, 1) + timedelta(days=rng.randrange(400))
        enterprise.marks.append("agreements_expired")
    others = [e for e in enterprises if not e.meter_point and not e.is_key]
    for enterprise in others[: plants.count("credit_codes_invalid")]:
        right = enterprise.credit_code
        enterprise.credit_code = right[:-1] + ("A" if right[-1] != "A" else "B")
        enterprise.marks.append("credit_codes_invalid")


def make_metering(enterprises: list[Enterprise]) -> list[MeterDay]:
    """One entry per enterprise and day on which something was written; vehicles add up to the golden sum."""
    rng = random.Random("metering")
    metered = [e for e in enterprises if e.meter_point]
    daily = {e.name: rng.uniform(3.5, 12.5) for e in metered}
    days: list[tuple[date, Enterprise, int]] = []
    for day in _days(SINCE, AS_OF):
        season = 0.35 if day.month in (1, 2) else 1.1 if day.month in (4, 5, 10, 11) else 1.0
        for enterprise in metered:
            if enterprise.metered_from and day >= enterprise.metered_from:
                draw = rng.random()
                if draw < 0.24:
                    continue
                count = 0 if draw < 0.27 else round(daily[enterprise.name] * season * rng.uniform(0.5, 1.5))
                days.append((day, enterprise, count))
    counts = _settle([count for _, _, count in days], METERED_VEHICLES)
    return [
        MeterDay(day, enterprise, count, round(count * rng.uniform(27.5, 34.0), 1))
        for (day, enterprise, _), count in zip(days, counts, strict=True)
    ]


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _settle(counts: list[int], total: int) -> list[int]:
    """Scales the counts and then moves single vehicles, so that they sum to `total`; zeros stay zero."""
    factor = total / sum(counts)
    scaled = [max(1, round(count * factor)) if count else 0 for count in counts]
    missing = total - sum(scaled)
    step = 1 if missing > 0 else -1
    for index in range(0, len(scaled) * 5, 5):
        if not missing:
            break
        position = index % len(scaled)
        if scaled[position] > 1:
            scaled[position] += step
            missing -= step
    return scaled


def deliveries(enterprises: list[Enterprise], metering: list[MeterDay]) -> list[Delivery]:
    """Two lists and one log a year."""
    files = [
        Delivery(
            "2021年末企业清单.xls",
            [_list(enterprises, date(2021, 12, 31))],
            date(2022, 1, 19),
            "县应急管理局",
        ),
        Delivery(
            "生产经营单位清单（截至2024年9月30日）.xlsx",
            [_list(enterprises, AS_OF)],
            date(2024, 10, 9),
            "县应急管理局",
        ),
    ]
    received = {
        2021: date(2022, 1, 6),
        2022: date(2023, 1, 6),
        2023: date(2024, 1, 5),
        2024: date(2024, 10, 8),
    }
    forms = {2021: "slash", 2022: "compact", 2023: "iso", 2024: "dash"}
    for year, day in received.items():
        name = f"计量监控日报{year}年.csv" if year < 2024 else "计量监控日报2024年1-9月.csv"
        encoding = "gbk" if year < 2023 else "utf-8-sig"
        entries = [entry for entry in metering if entry.day.year == year]
        files.append(Delivery(name, [_log(entries, forms[year], year)], day, "县数据局", encoding=encoding))
    return files


def _list(enterprises: list[Enterprise], day: date) -> Sheet:
    hand = date_hand(f"F14-{day.year}", "dot" if day.year == 2021 else "cell", ("zh",), 0.1)
    listed = [e for i, e in enumerate(enterprises) if day == AS_OF or i % 9 != 4]
    rows = []
    for i, e in enumerate(listed, start=1):
        meter = e.meter_point if e.metered_from and e.metered_from <= day else None
        until = (
            e.agreement_until
            if day == AS_OF
            else e.agreement_until and e.agreement_until.replace(year=2023, day=1)
        )
        rows.append(
            Row(
                [
                    i,
                    e.name,
                    e.credit_code,
                    e.industry,
                    e.size,
                    e.danger,
                    e.township,
                    f"{e.staff} " if i % 27 == 8 else e.staff,
                    "是" if e.is_key else "否",
                    e.agreement,
                    hand(until, "/"),
                    e.part_timers,
                    meter,
                ],
                tuple(e.marks) if day == AS_OF else (),
            )
        )
    rows.append(Row(["合计", f"{len(listed)}家", *[None] * 5, sum(e.staff for e in listed), *[None] * 5]))
    return Sheet(
        "企业清单",
        (
            "序号",
            "企业名称",
            "统一社会信用代码",
            "行业类别" if day == AS_OF else "行业",
            "企业规模",
            "主要危险源",
            "属地" if day == AS_OF else "所在乡镇",
            "从业人数",
            "是否重点（高危）",
            "应急救援协议",
            "协议有效期",
            "兼职救援人员数",
            "计量点",
        ),
        rows,
        above=(
            "青岚县生产经营单位清单",
            f"统计时点：{write_date(day, 'zh')}　　填报单位：青岚县应急管理局、县市场监督管理局",
        ),
        hidden_rows=(16, 17, 43),
    )


def _log(entries: list[MeterDay], form: str, year: int) -> Sheet:
    heading = "车次" if year < 2023 else "车次（辆次）"
    rows = [
        Row(
            [
                write_date(e.day, form),
                e.enterprise.name,
                e.enterprise.credit_code,
                e.enterprise.meter_point,
                e.vehicles,
                e.tonnes,
            ]
        )
        for e in entries
    ]
    return Sheet("", ("日期", "企业名称", "统一社会信用代码", "计量点", heading, "吨位"), rows)
