"""F09: landslide, collapse and debris-flow points before the flood season."""

import random
from datetime import date

from sample_county.ground import place_in
from sample_county.people import PersonMaker
from sample_county.plants import Plants
from sample_county.records import Village
from sample_county.sheets import Cell, Delivery, Row, Sheet

_NUMBER = 86
_STATEMENT = date(2024, 4, 30)
_KINDS = (("滑坡", 52), ("崩塌", 30), ("泥石流", 18))


_HEADER = (
    "点号",
    "名称",
    "类型",
    "所在乡镇",
    "规模",
    "险情等级",
    "经度",
    "纬度",
    "威胁户数",
    "威胁人数",
    "监测员",
    "电话",
    "防灾责任人",
    "明白卡",
    "监测设备",
)
_FIRST_PAGE = 45


def deliveries(plants: Plants, villages: list[Village], make_person: PersonMaker) -> list[Delivery]:
    """One register, its header repeated on the second page; half of the coordinates are not decimal."""
    rng = random.Random("landslides")
    unwatched = set(range(4, 4 + 9 * plants.count("points_unwatched"), 9))
    rows = [_row(rng, i, rng.choice(villages), make_person, i in unwatched) for i in range(1, _NUMBER + 1)]
    rows.insert(_FIRST_PAGE, Row([*_HEADER]))
    sheet = Sheet(
        "隐患点",
        _HEADER,
        rows,
        above=(
            "青岚县地质灾害隐患点台账",
            "（截至2024年4月30日）",
            "填报单位：青岚县自然资源局　　坐标系：CGCS2000",
        ),
        below=("注：经纬度为示意坐标。",),
    )
    return [Delivery("2024年汛前地质灾害隐患点台账.xlsx", [sheet], date(2024, 5, 14), "县自然资源局")]


def _row(rng: random.Random, number: int, village: Village, make_person: PersonMaker, unwatched: bool) -> Row:
    kind = rng.choices([k for k, _ in _KINDS], [w for _, w in _KINDS])[0]
    longitude, latitude = place_in(village.code, rng.random(), rng.random())
    households = rng.randint(1, 22)
    watcher, keeper = make_person(35, 60), make_person(35, 57)
    device: Cell = rng.choice(("裂缝计", "雨量计、裂缝计", "GNSS", None, None, None))
    cells: list[Cell] = [
        f"{village.code[:6]}{number:06d}",
        f"{village.name[:-1]}{rng.choice('一二三四五六')}组{kind}",
        kind,
        village.township,
        rng.choices(("小型", "中型", "大型"), (75, 20, 5))[0],
        rng.choices(("小型", "中型", "大型"), (70, 24, 6))[0],
        _degrees(longitude) if number % 2 else round(longitude, 6),
        _degrees(latitude) if number % 2 else round(latitude, 6),
        households,
        round(households * rng.uniform(2.8, 4.2)),
        None if unwatched else watcher.name,
        None if unwatched else watcher.phone,
        keeper.name,
        "已发放" if rng.random() < 0.9 else "未发放",
        None if unwatched else device,
    ]
    return Row(cells, ("points_unwatched",) if unwatched else ())


def _degrees(value: float) -> str:
    degrees, rest = divmod(value, 1)
    minutes, rest = divmod(rest * 60, 1)
    return f"{int(degrees)}°{int(minutes):02d}′{rest * 60:04.1f}″"
