"""F05: stores of the county and its townships at three statement dates."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sample_county.dirt import Cell, date_hand, full_width, write_date
from sample_county.facts import AS_OF, COUNTY
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.sheets import Delivery, Row, Sheet

STATEMENTS = (date(2023, 12, 31), date(2024, 6, 30), AS_OF)
COUNTY_STORE = "县应急物资储备库"

_DATED = (
    ("救生衣", "DY-150", "件", 5),
    ("方便食品", "箱装", "箱", 1),
    ("瓶装饮用水", "550ml×24", "箱", 1),
    ("急救包", "A型", "个", 3),
    ("消毒液", "5L", "桶", 2),
    ("强光手电", "充电式", "支", 4),
    ("防毒面具", "过滤式", "套", 5),
    ("干粉灭火器", "4kg", "具", 5),
    ("编织袋", "60×100", "条", 3),
    ("铅丝", "8号", "kg", 8),
    ("棉被", "2×1.5m", "床", 8),
    ("单帐篷", "12㎡", "顶", 8),
)
_DURABLE = (
    ("冲锋舟", "4.2m", "艘"),
    ("发电机", "5kW", "台"),
    ("排水泵", "200m³/h", "台"),
    ("油锯", "18寸", "台"),
    ("对讲机", "数字", "部"),
)
_VEHICLES = (
    ("应急指挥车", "越野"),
    ("水罐消防车", "5t"),
    ("装载机", "50型"),
    ("挖掘机", "22t"),
    ("物资运输车", "8t"),
)


@dataclass
class Stock:
    """`years` None: not a dated item. `expires_on` None on a dated item: nobody wrote a date."""

    item: str
    model: str
    unit: str
    quantity: int
    store: str
    township: str
    reserve: str
    produced_on: date | None
    years: int | None
    expires_on: date | None
    condition: str
    plate: str
    quota: int | None
    marks: list[str] = field(default_factory=list)

    @property
    def is_consumable(self) -> bool:
        return self.item in ("方便食品", "瓶装饮用水", "消毒液", "编织袋", "铅丝")


def make_supplies(plants: Plants) -> dict[date, list[Stock]]:
    """Stock per statement date; consumables move between the statements."""
    rng = random.Random("supplies")
    stores = [(COUNTY_STORE, COUNTY, 10)] + [(f"{t.name}应急物资储备点", t.name, 1) for t in TOWNSHIPS]
    now = [stock for store in stores for stock in _store(rng, *store)]
    _plant(plants, rng, now)
    statements = {AS_OF: now}
    later = now
    for day in reversed(STATEMENTS[:-1]):
        statements[day] = later = [_earlier(rng, stock, day) for stock in later]
    return statements


def _store(rng: random.Random, store: str, place: str, factor: int) -> list[Stock]:
    stocks = []
    for item, model, unit, years in _DATED if factor > 1 else rng.sample(_DATED, 8):
        produced = AS_OF - timedelta(days=rng.randint(40, round(years * 365 * 0.75)))
        quantity = rng.randint(12, 60) * factor
        reserve = rng.choices(("自储", "协议储备", "代储"), (78, 15, 7))[0] if factor > 1 else "自储"
        stocks.append(
            Stock(
                item,
                model,
                unit,
                quantity,
                store,
                place,
                reserve,
                produced,
                years,
                produced + timedelta(days=365 * years),
                rng.choice(("可用", "完好", "良好")),
                "",
                round(quantity * rng.uniform(0.7, 1.3)),
            )
        )
    for item, model, unit in _DURABLE if factor > 1 else rng.sample(_DURABLE, 3):
        stocks.append(
            Stock(
                item,
                model,
                unit,
                rng.randint(1, 3) * (factor // 2 + 1),
                store,
                place,
                "自储",
                None,
                None,
                None,
                rng.choices(("完好", "待修", "报废"), (90, 8, 2))[0],
                "",
                rng.randint(1, 3) * (factor // 2 + 1),
            )
        )
    for item, model in _VEHICLES if factor > 1 else rng.sample(_VEHICLES, 1):
        stocks.append(
            Stock(
                item,
                model,
                "台",
                1,
                store,
                place,
                "自储",
                None,
                None,
                None,
                "完好",
                f"岚Q·{rng.randint(10000, 99999)}",
                1,
            )
        )
    return stocks


def _plant(plants: Plants, rng: random.Random, now: list[Stock]) -> None:
    dated = [s for s in now if s.years]
    rng.shuffle(dated)
    for stock in [dated.pop() for _ in range(plants.count("supplies_expired"))]:
        stock.expires_on = date(2023, 3, 1) + timedelta(days=rng.randrange(500))
        stock.produced_on = stock.expires_on - timedelta(days=365 * (stock.years or 1))
        stock.marks.append("supplies_expired")
    for stock in [dated.pop() for _ in range(plants.count("supplies_undated"))]:
        stock.produced_on = stock.expires_on = None
        stock.marks.append("supplies_undated")
    for stock in [s for s in dated if s.is_consumable][: plants.count("stock_frozen")]:
        stock.marks.append("stock_frozen")
    if plants.dirty:
        owned, other = (
            [s for s in now if s.plate and s.store == COUNTY_STORE][1],
            [s for s in now if s.plate][-1],
        )
        other.item, other.model, other.plate = owned.item, owned.model, owned.plate
        owned.marks.append("plate_twice")
        other.marks.append("plate_twice")


def _earlier(rng: random.Random, stock: Stock, day: date) -> Stock:
    """What the store held one statement before: other quantities of consumables, older lots."""
    old = replace(stock, marks=[])
    if "stock_frozen" in stock.marks:
        old.marks = ["stock_frozen"]
    elif stock.is_consumable:
        old.quantity = max(0, stock.quantity + rng.choice((-9, -6, -4, 3, 5, 8, 12)))
    if stock.produced_on and stock.produced_on > day and stock.years:
        old.produced_on = day - timedelta(days=rng.randint(20, 200))
        old.expires_on = old.produced_on + timedelta(days=365 * stock.years)
    return old


def deliveries(statements: dict[date, list[Stock]]) -> list[Delivery]:
    """One workbook a statement."""
    received = (date(2024, 1, 11), date(2024, 7, 12), date(2024, 10, 12))
    names = (
        "2023年末应急物资装备台账.xls",
        "应急物资装备台账（2024年6月30日）.xlsx",
        "应急物资装备台账（2024年9月30日）.xlsx",
    )
    return [
        Delivery(name, [_sheet(statements[day], day)], on, "县应急管理局")
        for name, day, on in zip(names, STATEMENTS, received, strict=True)
    ]


def _sheet(stocks: list[Stock], day: date) -> Sheet:
    hand = date_hand(f"F05-{day}", "dot" if day.year == 2023 else "cell", ("zh", "compact"), 0.1)
    rows = [
        Row(
            [
                s.store,
                i,
                s.item,
                s.model,
                s.unit,
                full_width(s.quantity) if i % 31 == 0 else s.quantity,
                s.reserve,
                hand(s.produced_on),
                _until(s, i, hand(s.expires_on)),
                s.condition,
                s.plate or None,
                s.quota,
            ],
            tuple(m for m in s.marks if day == AS_OF),
        )
        for i, s in enumerate(stocks, start=1)
    ]
    rows.append(Row(["总计", None, f"{len(stocks)}项", *[None] * 9]))
    quantity = "库存" if day.year == 2023 else "数量"
    return Sheet(
        "物资装备",
        (
            "储备库",
            "序号",
            "品名",
            "规格型号",
            "单位",
            quantity,
            "储备方式",
            "生产日期",
            "有效期至",
            "完好状态",
            "车牌/编号",
            "定额",
        ),
        rows,
        above=("青岚县应急物资装备台账", f"统计时点：{write_date(day, 'zh')}　　填报单位：青岚县应急管理局"),
        below=("盘点人（签字）：　　　　　　库管员：",),
        merge_down=(0,),
    )


def _until(stock: Stock, number: int, written: Cell) -> Cell:
    if stock.years is None:
        return "长期" if number % 4 == 0 else None
    return written
