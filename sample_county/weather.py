"""F10 records and F16's responses: weather warnings and what was started on them."""

import random
from datetime import date, datetime, timedelta

from sample_county.facts import AS_OF
from sample_county.places import TOWNSHIPS
from sample_county.plants import Plants
from sample_county.records import Village, WeatherWarning
from sample_county.sheets import Delivery, Row, Sheet

_SEASON = {
    "暴雨": (5, 6, 7, 8, 9),
    "雷电": (4, 5, 6, 7, 8),
    "大风": (3, 4, 5),
    "暴雪": (1, 2, 12),
    "高温": (7, 8),
    "地质灾害气象风险": (6, 7, 8, 9),
}
_PER_YEAR = 36
_LEVELS = ("蓝色", "黄色", "橙色", "红色")
_COUNTED_SINCE = 2023


def make_warnings(plants: Plants, villages: list[Village]) -> list[WeatherWarning]:
    """By time of issue, since 2021; an orange or red one is answered by calls and, mostly, a response."""
    rng = random.Random("warnings")
    warnings = []
    for year in (2021, 2022, 2023, 2024):
        for _ in range(_PER_YEAR if year < 2024 else 27):
            warnings.append(_warning(rng, year))
    warnings.sort(key=lambda w: w.issued_at)
    severe = [w for w in warnings if w.level in ("橙色", "红色")]
    for warning in rng.sample(severe, plants.count("warnings_unanswered")):
        warning.call_log, warning.response_at = "", None
        warning.lifted_at = warning.issued_at + timedelta(hours=9)
        warning.marks.append("warnings_unanswered")
    lifted = next(w for w in severe if not w.marks)
    lifted.lifted_at, lifted.response_at = lifted.issued_at + timedelta(minutes=45), None
    _count_households(warnings, villages)
    return warnings


def _count_households(warnings: list[WeatherWarning], villages: list[Village]) -> None:
    """The bureau has counted confirmed households since 2023, not for blue warnings."""
    rng = random.Random("confirmed households")
    for warning in warnings:
        if warning.level == "蓝色" or warning.issued_at.year < _COUNTED_SINCE:
            continue
        warned = sum(
            village.households[3]
            for village in villages
            if village.township in warning.townships or warning.townships == ("全县",)
        )
        warning.confirmed = round(warned * rng.uniform(0.68, 0.97))


def _warning(rng: random.Random, year: int) -> WeatherWarning:
    signal = rng.choice(tuple(_SEASON))
    months = [month for month in _SEASON[signal] if year < 2024 or month <= AS_OF.month]
    level = rng.choices(_LEVELS, (38, 40, 18, 4))[0]
    issued = datetime(year, rng.choice(months), rng.randint(1, 27), rng.randrange(24), rng.randrange(60))
    townships = (
        tuple(t.name for t in rng.sample(TOWNSHIPS, rng.randint(1, 5))) if rng.random() < 0.6 else ("全县",)
    )
    severe = level in ("橙色", "红色")
    response = (
        issued + timedelta(minutes=rng.randint(6, 55))
        if severe or (level == "黄色" and rng.random() < 0.35)
        else None
    )
    log = f"{issued + timedelta(minutes=8):%H:%M}叫应{len(townships)}个乡镇值班室" if severe else ""
    return WeatherWarning(
        signal,
        level,
        issued,
        issued + timedelta(hours=rng.randint(3, 22)),
        townships,
        rng.randint(900, 26_000),
        log,
        response,
    )


def deliveries(warnings: list[WeatherWarning]) -> list[Delivery]:
    """F10 as the weather bureau lists it: signal and level side by side under one heading."""
    rows = [
        Row(
            [
                i,
                f"{w.signal}{w.level}预警",
                w.level,
                f"{w.issued_at:%Y-%m-%d %H:%M}",
                f"{w.lifted_at:%Y-%m-%d %H:%M}" if w.lifted_at else None,
                "、".join(w.townships),
                "青岚县气象台",
                w.receivers,
                w.confirmed,
                w.call_log or None,
            ],
            tuple(w.marks),
        )
        for i, w in enumerate(warnings, start=1)
    ]
    sheet = Sheet(
        "预警信号",
        (
            "序号",
            "预警信号",
            "预警等级",
            "发布时间",
            "解除时间",
            "影响区域（乡镇）",
            "发布单位",
            "发送量",
            "叫应户数",
            "叫应记录",
        ),
        rows,
        above=("青岚县气象灾害预警信号发布情况（2021年1月—2024年9月）",),
        below=("注：叫应记录由县气象台值班员填写。",),
    )
    return [Delivery("气象预警信号发布记录2021-2024.xls", [sheet], date(2024, 10, 11), "县气象局")]
